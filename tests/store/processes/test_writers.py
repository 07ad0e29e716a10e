"""Several processes write into one home while one of them makes checkpoints: nothing is lost, all see all."""

from __future__ import annotations

from contextlib import ExitStack
from pathlib import Path

import pytest

from mentortui.store import Journal
from tests.store.processes import crowd
from tests.store.records import making, note, view


def write_together(home: Path, writers: int, rounds: int) -> list[crowd.Acknowledged]:
    """Writers by journal and by quick capture, and one that makes checkpoints; an onlooker sees it all."""
    onlooker = Journal.open(home)
    with ExitStack() as crowded:
        started = [
            crowded.enter_context(crowd.worker(home, f"w{number}", rounds, *parts))
            for number, parts in zip(
                range(writers), [("commit", "edit"), ("append",), ("commit",)] * writers, strict=False
            )
        ]
        started.append(crowded.enter_context(crowd.worker(home, "keeper", rounds, "commit", "checkpoint")))
        heard = [line for process in started for line in crowd.finished(process)]
    assert crowd.lost(home, heard) == []
    onlooker.catch_up()
    assert view(onlooker) == view(Journal.open(home)), "a journal that was open all the time sees what a fresh one sees"
    return heard


def test_writers_and_a_checkpointing_one(tmp_path: Path) -> None:
    heard = write_together(crowd.home_at(tmp_path), writers=3, rounds=30)
    assert len(heard) >= 4 * 30


@pytest.mark.slow
@pytest.mark.timeout(600)
def test_writers_and_a_checkpointing_one_long(tmp_path: Path) -> None:
    assert len(write_together(crowd.home_at(tmp_path), writers=6, rounds=400)) >= 7 * 400


def test_two_journals_of_one_home_see_each_other(tmp_path: Path) -> None:
    home = crowd.home_at(tmp_path)
    one, two = Journal.open(home), Journal.open(home)
    for number in range(6):
        writer, reader = (one, two) if number % 2 else (two, one)
        writer.commit(making(note(f"n{number}")))
        assert reader.catch_up() == frozenset(note(f"n{number}"))
        if number == 3:
            writer.checkpoint(force=True)
        assert view(one) == view(two)
