"""A home on a simulated machine: journals, quick capture and power cuts, all in one process and in memory.

Only the locks are real: files in an empty folder, taken by every simulated process as by a real one.
"""

from __future__ import annotations

from pathlib import Path

from mentortui.model.delta import Delta
from mentortui.store import Journal, append, make_home
from mentortui.store.commit import Commit
from tests.store.records import ScriptedClock, View, view
from tests.store.simdisk import Image, SimDisk, SimProcess


class Desk:
    """Processes at one home. `journal(0)` and `journal(1)` are two that stay open."""

    def __init__(self, folder: Path, disk: SimDisk, clock: ScriptedClock) -> None:
        self.folder = folder
        self.disk = disk
        self.clock = clock
        self.processes: list[SimProcess] = []
        self._open: dict[int, tuple[Journal, SimProcess]] = {}

    @classmethod
    def new(cls, folder: Path) -> Desk:
        """A new home, quiet: everything durable."""
        folder.mkdir(exist_ok=True)
        desk = cls(folder, SimDisk(), ScriptedClock())
        make_home(folder, "Ana", ["mentee"], desk.clock, disk=desk.process())
        desk.disk.settle()
        return desk

    @classmethod
    def after(cls, image: Image, folder: Path, clock: ScriptedClock | None = None) -> Desk:
        """The same home after a power cut that left this."""
        return cls(folder, image.reboot(), clock or ScriptedClock("after a power cut"))

    def again(self) -> Desk:
        """The same home as it lies now, on another machine's disk, quiet: to try one thing out."""
        return Desk.after(self.disk.now(), self.folder, ScriptedClock("again", self.clock.moment))

    def process(self) -> SimProcess:
        """A new process' disk; watched like all others."""
        process = self.disk.process()
        self.processes.append(process)
        return process

    def fresh(self) -> Journal:
        """The journal as a process sees it that starts now."""
        return self._opened(self.process())

    def _opened(self, process: SimProcess) -> Journal:
        journal = Journal.open(self.folder, clock=self.clock, disk=process)
        journal.lock.wait = 0.0
        return journal

    def journal(self, number: int = 0) -> Journal:
        """One of the journals that stay open."""
        return self._pair(number)[0]

    def _pair(self, number: int) -> tuple[Journal, SimProcess]:
        if number not in self._open:
            process = self.process()
            self._open[number] = self._opened(process), process
        return self._open[number]

    def restart(self, number: int = 0) -> Journal:
        """End one of the processes and start it again."""
        self._open.pop(number, None)
        return self.journal(number)

    def append(self, delta: Delta, process: SimProcess | None = None) -> Commit:
        """Quick capture by a process of its own."""
        return append(str(self.folder), delta, clock=self.clock, disk=process or self.process())

    def seen(self, number: int = 0) -> View:
        """What one of the open journals shows after a look."""
        journal = self.journal(number)
        journal.catch_up()
        return view(journal)

    def on_disk(self) -> View:
        """What a fresh reader sees, on a copy of the disk: reading may repair."""
        return view(self.again().fresh())
