"""What was counted, on its way to the host of a program: what leaves here, and what is let in there.

A fact is its writer's. It leaves without the id of the record it was made of, to the program it names and to no other;
a host takes it in on the private side, from nobody but the person it says it is by.
"""

from __future__ import annotations

from typing import Final

from mentortui.model.vocabulary import HANDED, kind_of
from mentortui.store.state import Entry, Registers, State
from mentortui.store.writing import Writing

KIND: Final = "fact"
KEPT_HERE: Final = frozenset({"source", "moved_from"})
"""Fields of a fact that never leave."""


def to_send(journal: Writing, share: str, device: str = "") -> State:
    """Everything this device (or another of one's own) has to say in facts of one program, emptied ones among it."""
    device = device or journal.device
    found: State = {}
    for record_id in journal.sides.private.memory.records:
        if kind_of(record_id) != KIND or (journal.full_row(record_id) or {}).get("program") != share:
            continue
        part: Entry = {}
        for name, fields in journal.spelled(record_id).items():
            own: dict[str, Registers] = {
                field: {device: registers[device]}
                for field, registers in fields.items()
                if device in registers and field not in KEPT_HERE
            }
            if own:
                part[name] = own
        if part:
            found[record_id] = part
    return found


def without_handed(journal: Writing, state: State) -> State:
    """Without what one left for the next coordinator: who leads a cohort reads only what one counts of oneself."""
    return {one: entry for one, entry in state.items() if (journal.full_row(one) or {}).get("what") != HANDED}


def let_in(journal: Writing, share: str, person: str, state: State) -> State:
    """What of a state somebody sent may be joined: their own facts for this program, and nothing else."""
    return {
        record_id: entry
        for record_id, entry in state.items()
        if kind_of(record_id) == KIND
        and _only(entry, "by", person)
        and _only(entry, "program", share)
        and _is_theirs(journal, record_id, person)
    }


def _only(entry: Entry, field: str, value: str) -> bool:
    """Whether a field says nothing but one value, or nothing: the rest of it may come in another file."""
    return all(register[1] == value for register in entry.get("f", {}).get(field, {}).values())


def _is_theirs(journal: Writing, record_id: str, person: str) -> bool:
    side = journal.sides.home_of(record_id)
    known = journal.full_row(record_id) or {}
    return side is None or (side.private and known.get("by", person) == person)
