"""The journal of one person, open on its home: reading, committing, catching up, undoing.

The conductor only: `reading` and `writing` do the work, on a state that is merged in `memory`, kept by `log`,
and pictured by `snapshot`.
"""

from __future__ import annotations

import os
from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, Final

from mentortui.clock import Clock, SystemClock
from mentortui.model.vocabulary import kind_of
from mentortui.store.disk import Disk, RealDisk
from mentortui.store.plan import Part
from mentortui.store.sides import Side
from mentortui.store.undo import HistoryItem, Item, Undone, taken_back
from mentortui.store.writing import Writing

if TYPE_CHECKING:
    from tinydb import TinyDB

    from mentortui.store.transfer import ImportReport

CHECKPOINT_AFTER: Final = 500
"""Commits after which the log is folded into the snapshot."""


class Journal(Writing):
    """One person's journal. Open it with `Journal.open(home)`, close it with `close()` or `with`."""

    _tinydb: TinyDB | None = None

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
        from mentortui.store.load import fill, found_home

        path = os.path.abspath(os.fspath(home))
        disk, clock = disk or RealDisk(path), clock or SystemClock()
        found = found_home(path, disk, clock, read_only)
        journal = cls(path, disk, clock, found.identity, found.read_only)
        journal.notices += found.notices
        fill(journal)
        return journal

    # -- undo ------------------------------------------------------------------------------------

    def undo(self) -> Undone:
        """Take back this device's last commit. Refused when there is none to take back."""
        with self.writing():
            return self._take_back(self.history_kept.to_undo(), "undo")

    def redo(self) -> Undone:
        """Take back the last undo. Refused when there is none, or something was written since."""
        with self.writing():
            return self._take_back(self.history_kept.to_redo(), "redo")

    def _take_back(self, item: Item, mark: str) -> Undone:
        parts, kept = taken_back(
            item, self.history_kept, self.spelled, self._told, self.sides.shared.memory.__contains__
        )
        written: dict[Side, dict[str, Part]] = {}
        for record_id, part in parts.items():
            written.setdefault(self.sides.home_of(record_id) or self.sides.private, {})[record_id] = part
        self.write(written or {self.sides.private: {}}, item.says, {mark: item.stamp}, True)
        back = (i for i, part in parts.items() if "deleted" in part.get("f", {}) and not part["f"]["deleted"])
        return Undone(item.says, kept, tuple(back))

    def _told(self, record_id: str, field: str, stamp: str) -> str:
        row = self.full_row(record_id) or {}
        title = row.get("title") or row.get("name") or kind_of(record_id)
        who = "you" if stamp[17:] in {self.device, *self.identity.get("devices", ())} else "somebody else"
        return f"{field.partition('/')[0]} of “{str(title)[:60]}” was changed by {who} since; it stays as it is."

    def history(self, limit: int = 20) -> list[HistoryItem]:
        """The last commits of this device, newest first."""
        with self.guard:
            return self.history_kept.shown(limit)

    # -- snapshot and queries --------------------------------------------------------------------

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

    def import_state(self, state: Mapping[str, Any]) -> ImportReport:
        """Join an exported state into this journal. See `transfer.import_state`."""
        from mentortui.store.transfer import import_state

        report = import_state(self, state)
        if report.new or report.changed:
            self.checkpoint()
        return report

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
