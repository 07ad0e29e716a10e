"""Spoiled files of every sort are refused, never a crash, within limits of time and memory: see `fuzz`."""

import json
import subprocess
import sys

import pytest

COUNT = 1_320
"""Inputs of a usual run; with the slow marker three times a hundred times as many."""


def _thrown(count, seed):
    words = [sys.executable, "-m", "tests.store.share.fuzz", str(count), str(seed)]
    done = subprocess.run(words, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr[-4_000:]
    return json.loads(done.stdout)


def test_spoiled_files_are_refused_and_crash_nothing():
    told = _thrown(COUNT, 20261121)
    assert sum(count for count, _ in told.values()) == COUNT
    assert all(refused > 0 for _, refused in told.values()), told


@pytest.mark.slow
@pytest.mark.parametrize("seed", range(3))
def test_spoiled_files_by_the_hundred_thousand(seed):
    assert sum(count for count, _ in _thrown(COUNT * 100, seed).values()) == COUNT * 100
