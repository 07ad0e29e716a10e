"""Opening a journal: the snapshot and all logs, repairs where something is torn, evidence kept."""

from __future__ import annotations

import contextlib
import gc
import os
from collections.abc import Iterator
from typing import TYPE_CHECKING

import msgspec

from mentortui.clock import Clock
from mentortui.errors import StoreError
from mentortui.store import device, home
from mentortui.store.disk import Disk
from mentortui.store.lock import FileLock
from mentortui.store.log import SNAPSHOT
from mentortui.store.sides import Side
from mentortui.store.snapshot import Damaged, Snapshot, decode
from mentortui.store.undo import History

if TYPE_CHECKING:
    from mentortui.store.journal import Journal

UNDO_FILE = "private/undo.json"
_DAY_MS = 86_400_000


@contextlib.contextmanager
def collector_off() -> Iterator[None]:
    """Keep the garbage collector from running: loading is 2.7 times faster without."""
    was = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was:
            gc.enable()


def open_journal(kind: type[Journal], path: str, disk: Disk, clock: Clock, read_only: bool) -> Journal:
    """Open the journal in a home; see `Journal.open`."""
    identity = device.read(disk, path)
    writable = not read_only and os.access(path, os.W_OK)
    if writable and identity["machine"] != device.machine(path):
        with FileLock(os.path.join(path, "lock")):
            identity = home.adopt(disk, path, device.read(disk, path), clock)
        moved = True
    else:
        moved = False
    journal = kind(path, disk, clock, identity, not writable)
    if not writable and not read_only:
        journal.notices.append("This journal's folder may not be written to, so it is open for reading only.")
    if moved:
        journal.notices.append(
            "This journal was copied or moved here; this computer now writes under an id of its own."
        )
    with collector_off():
        journal.catch_up()
    journal.notices += [
        f"A line of {name} does not fit its checksum and was left out; the file is kept as evidence."
        for name in journal.sides.damaged
    ]
    if writable:
        _sweep(disk, path)
        home.finish_start(journal)
    if journal.full_row(journal.me) is None and "start" not in identity:
        raise device.half_copied(path, "its owner's own record is missing")
    _warn(journal)
    return journal


def _warn(journal: Journal) -> None:
    ahead = journal.sides.clock.ahead_ms - journal.clock.now().timestamp() * 1000
    if ahead > _DAY_MS:
        journal.notices.append(
            f"The journal's newest entry is stamped {ahead / _DAY_MS:,.0f} days ahead of this computer's clock. "
            "Nothing is lost and later edits still win; check the date of this computer."
        )
    warning = home.place_warning(journal.home)
    if warning:
        journal.notices.append(warning)


def _sweep(disk: Disk, path: str) -> None:
    """Remove temporary files a crash left behind, unless a checkpoint is at work on them."""
    with contextlib.suppress(OSError):
        left = [
            f"{folder}/{name}" if folder else name
            for folder in ("", "private", "backup", "private/backup", "keys")
            for name in disk.list(folder)
            if name.startswith(".") and name.endswith(".tmp")
        ]
        lock = FileLock(os.path.join(path, "checkpoint.lock"), wait=0)
        if left and lock.acquire():
            try:
                for name in left:
                    disk.unlink(name)
            finally:
                lock.release()


class SnapshotReader:
    """Reads a side's snapshot; where it is torn, edited or missing, the newest backup that reads."""

    def __init__(self, disk: Disk, notices: list[str], repair: bool, history: History) -> None:
        self.disk = disk
        self.notices = notices
        self.repair = repair
        self.history = history

    def read(self, side: Side, stated: int) -> Snapshot | None:
        """The snapshot of a side; `stated` is the generation its log says it follows."""
        if side.private:
            self._read_undo()
        try:
            data = self.disk.read(side.log.path(SNAPSHOT))
        except FileNotFoundError:
            return self._rebuild(side, "is missing", None) if stated else None
        try:
            found = decode(data)
        except Damaged:
            return self._rebuild(side, "does not read", data)
        if found.edited:
            return self._set_edit_aside(side, found, data)
        return found

    def _read_undo(self) -> None:
        with contextlib.suppress(FileNotFoundError, msgspec.DecodeError, KeyError, TypeError):
            self.history.load(msgspec.json.decode(self.disk.read(UNDO_FILE))["commits"])

    def _rebuild(self, side: Side, what: str, data: bytes | None) -> Snapshot | None:
        name = side.log.path(SNAPSHOT)
        kept = self._keep(side, "unreadable", data) if data is not None else ""
        best = self._newest_backup(side)
        if best is None:
            if data is None:
                raise StoreError(
                    f"{name} is missing and there is no backup of it, so this home is not whole; it may have been "
                    "half copied. It was not touched; copy the whole folder again or restore a backup."
                )
            source = "the log"
        else:
            source = "the newest backup and the log"
        self.notices.append(f"{name} {what}; it was rebuilt from {source}.{kept}")
        return best

    def _set_edit_aside(self, side: Side, found: Snapshot, data: bytes) -> Snapshot:
        """An edit by hand is no commit yet: go on with the newest backup, keep the edit for `doctor`."""
        base = self._newest_backup(side)
        name = side.log.path(SNAPSHOT)
        if base is None:
            self.notices.append(
                f"{name} was edited by hand and there is no backup to compare it with; it was read as it is."
            )
            return found
        kept = self._keep(side, "edited", data)
        self.notices.append(
            f"{name} was edited by hand. The edit is not part of the journal yet; `mentortui doctor` shows it.{kept}"
        )
        return base

    def _keep(self, side: Side, word: str, data: bytes) -> str:
        """Keep the bytes of a snapshot as evidence beside the backups, once."""
        if not self.repair:
            return ""
        folder = side.log.path("backup")
        try:
            self.disk.mkdir(folder)
            names = self.disk.list(folder)
            if any(name.startswith(word) and self.disk.read(f"{folder}/{name}") == data for name in names):
                return ""
            name = f"{word}-{sum(name.startswith(word) for name in names) + 1:04d}.json"
            device.replace_file(self.disk, folder, name, data)
        except OSError:
            return ""
        return f" The file as it was is kept as {folder}/{name}."

    def _newest_backup(self, side: Side) -> Snapshot | None:
        folder = side.log.path("backup")
        for name in sorted((n for n in self.disk.list(folder) if n.startswith("journal-")), reverse=True):
            with contextlib.suppress(Damaged, OSError):
                found = decode(self.disk.read(f"{folder}/{name}"))
                if not found.edited:
                    return found
        return None
