"""Reading a side's snapshot; where it is torn, edited, older than its log or missing, the newest backup that reads.

What did not read is kept beside the backups as evidence, and told in words.
"""

from __future__ import annotations

import contextlib

import msgspec

from mentortui.errors import StoreError
from mentortui.store import device
from mentortui.store.disk import Disk
from mentortui.store.log import SNAPSHOT
from mentortui.store.sides import Side
from mentortui.store.snapshot import Damaged, Snapshot, decode
from mentortui.store.undo import History

UNDO_FILE = "private/undo.json"


class SnapshotReader:
    """Reads a side's snapshot. `person` is whose home this is; `repair` allows evidence to be kept."""

    def __init__(self, disk: Disk, person: str, notices: list[str], repair: bool, history: History) -> None:
        self.disk = disk
        self.person = person
        self.notices = notices
        self.repair = repair
        self.history = history

    def read(self, side: Side, stated: int) -> Snapshot | None:
        """The snapshot of a side; `stated` is the generation its log says there is.

        Raises StoreError when what the log follows is nowhere, or when the snapshot is another person's.
        """
        if side.private:
            self._read_undo()
        name = side.log.path(SNAPSHOT)
        try:
            data = self.disk.read(name)
        except FileNotFoundError:
            return self._rebuild(side, stated, "is missing") if stated else None
        try:
            found = decode(data)
        except Damaged:
            return self._rebuild(side, stated, "does not read", self._keep(side, "unreadable", data))
        if found.meta.get("person", self.person) != self.person:
            raise StoreError(
                f"{name} is from another person's journal, so this home is not whole. It was not touched; put back the "
                "file that belongs here, or restore a backup into an empty place."
            )
        if found.edited:
            return self._set_edit_aside(side, found, data)
        if found.generation < stated:
            return self._newer_than(side, stated, found, data)
        return found

    def _read_undo(self) -> None:
        with contextlib.suppress(FileNotFoundError, ValueError, RecursionError, KeyError, TypeError, AttributeError):
            self.history.load(msgspec.json.decode(self.disk.read(UNDO_FILE))["commits"])

    def _rebuild(self, side: Side, stated: int, what: str, kept: str = "") -> Snapshot | None:
        """The newest backup instead of a snapshot, or None when the log alone holds everything."""
        name = side.log.path(SNAPSHOT)
        best = self._newest_backup(side)
        if best is not None:
            source = "the newest backup and the log"
        elif stated or not side.log.positions:
            raise StoreError(
                f"{name} {what} and there is no backup of it, so this home is not whole; it may have been half "
                f"copied. Copy the whole folder again or restore a backup.{kept or ' It was not touched.'}"
            )
        else:
            source = "the log"
        self.notices.append(f"{name} {what}; it was rebuilt from {source}.{_lacking(best, stated)}{kept}")
        return best

    def _newer_than(self, side: Side, stated: int, found: Snapshot, data: bytes) -> Snapshot:
        """Somebody put back an old snapshot: what was folded since is in the backups, and in no log any more."""
        best = self._newest_backup(side)
        best = found if best is None or best.generation < found.generation else best
        self.notices.append(
            f"{side.log.path(SNAPSHOT)} is an older copy, put back from outside; what was saved since was taken from "
            f"the newest backup and the log.{_lacking(best, stated)} To go back to an earlier state, use "
            f"`mentortui restore` with a backup.{self._keep(side, 'older', data)}"
        )
        return best

    def _set_edit_aside(self, side: Side, found: Snapshot, data: bytes) -> Snapshot:
        """An edit by hand is no commit yet: go on with the backup of what was edited, keep the edit for `doctor`."""
        base = self._newest_backup(side)
        name = side.log.path(SNAPSHOT)
        if base is None or base.generation < found.generation:
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


def _lacking(best: Snapshot | None, stated: int) -> str:
    """A sentence when even the newest backup is older than what the log follows."""
    if best is None or best.generation >= stated:
        return ""
    written = str(best.meta.get("written", ""))[:16].replace("T", " ")
    return f" That backup is of {written or 'an earlier time'}; some of what was saved after it may be missing."
