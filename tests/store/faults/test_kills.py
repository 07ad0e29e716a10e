"""One process is killed at any call while another has the home open; then the power may go, too."""

from __future__ import annotations

import itertools
from collections.abc import Mapping
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

import pytest

from mentortui.store import wal
from tests.store.faults.cuts import differences
from tests.store.faults.errors import OneFault
from tests.store.faults.kinds import killed
from tests.store.faults.machine import Desk
from tests.store.faults.workloads import WORKLOAD, Step
from tests.store.records import View, goal, making, meeting, note, view
from tests.store.simdisk import Dead, SimProcess


@dataclass
class KillSweep:
    """Kills in a folder, after the given share of a call's bytes."""

    folder: Path
    share: float
    kills: int = 0

    def run(self, workload: Mapping[str, Step]) -> None:
        """Every step in turn, its process killed at each call, on a copy."""
        desk = Desk.new(self.folder)
        for name, step in workload.items():
            before, base = desk.seen(), desk.again()
            step(desk)
            after = desk.seen()
            at = 1
            while self.trial(base, step, [before, after], at, name):
                at += 1
                assert at < 400, "a step of this many calls is not one step"

    def trial(self, base: Desk, step: Step, allowed: list[View], at: int, name: str) -> bool:
        """Kill at this call; a process that was open goes on. False when the step has no such call."""
        desk = base.again()
        survivor = 2
        assert view(desk.journal(survivor)) == allowed[0]
        fault = desk.disk.before = OneFault(at, killed(self.share), changing=True)
        try:
            step(desk)
        except Dead:
            desk.disk.before = None
        else:
            return False
        self.kills += 1
        when = f"“{name}” killed at {fault.struck}"
        desk.append(making(note("captured")))
        desk.journal(survivor).commit(making(goal("next"), meeting("next"), note("next")))
        added = {**note("captured"), **goal("next"), **meeting("next"), **note("next")}
        allowed = [
            {**one, **{record_id: {"id": record_id, **row} for record_id, row in added.items()}} for one in allowed
        ]
        seen = desk.seen(survivor)
        assert seen in allowed, f"{when}: {differences(seen, allowed)}"
        assert desk.on_disk() == seen, f"{when}: a fresh reader sees something else"
        self.outlive(desk, seen, when)
        desk.journal(survivor).checkpoint(force=True)
        assert desk.on_disk() == seen == desk.seen(survivor), f"{when}: not the same after a checkpoint"
        self.outlive(desk, seen, when + " and a checkpoint")
        return True

    def outlive(self, desk: Desk, seen: View, when: str) -> None:
        """The power goes: what the survivor acknowledged is there, and what it had shown."""
        for image in desk.disk.crashes(3):
            found = Desk.after(image, self.folder).on_disk()
            assert found == seen, f"{when}, then a power cut: {differences(found, [seen])}"


@pytest.mark.parametrize("share", [pytest.param(0.0, marks=pytest.mark.slow), 0.5, 1.0])
def test_a_process_killed_at_any_call_harms_no_other(tmp_path: Path, share: float) -> None:
    sweep = KillSweep(tmp_path, share)
    sweep.run(WORKLOAD)
    print(sweep)
    assert sweep.kills > 50


CAPTURED = {"shared": meeting, "private": note}


def behind_a_torn_line(desk: Desk) -> None:
    """A commit that must make a new log file, because the newest ends torn."""
    desk.restart().commit(making(meeting("made"), note("made")))


MAKERS: dict[str, Step] = {
    "a checkpoint": lambda desk: desk.journal().checkpoint(force=True),
    "a commit behind a torn line": behind_a_torn_line,
}


@pytest.mark.parametrize("maker", sorted(MAKERS))
@pytest.mark.parametrize("folder", ["", "private"])
@pytest.mark.parametrize("order", list(itertools.product(CAPTURED, repeat=3)))
def test_captures_outlive_the_maker_of_their_log(
    tmp_path: Path, maker: str, folder: str, order: tuple[str, ...]
) -> None:
    """Who makes a log is killed before its name is durable; captures go on in it, then the power goes."""
    desk = Desk.new(tmp_path)
    desk.journal().commit(making(meeting("before"), note("before")))
    if maker != "a checkpoint":
        disk = desk.process()
        for side in ("", "private/"):
            disk.append(side + wal.names_in(disk.list(side))[-1], b"torn")
        desk.disk.settle()

    def kill(process: SimProcess, call: str, path: str, data: bytes) -> None:
        if (call, path) == ("fsync_dir", folder):
            process.dead = True
            raise Dead

    desk.journal()
    desk.disk.before = kill
    with suppress(Dead):
        MAKERS[maker](desk)
    desk.disk.before = None
    made: set[str] = set()
    for number, side in enumerate(order):
        row = CAPTURED[side](f"captured {number}")
        desk.append(making(row))
        made |= row.keys()
        for image in desk.disk.crashes(12):
            assert made <= Desk.after(image, tmp_path).on_disk().keys(), order[: number + 1]
