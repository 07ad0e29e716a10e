"""The state of one side of a journal in little room: rows as they read, and one stamp a record.

What `state` spells out as a register per field and device is kept here only where the row does not
say it: another stamp, a word of a second device, a null, a text with versions. `entry` spells it all
out again; a property test holds this equal to `join` and `view`.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping
from typing import Any

from mentortui.model.vocabulary import SET_FIELDS, TEXT_FIELDS, kind_of
from mentortui.store.erasure import PURGED, emptied, is_purged, let_in, without, without_elements
from mentortui.store.stamp import device_of
from mentortui.store.state import Entry, Registers, State, join_entry, set_field, view_entry
from mentortui.store.striking import Struck, Words

_NONE: frozenset[str] = frozenset()


class Record:
    """One record.

    `stamp` is the stamp of everything the row shows, `stamps` the exceptions by register name, and
    `spelled` the registers the row cannot say. `odd` is set for what only another version writes
    (a set or text we do not know): then the row says nothing and `spelled` everything.
    """

    __slots__ = ("odd", "row", "spelled", "stamp", "stamps")

    def __init__(
        self,
        row: dict[str, Any],
        stamp: str,
        stamps: dict[str, str] | None = None,
        spelled: Entry | None = None,
        odd: bool = False,
    ) -> None:
        self.row = row
        self.stamp = stamp
        self.stamps = stamps
        self.spelled = spelled
        self.odd = odd

    def entry(self, only: Collection[str] | None = None) -> Entry:
        """The record spelled out, as `state` knows it. `only` names fields that are wanted; others may be missing."""
        f: dict[str, Registers] = {}
        x: dict[str, Registers] = {}
        if not self.odd:
            self._say_row(f, x, self.row if only is None else only)
        entry: Entry = {"f": f, "x": x}
        for part, fields in (self.spelled or {}).items():
            entry.setdefault(part, {}).update(fields)  # a part we do not know is kept as it is
        return {part: fields for part, fields in entry.items() if fields}

    def names(self, devices: Collection[str]) -> bool:
        """Whether anything of these devices is in it."""
        if device_of(self.stamp) in devices or any(device_of(one) in devices for one in (self.stamps or {}).values()):
            return True
        spelled = (self.spelled or {}).values()
        return any(device in devices for fields in spelled for registers in fields.values() for device in registers)

    def stamps_of(self, device: str) -> dict[str, str]:
        """By register (`f/title`, `x/text`), the first 16 characters of the stamp of everything a device said.

        What `entry` says, at a fraction of its cost: nothing is spelled out.
        """
        found: dict[str, str] = {}
        stamps = self.stamps or {}
        common = self.stamp[:16] if device_of(self.stamp) == device else ""
        if not self.odd and (stamps or common):
            kind = kind_of(self.row["id"])
            sets, texts = SET_FIELDS.get(kind, _NONE), TEXT_FIELDS.get(kind, _NONE)
            for name, value in self.row.items():
                if name == "id" or value is None:
                    continue
                if not stamps and name not in sets:
                    found[f"x/{name}" if name in texts else f"f/{name}"] = common
                    continue
                for register in [f"{name}/{member}" for member in value] if name in sets else (name,):
                    stamp = stamps.get(register, self.stamp)
                    if device_of(stamp) == device:
                        found[f"x/{name}" if name in texts else f"f/{register}"] = stamp[:16]
        for part, fields in (self.spelled or {}).items():
            for name, registers in fields.items():
                found.pop(f"{part}/{name}", None)  # the row shows who won
                if device in registers:
                    found[f"{part}/{name}"] = str(registers[device][0])[:16]
        return found

    def _say_row(self, f: dict[str, Registers], x: dict[str, Registers], names: Collection[str]) -> None:
        kind = kind_of(self.row["id"])
        sets, texts = SET_FIELDS.get(kind, _NONE), TEXT_FIELDS.get(kind, _NONE)
        stamps = self.stamps or {}
        for name in names:
            value = self.row.get(name)
            if name == "id" or value is None:
                continue
            if name in sets:
                for member in value:
                    register = f"{name}/{member}"
                    stamp = stamps.get(register, self.stamp)
                    f[register] = {device_of(stamp): [stamp, True]}
                continue
            stamp = stamps.get(name, self.stamp)
            if name in texts:
                x[name] = {device_of(stamp): [stamp, value, {}]}
            else:
                f[name] = {device_of(stamp): [stamp, value]}


def compacted(record_id: str, entry: Entry, left_out: Collection[str] = ()) -> Record:
    """A spelled-out entry in the least room; of one that was purged, what is left of it."""
    if is_purged(entry):
        entry = emptied(entry)
    odd = _is_odd(kind_of(record_id), entry)
    if odd:  # as is a null of a whole set
        entry = without_elements(entry)
    row = {"id": record_id, **view_entry(entry, left_out)}
    if left_out or odd:
        return Record(row, "", None, entry, odd=True)
    common = ""
    stamps: dict[str, str] = {}
    spelled: Entry = {}
    for part, fields in entry.items():
        for name, registers in fields.items():
            stamp = _said_by_row(row, part, name, registers)
            if stamp is None:
                spelled.setdefault(part, {})[name] = registers
            elif not common or stamp == common:
                common = stamp
            else:
                stamps[name] = stamp
    return Record(row, common, stamps or None, spelled or None)


def _is_odd(kind: str, entry: Entry) -> bool:
    """Whether an entry holds registers whose shape our vocabulary does not expect."""
    sets, texts = SET_FIELDS.get(kind, _NONE), TEXT_FIELDS.get(kind, _NONE)
    for name in entry.get("f", ()):
        element = set_field(name)
        if (element[0] not in sets) if element else (name in sets or name in texts or name == "id"):
            return True
    return not texts.issuperset(entry.get("x", ())) or not entry.keys() <= {"f", "x"}


def _said_by_row(row: Mapping[str, Any], part: str, name: str, registers: Registers) -> str | None:
    """The stamp of a register that the row shows whole, or None."""
    if len(registers) != 1:
        return None
    [(device, register)] = registers.items()
    stamp: str = register[0]
    if device_of(stamp) != device or (part == "x" and register[2]):
        return None
    shown = register[1] is True if set_field(name) else register[1] is not None
    return stamp if shown else None


class Memory:
    """Records of one side by id. Rows are replaced, never changed in place, so a reader may keep one."""

    def __init__(self, left_out: Collection[str] = ()) -> None:
        self.records: dict[str, Record] = {}
        self.left_out = frozenset(left_out)
        self.forgotten: frozenset[str] = frozenset()
        """Devices of which nothing is kept, whatever comes in."""
        self.purged: set[str] = set()
        """Ids of the records that were purged."""
        self.struck = Struck()
        """Words that do not count, whatever brings them."""

    def __contains__(self, record_id: str) -> bool:
        return record_id in self.records

    def join_line(self, record_id: str, stamp: str, fields: Mapping[str, Any], texts: Mapping[str, Any]) -> None:
        """Join what one commit wrote to a record: `fields` name to value, `texts` name to `[text, seen]`."""
        if self.forgotten and device_of(stamp) in self.forgotten:
            return
        if not self.left_out and not (self.struck and device_of(stamp) in self.struck):
            known = self.records.get(record_id)
            if known is None:
                made = _made_by_one(record_id, stamp, fields, texts)
            else:
                made = None if texts else _said_again(known, stamp, fields)
            if made is not None:
                self.records[record_id] = made
                if fields.get(PURGED) is True:
                    self.purged.add(record_id)
                return
        self.join_entry(record_id, line_entry(stamp, fields, texts))

    def join_entry(self, record_id: str, entry: Entry) -> None:
        """Join a spelled-out entry of a record."""
        if self.forgotten:
            entry = without(entry, self.forgotten)
        if self.struck:
            entry = self.struck.without(record_id, entry)
        if not entry and (self.forgotten or self.struck):
            return
        known = self.records.get(record_id)
        joined = join_entry(known.entry() if known else {}, entry)
        record = self.records[record_id] = compacted(record_id, joined, self.left_out)
        if record.row.get(PURGED):
            self.purged.add(record_id)

    def forget(self, devices: Collection[str]) -> set[str]:
        """Keep nothing of these devices from now on; the ids of records that had something of them.

        A record whose making goes with them goes wholly: what others said about it is about nothing then.
        """
        new = frozenset(devices) - self.forgotten
        if not new:
            return set()
        self.forgotten |= new
        touched = set()
        for record_id, record in list(self.records.items()):
            if not record.names(new):
                continue
            touched.add(record_id)
            before = record.entry()
            left = without(before, new)
            if "by" in left.get("f", {}) or (left and "by" not in before.get("f", {})):
                self.records[record_id] = compacted(record_id, left, self.left_out)
            else:
                del self.records[record_id]
                self.purged.discard(record_id)
        return touched

    def strike(self, words: Words) -> set[str]:
        """Take note of which words do not count; the ids of records that lose any. What others said stays."""
        devices = self.struck.join(words)
        touched = set()
        for record_id, record in list(self.records.items()) if devices else ():
            if not record.names(devices):
                continue
            before = record.entry()
            left = self.struck.without(record_id, before)
            if left == before:
                continue
            touched.add(record_id)
            self.purged.discard(record_id)
            if left:
                self.records[record_id] = compacted(record_id, left, self.left_out)
                if self.records[record_id].row.get(PURGED):
                    self.purged.add(record_id)
            else:
                del self.records[record_id]
        return touched

    def let_in(self, state: State) -> State:
        """What of a foreign state may be written down here; see `erasure.let_in`."""
        purged = {one: self.entry(one) for one in self.purged & state.keys()}
        kept = let_in(state, purged, self.forgotten)
        if self.struck:
            kept = {i: left for i, entry in kept.items() if (left := self.struck.without(i, entry))}
        return kept

    def entry(self, record_id: str) -> Entry:
        """A record spelled out; empty when it is not here."""
        record = self.records.get(record_id)
        return record.entry() if record else {}

    def state(self) -> State:
        """The whole state, spelled out."""
        return {record_id: record.entry() for record_id, record in self.records.items()}

    def registers(self, record_id: str, field: str) -> Registers:
        """The registers of a long text, a value, or one element of a set; empty when never written."""
        entry = self.entry(record_id)
        return entry.get("x", {}).get(field) or entry.get("f", {}).get(field) or {}

    def elements(self, record_id: str, field: str) -> Iterator[tuple[str, Registers]]:
        """Every element a set ever had, with its registers."""
        for name, registers in self.entry(record_id).get("f", {}).items():
            element = set_field(name)
            if element and element[0] == field:
                yield element[1], registers


def line_entry(stamp: str, fields: Mapping[str, Any], texts: Mapping[str, Any]) -> Entry:
    """What one commit wrote to a record, as an entry to join."""
    device = device_of(stamp)
    entry: Entry = {}
    if fields:
        entry["f"] = {name: {device: [stamp, value]} for name, value in fields.items() if name != "id"}
    if texts:
        entry["x"] = {name: {device: [stamp, text, seen]} for name, (text, seen) in texts.items() if name != "id"}
    return entry


def _made_by_one(record_id: str, stamp: str, fields: Mapping[str, Any], texts: Mapping[str, Any]) -> Record | None:
    """The record a creating commit makes, without the way round over an entry; None if it is not that plain."""
    kind = kind_of(record_id)
    sets, known = SET_FIELDS.get(kind, _NONE), TEXT_FIELDS.get(kind, _NONE)
    row: dict[str, Any] = {"id": record_id}
    for name, value in fields.items():
        field, slash, member = name.partition("/")
        if slash:
            if field not in sets or value is not True:
                return None
            row.setdefault(field, []).append(member)
        elif value is None or name in sets or name in known or name == "id":
            return None
        else:
            row[name] = value
    for name, (text, seen) in texts.items():
        if text is None or seen or name not in known:
            return None
        row[name] = text
    for field in sets:
        if field in row:
            row[field].sort()
    return Record(row, stamp) if len(row) > 1 else None


def _said_again(known: Record, stamp: str, fields: Mapping[str, Any]) -> Record | None:
    """A record after its own device gave values it shows a later word; None if it is not that plain.

    Nearly every change is of this kind, and the way round over an entry costs seven times as much.
    """
    kind = kind_of(known.row["id"])
    sets, long = SET_FIELDS.get(kind, _NONE), TEXT_FIELDS.get(kind, _NONE)
    device = device_of(stamp)
    stamps = dict(known.stamps) if known.stamps else {}
    spelled = (known.spelled or {}).get("f", {})
    if known.odd:
        return None
    for name, value in fields.items():
        if name in spelled or value is None or name not in known.row or name in sets or name in long or name == "id":
            return None
        before = stamps.get(name, known.stamp)
        if before >= stamp or device_of(before) != device or "/" in name:
            return None
        stamps[name] = stamp
    return Record({**known.row, **fields}, known.stamp, stamps, known.spelled)
