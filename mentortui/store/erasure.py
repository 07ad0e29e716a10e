"""What is to be forgotten, taken out of the state. Pure.

Two ways. A record is *purged*: one of its owner's computers said so in its register `purged`, and from then on no
register of it says anything but how it was made, whatever comes later and from whom. A device is *forgotten*: its
registers are not kept at all. Both only ever grow, so joining stays a join: order, repetition and grouping do not
matter.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping

from mentortui.model.vocabulary import MAKING
from mentortui.store.state import Entry, Register, Registers, State, join_registers, set_field

PURGED = "purged"
"""The field that says a record was purged. It is only ever true, and no partner can write it."""
_SAID = frozenset({"deleted", PURGED})


def is_purged(entry: Mapping[str, Mapping[str, Registers]]) -> bool:
    """Whether any device said that this record is purged."""
    fields = entry.get("f")
    said = fields.get(PURGED) if fields else None
    return said is not None and any(register[1] is True for register in said.values())


def unpurged(entry: Entry) -> Entry:
    """An entry that does not say it is purged: only its owner's own computers may say so."""
    fields = entry.get("f", {})
    return {**entry, "f": {name: one for name, one in fields.items() if name != PURGED}} if PURGED in fields else entry


def emptied(entry: Entry) -> Entry:
    """What is left of a purged record: how it was made, that it is deleted, and nulls.

    A null stays where there was a value, as its device has to tell those who read the value. An element of a set is a
    word of its own, so for all of them stands one null of the set, as late as the last; see `without_elements`.
    """
    f: dict[str, Registers] = {}
    for name, registers in entry.get("f", {}).items():
        if name in MAKING:
            f[name] = registers
            continue
        element = set_field(name)
        left = {device: [one[0], True if name in _SAID else None] for device, one in registers.items()}
        into = element[0] if element else name
        f[into] = join_registers(f.get(into, {}), left)
    x = {
        name: {device: [one[0], None, {}] for device, one in registers.items()}
        for name, registers in entry.get("x", {}).items()
    }
    return {part: fields for part, fields in (("f", f), ("x", x)) if fields}


def without_elements(entry: Entry) -> Entry:
    """An entry without the elements of sets that their own device emptied: it says null of the whole set, not earlier.

    Only who purged a record says so, and it is how those who read it hear that no element is left, without hearing
    which. What other devices said of the set stays.
    """
    f = entry.get("f", {})
    kept: dict[str, Registers] = {}
    for name, registers in f.items():
        element = set_field(name)
        nulls = f.get(element[0]) if element else None
        if nulls:
            registers = {device: one for device, one in registers.items() if not is_emptied(nulls.get(device), one)}
        if registers:
            kept[name] = registers
    return {**entry, "f": kept} if "f" in entry else entry


def is_emptied(null: Register | None, element: Register) -> bool:
    """Whether what a device said of a whole set empties an element of it that it said."""
    return null is not None and null[1] is None and bool(element[0] <= null[0])


def without(entry: Entry, devices: Collection[str]) -> Entry:
    """An entry without the registers of some devices; empty when nothing else was said."""
    kept: Entry = {}
    for part, fields in entry.items():
        left = {
            name: few
            for name, registers in fields.items()
            if (few := {device: one for device, one in registers.items() if device not in devices})
        }
        if left:
            kept[part] = left
    return kept


def let_in(state: State, known: Mapping[str, Entry], devices: Collection[str]) -> State:
    """What of a foreign state may be written down: nothing of forgotten devices, nothing of what is purged here.

    `known` gives what is here of the records in question.
    """
    found: State = {}
    for record_id, entry in state.items():
        left = without(entry, devices) if devices else entry
        if left and (is_purged(left) or is_purged(known.get(record_id, {}))):
            left = emptied(left)
        if left:
            found[record_id] = left
    return found
