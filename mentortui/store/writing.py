"""How a journal is written: commits, under the home's lock and caught up with other processes.

One lock guards the memory, so the app may commit in a worker thread.
"""

from __future__ import annotations

import contextlib
import os
import threading
from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import Any

import msgspec

from mentortui.clock import Clock
from mentortui.errors import ChangedMeanwhile, NotFound, Refused, StoreError, WriteFailed
from mentortui.model.delta import Delta
from mentortui.model.vocabulary import TEXT_FIELDS, is_private, kind_of
from mentortui.store import device, plan, wal
from mentortui.store.commit import Commit
from mentortui.store.disk import Disk, RealDisk
from mentortui.store.lock import FileLock
from mentortui.store.log import write_failed
from mentortui.store.mending import SnapshotReader
from mentortui.store.plan import Part
from mentortui.store.reading import Reading
from mentortui.store.sides import Side, Sides
from mentortui.store.stamp import LogicalClock
from mentortui.store.state import Registers, State
from mentortui.store.undo import History, former_values
from mentortui.store.wal import Line

_to_json = msgspec.json.Encoder().encode  # a third of plain json's time


class Writing(Reading):
    """What a journal is to all that writes in it: the two sides, the home's lock, the clock, the history."""

    def __init__(self, home: str, disk: Disk, clock: Clock, identity: dict[str, Any], read_only: bool) -> None:
        self.home = home
        self.disk = disk
        self.clock = clock
        self.identity = identity
        self.read_only = read_only
        self.notices: list[str] = []
        self.device: str = identity["device"]
        self.guard = threading.RLock()
        self.turn = threading.Lock()
        """Which thread may take the home's lock; taken before `guard`, so that reading never waits for it."""
        self.lock = FileLock(os.path.join(home, "lock"))
        self.locked = (0, 0)
        """The lock's file when it was first taken."""
        self.history_kept = History(self.device)
        reader = SnapshotReader(disk, identity["person"], self.notices, repair=not read_only, history=self.history_kept)
        sides = Sides(disk, LogicalClock(self.device), reader.read, self.history_kept.note)
        super().__init__(identity["person"], {self.device, *identity.get("devices", ())}, sides)

    def commit(
        self,
        delta: Delta,
        expect: Mapping[tuple[str, str], str | None] | None = None,
        *,
        undoable: bool = True,
    ) -> Commit:
        """Write what a person did; durable when this returns.

        `expect` holds the stamps (`stamp(id, field)`) an editor was opened on: if one has changed,
        ChangedMeanwhile is raised. That, Refused, NotFound, HomeBusy and WriteFailed all mean that
        nothing was written and memory is unchanged. A delta that changes nothing writes nothing;
        its commit has an empty stamp.
        """
        create, update = _apart(delta)
        with self.guard:
            # What the caller may have looked at, before other processes' commits are caught up with.
            rows = {record_id: self.full_row(record_id) or {} for record_id in update}
            texts = {record_id: self._texts_shown(record_id, fields) for record_id, fields in update.items()}
        with self.writing():
            self._compare(expect or {})
            written: dict[Side, dict[str, Part]] = {}
            for record_id, fields in create.items():
                if self.sides.home_of(record_id) and not self.sides.is_in_doubt(record_id):
                    raise Refused(f"{record_id} exists already. Nothing was saved.")
                side = self.sides.private if is_private(record_id, dict(fields)) else self.sides.shared
                written.setdefault(side, {})[record_id] = plan.created(record_id, fields)
            for record_id, fields in update.items():
                home = self.sides.home_of(record_id)
                if home is None:
                    raise NotFound(f"There is no record {record_id}. Nothing was saved.")
                part = plan.updated(record_id, fields, rows[record_id], texts[record_id], self.device)
                if part:
                    written.setdefault(home, {})[record_id] = part
            stamp = self.write(written, delta.says, {}, undoable)
        return Commit(stamp, delta.says, frozenset((*create, *update)))

    def _texts_shown(self, record_id: str, fields: Mapping[str, Any]) -> dict[str, Registers]:
        names = TEXT_FIELDS.get(kind_of(record_id), frozenset()) & fields.keys()
        entry = self.spelled(record_id).get("x", {}) if names else {}
        return {name: entry.get(name, {}) for name in names}

    def _compare(self, expect: Mapping[tuple[str, str], str | None]) -> None:
        changed = {
            key: (self.full_row(key[0]) or {}).get(key[1]) for key, stamp in expect.items() if self.stamp(*key) != stamp
        }
        if changed:
            fields = ", ".join(sorted({field for _, field in changed}))
            raise ChangedMeanwhile(
                f"Changed meanwhile: {fields}. Nothing was written, and your text is still in the editor; "
                "compare the two, then save again.",
                changed,
            )

    def writing(self) -> Turn:
        """The home's lock, held and caught up with others, and `guard` with it: `with journal.writing():`."""
        return Turn(self)

    def check_home(self) -> None:
        """Raise StoreError when another home was put in place of this one while it was open."""
        found = device.read(self.disk, self.home)
        if (found["person"], found["device"]) != (self.me, self.device):
            raise StoreError(
                f"Not saved: the folder {self.home} was replaced while this journal was open, and holds another one "
                "now. Neither was touched. Keep your text, then close and open the journal again."
            )
        if isinstance(self.disk, RealDisk):
            self.disk.close()  # what it keeps open may lie in the folder that was taken away

    def write(self, written: Mapping[Side, dict[str, Part]], says: str, marks: dict[str, Any], undoable: bool) -> str:
        """Add the lines of one commit, the shared one first, then join them; its stamp."""
        if not written:
            return ""
        moment = self.clock.now()
        stamp = self.sides.clock.tick(int(moment.timestamp() * 1000))
        lines: list[tuple[Side, Line]] = []
        for side in (side for side in self.sides.both if side in written):
            parts = written[side]
            line = self._line(stamp, moment, plan.names_touched(parts), len(written) > 1)
            line |= marks
            if side is self.sides.private:
                line["s"] = says  # may hold a private title or name, so never in the shared file
            line["d"] = parts
            if undoable:
                line["u"] = self._former(parts)
            lines.append((side, line))
        self._add(stamp, lines)
        if undoable and self.sides.private not in written:
            self._add_words({"t": stamp, "s": says})
        return stamp

    def _add_words(self, line: Line) -> None:
        """What a commit on the shared side says, for `history`. Not synced: the commit stands without it."""
        private = self.sides.private
        with contextlib.suppress(WriteFailed):
            private.log.add(wal.encode(line), line["t"], private.generation, durable=False)
        self.history_kept.note(line)

    def write_joined(self, states: Mapping[Side, State]) -> str:
        """Add a foreign state to the log, every register with its own stamp, and join it; for imports and pulls.

        Its stamps must have been seen by the clock before. Called while `writing()`. What is to be forgotten here is
        not written down.
        """
        states = {side: kept for side, state in states.items() if (kept := side.memory.let_in(state))}
        if not states:
            return ""
        moment = self.clock.now()
        stamp = self.sides.clock.tick(int(moment.timestamp() * 1000))
        lines: list[tuple[Side, Line]] = []
        for side in (side for side in self.sides.both if side in states):
            line = self._line(stamp, moment, plan.names_touched(states[side]), len(states) > 1)
            lines.append((side, line | {"j": 1, "d": states[side]}))
        self._add(stamp, lines)
        return stamp

    @staticmethod
    def _line(stamp: str, moment: datetime, names: bool, paired: bool) -> Line:
        """The beginning of a line: the marks quick capture looks for, and the clock."""
        line: Line = {"n": 1} if names else {}
        line["t"] = stamp
        line["at"] = moment.isoformat(timespec="seconds")
        if paired:
            line["g"] = 1
        return line

    def _add(self, stamp: str, lines: Sequence[tuple[Side, Line]]) -> None:
        """Make the lines of one commit durable, then join them."""
        encoded = [(side, wal.summed(_to_json(line))) for side, line in lines]
        try:
            for side, data in encoded:
                side.log.add(data, stamp, side.generation)
        except BaseException:
            self.sides.failed.add(stamp)
            raise
        for side, line in lines:
            self.changed(self.sides.take(side, line))

    def _former(self, parts: Mapping[str, Part]) -> dict[str, Part | None]:
        former: dict[str, Part | None] = {}
        for record_id, part in parts.items():
            record = self.record(record_id)
            names = {name.partition("/")[0] for fields in part.values() for name in fields}
            former[record_id] = former_values(part, record.entry(names)) if record else None
        return former

    # -- other processes -------------------------------------------------------------------------

    def catch_up(self) -> frozenset[str]:
        """Join what other processes wrote since the last look; the ids they touched. Cheap when nothing did."""
        with self.guard:
            try:
                found = self.sides.look()
            except OSError as error:
                raise device.unreadable(self.home, error) from error
            self.changed(found)
            return frozenset(found)

    @property
    def waiting(self) -> int:
        """Commits that the snapshot does not hold yet."""
        return len({*self.sides.shared.since, *self.sides.private.since})


