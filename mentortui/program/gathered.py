"""All that a coordinator's report and screens are made of, as of one day: figures, charter, what was learned."""

from __future__ import annotations

from collections.abc import Mapping
from typing import NamedTuple

from mentortui.model.reader import Row
from mentortui.program.charter import OVERVIEW, on_overview
from mentortui.program.choosing import Choice
from mentortui.program.comments import Comments
from mentortui.program.definitions import DEFINITIONS
from mentortui.program.figures import Figure
from mentortui.program.health import Light
from mentortui.program.rolling import Rolled
from mentortui.program.showing import Period
from mentortui.program.standing import NOT_YET
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
    choices: tuple[Choice, ...] = ()
    """The parts of the people one may ask for."""
    history: tuple[Period, ...] = ()
    """The summaries of the same people that were shown to others before, the earliest first."""
    stood: tuple[tuple[str, tuple[str, ...]], ...] = ()
    """By stage the people who have come so far and no further, for the coordinator's own eyes."""
    facts: int = 0
    """How many facts it is made of."""
    questions: Mapping[tuple[str, str], str] = {}
    """What a comment answers, by form and item."""
    led: tuple[str, ...] = ()
    """The cohorts one leads, where somebody else coordinates the program: it is of nobody else."""

    @property
    def title(self) -> str:
        """What the program is called."""
        return str(self.charter.get("name") or self.share.get("name") or "A program")

    @property
    def whom(self) -> str:
        """Whom it is of: `everybody`, a cohort, a group."""
        return Choice(self.rolled.rollup.cohort, self.rolled.rollup.group, 0, "").name

    @property
    def empty(self) -> str:
        """Why there is little to see, and what to do about it; empty where there is something."""
        people = dict(self.standing)
        if not sum(people.values()) and self.led:
            return "Nobody is in a cohort you lead yet; who is comes with the syncs of who coordinates the program."
        if not sum(people.values()):
            return "Nobody is on your list yet. mentortui program invite FILE makes a code for each person on it."
        if sum(people.values()) == people.get(NOT_YET, 0):
            count = people[NOT_YET]
            said = "1 person is" if count == 1 else f"{count:,} people are"
            return f"{said} invited, and nobody has joined yet. mentortui program remind invited writes letters."
        if not self.facts:
            return "Nobody lets the program count anything yet. Who takes part says so with mentortui program counts."
        return ""

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
