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

from mentortui.model.vocabulary import KINDS, kind_of, table_of
from mentortui.store.erasure import PURGED
from mentortui.store.memory import Memory, Record
from mentortui.store.sound import entry_fault, newer
from mentortui.store.stamp import is_stamp
from mentortui.store.striking import Words, is_words
from mentortui.store.wal import FORMAT, blake2b

_SUM_START = b',\n"_sum":{"1":{"blake2b":"'
_SUM_END = b'"}}}\n'
_decode = msgspec.json.Decoder(dict[str, dict[str, dict[str, Any]]]).decode  # tables, numbered rows, fields
_WORDS = ("by", "readers", "relationship", "goal", "meeting", "status")


_FORGOTTEN, _FORGOT, _STRUCK = "forgotten", "forgot", "struck"


def forgets(stamp: str, memory: Memory) -> dict[str, Any]:
    """What a snapshot says of devices nothing is kept of, when that was last said, and of words that do not count."""
    said: dict[str, Any] = {_FORGOTTEN: sorted(memory.forgotten), _FORGOT: stamp} if stamp else {}
    return said | ({_STRUCK: memory.struck.words} if memory.struck else {})


def forgotten(found: Snapshot) -> tuple[list[str], str]:
    """What `forgets` wrote down; no stamp where nothing was ever forgotten, or where it does not read."""
    devices, stamp = found.meta.get(_FORGOTTEN, ()), found.meta.get(_FORGOT)
    if not is_stamp(stamp) or not isinstance(devices, list) or not all(type(one) is str for one in devices):
        return [], ""
    return devices, str(stamp)


def struck(found: Snapshot) -> Words:
    """Words that do not count, as `forgets` wrote them down; none where it does not read."""
    words = found.meta.get(_STRUCK, {})
    return words if is_words(words) else {}


class Damaged(Exception):
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

    @property
    def clock(self) -> str:
        """The largest stamp known when its log was sealed; empty when it does not say."""
        return str(self.meta.get("clock", ""))


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
        found = _decode(data)
    except (msgspec.DecodeError, RecursionError, ValueError) as error:
        if _min_reader(data) > FORMAT:
            raise newer() from error
        raise Damaged(str(error)) from error
    try:
        meta, sync = found.pop("_meta")["1"], found.pop("_sync")["1"]
        found.pop("_sum", None)
        if meta["min_reader"] > FORMAT:
            raise newer()
        read = Snapshot(meta, found, sync, not whole)
        _check(read)
    except (KeyError, TypeError, AttributeError, ValueError) as error:
        raise Damaged(str(error)) from error
    return read


def _min_reader(data: bytes) -> int:
    """The oldest format that may read a snapshot of another layout than ours; 0 when it does not say."""
    try:
        return int(msgspec.json.decode(data)["_meta"]["1"]["min_reader"])
    except (msgspec.DecodeError, RecursionError, KeyError, TypeError, ValueError):
        return 0


def _check(found: Snapshot) -> None:
    """Raise ValueError or TypeError when a snapshot has not the shape we write: it is joined whole or not at all."""
    hidden, stamps, spelled = (found.sync.get(name, {}) for name in ("hidden", "stamps", "spelled"))
    for rows in (*found.tables.values(), hidden):
        for row in rows.values():
            if type(row["id"]) is not str:
                raise ValueError("an id is no text")
    for stamp in stamps.values():
        if type(stamp) is not str and not (len(stamp) == 2 and type(stamp[0]) is str and type(stamp[1]) is dict):
            raise ValueError("a stamp is none")
    for record_id, entry in spelled.items():
        fault = entry_fault(record_id, entry.get("all", entry))
        if fault:
            raise ValueError(fault)
    int(found.meta.get("generation", 0))


def join_into(memory: Memory, snapshot: Snapshot) -> None:
    """Join a snapshot into a side. Filling an empty one takes the rows as they are.

    A row in the table of another kind than its id is refused, like any entry of another kind.
    """
    stamps = snapshot.sync.get("stamps", {})
    spelled = snapshot.sync.get("spelled", {})
    fresh = not (memory.records or memory.left_out or memory.forgotten or snapshot.edited)
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
        if row.get(PURGED):
            memory.purged.add(record_id)
    else:
        memory.join_entry(record_id, record.entry())
