"""A disk in memory that forgets what was not synced, and fails when it is told to.

`SimDisk` is the machine: a tree of folders and files that remembers, beside what is written, what
would be there after a power cut. `SimDisk.process()` gives the `Disk` of one process on it, which can
be told to fail at its n-th call. `SimDisk.crashes()` lists the states a power cut may leave; `reboot`
of each is a new machine.

What it believes of a disk, all of it allowed by POSIX and seen in the field:
- written bytes not synced may be lost, kept up to any byte, or kept as zeros (size before data);
- names not synced may be lost one by one, in any order; a rename is one step;
- after a failed fsync its bytes may be zeros or nonsense for ever, whatever a later fsync says, though the process
  still reads them (Rebello and others, "Can Applications Recover from fsync Failures?", 2020);
- the numbers of removed files are given to new ones.
"""

from __future__ import annotations

import copy
import errno
import itertools
import os
from collections.abc import Callable, Iterator
from dataclasses import dataclass

from mentortui.store.disk import Stat
from tests.store.inodes import Change, File, Folder, apply
from tests.store.leftovers import choices, tails_of

CHANGING = frozenset({"create", "append", "fsync", "fsync_dir", "replace", "unlink", "mkdir"})
"""Calls after which the disk may differ; a crash at any other call equals one at the call before."""
_FIRST_NUMBER = 11
"""The first inode number given to a file, as on ext4."""


class Dead(BaseException):
    """The process ended at this call: killed, or without power. No `except Exception` outlives it."""


@dataclass(frozen=True)
class Image:
    """What a power cut left: paths of folders, and of files with their bytes."""

    folders: frozenset[str]
    files: tuple[tuple[str, bytes], ...]

    def reboot(self) -> SimDisk:
        """The machine started again on what was left, all of it durable."""
        disk = SimDisk()
        folders = {"": disk.root}
        for path in sorted(self.folders):
            above, name = os.path.split(path)
            folders[path] = folders[above].names[name] = Folder()
        for number, (path, data) in enumerate(self.files, _FIRST_NUMBER):
            above, name = os.path.split(path)
            folders[above].names[name] = File(number, disk.tick(), data, data)
        for folder in folders.values():
            folder.durable = dict(folder.names)
        return disk


def error(number: int, path: str) -> OSError:
    """The error the operating system raises under this number."""
    return OSError(number, os.strerror(number), path)


