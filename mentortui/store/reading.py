"""How a journal is read: the `Reader` of `model.reader`, over both sides."""

from __future__ import annotations

import threading
from collections.abc import Collection, Iterable, Sequence

from mentortui.model.reader import Row
from mentortui.model.vocabulary import KINDS, NEEDED, SET_FIELDS, kind_of
from mentortui.store.memory import Record
from mentortui.store.replaced import base
from mentortui.store.sides import Sides
from mentortui.store.state import Entry, texts_of, value_of

_NOTHING: frozenset[str] = frozenset()


class Reading:
    """Rows as they read now. Rows are never to be changed in place; a changed record has a new one."""

    guard: threading.RLock

    def __init__(self, me: str, own: Collection[str], sides: Sides) -> None:
        """`own` are the ids this computer writes and wrote under."""
        self.me = me
        self.own = frozenset(own)
        self.sides = sides
        self._kinds: dict[str, dict[str, None]] = {}
        self._unsorted: set[str] = set()
        self._rows: dict[str, list[Row]] = {}
        self._followed: dict[str, list[set[str]]] = {}

    def record(self, record_id: str) -> Record | None:
        """The record as memory keeps it, deleted or not."""
        side = self.sides.home_of(record_id)
        return side.memory.records[record_id] if side else None

    def full_row(self, record_id: str) -> Row | None:
        """The row of a record, deleted or not."""
        record = self.record(record_id)
        return record.row if record else None

    def spelled(self, record_id: str) -> Entry:
        """Every register of a record; empty when there is none."""
        side = self.sides.home_of(record_id)
        return side.memory.entry(record_id) if side else {}

    def get(self, record_id: str) -> Row | None:
        """The record with exactly this id, or None when there is none or it is deleted."""
        record = self.record(record_id)
        return record.row if record and shown(record.row) and self._made(record) else None

    def _made(self, record: Record) -> bool:
        """Whether the making of a record is here, and what it is nothing without; of another's, a part may be late."""
        if not record.spelled and record.stamp[17:] in self.own:
            return True
        if "at" in record.row:
            return NEEDED.get(kind_of(record.row["id"]), _NOTHING) <= record.row.keys()
        if not record.spelled:
            return False
        return any(
            device in self.own for fields in record.spelled.values() for regs in fields.values() for device in regs
        )

    def rows(self, kind: str) -> Sequence[Row]:
        """All records of a kind that are not deleted, in the order they were made."""
        found = self._rows.get(kind)
        if found is None:
            with self.guard:
                found = [one.row for one in self._of_kind(kind) if shown(one.row) and self._made(one)]
                self._rows[kind] = found
        return found

    def each(self, kind: str) -> Sequence[Row]:
        """The same in whatever order: putting a million records in order takes longer than naming them."""
        private, shared = self.sides.private.memory.records, self.sides.shared.memory.records
        with self.guard:
            needed, own, found = NEEDED.get(kind, _NOTHING), self.own, list[Row]()
            for record_id in self._kinds.get(kind, ()):
                record = private.get(record_id) or shared.get(record_id)
                if record is None or not shown(row := record.row):
                    continue
                # of nearly all a million one of these is so, and `_made` need not be called
                here = (not record.spelled and record.stamp[17:] in own) or ("at" in row and needed <= row.keys())
                if here or self._made(record):
                    found.append(row)
            return found

    def follow(self, kind: str) -> set[str]:
        """A set that takes in the id of every record of a kind that changes from now on; whoever asked empties it."""
        followed: set[str] = set()
        self._followed.setdefault(kind, []).append(followed)
        return followed

    def deleted(self, kind: str | None = None) -> Sequence[Row]:
        """Deleted records (of one kind, or all), newest deletion first."""
        with self.guard:
            records = [record for some in ([kind] if kind else self._kinds) for record in self._of_kind(some)]
            gone = [record for record in records if record.row.get("deleted")]
            gone.sort(key=lambda record: self.stamp(record.row["id"], "deleted") or "", reverse=True)
            return [record.row for record in gone]

    def stamp(self, record_id: str, field: str) -> str | None:
        """The stamp of the value a row shows for a field; None when the field was never written.

        Of a set, the latest of its elements; of a text with several versions, all their stamps
        joined by "+", so that an editor's `expect` stands for every version it showed.
        """
        record = self.record(record_id)
        entry = record.entry((field,)) if record else {}
        text = entry.get("x", {}).get(field)
        if text:
            return "+".join(sorted(register[0] for register in text.values()))
        values = entry.get("f", {})
        if field in SET_FIELDS.get(kind_of(record_id), ()):
            start = f"{field}/"
            found = [r[0] for name, regs in values.items() if name.startswith(start) for r in regs.values()]
            return max(found, default=None)
        winner = value_of(values.get(field, {}))
        return str(winner[0]) if winner else None

    def versions(self, record_id: str, field: str) -> Sequence[str]:
        """Every version of a long text that no other version has seen, newest first; more than one is a conflict."""
        registers = self.spelled(record_id).get("x", {}).get(field, {})
        return [register[1] for register in texts_of(registers) if register[1] is not None]

    def base(self, record_id: str, field: str) -> str | None:
        """The text that all versions of a long text were written from; None where there is one, or nobody knows."""
        registers = self.spelled(record_id).get("x", {}).get(field, {})
        return base(registers, record_id, field, self.sides.replaced) if len(texts_of(registers)) > 1 else None

    def kinds(self) -> list[str]:
        """Every kind of the vocabulary, and those of a newer version that have records here."""
        return [*KINDS, *(kind for kind in self._kinds if kind not in KINDS)]

    # -- keeping the lists of rows -----------------------------------------------------------------

    def changed(self, record_ids: Iterable[str]) -> None:
        """Forget the lists that hold changed records, and take in new ones."""
        for record_id in record_ids:
            kind = kind_of(record_id)
            self._rows.pop(kind, None)
            for followed in self._followed.get(kind, ()):
                followed.add(record_id)
            known = self._kinds.setdefault(kind, {})
            if record_id not in known:
                known[record_id] = None
                self._unsorted.add(kind)

    def _of_kind(self, kind: str) -> list[Record]:
        """All records of a kind in the order they were made; sorted only when one came."""
        records = [record for record in map(self.record, self._kinds.get(kind, ())) if record]
        if kind in self._unsorted:
            records.sort(key=_made)
            self._kinds[kind] = dict.fromkeys(record.row["id"] for record in records)
            self._unsorted.discard(kind)
        return records


def shown(row: Row) -> bool:
    """Whether a row is shown: somebody wrote it and nobody deleted it."""
    return len(row) > 1 and not row.get("deleted")


def _made(record: Record) -> tuple[str, str]:
    """When a record was made: the stamp of its `at`, which nothing changes later."""
    if record.odd:
        winner = value_of(record.spelled.get("f", {}).get("at", {})) if record.spelled else None
        return (winner[0] if winner else "", record.row["id"])
    return (record.stamps.get("at", record.stamp) if record.stamps else record.stamp, record.row["id"])
