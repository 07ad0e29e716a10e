"""Processes killed with SIGKILL at any moment lose nothing they acknowledged."""

from __future__ import annotations

import random
from pathlib import Path

import pytest

from mentortui.store import Journal
from tests.store.processes import crowd

PARTS = [("commit",), ("append",), ("commit", "checkpoint"), ("commit", "edit", "undo", "append", "checkpoint")]


def kill_again_and_again(home: Path, times: int, seed: int) -> int:
    """Start a worker, kill it after some acknowledgements, and once more: how many were acknowledged."""
    chance = random.Random(seed)
    heard: list[crowd.Acknowledged] = []
    for number in range(times):
        with crowd.worker(home, f"w{number}", 1000, *PARTS[number % len(PARTS)]) as process:
            heard += crowd.acknowledged(process, chance.randrange(1, 30))
            process.kill()
            heard += crowd.acknowledged(process)
    assert crowd.lost(home, heard) == []
    assert crowd.lost(home, heard) == [], "nor at the second start"
    assert all(not name.endswith(".tmp") for name in (path.name for path in home.rglob("*")))
    return len(heard)


def test_sigkill_loses_nothing_acknowledged(tmp_path: Path) -> None:
    assert kill_again_and_again(crowd.home_at(tmp_path), 32, seed=1) > 32


@pytest.mark.slow
@pytest.mark.timeout(600)
def test_sigkill_loses_nothing_acknowledged_long(tmp_path: Path) -> None:
    assert kill_again_and_again(crowd.home_at(tmp_path), 400, seed=2) > 400


def test_of_two_writers_one_is_killed_and_the_other_goes_on(tmp_path: Path) -> None:
    home = crowd.home_at(tmp_path)
    heard: list[crowd.Acknowledged] = []
    with crowd.worker(home, "steady", 60, "commit", "checkpoint") as steady:
        for number in range(4):
            with crowd.worker(home, f"v{number}", 1000, "commit", "append", "checkpoint") as victim:
                heard += crowd.acknowledged(victim, 3 + 5 * number)
                victim.kill()
                heard += crowd.acknowledged(victim)
        heard += crowd.finished(steady)
    assert crowd.lost(home, heard) == []


def test_a_worker_that_opens_after_a_kill_can_write_at_once(tmp_path: Path) -> None:
    home = crowd.home_at(tmp_path)
    with crowd.worker(home, "first", 1000, "commit") as process:
        crowd.acknowledged(process, 5)
        process.kill()
    Journal.open(home).commit(crowd.making(crowd.meeting("after")))
    assert Journal.open(home).get(crowd.an_id("meeting", "after"))
