"""Who runs a shared folder: leaving one, handing it over, and who leads a part of a program."""

from __future__ import annotations

from collections.abc import Sequence

from mentortui.changes import enrolling, handing, joining
from mentortui.clock import new_id
from mentortui.errors import Ambiguous, NotFound, Refused
from mentortui.exchange import shared
from mentortui.exchange.shared import Report
from mentortui.model.reader import Row
from mentortui.program.which import share_of
from mentortui.store import Journal
from mentortui.store.share import telling
from mentortui.store.share.audiences import setup_of
from mentortui.store.share.cards import OWN, PAIR, PROGRAM, Member
from mentortui.store.share.visit import Visit


def leave(journal: Journal, row: Row) -> Report:
    """Leave a shared folder: nothing more is sent there or fetched; what others read stays with them.

    Raises Refused for the host of a program in which others are, and for a folder of one's own computers.
    """
    if row.get("type") == OWN:
        raise Refused("Your own computers meet there; to take one away: mentortui device remove. Nothing was changed.")
    visit = Visit.of(journal, setup_of(row))
    if visit.here.is_host and row.get("type") != PAIR and visit.others():
        raise Refused(
            f"You run “{row.get('name')}”, and nobody could be let in without you. Nothing was changed; hand it over "
            "first.",
            hint="mentortui program hand-over NAME",
        )
    shared.sync_one(journal, row)  # what was written until now still goes
    journal.commit(joining.leave(row, now=journal.clock.now()), undoable=False)
    return shared.sync_one(journal, shared.share_row(journal, setup_of(row).share))


def hand_over(journal: Journal, row: Row, words: str) -> Report:
    """Let somebody else in a folder be its host. Raises Refused for who is not its host, NotFound for nobody in it."""
    shared.sync_one(journal, row)
    with Visit.of(journal, setup_of(row)) as visit:
        person = _member(visit, row, words).person
        if row.get("type") == PROGRAM:
            cohort = handing.overheard(journal, visit.setup.share, person)
            if cohort:
                raise Refused(
                    f"You are in the cohort {cohort} yourself, and whoever leads it would receive your list, too. "
                    "Nothing was handed over.",
                    hint="Leave its list first: mentortui program leave YOUR-NAME.",
                )
            now = journal.clock.now()
            left = handing.give(journal, visit.setup.share, now=now, new_id=lambda kind: new_id(kind, journal.clock))
            journal.commit(left, undoable=False)
        telling.hand_over(visit, person)
    return shared.sync_one(journal, row)


def lead(journal: Journal, row: Row, words: str, cohorts: Sequence[str]) -> Report:
    """Let somebody lead cohorts: they receive what is counted of these and of no others. None: they lead no more.

    It is noted with the cohorts, and told to everybody by each sync. Raises NotFound for a cohort nobody is in.
    """
    shared.sync_one(journal, row)
    person = member(journal, row, words).person
    now = journal.clock.now()
    delta = enrolling.leads(journal, share_of(row), person, cohorts, now=now,
                            new_id=lambda kind: new_id(kind, journal.clock))  # fmt: skip
    if delta:
        journal.commit(delta, undoable=False)  # what was told to everybody is not taken back by undo
    return shared.sync_one(journal, row)


def member(journal: Journal, row: Row, words: str) -> Member:
    """Somebody in a folder one hosts, by name or its beginning, or id. Raises Refused, NotFound, Ambiguous."""
    with Visit.of(journal, setup_of(row)) as visit:
        return _member(visit, row, words)


def _member(visit: Visit, row: Row, words: str) -> Member:
    if not visit.here.is_host:
        raise Refused(f"Somebody else runs “{row.get('name')}”, so only they can do that. Nothing was changed.")
    said = words.strip().casefold()
    found = [one for one in visit.others() if one.name.casefold().startswith(said) or one.person == words]
    exact = [one for one in found if one.name.casefold() == said] or found
    if not exact:
        raise NotFound(f"Nobody called {words!r} is in “{row.get('name')}”. Nothing was changed.")
    if len(exact) > 1:
        raise Ambiguous(f"{words!r} could be {', '.join(one.name for one in exact)}; say more. Nothing was changed.")
    return exact[0]
