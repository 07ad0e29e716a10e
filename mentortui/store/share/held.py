"""What was written before somebody was let in, and stays here until its owner opens it."""

from __future__ import annotations

from collections.abc import Mapping

from mentortui.model.vocabulary import kind_of
from mentortui.store.share.audiences import (
    PRIVATE,
    REST,
    Setup,
    audience_of,
    is_open,
    listeners,
    relationships,
    root_of,
)
from mentortui.store.share.cards import Member
from mentortui.store.share.ledger import Ledger
from mentortui.store.writing import Writing


def listening(journal: Writing, setup: Setup, ledger: Ledger) -> dict[str, tuple[str, ...]]:
    """By relationship that others in a share read, the ids of those people."""
    others = {
        person: Member(person, known.name, ()) for person, known in ledger.members.items() if person != journal.me
    }
    heard = {one: listeners(journal, setup, one, others) for one in relationships(journal, setup)}
    return {one: tuple(member.person for member in there) for one, there in heard.items() if there}


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
            if audience in heard and not is_open(journal, before, record_id, came, looked):
                root = root_of(journal, record_id, looked)
                if not root.get("deleted"):
                    found.setdefault(audience, {})[root["id"]] = None
    return {relationship: list(roots) for relationship, roots in found.items()}


def _came(ledger: Ledger) -> Mapping[str, str]:
    """By record, the audience it came in or was sent to: that is open for ever."""
    placed = {
        record_id: audience
        for audience, known in ledger.published.items()
        if audience not in (PRIVATE, REST)
        for record_id in known.stamps
    }
    return {**placed, **ledger.came}
