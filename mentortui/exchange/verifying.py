"""Looking through every shared folder: whether it is what its people wrote, and all of it."""

from __future__ import annotations

from typing import NamedTuple

from mentortui.errors import Refused, StoreError
from mentortui.exchange import shared
from mentortui.model.reader import Row
from mentortui.store import Journal
from mentortui.store.checkup import OK, WARN, Finding
from mentortui.store.share.audiences import setup_of
from mentortui.store.share.verifying import Verifier
from mentortui.store.share.visit import Visit


class Verified(NamedTuple):
    """What was found in one shared folder."""

    share: Row
    place: str
    findings: tuple[Finding, ...]

    @property
    def well(self) -> bool:
        """Whether nothing odd was found."""
        return all(one.level == OK for one in self.findings)


def verify(journal: Journal) -> list[Verified]:
    """Look through every shared folder; nothing is written. What one left is left out.

    Raises Refused where none is shared.
    """
    rows = [row for row in journal.rows("share") if not row.get("gone")]
    if not rows:
        raise Refused("You share no folder, so there is nothing to verify; `doctor` looks over the journal itself.")
    return [_one(journal, row) for row in rows]


def _one(journal: Journal, row: Row) -> Verified:
    place = shared.place_of(journal, row)
    try:
        found = Verifier(Visit.of(journal, setup_of(row))).run()
    except (StoreError, Refused) as error:
        found = [Finding(WARN, error.sentence)]
    return Verified(row, place, tuple(found))
