"""All file work of the store goes through a `Disk`, so that tests can stop it at any call.

Paths are relative to the disk's root and use `/`. `RealDisk` is the file system below a folder; the
tests bring a simulated one that forgets what was not synced.
"""

from __future__ import annotations

import os

TYPE_CHECKING = False  # importing typing costs quick capture 3 ms
if TYPE_CHECKING:
    from typing import Protocol
else:
    Protocol = object


class Stat:
    """What tells one version of a file from another without reading it.

    `identity` is the inode and the time of the last change in nanoseconds.
    """

    __slots__ = ("identity", "size")

    def __init__(self, size: int, identity: tuple[int, int]) -> None:
        self.size = size
        self.identity = identity

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Stat) and self.size == other.size and self.identity == other.identity

    def __hash__(self) -> int:
        return hash((self.size, self.identity))


class Disk(Protocol):
    """The file calls the store is made of. Each raises OSError as the operating system does."""

    def list(self, folder: str) -> list[str]:
        """Names in a folder; empty when there is no such folder."""

    def stat(self, path: str) -> Stat | None:
        """Size and identity of a file, or None when there is none."""

    def read(self, path: str, start: int = 0, size: int = -1) -> bytes:
        """Bytes of a file from `start`; FileNotFoundError when there is none."""

    def create(self, path: str, data: bytes) -> None:
        """Make a new file (mode 0600) holding `data`; FileExistsError when it exists. Not yet durable."""

    def append(self, path: str, data: bytes) -> None:
        """Add bytes to the end of an existing file. Not yet durable."""

    def fsync(self, path: str) -> None:
        """Make a file's bytes durable."""

    def fsync_dir(self, folder: str) -> None:
        """Make the names in a folder durable."""

    def replace(self, source: str, target: str) -> None:
        """Give a file the name of another, which it replaces in one step."""

    def unlink(self, path: str) -> None:
        """Remove a file; FileNotFoundError when there is none."""

    def mkdir(self, folder: str) -> None:
        """Make a folder (mode 0700) and its parents; nothing when it exists."""


# Windows lets nobody delete a file that is open, and others delete sealed logs.
_KEEPS = os.name != "nt"


def _write_all(descriptor: int, data: bytes) -> None:
    rest = memoryview(data)
    while rest:
        rest = rest[os.write(descriptor, rest) :]


class RealDisk:
    """The file system below a folder."""

    MODE = 0o600
    """What a new file may be used for, and by whom."""

    def __init__(self, root: str | os.PathLike[str]) -> None:
        self.root = os.fspath(root)
        self._kept: dict[str, int] = {}
        """Descriptors of the files last appended to: opening one anew costs a commit a tenth."""

    def path(self, name: str) -> str:
        """Where a path of this disk lies in the file system."""
        return f"{self.root}/{name}" if name else self.root

    def list(self, folder: str) -> list[str]:
        """Names in a folder; empty when there is no such folder."""
        try:
            return os.listdir(self.path(folder))
        except (FileNotFoundError, NotADirectoryError):
            return []

    def stat(self, path: str) -> Stat | None:
        """Size and identity of a file, or None when there is none."""
        try:
            found = os.stat(self.path(path))
        except (FileNotFoundError, NotADirectoryError):
            return None
        return Stat(found.st_size, (found.st_ino, found.st_mtime_ns))

    def read(self, path: str, start: int = 0, size: int = -1) -> bytes:
        """Bytes of a file from `start`."""
        with open(self.path(path), "rb") as file:
            if start:
                file.seek(start)
            return file.read(size)

    def create(self, path: str, data: bytes) -> None:
        """Make a new file holding `data`, for its owner alone."""
        self._write(path, os.O_CREAT | os.O_EXCL, data)

    def append(self, path: str, data: bytes) -> None:
        """Add bytes to the end of an existing file."""
        if not _KEEPS:
            self._write(path, os.O_APPEND, data)
            return
        descriptor = self._kept.get(path)
        if descriptor is None or not os.fstat(descriptor).st_nlink:
            if len(self._kept) > 1:  # the newest log of each side
                self.close()
            elif descriptor is not None:
                os.close(self._kept.pop(path))
            descriptor = self._kept[path] = os.open(self.path(path), os.O_WRONLY | os.O_APPEND)
        _write_all(descriptor, data)

    def close(self) -> None:
        """Close what was kept open for appending."""
        while self._kept:
            os.close(self._kept.popitem()[1])

    def __del__(self) -> None:
        self.close()

    def _write(self, path: str, flags: int, data: bytes) -> None:
        descriptor = os.open(self.path(path), os.O_WRONLY | getattr(os, "O_BINARY", 0) | flags, self.MODE)
        try:
            _write_all(descriptor, data)
        finally:
            os.close(descriptor)

    def fsync(self, path: str) -> None:
        """Make a file's bytes durable."""
        sync = getattr(os, "fdatasync", os.fsync)
        if path in self._kept:
            sync(self._kept[path])
        else:
            self._sync(path, sync)

    def fsync_dir(self, folder: str) -> None:
        """Make the names in a folder durable; Windows has no such call and needs none."""
        if os.name != "nt":
            self._sync(folder, os.fsync)

    def _sync(self, path: str, sync: object) -> None:
        flags = os.O_RDONLY if os.name != "nt" else os.O_RDWR
        descriptor = os.open(self.path(path), flags)
        try:
            sync(descriptor)  # type: ignore[operator]
        finally:
            os.close(descriptor)

    def replace(self, source: str, target: str) -> None:
        """Give a file the name of another, which it replaces in one step."""
        os.replace(self.path(source), self.path(target))

    def unlink(self, path: str) -> None:
        """Remove a file."""
        os.unlink(self.path(path))

    def mkdir(self, folder: str) -> None:
        """Make a folder (mode 0700) and its parents."""
        os.makedirs(self.path(folder), mode=0o700, exist_ok=True)  # pathlib would cost quick capture 4 ms
