"""What each file of each computer brought, kept so that a part of it can be taken back to the word.

A line for each file that was read, in `private/shares/<share>.brought`: whose it was, its number, its audience, the
fingerprints of all its words, and those words of its writer that a later one of the same writer took the place of.
A register holds only a device's last word, so without them what stood before could not stand again. Words that their
own writer emptied are struck from it, as are those of purged records and of people who were erased.

Where this file went, it is made anew at the next sync from all files that were read and still lie in the folder, which
takes about as long as a first sync (`taking.note_anew`). What lies there no more is not in it then: if its computer is
taken out later, words stay that no file tells of, and honest words go with those of a later file that repeats them.
Where the ledger went as well, and that sync is the one that hears of a computer taken out, nothing tells which of its
files were read: what came too late stays.
"""

from __future__ import annotations

import contextlib
from collections.abc import Callable, Collection, Iterable, Iterator
from typing import Final

import msgspec

from mentortui.store.device import replace_file
from mentortui.store.disk import Disk
from mentortui.store.erasure import is_emptied
from mentortui.store.share.ledger import FOLDER
from mentortui.store.state import Entry, Register, State, join_entry, later
from mentortui.store.striking import SIZE, fingerprint, registers_of

_ENDING: Final = ".brought"

Field = tuple[str, str, str, str]
"""Device, record, part and field."""


class Brought(msgspec.Struct, omit_defaults=True):
    """One file: its device, number and audience, its words' fingerprints, and words that it or others replaced."""

    d: str
    n: int
    a: str = ""
    r: str = ""
    b: State = {}

    def has(self) -> Iterator[str]:
        """The fingerprints of its words."""
        return (self.r[at : at + SIZE] for at in range(0, len(self.r), SIZE))


class Noting:
    """Takes note of files, one after another as they were read. `known` gives a record as it is here."""

    def __init__(self, known: Callable[[str], Entry]) -> None:
        self._known = known
        self._now: dict[Field, Register] = {}
        self._seen: set[tuple[str, str]] = set()
        self.lines: list[Brought] = []
        self.emptied: set[Field] = set()
        """Fields whose words their writer took back: nothing of them is kept."""
        self.words: dict[str, set[str]] = {}
        """By device, the fingerprints of all words that came."""

    def take(self, device: str, number: int, audience: str, state: State) -> None:
        """One file: what of it may be joined."""
        found: list[str] = []
        replaced: State = {}
        for record_id, entry in state.items():
            if (device, record_id) not in self._seen:
                self._seen.add((device, record_id))
                for part, name, register in registers_of(self._known(record_id), device):
                    self._now[device, record_id, part, name] = register
            for part, name, register in registers_of(entry, device):
                found.append(fingerprint(record_id, part, name, register))
                lost = self._lost((device, record_id, part, name), register)
                if lost is not None:
                    replaced.setdefault(record_id, {}).setdefault(part, {})[name] = {device: lost}
        self.words.setdefault(device, set()).update(found)
        self.lines.append(Brought(device, number, audience, "".join(found), replaced))

    def _lost(self, field: Field, register: Register) -> Register | None:
        """Which of two words of one device goes, where it says something that may have to stand again."""
        whole, of_set, _ = field[3].partition("/")
        if of_set and is_emptied(self._now.get((*field[:3], whole)), register):
            return None  # it came late, and its writer had purged it
        if register[1] is None:  # of a whole set it is said of every element
            self.emptied |= {one for one in self._now if one[:3] == field[:3] and one[3].startswith(f"{field[3]}/")}
        before = self._now.get(field)
        if before is None or before == register:
            self._now[field] = register
            return None
        stands = self._now[field] = later(before, register)
        if stands[1] is None:
            self.emptied.add(field)
            return None
        lost = before if stands is register else register
        return lost if lost[1] is not None else None


def keep(disk: Disk, share: str, noting: Noting) -> None:
    """Add what was noted to the file of a share. Raises OSError."""
    if noting.emptied:
        _write(disk, share, [_without(one, noting.emptied) for one in [*load(disk, share), *noting.lines]])
    elif noting.lines:
        disk.mkdir(FOLDER)
        with contextlib.suppress(FileExistsError):
            disk.create(_path(share), b"")
        disk.append(_path(share), _encoded(noting.lines))
        disk.fsync(_path(share))


def is_there(disk: Disk, share: str) -> bool:
    """Whether there is a file for a share, be it empty. Raises OSError."""
    return disk.stat(_path(share)) is not None


def anew(disk: Disk, share: str, noting: Noting) -> None:
    """Write the file of a share whole, by what was noted. Raises OSError."""
    _write(disk, share, [_without(one, noting.emptied) for one in noting.lines])


def load(disk: Disk, share: str) -> list[Brought]:
    """What is known of the files of a share; a line that was cut off says nothing. Raises OSError.

    Where it is there and cannot be read now, it must not be taken for empty: what is written next stands in its place.
    """
    found = []
    try:
        data = disk.read(_path(share))
    except FileNotFoundError:
        return []
    for line in data.splitlines():
        with contextlib.suppress(msgspec.DecodeError, UnicodeDecodeError):
            found.append(msgspec.json.decode(line, type=Brought))
    return found


def cut(disk: Disk, share: str, device: str, last: int) -> None:
    """Forget the files of a device with larger numbers. Raises OSError."""
    _write(disk, share, [one for one in load(disk, share) if one.d != device or one.n <= last])


def forget(disk: Disk, share: str, records: Collection[str], devices: Collection[str]) -> None:
    """Keep nothing of these records and devices. Raises OSError."""
    before = load(disk, share)
    after = [
        msgspec.structs.replace(one, b={i: entry for i, entry in one.b.items() if i not in records})
        for one in before
        if one.d not in devices
    ]
    if after != before:
        _write(disk, share, after)


def counting(lines: Iterable[Brought], device: str, last: int) -> tuple[set[str], set[str]]:
    """The fingerprints of words of a device that count, and those of words that came in later files alone."""
    early: set[str] = set()
    late: set[str] = set()
    for one in lines:
        if one.d == device:
            (early if one.n <= last else late).update(one.has())
    return early, late - early


def standing_again(lines: Iterable[Brought], device: str, early: Collection[str]) -> State:
    """Words of a device that were replaced and count; of several in one field the latest."""
    found: State = {}
    for one in lines:
        for record_id, entry in one.b.items() if one.d == device else ():
            for part, name, register in registers_of(entry, device):
                if fingerprint(record_id, part, name, register) in early:
                    found[record_id] = join_entry(found.get(record_id, {}), {part: {name: {device: register}}})
    return found


def _without(one: Brought, fields: Collection[Field]) -> Brought:
    left: State = {}
    for record_id, entry in one.b.items():
        for part, name, register in registers_of(entry, one.d):
            if (one.d, record_id, part, name) not in fields:
                left.setdefault(record_id, {}).setdefault(part, {})[name] = {one.d: register}
    return msgspec.structs.replace(one, b=left)


def _encoded(lines: Iterable[Brought]) -> bytes:
    # Each line begins with a line end: what was cut off before stays a line of its own.
    return b"".join(b"\n" + msgspec.json.encode(one) for one in lines)


def _write(disk: Disk, share: str, lines: list[Brought]) -> None:
    disk.mkdir(FOLDER)
    replace_file(disk, FOLDER, _path(share).rpartition("/")[2], _encoded(lines))


def _path(share: str) -> str:
    return f"{FOLDER}/{share}{_ENDING}"
