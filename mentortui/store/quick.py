"""Quick capture: adding records to a journal that is not loaded. Imports nothing but plain json.

Every line carries the largest stamp known after it, so the last whole line of both logs gives the
clock, and the cost does not grow with the journal.
"""

from __future__ import annotations

import os

from mentortui.clock import Clock, SystemClock
from mentortui.errors import Refused, WriteFailed
from mentortui.model.delta import Delta
from mentortui.model.vocabulary import is_private
from mentortui.store import device, plan, wal
from mentortui.store.commit import Commit
from mentortui.store.disk import Disk, RealDisk
from mentortui.store.lock import FileLock
from mentortui.store.log import write_failed
from mentortui.store.stamp import LogicalClock

TYPE_CHECKING = False  # importing typing costs quick capture 3 ms
if TYPE_CHECKING:
    from typing import Any


def append(home: str, delta: Delta, *, clock: Clock | None = None, disk: Disk | None = None) -> Commit:
    """Write new records to the journal in a home; durable when this returns.

    Only creates: a delta that updates is Refused. Raises what `Journal.commit` raises, and then
    nothing was written.
    """
    if delta.update:
        raise Refused("Quick capture only adds; nothing was saved.")
    clock = clock or SystemClock()
    path = os.path.abspath(home)
    found = disk or RealDisk(path)
    identity = device.read(found, path)
    if identity["machine"] != device.machine(path) or "start" in identity:
        return _through_the_journal(path, delta, clock, disk)
    parts: dict[bool, dict[str, Any]] = {}
    for record_id, fields in delta.create.items():
        private = is_private(record_id, dict(fields))
        parts.setdefault(private, {})[record_id] = plan.created(record_id, fields)
    if not parts:
        return Commit("", delta.says, frozenset())
    try:
        with FileLock(os.path.join(path, "lock")):
            _refuse_newer(found, path)
            stamp = _add(found, identity["device"], parts, delta.says, clock)
    except OSError as error:
        raise write_failed(error) from error
    return Commit(stamp, delta.says, frozenset(delta.create))


def _through_the_journal(home: str, delta: Delta, clock: Clock, disk: Disk | None) -> Commit:
    """The long way, once after a home was made or copied: opening it puts its device right."""
    from mentortui.store.journal import Journal

    return Journal.open(home, clock=clock, disk=disk).commit(delta)


def _refuse_newer(disk: Disk, home: str) -> None:
    """Raise NewerFormat when a snapshot or the newest log file is not for us to read, as opening the journal does.

    What is too new says so in `device.json`, too; this is for a home put together from several copies.
    """
    try:
        for folder in ("", "private/"):
            for name in ("journal.json", *wal.names_in(disk.list(folder))[-1:]):
                try:
                    head = disk.read(folder + name, 0, wal.HEAD)
                except FileNotFoundError:
                    continue
                if wal.min_reader_in(head) > wal.FORMAT:
                    from mentortui.store.sound import newer

                    raise newer()
    except OSError as error:
        raise device.unreadable(home, error) from error


def _add(disk: Disk, own: str, parts: dict[bool, dict[str, Any]], says: str, clock: Clock) -> str:
    ends = {private: _End(disk, "private" if private else "") for private in (False, True)}
    ticking = LogicalClock(own)
    for end in ends.values():
        if end.clock:
            ticking.see(end.clock)
    moment = clock.now()
    stamp = ticking.tick(int(moment.timestamp() * 1000))
    for private in sorted(parts):
        d = parts[private]
        line: dict[str, Any] = {"n": 1} if plan.names_touched(d) else {}
        line |= {"t": stamp, "at": moment.isoformat(timespec="seconds")}
        if len(parts) > 1:
            line["g"] = 1
        if private:
            line["s"] = says  # may hold a private name, so never in the shared file
        line |= {"d": d, "u": dict.fromkeys(d)}
        ends[private].add(wal.encode(line), stamp)
    if True not in parts:
        ends[True].add_words(wal.encode({"t": stamp, "s": says}))
    return stamp


class _End:
    """The end of one side's log."""

    def __init__(self, disk: Disk, folder: str) -> None:
        self._disk = disk
        self._folder = folder
        self._start = f"{folder}/" if folder else ""
        names = wal.names_in(disk.list(folder))
        self._newest = names[-1] if names else wal.name_of(0)
        self._whole = self._named = False
        self.clock = ""
        self.generation = 0
        for name in reversed(names):  # almost always only the newest
            path = self._start + name
            found = disk.stat(path)
            tail = wal.Tail(disk, path, found.size if found else 0)
            if name == self._newest:
                self._whole = tail.whole
                self._named = tail.named
            if tail.clock:
                self.clock = tail.clock
                break

    def add(self, line: bytes, clock: str) -> None:
        """Add a line, durable when this returns: to the newest file if it ends whole, else to a new one."""
        number = wal.number_of(self._newest)
        try:
            if self._whole:
                path = self._start + self._newest
                self._name()
                self._disk.append(path, line)
                self._disk.fsync(path)
            else:
                number += 1
                self._make(number, wal.header(clock, self.generation) + line)
        except OSError:
            self._disown(number, clock)
            raise

    def add_words(self, line: bytes) -> None:
        """Add what a commit says. Not synced, and left out if it will not go: the commit stands without."""
        if self._whole:
            try:
                self._name()
                self._disk.append(self._start + self._newest, line)
            except OSError:
                pass

    def _name(self) -> None:
        """Make the newest file's name durable before a line is added: who made it may have been killed before that."""
        if not self._named:
            self._disk.fsync_dir(self._folder)

    def _make(self, number: int, data: bytes) -> None:
        path = self._start + wal.name_of(number)
        self._disk.create(path, data)
        self._disk.fsync(path)
        self._disk.fsync_dir(self._folder)

    def _disown(self, number: int, clock: str) -> None:
        """After an error, keep others from writing behind a line in doubt; see `log.Log`."""
        path = self._start + wal.name_of(number)
        try:
            found = self._disk.stat(path)
            if found is not None and found.size and self._disk.read(path, found.size - 1) == b"\n":
                self._make(number + 1, wal.header(clock, self.generation))
        except OSError:
            pass  # a disk this broken lets nobody write


__all__ = ["WriteFailed", "append"]
