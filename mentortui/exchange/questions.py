"""What nobody but a person can say about those who joined: who they are, and what of before they may read."""

from __future__ import annotations

from mentortui.model.reader import Row
from mentortui.practice.circles import Circle
from mentortui.practice.joined import Older, Who, by_hand, candidate, is_decided
from mentortui.store import Journal
from mentortui.store.share import held, offering
from mentortui.store.share import ledger as ledgers
from mentortui.store.share.audiences import Setup, setup_of
from mentortui.store.share.cards import PAIR
from mentortui.store.share.ledger import Ledger
from mentortui.store.writing import Writing


def who(journal: Journal, row: Row) -> list[Who]:
    """Those who joined a folder and are probably somebody typed by hand."""
    known_here = {one for people in there(journal).values() for one in people}
    relationship = journal.get(str(row.get("relationship"))) if row.get("type") == PAIR else None
    typed = by_hand(journal, known_here)
    found = []
    for person, known in ledgers.members(journal.disk, setup_of(row).share).items():
        if person == journal.me or journal.get(person) is None:
            continue
        one = candidate(journal, person, known.name, relationship, typed, row.get("type") == PAIR)
        if one is not None:
            found.append(Who(row["id"], one.typed, person, one.certain))
    return found


def there(journal: Journal) -> dict[str, set[str]]:
    """By the record of a share, the ids of the others who are in it."""
    found = {row["id"]: ledgers.members(journal.disk, setup_of(row).share) for row in journal.rows("share")}
    return {share: set(people) - {journal.me} for share, people in found.items()}


def circles(journal: Journal, row: Row, *, declined: bool = False) -> list[Circle]:
    """Who is to come into which relationship, where one did not say yet whether they may; or one is asked oneself.

    With `declined` also where one said no.
    """
    setup = setup_of(row)
    if declined:
        setup = setup._replace(declined=frozenset())
    return circles_in(journal, setup, ledgers.load(journal.disk, setup.share))


def circles_in(journal: Writing, setup: Setup, ledger: Ledger) -> list[Circle]:
    """The same, of a folder that is visited just now."""
    return [
        Circle(f"share-{setup.share}", one.relationship, one.person, one.offer.by, tuple(one.offer.sides),
               tuple(one.offer.people), one.offer.called)
        for one in offering.waiting(journal, setup, ledger)
    ]  # fmt: skip


def older(journal: Journal, row: Row, *, decided: bool = False) -> list[Older]:
    """What was written before others in a folder could read it, by relationship; with `decided` also where it was said
    already what of it is read.
    """
    setup = setup_of(row)
    ledger = ledgers.load(journal.disk, setup.share)
    later = _later(journal, row, setup, ledger, decided=decided)
    listening = held.listening(journal, setup, ledger)
    if not any(decided or not is_decided(row, one) for one in listening):
        return later
    back = held.held_back(journal, setup, ledger)
    return later + [
        Older(row["id"], one, people, tuple(sorted(back[one], key=lambda each: _when(journal, each), reverse=True)))
        for one, people in listening.items()
        if back.get(one) and (decided or not is_decided(row, one))
    ]


def _later(journal: Journal, row: Row, setup: Setup, ledger: Ledger, *, decided: bool) -> list[Older]:
    """The same of those who came into a relationship later, of each by themselves."""
    found = []
    for (relationship, person), (since, rows) in held.kept_from(journal, setup, ledger).items():
        newest = tuple(sorted(rows, key=lambda each: _when(journal, each), reverse=True))
        one = Older(row["id"], relationship, (person,), newest, person, since)
        if decided or not is_decided(row, one.key):
            found.append(one)
    return found


def _when(journal: Journal, record_id: str) -> tuple[str, str]:
    """The day it is of, and among those of a day the moment it was made."""
    row = journal.get(record_id) or {}
    return str(row.get("on") or row.get("at", ""))[:10], journal.stamp(record_id, "at") or ""
