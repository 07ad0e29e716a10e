"""Erasing a person from a program or a folder for two: asked for by them, or done by whoever started it."""

from __future__ import annotations

from typing import NamedTuple

from mentortui.changes import erasing as changes
from mentortui.errors import Ambiguous, NotFound, Refused, StoreError
from mentortui.exchange import shared
from mentortui.exchange.shared import Report
from mentortui.model.reader import Row
from mentortui.practice.names import name
from mentortui.store import Journal
from mentortui.store.share import erasing
from mentortui.store.share.audiences import setup_of
from mentortui.store.share.cards import OWN, PROGRAM
from mentortui.store.share.visit import Visit

ME = "me"
OUT_OF_REACH = (
    "Out of reach: older versions that a sync tool or git keeps, backups and exports made elsewhere, what somebody "
    "copied or wrote down, and figures that were published already."
)


class Erased(NamedTuple):
    """What was begun; everybody else's computer follows when it syncs."""

    name: str
    reports: tuple[Report, ...]
    left: tuple[str, ...]
    """Sentences about what is still to come, and what is out of reach."""


def erase(journal: Journal, words: str) -> Erased:
    """Erase the person the words name from every folder one started; or oneself (`me`) from every folder.

    Raises NotFound where nobody of that name is in one, Ambiguous where several are.
    """
    if words.strip().casefold() == ME:
        return _oneself(journal)
    found: list[tuple[Row, str, str]] = []
    for row in journal.rows("share"):
        try:
            visit = Visit.of(journal, setup_of(row))
        except (StoreError, Refused):
            continue
        if visit.here.is_host:
            found += [
                (row, one.person, one.name) for one in visit.others() if _named(journal, one.person, one.name, words)
            ]
    if len({person for _, person, _ in found}) > 1:
        listed = ", ".join(sorted({called for _, _, called in found}))
        raise Ambiguous(f"{words!r} could be {listed}; say more of it. Nothing was changed.")
    if not found:
        raise NotFound(
            f"Nobody called {words!r} is in a folder you started, and only who started one, or they themselves, can "
            "erase somebody from it. Nothing was changed."
        )
    person, called = found[0][1], name(journal, found[0][1])
    for row, _, _ in found:
        with Visit.of(journal, setup_of(row)) as visit:
            erasing.state(visit, person)
    reports = tuple(shared.sync_one(journal, row) for row, _, _ in found)
    mine = changes.about(journal, person)
    if mine:
        from mentortui.store import forgetting

        forgetting.purge(journal, mine)
    left = (
        f"Every computer drops what {called} wrote when it syncs the next time; a computer of theirs that comes back "
        "is cleared away again.",
        "What others wrote about them in their own journals is theirs, and stays.",
        OUT_OF_REACH,
    )
    return Erased(called, reports, left)


def _named(journal: Journal, person: str, called: str, words: str) -> bool:
    said = words.strip().casefold()
    names = {called.casefold(), name(journal, person).casefold()}
    return person.startswith(said) or any(one == said or one.startswith(f"{said} ") for one in names)


def _oneself(journal: Journal) -> Erased:
    """Ask the hosts of all folders; what one started oneself is stated at once."""
    shared_with = [row for row in journal.rows("share") if row.get("type") != OWN]
    rows = [row for row in shared_with if not (row.get("type") == PROGRAM and row.get("hosted"))]
    kept = [f"“{row.get('name')}”" for row in shared_with if row not in rows]
    if not rows:
        raise Refused(
            f"You coordinate {', '.join(kept)}; hand it over to somebody first. Nothing was changed."
            if kept
            else "You are in nobody's folder, so there is nothing to erase. Your journal is yours alone."
        )
    journal.commit(changes.ask(rows), undoable=False)
    reports = []
    for row in rows:
        try:
            reports.append(shared.sync_one(journal, shared.share_row(journal, setup_of(row).share)))
        except (StoreError, Refused) as error:
            reports.append(Report(row, shared.place_of(journal, row), (), fault=error.sentence))
    left = (
        *([f"You coordinate {', '.join(kept)}, so that stays; hand it over first."] if kept else []),
        "Your own journal stays whole, here on your computers. What you wrote in these folders is out of them now, and "
        "each host's computer tells all others to drop it when it syncs.",
        OUT_OF_REACH,
    )
    return Erased("you", tuple(reports), left)