class SimDisk:
    """One machine's disk. All its processes see the same files at once."""

    def __init__(self) -> None:
        self.root = Folder()
        self.pending: list[Change] = []
        self.ticks = 0
        self.before: Fault | None = None
        """Called before each call of any process; the tests look at the disk, or make it fail, from here."""
        self.off = False
        """Without power: every process is dead."""
        self.room: int | None = None
        """Bytes that still fit; None for a disk that never fills."""

    def process(self) -> SimProcess:
        """The disk as one new process has it."""
        return SimProcess(self)

    def copy(self) -> SimDisk:
        """Another machine with the same disk, down to what is not durable yet."""
        other = SimDisk()
        other.root, other.pending = copy.deepcopy((self.root, self.pending))
        other.ticks, other.room = self.ticks, self.room
        return other

    # -- walking ---------------------------------------------------------------------------------

    def folder(self, path: str) -> Folder:
        """The folder at a path; FileNotFoundError or NotADirectoryError."""
        here = self.root
        for part in filter(None, path.split("/")):
            found = here.names.get(part)
            if found is None:
                raise error(errno.ENOENT, path)
            if isinstance(found, File):
                raise error(errno.ENOTDIR, path)
            here = found
        return here

    def file(self, path: str) -> File:
        """The file at a path; FileNotFoundError or IsADirectoryError."""
        parent, name = os.path.split(path)
        found = self.folder(parent).names.get(name)
        if found is None:
            raise error(errno.ENOENT, path)
        if isinstance(found, Folder):
            raise error(errno.EISDIR, path)
        return found

    def walk(self, durable: bool = False) -> Iterator[tuple[str, File | Folder]]:
        """Every path with what is there, parents first."""
        rest: list[tuple[str, Folder]] = [("", self.root)]
        while rest:
            above, folder = rest.pop()
            for name, node in sorted((folder.durable if durable else folder.names).items()):
                path = f"{above}/{name}" if above else name
                yield path, node
                if isinstance(node, Folder):
                    rest.append((path, node))

    def tick(self) -> int:
        """The next moment of the file system's clock."""
        self.ticks += 1
        return self.ticks

    def free_number(self) -> int:
        """The lowest inode number not in use: numbers come back, as on ext4."""
        used, rest = set(), [self.root]
        while rest:
            for node in rest.pop().names.values():
                if isinstance(node, File):
                    used.add(node.number)
                else:
                    rest.append(node)
        return next(number for number in itertools.count(_FIRST_NUMBER) if number not in used)

    def set_names(self, *parts: tuple[Folder, dict[str, File | Folder | None]]) -> None:
        """Change names at once, of one folder or two; durable only when the folders are synced."""
        for folder, sets in parts:
            apply(folder.names, sets)
        self.pending.append(Change(list(parts)))

    def sync_names(self, folder: Folder) -> None:
        """The names of a folder are durable; what a rename changed in another folder is not yet."""
        folder.durable = dict(folder.names)
        for change in self.pending:
            change.parts = [part for part in change.parts if part[0] is not folder]
        self.pending = [change for change in self.pending if change.parts]

    def take(self, size: int) -> int:
        """How many of `size` bytes still fit; they are used up."""
        if self.room is None:
            return size
        fits = min(size, self.room)
        self.room -= fits
        return fits

    def give_back(self, gone: File) -> None:
        """A removed file's bytes are free again."""
        if self.room is not None:
            self.room += len(gone.written)

    # -- power -----------------------------------------------------------------------------------

    def settle(self) -> None:
        """Everything written is durable, as after a quiet minute."""
        for _, node in self.walk():
            if isinstance(node, Folder):
                node.durable = dict(node.names)
            else:
                node.durable = node.written
                node.doubtful.clear()
        self.root.durable = dict(self.root.names)
        self.pending.clear()

    def now(self) -> Image:
        """What is left when only processes die and the machine goes on."""
        return self._image(None, {})

    def crashes(self, most: int = 40) -> list[Image]:
        """Different states a power cut at this moment may leave, at most `most`, always the same ones.

        All of them when they are few; else the extremes, every single loss and every single survivor,
        and a fixed random choice of the rest.
        """
        unsynced = [node for _, node in self._known_files() if node.unsure]
        tails = [list(dict.fromkeys(tails_of(node.written, len(node.durable), node.doubtful))) for node in unsynced]
        count = len(self.pending)
        sizes = [2] * count + [len(choices) for choices in tails]
        seen: dict[Image, None] = {}
        for picks in choices(sizes, most):
            kept = [change for change, pick in zip(self.pending, picks, strict=False) if pick]
            bytes_of = {id(node): tails[at][picks[count + at]] for at, node in enumerate(unsynced)}
            seen.setdefault(self._image(kept, bytes_of))
            if len(seen) >= most:
                break
        return list(seen)

    def _known_files(self) -> Iterator[tuple[str, File]]:
        """Files by any name they have or may still have after a power cut, each once."""
        seen: set[int] = set()
        changes = (sets for change in self.pending for _, sets in change.parts)
        later = [(name, node) for sets in changes for name, node in sets.items() if node is not None]
        for path, node in itertools.chain(self.walk(), self.walk(durable=True), later):
            if isinstance(node, File) and id(node) not in seen:
                seen.add(id(node))
                yield path, node

    def _image(self, kept: list[Change] | None, bytes_of: dict[int, bytes]) -> Image:
        """The tree with these directory changes kept (None: as it stands now) and these bytes."""
        folders: set[str] = set()
        files: list[tuple[str, bytes]] = []

        def visit(path: str, folder: Folder) -> None:
            names = dict(folder.names if kept is None else folder.durable)
            for change in kept or ():
                for changed, sets in change.parts:
                    if changed is folder:
                        apply(names, sets)
            for name, node in sorted(names.items()):
                here = f"{path}/{name}" if path else name
                if isinstance(node, Folder):
                    folders.add(here)
                    visit(here, node)
                else:
                    whole = node.written if kept is None else node.durable
                    files.append((here, bytes_of.get(id(node), whole)))

        visit("", self.root)
        return Image(frozenset(folders), tuple(files))


Fault = Callable[["SimProcess", str, str, bytes], None]
"""What happens instead of a call: given the process, the call, its path and its bytes; it raises."""


