"""A power cut at any disk call loses nothing that was acknowledged, and leaves nothing half done."""

from __future__ import annotations

from pathlib import Path

from tests.store.faults.cuts import Sweep
from tests.store.faults.workloads import WORKLOAD


def test_a_power_cut_at_any_call(tmp_path: Path) -> None:
    sweep = Sweep(tmp_path, width=100, again=4)
    sweep.run(WORKLOAD)
    assert sweep.states > 300
