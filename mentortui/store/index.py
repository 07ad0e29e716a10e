"""What quick capture knows: people, relationships and goals by name, without loading the journal.

`private/names.json` is written at a checkpoint: a line that says up to which place of the logs it was
built, then one line a kind, each behind its checksum. A kind is parsed when it is asked for, so a
meeting with Ana does not wait for two thousand goals. Behind the index, lines touching a name carry a
mark in their first bytes and are found without parsing the others, so that thousands of captures cost
next to nothing. Imports nothing but plain json.
"""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence

from mentortui.model.vocabulary import SET_FIELDS, kind_of
from mentortui.store import wal
from mentortui.store.canonical import to_bytes
from mentortui.store.disk import Disk

TYPE_CHECKING = False  # importing typing costs quick capture 3 ms
if TYPE_CHECKING:
    from typing import Any

    from mentortui.model.reader import Reader

FILE = "private/names.json"
KINDS = ("person", "relationship", "goal", "share")
# What names a record, and the little that capture decides by.
FIELDS = frozenset(
    {
        "id",
        "name",
        "title",
        "mentors",
        "mentees",
        "owners",
        "unit",
        "status",
        "readers",
        "relationship",
        "counted",
        "area",
        "deleted",
        "type",
        "hosted",
        "program",
        "counts",
    }
)
_FOLDERS = ("", "private")


def encode(journal: Reader, upto: Mapping[str, int]) -> bytes:
    """The index of a journal as it reads now; `upto` says for each log file how far it holds at least.

    Deleted records too, because a line that undoes the deletion says only that.
    """
    lines: list[Any] = [{"format": wal.FORMAT, "upto": upto}]
    for kind in KINDS:
        rows = [*journal.rows(kind), *journal.deleted(kind)]
        lines.append([{name: value for name, value in row.items() if name in FIELDS} for row in rows])
    return b"".join(wal.summed(to_bytes(line)) for line in lines)


class Rows:
    """Rows by kind and id; a kind is parsed when it is first asked for."""

    __slots__ = ("_read", "_unread")

    def __init__(self, read: dict[str, dict[str, dict[str, Any]]], unread: dict[str, bytes]) -> None:
        self._read = read
        self._unread = unread

    def of(self, kind: str) -> dict[str, dict[str, Any]]:
        """The rows of a kind by id, deleted ones with their mark."""
        if kind in self._unread:
            self._read[kind] = {row["id"]: row for row in json.loads(self._unread.pop(kind))}
        return self._read.setdefault(kind, {})


class Names:
    """A `Directory` over the index and what the logs say behind it."""

    def __init__(self, me: str, rows: Rows) -> None:
        self._me = me
        self._rows = rows

    @property
    def me(self) -> str:
        """The id of the person whose journal this is."""
        return self._me

    def get(self, record_id: str) -> dict[str, Any] | None:
        """The person, relationship or goal with exactly this id; None when there is none or it is deleted."""
        row = self._rows.of(kind_of(record_id)).get(record_id)
        return row if row is not None and not row.get("deleted") else None

    def rows(self, kind: str) -> Sequence[dict[str, Any]]:
        """All people, relationships or goals, in the order they were made; nothing of other kinds."""
        return [row for row in self._rows.of(kind).values() if len(row) > 1 and not row.get("deleted")]


def read(disk: Disk) -> tuple[Rows, dict[str, int]]:
    """The rows of `private/names.json`, and the places in the logs it was built up to. ValueError when it is torn."""
    lines = [wal.payload(line) for line in disk.read(FILE).split(b"\n")[:-1]]
    whole = [line for line in lines if line is not None]
    if len(whole) != len(lines) or len(whole) != 1 + len(KINDS):
        raise ValueError("torn")
    return Rows({}, dict(zip(KINDS, whole[1:], strict=True))), json.loads(whole[0])["upto"]


def marked(disk: Disk, upto: Mapping[str, int]) -> list[dict[str, Any]]:
    """The lines behind the index that touch a name, both sides together in the order of their stamps."""
    found: list[dict[str, Any]] = []
    private: list[bytes] = []
    for folder in reversed(_FOLDERS):  # the private log first, as everywhere
        start = f"{folder}/" if folder else ""
        for name in wal.names_in(disk.list(folder)):
            data = disk.read(f"{start}{name}", upto.get(f"{start}{name}", 0))
            if folder:
                private.append(data)
            lines = _lines_with(wal.NAMES_MARK, data)
            found += [line for line in lines if folder or "g" not in line or _has_companion(line["t"], private)]
    found.sort(key=lambda line: line["t"])
    return found


def _has_companion(stamp: str, private: list[bytes]) -> bool:
    """Whether the private half of a commit is there, so that its shared half counts."""
    mark = f'"t":"{stamp}"'.encode()
    return any("g" in line for data in private for line in _lines_with(mark, data))


def _lines_with(mark: bytes, data: bytes) -> list[dict[str, Any]]:
    """The whole lines that hold a mark, parsed; the others are never looked at."""
    found: list[dict[str, Any]] = []
    at = data.find(mark)
    while at >= 0:
        start = data.rfind(b"\n", 0, at) + 1
        end = data.find(b"\n", at)
        if end < 0:
            break
        body = wal.payload(data[start:end])
        if body is not None:
            line = json.loads(body)
            if "d" in line:
                found.append(line)
        at = data.find(mark, end)
    return found


def follow(rows: Rows, line: Mapping[str, Any]) -> None:
    """Let the rows read as they do after a line. Lines come in the order of their stamps, so the last word wins."""
    for record_id, part in line["d"].items():
        kind = kind_of(record_id)
        if kind not in KINDS:
            continue
        row = rows.of(kind).setdefault(record_id, {"id": record_id})
        for name, value in part.get("f", {}).items():
            field, slash, member = name.partition("/")
            if field not in FIELDS:
                continue
            if slash:
                if field in SET_FIELDS.get(kind, ()):
                    members = {*row.get(field, ()), member} if value else {*row.get(field, ())} - {member}
                    row[field] = sorted(members)
            elif value is None:
                row.pop(field, None)
            else:
                row[field] = value