class Turn:
    """The time under the home's lock: caught up with others on entry."""

    def __init__(self, journal: Writing) -> None:
        self.journal = journal

    def __enter__(self) -> None:
        journal = self.journal
        if journal.read_only:
            raise WriteFailed(
                "Not saved: this journal is open for reading only. Everything saved before is safe; "
                "make its folder writable and open it again."
            )
        journal.turn.acquire()
        try:
            self._lock(journal)
        except BaseException:
            journal.turn.release()
            raise
        journal.guard.acquire()
        try:
            journal.catch_up()
        except BaseException:
            self.__exit__()
            raise

    @staticmethod
    def _lock(journal: Writing) -> None:
        try:
            journal.lock.__enter__()
        except OSError as error:
            raise write_failed(error) from error
        if journal.lock.file != journal.locked:
            try:
                journal.check_home()
            except BaseException:
                journal.lock.release()
                raise
            journal.locked = journal.lock.file

    def __exit__(self, *_: object) -> None:
        self.journal.guard.release()
        self.journal.lock.release()
        self.journal.turn.release()


def _apart(delta: Delta) -> tuple[dict[str, Mapping[str, Any]], dict[str, Mapping[str, Any]]]:
    """New records and changed ones; a record that is made and changed at once is made as changed."""
    create: dict[str, Mapping[str, Any]] = {
        i: {**fields, **delta.update.get(i, {})} for i, fields in delta.create.items()
    }
    return create, {i: fields for i, fields in delta.update.items() if i not in create}