class SimProcess:
    """The `Disk` of one process. `fault` strikes at changing or any call number `at`, counted from 1."""

    def __init__(self, disk: SimDisk) -> None:
        self.disk = disk
        self.calls: list[tuple[str, str]] = []
        self.at = 0
        self.fault: Fault | None = None
        self.only: frozenset[str] = CHANGING
        self.counted = 0
        self.dead = False
        self.struck: tuple[str, str] | None = None

    def strike(self, at: int, fault: Fault, only: frozenset[str] = CHANGING) -> None:
        """From now on, let the `at`-th of the calls in `only` fail."""
        self.at, self.fault, self.only, self.counted, self.struck = at, fault, only, 0, None

    def _call(self, name: str, path: str, data: bytes = b"") -> None:
        if self.dead or self.disk.off:
            raise Dead
        self.calls.append((name, path))
        if self.disk.before is not None:
            self.disk.before(self, name, path, data)
        if name in self.only:
            self.counted += 1
            if self.fault is not None and self.counted == self.at:
                self.struck = (name, path)
                self.fault(self, name, path, data)

    def list(self, folder: str) -> list[str]:
        """Names in a folder; empty when there is no such folder."""
        self._call("list", folder)
        try:
            return sorted(self.disk.folder(folder).names)
        except (FileNotFoundError, NotADirectoryError):
            return []

    def stat(self, path: str) -> Stat | None:
        """Size and identity of a file, or None when there is none."""
        self._call("stat", path)
        try:
            found = self.disk.file(path)
        except (FileNotFoundError, NotADirectoryError):
            return None
        except IsADirectoryError:
            return Stat(0, (1, 0))
        return Stat(len(found.written), (found.number, found.changed))

    def read(self, path: str, start: int = 0, size: int = -1) -> bytes:
        """Bytes of a file from `start`."""
        self._call("read", path)
        written = self.disk.file(path).written
        return written[start:] if size < 0 else written[start : start + size]

    def create(self, path: str, data: bytes) -> None:
        """Make a new file holding `data`."""
        self._call("create", path, data)
        self.make(path)
        self.write(path, data)

    def append(self, path: str, data: bytes) -> None:
        """Add bytes to the end of an existing file."""
        self._call("append", path, data)
        self.write(path, data)

    def fsync(self, path: str) -> None:
        """Make a file's bytes durable, as far as no earlier fsync of them failed."""
        self._call("fsync", path)
        found = self.disk.file(path)
        found.durable = found.written

    def fsync_dir(self, folder: str) -> None:
        """Make the names in a folder durable."""
        self._call("fsync_dir", folder)
        self.disk.sync_names(self.disk.folder(folder))

    def replace(self, source: str, target: str) -> None:
        """Give a file the name of another."""
        self._call("replace", target, source.encode())
        self.rename(source, target)

    def unlink(self, path: str) -> None:
        """Remove a file."""
        self._call("unlink", path)
        self.remove(path)

    def mkdir(self, folder: str) -> None:
        """Make a folder and its parents; nothing when it exists."""
        self._call("mkdir", folder)
        self.make_folder(folder)

    # -- what calls do, also when half done by a fault ---------------------------------------------

    def make(self, path: str) -> None:
        """A new empty file under a name."""
        parent, name = os.path.split(path)
        folder = self.disk.folder(parent)
        if name in folder.names:
            raise error(errno.EEXIST, path)
        if self.disk.room is not None and self.disk.room <= 0:
            raise error(errno.ENOSPC, path)
        self.disk.set_names((folder, {name: File(self.disk.free_number(), self.disk.tick())}))

    def write(self, path: str, data: bytes) -> None:
        """Bytes at the end of a file, as many as fit."""
        found = self.disk.file(path)
        fits = self.disk.take(len(data))
        found.written += data[:fits]
        found.changed = self.disk.tick()
        if fits < len(data):
            raise error(errno.ENOSPC, path)

    def rename(self, source: str, target: str) -> None:
        """One name in place of another, in one step."""
        (parent, old), (beside, new) = os.path.split(source), os.path.split(target)
        moved, left, right = self.disk.file(source), self.disk.folder(parent), self.disk.folder(beside)
        replaced = right.names.get(new)
        if isinstance(replaced, File) and replaced is not moved:
            self.disk.give_back(replaced)
        if left is not right:
            self.disk.set_names((left, {old: None}), (right, {new: moved}))
        elif old != new:
            self.disk.set_names((left, {old: None, new: moved}))

    def remove(self, path: str) -> None:
        """A name less; its bytes come free."""
        found = self.disk.file(path)
        parent, name = os.path.split(path)
        self.disk.set_names((self.disk.folder(parent), {name: None}))
        self.disk.give_back(found)

    def make_folder(self, folder: str) -> None:
        """A folder and the parents it lacks."""
        here, path = self.disk.root, ""
        for part in filter(None, folder.split("/")):
            path = f"{path}/{part}"
            found = here.names.get(part)
            if isinstance(found, File):
                raise error(errno.ENOTDIR, folder)
            if found is None:
                found = Folder()
                self.disk.set_names((here, {part: found}))
            here = found
