"""Full disks, quotas and broken disks at any call: a sentence, nothing changed, and it works when there is room."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.store.faults.errors import ErrorSweep
from tests.store.faults.kinds import ERRORS
from tests.store.faults.workloads import WORKLOAD


@pytest.mark.parametrize("kind", ["no room after half", "broken disk after all"])
def test_an_error_at_any_writing_call(tmp_path: Path, kind: str) -> None:
    sweep = ErrorSweep(tmp_path, ERRORS[kind]())
    sweep.run(WORKLOAD)
    assert sweep.told > 20


def test_an_error_at_any_reading_call(tmp_path: Path) -> None:
    sweep = ErrorSweep(tmp_path, ERRORS["broken disk"](), changing=False)
    sweep.run(WORKLOAD)
    assert sweep.errors > 20


@pytest.mark.slow
@pytest.mark.timeout(600)
@pytest.mark.parametrize("kind", sorted(ERRORS))
@pytest.mark.parametrize("changing", [True, False])
def test_every_error_at_every_call(tmp_path: Path, kind: str, changing: bool) -> None:
    sweep = ErrorSweep(tmp_path, ERRORS[kind](), changing=changing)
    sweep.run(WORKLOAD)
    print(kind, sweep.errors, "errors", sweep.told, "told")
