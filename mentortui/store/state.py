"""The state of a journal, spelled out: `join` merges two, `view` reads one. Pure.

    state[id] = {"f": {field: {device: [stamp, value]}},
                 "x": {field: {device: [stamp, text, seen]}}}

Every device keeps its own last word on every field, so joining is nothing but keeping, per device,
the later word: order, repetition and grouping of joins do not matter. Who wins *between* devices is
decided when looking, so that a device which is left out leaves no trace. `memory` holds the same
state in less room; a property test keeps the two equal.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping

from mentortui.store.canonical import canonical

TYPE_CHECKING = False  # importing typing costs quick capture 3 ms
if TYPE_CHECKING:
    from typing import Any
else:
    Any = object

Register = list[Any]
"""`[stamp, value]`, or for a long text `[stamp, text, seen]` with seen = {device: stamp}."""
Registers = dict[str, Register]
Entry = dict[str, dict[str, Registers]]
State = dict[str, Entry]


def later(a: Register, b: Register) -> Register:
    """The later word of one device: the larger stamp, then the larger canonical value."""
    if a[0] != b[0]:
        return a if a[0] > b[0] else b
    if type(a[1]) is str and a == b:  # cheap; of other types equal ones may be written differently: 1 and true
        return a
    return a if canonical(a[1:]) >= canonical(b[1:]) else b


def join_registers(a: Mapping[str, Register], b: Mapping[str, Register]) -> Registers:
    """Two devices-to-words mappings of one field, merged."""
    merged = dict(a)
    for device, register in b.items():
        merged[device] = later(merged[device], register) if device in merged else register
    return merged


def join(a: State, b: State) -> State:
    """The state that knows what either knows. Commutative, associative, idempotent; neither is changed."""
    merged = dict(a)
    for record_id, entry in b.items():
        merged[record_id] = join_entry(merged[record_id], entry) if record_id in merged else entry
    return merged


def join_entry(a: Entry, b: Entry) -> Entry:
    """Two entries of one record, merged."""
    entry: Entry = {}
    for part in sorted(a.keys() | b.keys()):
        fields = dict(a.get(part, {}))
        for name, registers in b.get(part, {}).items():
            fields[name] = join_registers(fields.get(name, {}), registers)
        entry[part] = fields
    return entry


def value_of(registers: Mapping[str, Register], left_out: Collection[str] = ()) -> Register | None:
    """The winning word on a value: the largest stamp among the devices that count."""
    counting = [(register[0], device) for device, register in registers.items() if device not in left_out]
    return registers[max(counting)[1]] if counting else None


def texts_of(registers: Mapping[str, Register], left_out: Collection[str] = ()) -> list[Register]:
    """Versions of a long text that no other version has seen, newest first. More than one is a conflict."""
    counting = {device: register for device, register in registers.items() if device not in left_out}
    unseen = [
        register
        for device, register in counting.items()
        if not any(
            other != device and version[2].get(device, "") >= register[0] and version[0] > register[0]
            for other, version in counting.items()
        )
    ]
    return sorted(unseen, key=lambda register: register[0], reverse=True)


def seen_by(registers: Mapping[str, Register], device: str) -> dict[str, str]:
    """What an editor on `device` has seen of a text: every version, and all that those had seen.

    The device's own entry says nothing (its own register is replaced) and is left out.
    """
    seen: dict[str, str] = {}
    for other, (stamp, _text, known) in registers.items():
        for name, at in (*known.items(), (other, stamp)):
            if name != device and at > seen.get(name, ""):
                seen[name] = at
    return seen


def set_field(name: str) -> tuple[str, str] | None:
    """Field and element of a set's register (`owners/person-1…`), or None for an ordinary field."""
    field, slash, element = name.partition("/")
    return (field, element) if slash else None


def view_entry(entry: Entry, left_out: Collection[str] = ()) -> dict[str, Any]:
    """The fields of a record as they read now: nulls are gone, sets are sorted lists."""
    row: dict[str, Any] = {}
    sets: dict[str, list[str]] = {}
    for name, registers in entry.get("f", {}).items():
        winner = value_of(registers, left_out)
        if winner is None or winner[1] is None:
            continue
        element = set_field(name)
        if element is None:
            row[name] = winner[1]
        elif winner[1] is True:
            sets.setdefault(element[0], []).append(element[1])
    row.update((field, sorted(elements)) for field, elements in sets.items())
    for name, registers in entry.get("x", {}).items():
        versions = texts_of(registers, left_out)
        if versions and versions[0][1] is not None:
            row[name] = versions[0][1]
    return row


def view(state: State, left_out: Collection[str] = ()) -> dict[str, dict[str, Any]]:
    """Every record of a state as it reads now, deleted ones with their mark; a record nobody wrote is absent."""
    rows = ((record_id, view_entry(entry, left_out)) for record_id, entry in state.items())
    return {record_id: {"id": record_id, **row} for record_id, row in rows if row}


def stamps(state: State) -> Iterable[str]:
    """Every stamp in a state, those seen by texts included."""
    for entry in state.values():
        for fields in entry.values():
            for registers in fields.values():
                for register in registers.values():
                    yield register[0]
                    if len(register) > 2:
                        yield from register[2].values()
