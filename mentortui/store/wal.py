"""The write-ahead log: one commit a line, `<blake2b-8 hex> <json>`, in files numbered `wal-00000001` and on.

A line counts only when its checksum fits. A file is appended to only while it is the newest and its
last line is whole; what was torn by a crash stays as it lies, and the next commit opens a new file.
Quick capture uses this module, so it imports nothing beyond plain json.
"""

from __future__ import annotations

import json

try:
    from _blake2 import blake2b as blake2b  # hashlib loads OpenSSL, 3 ms of a command's start
except ImportError:  # an interpreter built without it
    from hashlib import blake2b as blake2b

from mentortui.store.canonical import to_bytes
from mentortui.store.disk import Disk
from mentortui.store.stamp import is_stamp

TYPE_CHECKING = False  # importing typing costs quick capture 3 ms
if TYPE_CHECKING:
    from typing import Any
else:
    Any = object

PREFIX = "wal-"
FORMAT = 1
"""The version of the format this program writes."""
NAMES_MARK = b'"n":1'
"""In the first bytes of a line that touches what quick capture finds by name."""
_SUM = 16
_TAIL = 65_536
HEAD = 512
"""Bytes at the beginning of a file in which the format it is written in is told."""

Line = dict[str, Any]
"""The JSON of a line. `t` comes first: the largest stamp known after it. See docs/format.md."""


def digest(data: bytes) -> bytes:
    """The eight-byte checksum of a line, in hex."""
    return blake2b(data, digest_size=8).hexdigest().encode()


def encode(line: Line) -> bytes:
    """A line as it is written."""
    return summed(to_bytes(line))


def summed(data: bytes) -> bytes:
    """The JSON of a line behind its checksum, as it is written."""
    return b"%s %s\n" % (digest(data), data)


def payload(line: bytes) -> bytes | None:
    """The JSON of a line without its line end, or None when the checksum does not fit."""
    data = line[_SUM + 1 :]
    if line[_SUM : _SUM + 1] != b" " or digest(data) != line[:_SUM]:
        return None
    return data


def header(stamp: str, generation: int, folds: int = 0) -> bytes:
    """The first line of a file: the clock so far, the format, and the snapshot it follows.

    `folds` is the generation of the snapshot that takes in all older files: once those are gone, it must be there.
    """
    line = {"t": stamp, "format": FORMAT, "min_reader": FORMAT, "generation": generation}
    return encode(line | {"folds": folds} if folds else line)


def name_of(number: int) -> str:
    """The name of a file by its number."""
    return f"{PREFIX}{number:08d}"


def number_of(name: str) -> int:
    """The number of a file by its name; 0 for any other name."""
    digits = name[len(PREFIX) :] if name.startswith(PREFIX) else ""
    return int(digits) if len(digits) >= 8 and digits.isdigit() and digits.isascii() else 0


def names_in(listing: list[str]) -> list[str]:
    """The log files in a listing, oldest first."""
    return sorted((name for name in listing if number_of(name)), key=number_of)


def split(data: bytes) -> tuple[list[bytes], int, int]:
    """The JSON of every whole line, how many bytes they and bad lines take, and how many lines are bad.

    What follows the last line end is a line still being written, or torn: it is not counted as read.
    """
    good: list[bytes] = []
    bad = 0
    end = data.rfind(b"\n") + 1
    for line in data[:end].split(b"\n")[:-1]:
        # A failed fsync may leave zeros where a commit was refused, before the next one's whole line.
        found = payload(line) or payload(line.lstrip(b"\0"))
        if found is None:
            bad += 1
        else:
            good.append(found)
    return good, end, bad


class Tail:
    """The end of a log file: whether its last line is whole, and the clock in the last that is; empty when none is.

    `named` says that the file's name is durable: who appends to a file that another made syncs the folder first, so
    behind header and first line a third one tells that somebody did.
    """

    __slots__ = ("clock", "named", "whole")

    def __init__(self, disk: Disk, path: str, size: int) -> None:
        self.clock = ""
        reach = _TAIL
        while True:
            start = max(0, size - reach)
            data = disk.read(path, start)
            self.whole = data.endswith(b"\n")
            self.named = data.count(b"\n") > 2
            lines = data.split(b"\n")
            # The first piece may be the end of a longer line: only the file's start makes it whole.
            for line in reversed(lines[:-1] if start == 0 else lines[1:-1]):
                found = payload(line)
                if found is not None:
                    self.clock = stamp_in(found)
                if self.clock:
                    return
                self.whole = False
            if start == 0:
                self.whole = False
                return
            reach *= 8


def min_reader_in(head: bytes) -> int:
    """The oldest format that may read a file, from the first bytes of a snapshot or a log; 0 when they do not say."""
    number = head.partition(b'"min_reader":')[2].lstrip()
    digits = number[: len(number) - len(number.lstrip(b"0123456789"))]
    return int(digits or b"0")


def stamp_in(data: bytes) -> str:
    """The clock in a line's JSON, or nothing when that is no line. It comes first, so a long line is not parsed."""
    start = data.find(b'"t":"') + 5
    try:
        stamp = data[start : data.index(b'"', start)].decode() if 4 < start <= 16 else json.loads(data)["t"]
    except (ValueError, KeyError, TypeError, RecursionError):
        return ""
    return stamp if is_stamp(stamp) else ""
