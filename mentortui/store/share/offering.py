"""Who is to come into a relationship one is in, or asks one into theirs: noted until one says yes or no.

Nobody lets others read along with what one writes: each of its people says for themselves whether a further one does.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping
from typing import Any, NamedTuple

from mentortui.model.reader import Row
from mentortui.store.share import authority, cards, widened
from mentortui.store.share.audiences import Setup
from mentortui.store.share.ledger import Ledger, Offer
from mentortui.store.state import Entry
from mentortui.store.writing import Writing

NAMES_MAX = 50
"""So many names of people are taken from what somebody says of a relationship."""


class Open(NamedTuple):
    """One that waits for a word."""

    relationship: str
    person: str
    """Who is to come into it; oneself where one is asked into another's."""
    offer: Offer


def begun(ledger: Ledger, relationship: str, row: Mapping[str, Any], entry: Entry) -> None:
    """Note that somebody began a relationship with oneself in it."""
    at = max(str(one[0])[:16] for one in entry["f"]["by"].values())
    people = sorted(authority.people_of(row))
    ledger.offers.setdefault(relationship, {})[""] = Offer(str(row["by"]), [], at, people, _called(row))


def note(journal: Writing, ledger: Ledger, relationship: str, row: Row, person: str, entry: Entry) -> None:
    """Note whom somebody of its people wants in a relationship, or no more."""
    people = authority.people_of(row)
    if journal.me not in people:
        return
    known = journal.spelled(relationship).get("f", {})
    said = [register[1] for register in entry.get("f", {}).get("called", {}).values()]
    called = _called(row) | _called({"called": said[0] if said else None})
    for name, registers in entry.get("f", {}).items():
        side, _, newcomer = name.partition("/")
        if side not in widened.SIDES or newcomer in people or not cards.is_person(newcomer):
            continue
        for device, register in registers.items():
            stamp = str(register[0])[:16]
            if str(known.get(name, {}).get(device, [""])[0])[:16] > stamp:
                continue  # they took it back since
            offers = ledger.offers.setdefault(relationship, {})
            before = offers.get(newcomer)
            if register[1] is True:
                sides = sorted({side, *(before.sides if before else ())})
                offers[newcomer] = Offer(person, sides, stamp, sorted(people), called)
            elif before and before.by == person and stamp > before.stamp:
                del offers[newcomer]


def forget(ledger: Ledger, people: Collection[str]) -> None:
    """Keep nothing of what these people want, nor that they are wanted, nor what they are called: they are gone."""
    for relationship, offers in list(ledger.offers.items()):
        left = {person: one for person, one in offers.items() if person not in people and one.by not in people}
        for one in left.values():
            one.called = {person: called for person, called in one.called.items() if person not in people}
        ledger.offers[relationship] = left
        if not left:
            del ledger.offers[relationship]


def _called(row: Mapping[str, Any]) -> dict[str, str]:
    """What people of a relationship are called, by what was said of it."""
    said = row.get("called")
    found = [*said.items()][:NAMES_MAX] if isinstance(said, dict) else []
    names = {one: cards.called(name) for one, name in found if cards.is_person(one) and isinstance(name, str)}
    return {one: name for one, name in names.items() if name}


def waiting(journal: Writing, setup: Setup, ledger: Ledger) -> Iterator[Open]:
    """Those nobody said anything to yet."""
    for relationship, offers in ledger.offers.items():
        row = journal.full_row(relationship)
        for key, offer in offers.items():
            person = key or journal.me
            answered = setup.declined if key else setup.declined | setup.accepted
            if widened.element(person, relationship) in answered:
                continue
            people = authority.people_of(row) if row and not row.get("deleted") else set()
            is_open = row is None if not key else journal.me in people and key not in people
            if is_open:
                yield Open(relationship, person, offer)
