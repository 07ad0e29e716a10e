"""A look at a journal that takes nothing in: rows straight from the snapshots, with the log joined over them.

For `search` and `status`, which are processes of their own each time and need no stamps, no undo and no
lock: at 10,000 records this takes a third of the time of opening the journal. Whatever is out of the
ordinary (a torn line, a snapshot that does not read, a long log, a race) is left to the journal itself.
"""

from __future__ import annotations

import os
from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING, Any, Final

import msgspec

from mentortui.model.reader import Row
from mentortui.model.vocabulary import NEEDED, kind_of, table_of
from mentortui.store import device, wal
from mentortui.store.disk import Disk, RealDisk
from mentortui.store.log import SNAPSHOT
from mentortui.store.sides import Side, Sides
from mentortui.store.snapshot import Damaged, Snapshot, decode
from mentortui.store.stamp import LogicalClock

if TYPE_CHECKING:
    from mentortui.store.journal import Journal

LINES_MAX: Final = 500
"""Commits in the log from which on the journal is opened, and folds them into its snapshot at the end."""


class Glance:
    """A `Reader` over one moment of a journal. What rows do not say is asked of the journal, opened then."""

    def __init__(self, home: str, me: str, rows: dict[str, list[Row]]) -> None:
        self.me = me
        self._home = home
        self._rows = rows
        self._by_id: dict[str, Row] | None = None
        self._opened: Journal | None = None

    def get(self, record_id: str) -> Row | None:
        """The record with exactly this id, or None when there is none or it is deleted."""
        if self._by_id is None:
            self._by_id = {row["id"]: row for rows in self._rows.values() for row in rows}
        return self._by_id.get(record_id)

    def rows(self, kind: str) -> Sequence[Row]:
        """All records of a kind that are not deleted."""
        return self._rows.get(kind, [])

    def stamp(self, record_id: str, field: str) -> str | None:
        """As `Journal.stamp`."""
        return self._journal().stamp(record_id, field)

    def versions(self, record_id: str, field: str) -> Sequence[str]:
        """As `Journal.versions`."""
        return self._journal().versions(record_id, field)

    def base(self, record_id: str, field: str) -> str | None:
        """As `Journal.base`."""
        return self._journal().base(record_id, field)

    def deleted(self, kind: str | None = None) -> Sequence[Row]:
        """As `Journal.deleted`."""
        return self._journal().deleted(kind)

    def _journal(self) -> Journal:
        if self._opened is None:
            from mentortui.store.journal import Journal

            self._opened = Journal.open(self._home, read_only=True)
        return self._opened


def glance(home: str, disk: Disk | None = None) -> Glance | None:
    """The journal as it reads now, or None when only the journal itself can tell.

    Raises NoHome, NewerFormat or StoreError as opening it would.
    """
    path = os.path.abspath(home)
    found = disk or RealDisk(path)
    me = str(device.read(found, path)["person"])
    try:
        touched = _touched(found)
        if touched is None:
            return None
        seen = _Snapshots(found, me, touched)
        sides = Sides(found, LogicalClock("glance"), seen.read, lambda line: None)
        sides.look()
    except (msgspec.DecodeError, RecursionError, KeyError, TypeError, ValueError, AttributeError, OSError):
        return None
    records = {record_id: record for side in sides.both for record_id, record in side.memory.records.items()}
    if sides.damaged or seen.failed or not records.keys() <= touched:
        return None
    rows = seen.rows
    for record_id, record in records.items():
        if len(record.row) > 1 and not record.row.get("deleted"):
            rows.setdefault(kind_of(record_id), []).append(record.row)
    if not any(row["id"] == me for row in rows.get("person", ())):
        return None
    return Glance(path, me, {kind: _whole(kind, found, me) for kind, found in rows.items()})


def _whole(kind: str, rows: list[Row], me: str) -> list[Row]:
    """The rows of a kind that have what it is nothing without; of another's record, a part may be late."""
    needed = NEEDED.get(kind)
    return [row for row in rows if row.get("by") == me or needed <= row.keys()] if needed else rows


def _touched(disk: Disk) -> set[str] | None:
    """The ids that lines of the logs speak of; None when there are too many lines for a glance."""
    touched: set[str] = set()
    count = 0
    for folder in ("private", ""):
        for name in wal.names_in(disk.list(folder)):
            lines, _, bad = wal.split(disk.read(f"{folder}/{name}" if folder else name))
            count += len(lines)
            if bad or count > LINES_MAX:
                return None
            for line in lines:
                if b'"forgets"' in line or b'"strikes"' in line:
                    return None  # it may speak of any record
                touched.update(msgspec.json.decode(line).get("d", ()))
    return touched


class _Snapshots:
    """Reads snapshots, keeps their rows, and hands on only those of records the log speaks of."""

    def __init__(self, disk: Disk, me: str, touched: set[str]) -> None:
        self._disk = disk
        self._me = me
        self._touched = touched
        self.rows: dict[str, list[Row]] = {}
        self.failed = False

    def read(self, side: Side, stated: int) -> Snapshot | None:
        """The part of a side's snapshot that lines are to be joined over."""
        try:
            found = decode(self._disk.read(side.log.path(SNAPSHOT)))
        except FileNotFoundError:
            self.failed |= stated > 0
            return None
        except Damaged:
            self.failed = True
            return None
        if found.edited or found.generation < stated or found.meta.get("person") != self._me:
            self.failed = True
            return None
        for table, rows in found.tables.items():
            self._keep(table, rows)
        sync = {name: dict(_only(found.sync.get(name, {}), self._touched)) for name in ("stamps", "hidden", "spelled")}
        return Snapshot(found.meta, self._joined(found.tables), sync, False)

    def _keep(self, table: str, rows: dict[str, Row]) -> None:
        """Keep the rows the logs say nothing of, by the kind their table holds."""
        touched = self._touched
        kept = [row for row in rows.values() if row["id"] not in touched]
        if kept:
            kind = kind_of(kept[0]["id"])
            if any(not row["id"].startswith(f"{kind}-") for row in kept) or table_of(kind) != table:
                raise ValueError(f"a record of another kind stands under {table}")
            self.rows.setdefault(kind, []).extend(kept)

    def _joined(self, tables: dict[str, dict[str, Row]]) -> dict[str, dict[str, Row]]:
        touched = self._touched
        if not touched:
            return {}
        return {table: {n: row for n, row in rows.items() if row["id"] in touched} for table, rows in tables.items()}


def _only(found: dict[str, Any], wanted: set[str]) -> Iterator[tuple[str, Any]]:
    return ((record_id, found[record_id]) for record_id in wanted if record_id in found)
