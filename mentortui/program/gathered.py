"""All that a coordinator's report and screens are made of, as of one day: figures, charter, what was learned."""

from __future__ import annotations

from collections.abc import Mapping
from typing import NamedTuple

from mentortui.model.reader import Row
from mentortui.program.charter import OVERVIEW, on_overview
from mentortui.program.comments import Comments
from mentortui.program.definitions import DEFINITIONS
from mentortui.program.figures import Figure
from mentortui.program.health import Light
from mentortui.program.rolling import Rolled
from mentortui.program.week import Part


class Gathered(NamedTuple):
    """One program one coordinates."""

    share: Row
    charter: Row
    rolled: Rolled
    measures: tuple[Row, ...]
    cohorts: tuple[tuple[Row, int], ...]
    """Each cohort, with how many are in it."""
    findings: tuple[Row, ...]
    """What was learned, the open ones first."""
    sponsors: tuple[Row, ...]
    faults: tuple[str, ...]
    comments: tuple[Comments, ...]
    """Only of everybody, never of a part of the people."""
    published: str
    """ISO day of the summary that was shown to others before this one; empty when none was."""
    week: tuple[Part, ...]
    lights: tuple[Light, ...]
    names: Mapping[str, str]
    """What people are called, for the coordinator's own eyes."""
    standing: tuple[tuple[str, int], ...]
    """How many have joined, take part by form, have not joined yet, have left."""

    @property
    def title(self) -> str:
        """What the program is called."""
        return str(self.charter.get("name") or self.share.get("name") or "A program")

    @property
    def overview(self) -> tuple[Figure, ...]:
        """The figures whose decision is written down, eight at most."""
        rollup = self.rolled.rollup
        decided = [rollup.figure(str(row.get("figure"))) for row in on_overview(self.measures)]
        found = [one for one in decided if one is not None]
        heard = rollup.figure("heard-from")
        if heard is not None and heard not in found:
            found.insert(0, heard)
        order = [*DEFINITIONS]
        return tuple(sorted(found, key=lambda one: order.index(one.id)))[:OVERVIEW]
