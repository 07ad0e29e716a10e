"""The folder others reach too: listing, reading with limits, adding a file. Nothing in it is ever changed in place.

Whoever writes here makes new files only; a missing file means nothing. The folder itself is made by people, never
by us: where it is not there, or is another one, nothing is read as "deleted" and nothing is written.
"""

from __future__ import annotations

import os
import re
import stat
from collections.abc import Container, Iterable, Iterator, Set
from typing import Final, NamedTuple

from mentortui.errors import Refused, StoreError
from mentortui.store.disk import Disk, RealDisk, Stat
from mentortui.store.share.envelope import SEGMENT_MAX

ROOT: Final = "mentortui-v1"
SEGMENTS: Final = f"{ROOT}/s"
PEOPLE: Final = f"{ROOT}/people"
PROGRAM: Final = f"{ROOT}/program"
ROSTER: Final = f"{ROOT}/roster"
INBOX: Final = f"{ROOT}/inbox"
SUFFIX: Final = ".mj"
_NO_NAME: Final = re.compile("[\x00-\x1f\x7f-\x9f\ud800-\udfff]")
STEM: Final = 25
"""Characters of a segment's name in front of its suffix."""


class NotAvailable(StoreError):
    """The shared folder is not there, or another one is in its place. Nothing was read or written."""


class Found(NamedTuple):
    """A file of the share: where it lies, and its size in bytes."""

    path: str
    size: int

    @property
    def name(self) -> str:
        """Its name without the folders."""
        return self.path.rpartition("/")[2]

    @property
    def folder(self) -> str:
        """The folder it lies in, without those around it and in lower case; of a segment the device that wrote it."""
        return self.path.rpartition("/")[0].rpartition("/")[2].lower()


class ShareDisk(RealDisk):
    """A folder of others: files are made as the system's owner wants them (umask), so that others can read them.

    What is in them is sealed. Only the last level of a folder is ever made: a folder that was taken away in
    between (a stick, a network drive) is not made again in its place.
    """

    MODE = 0o666

    def list(self, folder: str) -> list[str]:
        """Names in a folder; empty when there is none, or it cannot be looked into: a link in a circle."""
        try:
            return os.listdir(f"{self.root}/{folder}")
        except OSError:
            return []

    def stat(self, path: str) -> Stat | None:
        """Size and identity of a file. A link, a pipe or a device is none: who knows what reading it would do."""
        try:
            found = os.lstat(self.path(path))
        except OSError:
            return None
        return Stat(found.st_size, (found.st_ino, found.st_mtime_ns)) if stat.S_ISREG(found.st_mode) else None

    def mkdir(self, folder: str) -> None:
        """Make a folder whose parent is there; nothing when it exists. One that leads elsewhere is not written to."""
        path = self.path(folder)
        try:
            os.mkdir(path)
        except FileExistsError:
            if not os.path.isdir(path) or (folder != ROOT and os.path.islink(path)):
                raise

    def fsync_dir(self, folder: str) -> None:
        """Make the names in a folder durable, where the file system can: network drives often cannot."""
        try:
            super().fsync_dir(folder)
        except OSError:
            return


class ShareFolder:
    """One shared folder, by its `Disk`."""

    def __init__(self, disk: Disk, place: str) -> None:
        self.disk = disk
        self.place = place
        """Where it lies, for sentences."""

    def exists(self) -> bool:
        """Whether there is a share at all."""
        return bool(self.disk.list(PROGRAM))

    def make(self) -> None:
        """Make the folders of a new share. Raises OSError; the folder they go into must be there."""
        for folder in (ROOT, PROGRAM, PEOPLE, ROSTER, SEGMENTS, INBOX):
            self.disk.mkdir(folder)

    def writers(self, known: Container[str] = ()) -> list[str]:
        """The folders segments lie in: one per device, whatever it is called. `known` are such for sure."""
        return sorted([name for name in self.disk.list(SEGMENTS) if name in known or _is_ours(name)])

    def names(self, folder: str) -> list[str]:
        """Names of what may be a file of ours in a folder: neither temporary ones nor a sync tool's own."""
        return [name for name in self.disk.list(folder) if _is_ours(name)]

    def files(self, folder: str, known: Set[str] = frozenset(), gone: set[str] | None = None) -> Iterable[Found]:
        """The files of a folder whose names are not among `known`. A name of ours holds the sum of what it holds.

        What is known costs next to nothing: a folder of many is looked at often, and little in it is new. What is known
        and not there is put into `gone`.
        """
        there = {*self.disk.list(folder)}
        if there == known:
            return ()
        if gone is not None and not there >= known:
            gone |= known - there
        return self._found(folder, sorted(filter(_is_ours, there - known)))

    def _found(self, folder: str, names: Iterable[str]) -> Iterator[Found]:
        for name in names:
            found = self.disk.stat(f"{folder}/{name}")
            if found is not None:
                yield Found(f"{folder}/{name}", found.size)

    def is_plain(self, path: str) -> bool:
        """Whether a path is a file: no link to one elsewhere, no folder, no pipe that nobody writes into."""
        try:
            return stat.S_ISREG(os.lstat(os.path.join(self.place, path)).st_mode)
        except OSError:
            return self.disk.stat(path) is not None

    def read(self, found: Found) -> bytes:
        """The bytes of a file, never more than a segment may have and one byte. Raises OSError."""
        return self.disk.read(found.path, 0, SEGMENT_MAX + 1)

    def add(self, folder: str, name: str, data: bytes) -> None:
        """Add a file in one step: temporary file beside it, fsync, rename. Raises OSError; then it is not there."""
        above, _, _ = folder.rpartition("/")
        if above != ROOT:  # git keeps no empty folders
            self.disk.mkdir(above)
        self.disk.mkdir(folder)
        path, temporary = f"{folder}/{name}", f"{folder}/.{name}.tmp"
        if self.disk.stat(temporary) is not None:
            self.disk.unlink(temporary)
        try:
            self.disk.create(temporary, data)
            self.disk.fsync(temporary)
            self.disk.replace(temporary, path)
        except OSError:
            self._take_away(temporary)
            raise
        self.disk.fsync_dir(folder)

    def remove(self, path: str) -> None:
        """Take away a file of one's own; nothing when it is gone already."""
        try:
            self.disk.unlink(path)
        except FileNotFoundError:
            return

    def _take_away(self, path: str) -> None:
        try:
            self.disk.unlink(path)
        except OSError:
            return


def _is_ours(name: str) -> bool:
    """Whether this may be a file of ours: neither a sync tool's own, nor one that is being written.

    A name that is no text, or would steer a terminal, is of no tool that carries files of ours.
    """
    if name.startswith((".", "~")) or name.endswith((".tmp", ".part", ".partial", ".crdownload")):
        return False
    return (name.isascii() and name.isprintable()) or not _NO_NAME.search(name)


def open_folder(place: str) -> ShareFolder:
    """The folder at a place. Raises NotAvailable when there is none, Refused when it is a file."""
    path = os.path.abspath(place)
    if os.path.isdir(path):
        return ShareFolder(ShareDisk(path), path)
    if os.path.lexists(path):
        raise Refused(
            f"{path} is a file, not a folder. Nothing was read or written; name the folder you share.", "folder"
        )
    raise NotAvailable(
        f"The shared folder {path} is not there. Nothing was read or written, and everything of yours is kept here; "
        "it goes on when the folder is back."
    )
