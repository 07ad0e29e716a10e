"""`journal.json`: the readable picture of one side, in TinyDB's layout, with its own checksum.

    {"_meta": {"1": {"format": 1, …}},
     "goals": {"1": {"id": "goal-…", …}, …},
     "_sync": {"1": {"stamps": {…}, "hidden": {…}, "spelled": {…}}},
     "_sum":  {"1": {"blake2b": "…"}}}

Rows hold what reads now; `_sync` holds one stamp a record and whatever the rows do not say. The sum
covers every byte before it, so a torn file is told from one edited by hand.
"""

from __future__ import annotations

from typing import Any, NamedTuple

import msgspec

from mentortui.errors import NewerFormat
from mentortui.model.vocabulary import KINDS, kind_of, table_of
from mentortui.store.memory import Memory, Record
from mentortui.store.wal import FORMAT, blake2b

_SUM_START = b',\n"_sum":{"1":{"blake2b":"'
_SUM_END = b'"}}}\n'
_WORDS = ("by", "readers", "relationship", "goal", "meeting", "status")


class Damaged(Exception):  # noqa: N818 - not an error a person sees
    """These bytes are no snapshot: torn, empty or nonsense."""


class Snapshot(NamedTuple):
    """A snapshot as read from a file."""

    meta: dict[str, Any]
    tables: dict[str, dict[str, dict[str, Any]]]
    sync: dict[str, Any]
    edited: bool
    """Whether the file reads well but its checksum does not fit: somebody edited it."""

    @property
    def generation(self) -> int:
        """How many snapshots came before, counted from 1."""
        return int(self.meta.get("generation", 0))


def encode(memory: Memory, meta: dict[str, Any]) -> bytes:
    """A side as the bytes of its `journal.json`, one row a line."""
    tables: dict[str, list[Record]] = {table: [] for table in KINDS.values()}
    hidden: dict[str, Any] = {}
    stamps: dict[str, Any] = {}
    spelled: dict[str, Any] = {}
    for record_id, record in memory.records.items():
        if record.odd:
            spelled[record_id] = {"all": record.entry()}
        else:
            stamps[record_id] = [record.stamp, record.stamps] if record.stamps else record.stamp
            if record.spelled:
                spelled[record_id] = record.spelled
        if record.row.get("deleted") or len(record.row) == 1:
            hidden[record_id] = record.row
        else:
            tables.setdefault(table_of(kind_of(record_id)), []).append(record)
    encode_row = msgspec.json.Encoder().encode
    parts = [b'{"_meta":{"1":' + encode_row(meta) + b"}"]
    for table, records in tables.items():
        rows = b",\n".join(b'"%d":%s' % (n, encode_row(record.row)) for n, record in enumerate(records, 1))
        parts.append(encode_row(table) + b":{\n" + rows + b"\n}" if rows else encode_row(table) + b":{}")
    sync = {"stamps": stamps, "hidden": hidden, "spelled": spelled}
    parts.append(b'"_sync":{"1":' + encode_row(sync) + b"}")
    data = b",\n".join(parts)
    return data + _SUM_START + _digest(data) + _SUM_END


def _digest(data: bytes) -> bytes:
    return blake2b(data, digest_size=16).hexdigest().encode()


def decode(data: bytes) -> Snapshot:
    """The snapshot in these bytes. Raises Damaged, or NewerFormat for a file this program may not read."""
    body, start, rest = data.rpartition(_SUM_START)
    whole = bool(start) and rest == _digest(body) + _SUM_END
    try:
        found = msgspec.json.decode(data)
        meta, sync = found.pop("_meta")["1"], found.pop("_sync")["1"]
        found.pop("_sum", None)
        reader = int(meta["min_reader"])
        tables_are_tables = all(isinstance(rows, dict) for rows in found.values())
    except (msgspec.DecodeError, RecursionError, KeyError, TypeError, AttributeError, ValueError) as error:
        raise Damaged(str(error)) from error
    if reader > FORMAT:
        raise newer()
    if not tables_are_tables or not isinstance(sync, dict):
        raise Damaged("not the layout of a journal")
    return Snapshot(meta, found, sync, not whole)


def newer() -> NewerFormat:
    """The sentence for a journal this program is too old for."""
    return NewerFormat(
        "This journal was written by a newer version of mentortui. It was not touched and is safe; "
        "update mentortui to open it."
    )


def join_into(memory: Memory, snapshot: Snapshot) -> None:
    """Join a snapshot into a side. Filling an empty one takes the rows as they are.

    A row in the table of another kind than its id is refused, like any entry of another kind.
    """
    stamps = snapshot.sync.get("stamps", {})
    spelled = snapshot.sync.get("spelled", {})
    fresh = not (memory.records or memory.left_out or snapshot.edited)
    shared: dict[str, str] = {}  # one string for words that thousands of rows repeat
    for table, rows in snapshot.tables.items():
        for row in rows.values():
            record_id = row["id"]
            if table_of(kind_of(record_id)) != table:
                continue
            stamp = stamps.get(record_id)
            if fresh and type(stamp) is str and record_id not in spelled:
                for word in _WORDS:
                    value = row.get(word)
                    if type(value) is str:
                        row[word] = shared.setdefault(value, value)
                memory.records[record_id] = Record(row, shared.setdefault(stamp, stamp))
            else:
                _join_row(memory, row, stamp, spelled.get(record_id), fresh)
    for record_id, row in snapshot.sync.get("hidden", {}).items():
        _join_row(memory, row, stamps.get(record_id), spelled.get(record_id), fresh)


def _join_row(memory: Memory, row: dict[str, Any], stamp: Any, spelled: Any, fresh: bool) -> None:
    record_id = row["id"]
    if spelled and "all" in spelled:
        record = Record(row, "", None, spelled["all"], odd=True)
    elif stamp is None:
        return  # a row without a stamp was added by hand: doctor offers it
    else:
        common, others = (stamp, None) if isinstance(stamp, str) else stamp
        record = Record(row, common, others, spelled)
    if fresh:
        memory.records[record_id] = record
    else:
        memory.join_entry(record_id, record.entry())
