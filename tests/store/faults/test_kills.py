"""One process is killed at any call while another has the home open; then the power may go, too."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

import pytest

from tests.store.faults.cuts import differences
from tests.store.faults.errors import OneFault
from tests.store.faults.kinds import killed
from tests.store.faults.machine import Desk
from tests.store.faults.workloads import WORKLOAD, Step
from tests.store.records import View, goal, making, meeting, note, view
from tests.store.simdisk import Dead


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
