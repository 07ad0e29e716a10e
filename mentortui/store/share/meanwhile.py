"""What this computer wrote in a record that another of one's own took back from its readers, not knowing of that.

Of a record that was emptied there, what was written here in between is still to be said. Its readers are not told it:
it stays here until the record that stands for the former one is known, and goes along to that.
"""

from __future__ import annotations

from collections.abc import Collection
from typing import Any

from mentortui.model.delta import Delta
from mentortui.model.vocabulary import KINDS, MAKING, ONLY_YOU, TEXT_FIELDS, kind_of
from mentortui.store.state import set_field, texts_of, value_of
from mentortui.store.writing import Writing

_SAID = MAKING | {"deleted", "purged", "moved_from", "relationship"}


def words(journal: Writing, record_id: str, own: Collection[str]) -> dict[str, Any]:
    """By field, what of a record's content only this computer says, where another of one's `own` emptied it."""
    row = journal.full_row(record_id) or {}
    if row.get("by") != journal.me:
        return {}
    entry = journal.spelled(record_id)
    # A reader who brought it back just then, not knowing either, does not make it theirs.
    deleted = entry.get("f", {}).get("deleted", {})
    taken = {device: stamp for device, (stamp, value, *_) in deleted.items() if value and device in own}
    if not taken:
        return {}
    found: dict[str, Any] = {}
    for part, fields in entry.items():
        for name, registers in fields.items():
            mine = registers.get(journal.device)
            if mine is None or _is_nothing(mine[1]) or name in _SAID:
                continue
            emptied = any(
                _is_nothing(one[1]) and (row.get("deleted") or one[0] == taken.get(device))
                for device, one in registers.items() if device in own
            )  # fmt: skip
            stands = mine in texts_of(registers) if part == "x" else mine == value_of(registers)
            if emptied and stands:
                found[name] = mine[1]
    return found


def go_along(journal: Writing, own: Collection[str]) -> Delta:
    """Let such words go along to the records that stand for the former ones. Pure but for reading."""
    update: dict[str, dict[str, Any]] = {}
    for kind in KINDS:
        for row in (*journal.rows(kind), *journal.deleted(kind)):
            origin = row.get("moved_from")
            left = words(journal, str(origin), own) if origin and row.get("readers") == ONLY_YOU else {}
            if left:
                update[row["id"]] = _taken_in(journal, row["id"], left)
                update[str(origin)] = {
                    (set_field(name) or (name,))[0]: [] if set_field(name) else None for name in left
                }
    return Delta("What you wrote meanwhile went along to what only you read from now on", {}, update)


def _taken_in(journal: Writing, record_id: str, left: dict[str, Any]) -> dict[str, Any]:
    """The fields of a record with what was written in its former one: a text beside one that is newer, not over it."""
    row = journal.full_row(record_id) or {}
    made = journal.stamp(record_id, "at") or ""
    texts = TEXT_FIELDS.get(kind_of(record_id), frozenset())
    fields: dict[str, Any] = {}
    for name, value in left.items():
        changed = (journal.stamp(record_id, name) or "") > made
        element = set_field(name)
        if element:
            before: Collection[str] = fields.get(element[0]) or row.get(element[0]) or ()
            fields[element[0]] = sorted({*before, element[1]})
        elif name in texts and changed and row.get(name) and row[name] != value:
            fields[name] = f"{row[name]}\n\n{value}"
        elif not changed:
            fields[name] = value
    return fields


def _is_nothing(value: Any) -> bool:
    """Whether a register holds no value, or the element of a set that was taken out."""
    return value is None or value is False
