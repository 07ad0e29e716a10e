"""The log files of one side of a home: reading what they grew, and adding a line.

A side is the home itself, or its `private/` folder; each has its own log and snapshot.
"""

from __future__ import annotations

import os

from mentortui.errors import WriteFailed
from mentortui.store import wal
from mentortui.store.disk import Disk, Stat

TYPE_CHECKING = False  # quick capture takes a sentence from here
if TYPE_CHECKING:
    from collections.abc import Callable

SNAPSHOT = "journal.json"


class Grown:
    """What was found new at a side: lines of the log, files with bad ones, whether the snapshot changed.

    `folds` is the generation that the oldest file's first line promises, if that was read just now.
    """

    __slots__ = ("bad", "folds", "lines", "snapshot")

    def __init__(self) -> None:
        self.lines: list[wal.Line] = []
        self.bad: list[str] = []
        self.snapshot = False
        self.folds = 0

    def __bool__(self) -> bool:
        return bool(self.lines or self.bad or self.snapshot)


class Log:
    """The log of one side, as far as this process has read it. `parse` makes a line of its JSON, or None of no line."""

    def __init__(self, disk: Disk, folder: str, parse: Callable[[bytes], wal.Line | None]) -> None:
        self.disk = disk
        self.folder = folder
        self._parse = parse
        self._grown = Grown()
        self.positions: dict[str, int] = {}
        """By file name: the bytes read, up to the last line end."""
        self.damaged: set[str] = set()
        """Files with a bad line: kept as evidence when they are sealed."""
        self.snapshot: Stat | None = None
        self._sizes: dict[str, int] = {}
        self._listing: list[str] = []
        self._newest = 0
        self._sealed = 0  # no line of ours goes into a file up to this number
        self._named = 0  # the newest file whose name is known to be durable

    def path(self, name: str) -> str:
        """A file of this side, as the disk knows it."""
        return f"{self.folder}/{name}" if self.folder else name

    def look(self, thorough: bool = False) -> Grown:
        """Read what is new: all that was found since `joined` was last called, in case joining it failed half-way.

        While the list of log files is the same, only the newest may have grown, and a new snapshot
        would say nothing that these files do not; so a look that finds nothing is one listing and one
        size. `thorough` looks at the snapshot all the same, which somebody may have edited.

        The log is read before the snapshot is looked at: a checkpoint in between then hides nothing,
        since a deleted file's lines are in the snapshot that replaced the one before.
        """
        listing = self.disk.list(self.folder)
        if listing == self._listing and not thorough and self._newest:
            name = wal.name_of(self._newest)
            found = self.disk.stat(self.path(name))
            if found is not None and found.size == self._sizes.get(name):
                return self._grown
            if self._read(name):
                return self._grown
            listing = self.disk.list(self.folder)
        grown = self._grown
        names = wal.names_in(listing)
        gone = self.positions.keys() - set(names)
        for number, name in enumerate(names):
            known = len(grown.lines)
            self._read(name)
            if number == 0 and len(grown.lines) > known:
                grown.folds = max(grown.folds, grown.lines[known].get("folds", 0))
        if names:
            self._newest = max(self._newest, wal.number_of(names[-1]))
        for name in gone:
            del self.positions[name]
            self._sizes.pop(name, None)
        found = self.disk.stat(self.path(SNAPSHOT))
        if found != self.snapshot:
            self.snapshot = found
            grown.snapshot = found is not None
        self._listing = listing
        return grown

    def joined(self) -> None:
        """All that the last look gave is joined."""
        self._grown = Grown()

    def _read(self, name: str) -> bool:
        """Read what a file grew; False when a checkpoint took it away in the meantime."""
        path = self.path(name)
        found = self.disk.stat(path)
        if found is None:
            return False
        if found.size == self._sizes.get(name):
            return True
        start = self.positions.get(name, 0)
        if found.size < start:
            start = 0  # somebody put back an older copy: read it again, joining twice is harmless
        try:
            data = self.disk.read(path, start)
        except FileNotFoundError:
            return False
        lines, end, bad = wal.split(data)
        parsed = [self._parse(line) for line in lines]
        self._grown.lines += [line for line in parsed if line is not None]
        if bad or None in parsed:
            self.damaged.add(name)
            self._grown.bad.append(name)
        self.positions[name] = start + end
        self._sizes[name] = start + len(data)
        return True

    def torn(self) -> dict[str, int]:
        """By file that ends in no whole line, as this process last saw it: the bytes behind its last line end."""
        ends = {name: size - self.positions.get(name, 0) for name, size in self._sizes.items()}
        return {name: left for name, left in ends.items() if left > 0}

    def waiting(self) -> int:
        """Bytes in the log that no snapshot is known to hold."""
        return sum(self.positions.values())

    # -- adding; under the home's lock, after a look ----------------------------------------------

    def add(self, line: bytes, clock: str, generation: int, durable: bool = True) -> None:
        """Add a line and make it durable. Raises WriteFailed, after which the file is never used again."""
        name = wal.name_of(self._newest)
        whole = self._newest > self._sealed and self._is_whole(name)
        try:
            if whole:
                if self._named < self._newest:  # who made it may have been killed before this
                    self.disk.fsync_dir(self.folder)
                    self._named = self._newest
                self.disk.append(self.path(name), line)
                if durable:
                    self.disk.fsync(self.path(name))
                self.positions[name] += len(line)
                self._sizes[name] = self.positions[name]
            else:
                self.open_next(clock, generation, line)
        except BaseException as error:
            self._disown(clock, generation)
            if isinstance(error, OSError):
                raise write_failed(error) from error
            raise

    def _disown(self, clock: str, generation: int) -> None:
        """Leave the newest file for good after an error; a torn end tells others to, a line in doubt does not.

        A line whose fsync failed reads well until the power goes, and may then be zeros for ever: nothing
        may stand behind it. So the next file is made at once, if the disk lets us.
        """
        self._sealed = self._newest
        path = self.path(wal.name_of(self._newest))
        try:
            found = self.disk.stat(path)
            if found is not None and found.size and self.disk.read(path, found.size - 1) == b"\n":
                self.open_next(clock, generation)
        except OSError:
            self._sealed = self._newest

    def _is_whole(self, name: str) -> bool:
        """Whether the newest file ends in a whole line; a bad last line ends a file for good."""
        size = self._sizes.get(name, 0)
        if not size or self.positions.get(name) != size:
            return False
        return name not in self.damaged

    def open_next(self, clock: str, generation: int, line: bytes = b"", folds: int = 0) -> None:
        """Make the next file, with its first line and perhaps one more, and make both durable."""
        self._newest += 1
        name = wal.name_of(self._newest)
        data = wal.header(clock, generation, folds) + line
        self.disk.create(self.path(name), data)
        self.disk.fsync(self.path(name))
        self.disk.fsync_dir(self.folder)
        self._named = self._newest
        self.positions[name] = self._sizes[name] = len(data)

    def seal(self, clock: str, generation: int) -> list[str]:
        """Open the next file; the files sealed by that which were read to their end, oldest first."""
        sealed = wal.names_in(list(self.positions))
        try:
            self.open_next(clock, generation, folds=generation + 1 if sealed else 0)
        except OSError as error:
            self._disown(clock, generation)
            raise write_failed(error) from error
        return sealed

    def drop(self, names: list[str]) -> None:
        """Delete sealed files; those that do not read, or not to their end, are kept beside the backups as evidence."""
        unread = self.damaged | self.torn().keys()
        for name in names:
            try:
                if name in unread:
                    self.disk.mkdir(self.path("backup"))
                    self.disk.replace(self.path(name), self.path(f"backup/damaged-{name}"))
                else:
                    self.disk.unlink(self.path(name))
            except FileNotFoundError:
                pass
            self.damaged.discard(name)
            del self.positions[name]
            self._sizes.pop(name, None)
        if names:
            self.disk.fsync_dir(self.folder)


def reason(error: OSError) -> str:
    """What kept the disk from writing, as half a sentence."""
    known = {
        28: "the disk is full",
        122: "your quota on this disk is used up",
        30: "the disk is read-only",
        13: "the folder may not be written to",
        1: "the folder may not be written to",
        5: "the disk reported a fault",
    }
    return known.get(error.errno or 0) or (os.strerror(error.errno) if error.errno else str(error))


def write_failed(error: OSError) -> WriteFailed:
    """The sentence for a disk that refused to write."""
    return WriteFailed(
        f"Not saved: {reason(error)}. Everything saved before is safe; make room or mend the disk, then save again."
    )
