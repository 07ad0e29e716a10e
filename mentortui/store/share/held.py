"""What was written before somebody was let in, and stays here until its owner opens it."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import UTC, datetime

from mentortui.model.vocabulary import kind_of
from mentortui.store.share import widened
from mentortui.store.share.audiences import (
    PRIVATE,
    REST,
    Setup,
    audience_of,
    is_open,
    listeners,
    own_ids,
    relationships,
    root_of,
)
from mentortui.store.share.cards import PROGRAM, Member
from mentortui.store.share.ledger import Ledger
from mentortui.store.stamp import milliseconds
from mentortui.store.writing import Writing


def listening(journal: Writing, setup: Setup, ledger: Ledger) -> dict[str, tuple[str, ...]]:
    """By relationship that others in a share read, the ids of those people."""
    others = {
        person: Member(person, known.name, ()) for person, known in ledger.members.items() if person != journal.me
    }
    heard = {one: listeners(journal, setup, one, others) for one in relationships(journal, setup)}
    own = own_ids(journal)
    late = {
        one: widened.late(journal, one, own) if setup.kind == PROGRAM else {} for one, there in heard.items() if there
    }
    found = {one: tuple(member.person for member in heard[one] if member.person not in late[one]) for one in late}
    return {one: there for one, there in found.items() if there}


def held_back(journal: Writing, setup: Setup, ledger: Ledger) -> dict[str, list[str]]:
    """By relationship, the goals, meetings and other wholes of before that its people in a share were not sent.

    What was opened to them and did not go out yet is among them.
    """
    heard = listening(journal, setup, ledger)
    if not heard:
        return {}
    before = setup._replace(opened=frozenset())
    came = _came(ledger)
    found: dict[str, dict[str, None]] = {}
    with journal.guard:
        for record_id in journal.sides.shared.memory.records:
            row = journal.full_row(record_id) or {}
            if row.get("deleted") or kind_of(record_id) == "relationship":
                continue
            looked: set[str] = set()
            audience = audience_of(journal, record_id, came, looked, setup.share)
            if widened.base_of(audience) in heard and not is_open(journal, before, record_id, came, looked):
                root = root_of(journal, record_id, looked)
                if not root.get("deleted"):
                    found.setdefault(widened.base_of(audience), {})[root["id"]] = None
    return {relationship: list(roots) for relationship, roots in found.items()}


def kept_from(journal: Writing, setup: Setup, ledger: Ledger) -> dict[tuple[str, str], tuple[str, list[str]]]:
    """By relationship and person who came into it later, the day since when they read, and one's own goals, meetings
    and other wholes of before.

    What was opened to them and did not go out yet is among them.
    """
    others = {person for person in ledger.members if person != journal.me}
    own = own_ids(journal)
    late = {
        one: {person: since for person, since in widened.late(journal, one, own).items() if person in others}
        for one in (relationships(journal, setup) if setup.kind == PROGRAM else ())
    }
    late = {one: people for one, people in late.items() if people}
    if not late:
        return {}
    came, published = _came(ledger), ledger.published
    found: dict[tuple[str, str], dict[str, None]] = {}
    with journal.guard:
        for record_id in journal.sides.shared.memory.records:
            row = journal.full_row(record_id) or {}
            if row.get("deleted") or row.get("by") != journal.me or kind_of(record_id) == "relationship":
                continue
            looked: set[str] = set()
            base = widened.base_of(audience_of(journal, record_id, came, looked, setup.share))
            root = root_of(journal, record_id, looked)
            for person in late.get(base, ()):
                went = any(person in widened.named(one) and record_id in published[one].stamps for one in published)
                since = {person: late[base][person]}
                placed = widened.audience(journal, record_id, came.get(record_id, base), since, own, came, root, ())
                if not went and person not in widened.named(placed) and not root.get("deleted"):
                    found.setdefault((base, person), {})[root["id"]] = None
    return {place: (day_of(late[place[0]][place[1]]), list(roots)) for place, roots in found.items()}


def day_of(stamp: str) -> str:
    """The day of a stamp (ISO, UTC)."""
    return datetime.fromtimestamp(milliseconds(stamp) / 1000, UTC).date().isoformat()


def _came(ledger: Ledger) -> Mapping[str, str]:
    """By record, the audience it came in or was sent to: that is open for ever."""
    placed = {
        record_id: audience
        for audience in sorted(ledger.published, key=len)
        if audience not in (PRIVATE, REST)
        for record_id in ledger.published[audience].stamps
    }
    return {**placed, **ledger.came}
