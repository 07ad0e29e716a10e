"""The two sides of a home, as this process knows them: the shared file and the private one.

A commit that touches both is two lines with one stamp, the shared first, each marked `g`; the shared
line counts only once its private companion is there. So a commit is there wholly or not at all, and
neither file holds a word of the other.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from mentortui.store import snapshot
from mentortui.store.disk import Disk
from mentortui.store.log import Log
from mentortui.store.memory import Memory, line_entry
from mentortui.store.replaced import Replaced
from mentortui.store.sound import line_of
from mentortui.store.stamp import LogicalClock, is_stamp
from mentortui.store.state import stamps
from mentortui.store.striking import Words
from mentortui.store.wal import Line


class Side:
    """One of the two files: its log, its records, and what its snapshot said about itself."""

    def __init__(self, disk: Disk, folder: str) -> None:
        self.log = Log(disk, folder, line_of)
        self.memory = Memory()
        self.meta: dict[str, Any] = {}
        """`_meta` of the snapshot; keys a newer version wrote are passed on."""
        self.generation = 0
        self.since: list[str] = []
        """Stamps of the commits since the snapshot, as far as they were read one by one."""

    @property
    def private(self) -> bool:
        """Whether this is what only its owner reads."""
        return bool(self.log.folder)


class Sides:
    """Both sides, one clock over them, and the lines that wait for their companion."""

    def __init__(
        self,
        disk: Disk,
        clock: LogicalClock,
        read_snapshot: Callable[[Side, int], snapshot.Snapshot | None],
        line_read: Callable[[Line], None],
    ) -> None:
        self.shared = Side(disk, "")
        self.private = Side(disk, "private")
        self.both = (self.shared, self.private)
        self.clock = clock
        self.replaced = Replaced(disk)
        """Long texts that a later version took the place of."""
        self.failed: set[str] = set()
        """Stamps of our commits that a failing disk may have kept all the same: refused, so not joined by us."""
        self._in_doubt: list[tuple[Side, Line]] = []
        self.damaged: list[str] = []
        """Log files found to hold a bad line, for a notice."""
        self.forgot = ""
        """The stamp of the last forgetting; empty when nothing was ever to be forgotten."""
        self._waiting: dict[str, Line] = {}
        self._read_snapshot = read_snapshot
        self._line_read = line_read

    def home_of(self, record_id: str) -> Side | None:
        """The side an id lives on, for ever; None when it is nowhere."""
        if record_id in self.private.memory:
            return self.private
        return self.shared if record_id in self.shared.memory else None

    def look(self, thorough: bool = False) -> set[str]:
        """Join what was written since the last look; the ids it touched.

        `thorough` also looks whether a snapshot was edited. The private log is read first: a companion
        read there has its shared line durable already.
        """
        private = self.private.log.look(thorough)
        shared = self.shared.log.look(thorough)
        if not (private or shared):
            return set()
        # Everything is read before anything is joined: what fails in between is found again at the next look.
        snapshots: list[tuple[Side, snapshot.Snapshot]] = []
        for side, grown in ((self.shared, shared), (self.private, private)):
            stated = max((line.get("generation", 0) for line in grown.lines), default=0)
            stated = max(stated, grown.folds)
            if grown.snapshot or stated > side.generation:
                found = self._read_snapshot(side, stated)
                if found is not None:
                    snapshots.append((side, found))
        changed: set[str] = set()
        for side, found in snapshots:
            changed |= self._join_snapshot(side, found)
        for _, found in snapshots:
            devices, stamp = snapshot.forgotten(found)
            if stamp:
                changed |= self._forget(devices, stamp)
                self._line_read({"t": stamp, "forgets": devices})
        changed |= self._join_lines(private.lines, shared.lines)
        for side, grown in ((self.shared, shared), (self.private, private)):
            self.damaged += [side.log.path(name) for name in grown.bad]
            side.log.joined()
        return changed

    def _join_lines(self, private: list[Line], shared: list[Line]) -> set[str]:
        changed: set[str] = set()
        companions = {line["t"] for line in private if "g" in line}
        for line in private:
            changed |= self.take(self.private, line)
        waiting = [line for line in self._waiting.values() if line["t"] in companions]
        for line in waiting + shared:
            if "g" in line and line["t"] not in companions:
                self._waiting[line["t"]] = line
                self.clock.see(line["t"])  # or a commit to come could have the same stamp, and complete it
                continue
            self._waiting.pop(line["t"], None)
            changed |= self.take(self.shared, line)
        return changed

    def admit(self) -> set[str]:
        """Join the lines of refused commits that did arrive; the ids they touched.

        Others have joined them long since. Whoever is about to delete the log files must have, too, or an open
        journal elsewhere would show what no file holds any more.
        """
        lines, self._in_doubt = self._in_doubt, []
        return {record_id for side, line in lines for record_id in self._join(side, line)}

    def is_in_doubt(self, record_id: str) -> bool:
        """Whether all that is known of a record comes from commits of ours that were refused, so it may be made again.

        Another process' checkpoint may bring such a record in before the person saves once more.
        """
        side = self.home_of(record_id)
        entry = side.memory.entry(record_id) if side else {}
        return self.failed.issuperset(stamps({record_id: entry}))

    def _join_snapshot(self, side: Side, found: snapshot.Snapshot) -> set[str]:
        words = snapshot.struck(found)
        if words and not side.memory.records:
            side.memory.struck.join(words)  # the snapshot that says so holds none of them
        before = {record_id: record.row for record_id, record in side.memory.records.items()}
        snapshot.join_into(side.memory, found)
        if words:
            side.memory.strike(words)
        side.meta = found.meta
        side.generation = max(found.generation, side.generation)
        self.see(found.clock)
        side.since = [stamp for stamp in side.since if stamp > found.clock]
        return {record_id for record_id, record in side.memory.records.items() if before.get(record_id) != record.row}

    def _forget(self, devices: list[str], stamp: str) -> set[str]:
        """Keep nothing of these devices from now on; the ids of records that had something of them."""
        self.forgot = max(self.forgot, stamp)
        self.replaced.clear()
        self.replaced.forget()
        return {record_id for side in self.both for record_id in side.memory.forget(devices)}

    def _strike(self, words: Words) -> set[str]:
        """Keep nothing of these words from now on, nor of what was replaced by their devices: it may be one of them."""
        self.replaced.drop(words.keys())
        return {record_id for side in self.both for record_id in side.memory.strike(words)}

    def see(self, stamp: str) -> bool:
        """Take note of a stamp if it is one; one beyond the year 9999 is refused."""
        if not is_stamp(stamp):
            return False
        self.clock.see(stamp)
        return True

    def take(self, side: Side, line: Line) -> set[str]:
        """Join one line of a side; the ids it touched. A line's clock stands in front of all it holds."""
        stamp: str = line["t"]
        self.clock.see(stamp)
        if stamp in self.failed:
            self._in_doubt.append((side, line))
            return set()
        return self._join(side, line)

    def _join(self, side: Side, line: Line) -> set[str]:
        records: dict[str, Any] = line.get("d", {})
        for record_id, part in records.items():
            if part.get("x") and record_id in side.memory:
                new = part if "j" in line else line_entry(line["t"], {}, part["x"])
                self.replaced.note(record_id, side.memory.entry(record_id).get("x", {}), new["x"])
            if "j" in line:
                side.memory.join_entry(record_id, part)
            else:
                side.memory.join_line(record_id, line["t"], part.get("f", {}), part.get("x", {}))
        if "d" in line:
            side.since.append(line["t"])
        self._line_read(line)
        if "strikes" in line:
            return {*records, *self._strike(line["strikes"])}
        return {*records, *self._forget(line["forgets"], line["t"])} if "forgets" in line else set(records)
