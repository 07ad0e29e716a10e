"""The journal of one person, open on its home: reading, committing, catching up, undoing.

The conductor only: the state is merged in `memory`, kept by `log`, and pictured by `snapshot`.
One lock guards it, so the app may commit in a worker thread.
"""

from __future__ import annotations

import contextlib
import os
import threading
from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import TYPE_CHECKING, Any, Final

import msgspec

from mentortui.clock import Clock, SystemClock
from mentortui.errors import ChangedMeanwhile, NotFound, Refused, WriteFailed
from mentortui.model.delta import Delta
from mentortui.model.vocabulary import TEXT_FIELDS, is_private, kind_of
from mentortui.store import device, plan, wal
from mentortui.store.commit import Commit
from mentortui.store.disk import Disk, RealDisk
from mentortui.store.lock import FileLock
from mentortui.store.log import write_failed
from mentortui.store.plan import Part
from mentortui.store.reading import Reading
from mentortui.store.sides import Side, Sides
from mentortui.store.stamp import LogicalClock
from mentortui.store.state import Registers, State
from mentortui.store.undo import History, HistoryItem, Item, Undone, former_values, taken_back
from mentortui.store.wal import Line

if TYPE_CHECKING:
    from tinydb import TinyDB

_to_json = msgspec.json.Encoder().encode  # a third of plain json's time
CHECKPOINT_AFTER: Final = 500
"""Commits after which the log is folded into the snapshot."""


class Journal(Reading):
    """One person's journal. Open it with `Journal.open(home)`, close it with `close()` or `with`."""

    def __init__(self, home: str, disk: Disk, clock: Clock, identity: dict[str, Any], read_only: bool) -> None:
        from mentortui.store.load import SnapshotReader

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
        self.history_kept = History(self.device)
        reader = SnapshotReader(disk, self.notices, repair=not read_only, history=self.history_kept)
        sides = Sides(disk, LogicalClock(self.device), reader.read, self.history_kept.note)
        super().__init__(identity["person"], sides)
        self._tinydb: TinyDB | None = None

    @classmethod
    def open(
        cls,
        home: str | os.PathLike[str],
        *,
        clock: Clock | None = None,
        disk: Disk | None = None,
        read_only: bool = False,
    ) -> Journal:
        """Open the journal in a home.

        What had to be repaired or set aside is told in `notices`. Raises NoHome, HomeBusy, NewerFormat,
        or StoreError when the home is not whole or cannot be read; then nothing was touched.
        """
        from mentortui.store.load import open_journal

        path = os.path.abspath(os.fspath(home))
        return open_journal(cls, path, disk or RealDisk(path), clock or SystemClock(), read_only)

    # -- writing ---------------------------------------------------------------------------------

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
            stamp = self._write(written, delta.says, {}, undoable)
        return Commit(stamp, delta.says, frozenset((*create, *update)))

    def undo(self) -> Undone:
        """Take back this device's last commit. Refused when there is none to take back."""
        with self.writing():
            return self._take_back(self.history_kept.to_undo(), "undo")

    def redo(self) -> Undone:
        """Take back the last undo. Refused when there is none, or something was written since."""
        with self.writing():
            return self._take_back(self.history_kept.to_redo(), "redo")

    def _take_back(self, item: Item, mark: str) -> Undone:
        parts, kept = taken_back(item, self.history_kept, self.spelled, self._told)
        written: dict[Side, dict[str, Part]] = {}
        for record_id, part in parts.items():
            written.setdefault(self.sides.home_of(record_id) or self.sides.private, {})[record_id] = part
        self._write(written or {self.sides.private: {}}, item.says, {mark: item.stamp}, True)
        back = (i for i, part in parts.items() if "deleted" in part.get("f", {}) and not part["f"]["deleted"])
        return Undone(item.says, kept, tuple(back))

    def _told(self, record_id: str, field: str, stamp: str) -> str:
        row = self.full_row(record_id) or {}
        title = row.get("title") or row.get("name") or kind_of(record_id)
        who = "you" if stamp[17:] in {self.device, *self.identity.get("devices", ())} else "somebody else"
        return f"{field.partition('/')[0]} of “{str(title)[:60]}” was changed by {who} since; it stays as it is."

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

    def writing(self) -> Writing:
        """The home's lock, held and caught up with others, and `guard` with it: `with journal.writing():`."""
        return Writing(self)

    def _write(self, written: Mapping[Side, dict[str, Part]], says: str, marks: dict[str, Any], undoable: bool) -> str:
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
        """Add a foreign state to the log, every register with its own stamp, and join it; for imports.

        Its stamps must have been seen by the clock before. Called while `writing()`.
        """
        moment = self.clock.now()
        stamp = self.sides.clock.tick(int(moment.timestamp() * 1000))
        lines: list[tuple[Side, Line]] = []
        for side in (side for side in self.sides.both if side in states):
            line = self._line(stamp, moment, True, len(states) > 1)
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
            entry = self.spelled(record_id)
            former[record_id] = former_values(part, entry) if entry else None
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

    def history(self, limit: int = 20) -> list[HistoryItem]:
        """The last commits of this device, newest first."""
        with self.guard:
            return self.history_kept.shown(limit)

    @property
    def waiting(self) -> int:
        """Commits that the snapshot does not hold yet."""
        return len({*self.sides.shared.since, *self.sides.private.since})

    def checkpoint(self, force: bool = False) -> bool:
        """Fold the log into the snapshot and write what quick capture needs; whether it was done.

        Not done when nothing waits (unless `force`), when another process is at it, or read-only.
        """
        from mentortui.store.checkpoint import checkpoint

        return checkpoint(self, force)

    @property
    def tinydb(self) -> TinyDB:
        """The live rows as a TinyDB, for queries; it refuses to write."""
        if self._tinydb is None:
            from mentortui.store.live import live_tinydb

            self._tinydb = live_tinydb(self)
        return self._tinydb

    # -- export and import -----------------------------------------------------------------------

    def export_state(self) -> dict[str, Any]:
        """Every register and stamp of both sides, as the JSON export carries them."""
        from mentortui.store.transfer import export_state

        return export_state(self)

    def import_state(self, state: Mapping[str, Any]) -> Any:
        """Join an exported state into this journal. See `transfer.import_state`."""
        from mentortui.store.transfer import import_state

        return import_state(self, state)

    # -- end -------------------------------------------------------------------------------------

    def close(self) -> None:
        """Fold a long log into the snapshot and let go of its files; everything committed is durable already."""
        if self.waiting > CHECKPOINT_AFTER and not self.read_only:
            self.checkpoint()
        # Files kept open would keep a stick from being taken out; whoever goes on after this opens them anew.
        self.lock.close()
        if isinstance(self.disk, RealDisk):
            self.disk.close()

    def __enter__(self) -> Journal:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()


class Writing:
    """The time under the home's lock: caught up with others on entry."""

    def __init__(self, journal: Journal) -> None:
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
    def _lock(journal: Journal) -> None:
        try:
            journal.lock.__enter__()
        except OSError as error:
            raise write_failed(error) from error

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
