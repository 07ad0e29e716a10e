"""Power cuts at every disk call of a workload, times the states they may leave, each tried to the end."""

from __future__ import annotations

from collections.abc import Mapping
from contextlib import suppress
from dataclasses import dataclass, field
from datetime import timedelta
from pathlib import Path

from tests.store.faults.kinds import power_cut
from tests.store.faults.machine import Desk
from tests.store.faults.workloads import Step
from tests.store.records import START, ScriptedClock, View, an_id, changing, making, note, view
from tests.store.simdisk import CHANGING, Dead, Fault, Image, SimDisk, SimProcess


@dataclass
class Sweep:
    """A sweep in a folder.

    `width` bounds the states tried per call, `again` those after the second cut; in every `deep`-th state the
    power also goes during the recovery.
    """

    folder: Path
    width: int
    again: int = 1
    deep: int = 4
    calls: int = 0
    states: int = 0
    second: int = 0
    recovering: int = 0
    _tried: set[Image] = field(default_factory=set, repr=False)

    def run(self, workload: Mapping[str, Step]) -> None:
        """Every step in turn; at each of its calls and after it, every state a power cut may leave."""
        desk = Desk.new(self.folder)
        seen = desk.seen()
        for name, step in workload.items():
            self._tried.clear()
            left: list[tuple[str, Image]] = []
            desk.disk.before = self._collector(left)
            step(desk)
            desk.disk.before = None
            done = desk.seen()
            for at, image in left:
                self.try_state(image, [seen, done], f"power cut in “{name}” at {at}")
            self._tried.clear()
            for image in desk.disk.crashes(self.width):
                self.try_state(image, [done], f"power cut after “{name}”")
            seen = done

    def _collector(self, left: list[tuple[str, Image]]) -> Fault:
        def collect(process: SimProcess, call: str, path: str, data: bytes) -> None:
            if call not in CHANGING:
                return
            self.calls += 1
            left.extend((f"{call} {path}", image) for image in cut(process.disk, call, path, data, self.width))

        return collect

    def try_state(self, image: Image, allowed: list[View], when: str, *, recovering: bool = False) -> None:
        """Restart on this state: the view is one of those allowed; work goes on and survives a second cut."""
        if image in self._tried:
            return
        self._tried.add(image)
        self.states += 1
        moved = timedelta(days=3650 * (self.states % 3 - 1))
        desk = Desk.after(image, self.folder, ScriptedClock(f"after {self.states}", START + moved))
        left: list[tuple[str, Image]] = []
        if not recovering and self.states % self.deep == 0:
            desk.disk.before = self._collector(left)
        journal = desk.fresh()
        desk.disk.before = None
        found = view(journal)
        assert found in allowed, f"{when}: {differences(found, allowed)}"
        damaged = [notice for notice in journal.notices if "journal.json" in notice]
        assert not damaged, f"{when}: a power cut must not damage a snapshot: {damaged}"
        work_on(desk, found, when, checkpoint=self.states % 2 == 0)
        for at, again in left:
            self.recovering += 1
            self.try_state(again, allowed, f"{when}, and again in the recovery at {at}", recovering=True)
        worked = desk.seen()
        for later in desk.disk.crashes(self.again):
            self.second += 1
            assert Desk.after(later, self.folder).on_disk() == worked, f"{when}: lost at the second restart"


def cut(disk: SimDisk, call: str, path: str, data: bytes, width: int) -> list[Image]:
    """The states left when power goes during this call."""
    other = disk.copy()
    with suppress(Dead):
        power_cut(other.process(), call, path, data)
    return other.crashes(width)


def work_on(desk: Desk, found: View, when: str, *, checkpoint: bool) -> None:
    """More work after a restart: everything found stays, everything new is there, an edit wins."""
    journal = desk.journal()
    journal.commit(making(note("after")))
    for image in desk.disk.crashes(1):
        kept = Desk.after(image, desk.folder).on_disk()
        assert kept.keys() == {*found, *note("after")}, f"{when}: lost what was acknowledged first after it"
    if checkpoint:
        journal.checkpoint(force=True)
    journal.commit(changing(journal.me, style=when))
    desk.append(making(note("captured after")))
    expected = {
        **found,
        **{
            record_id: {"id": record_id, **row}
            for word in ("after", "captured after")
            for record_id, row in note(word).items()
        },
        journal.me: {**found[journal.me], "style": when},
    }
    assert desk.seen() == expected, f"{when}: {differences(desk.seen(), [expected])}"
    assert desk.on_disk() == expected, f"{when}: a fresh reader sees something else"
    assert journal.get(an_id("note", "after"))


def differences(found: View, allowed: list[View]) -> str:
    """How a view differs from each of those it should be."""
    return " / ".join(
        str(
            {
                key: (found.get(key), wanted.get(key))
                for key in found.keys() | wanted.keys()
                if found.get(key) != wanted.get(key)
            }
        )
        for wanted in allowed
    )
