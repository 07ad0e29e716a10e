"""A power cut at any disk call loses nothing that was acknowledged, and leaves nothing half done."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.store.faults.cuts import Sweep
from tests.store.faults.workloads import WORKLOAD


def test_a_power_cut_at_any_call(tmp_path: Path) -> None:
    sweep = Sweep(tmp_path, width=6)
    sweep.run(WORKLOAD)
    assert sweep.states > 200


@pytest.mark.slow
@pytest.mark.timeout(600)
def test_a_power_cut_at_any_call_in_every_state(tmp_path: Path) -> None:
    sweep = Sweep(tmp_path, width=400, again=12, deep=1)
    sweep.run(WORKLOAD)
    print(sweep)
    assert sweep.states > 300
