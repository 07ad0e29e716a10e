"""A look that fails half-way finds everything again at the next one: what was read is not forgotten, nor deleted."""

from __future__ import annotations

import errno
from pathlib import Path

import pytest

from mentortui.errors import NewerFormat, StoreError, WriteFailed
from mentortui.store import wal
from tests.store.faults.errors import OneFault
from tests.store.faults.kinds import ERRORS
from tests.store.faults.machine import Desk
from tests.store.records import an_id, goal, making, note, view
from tests.store.simdisk import SimProcess, error


def behind(folder: Path) -> Desk:
    """Two open processes: the first has written to both files, before and after a checkpoint; the second saw none."""
    desk = Desk.new(folder)
    desk.journal(1).catch_up()
    for word in ("one", "two"):
        desk.journal(0).commit(making(goal(word), note(word)))
    desk.journal(0).checkpoint(force=True)
    for word in ("three", "four"):
        desk.journal(0).commit(making(goal(word), note(word)))
    return desk


def test_a_reading_error_in_a_look_loses_nothing(tmp_path: Path) -> None:
    wanted = behind(tmp_path / "home").seen(0)
    for at in range(1, 60):
        desk = behind(tmp_path / "home")
        fault = desk.disk.before = OneFault(at, ERRORS["broken disk"](), changing=False)
        try:
            desk.journal(1).catch_up()
        except StoreError as refused:
            assert refused.sentence.endswith(".")
        desk.disk.before = None
        if not fault.struck:
            assert at > 8
            return
        assert desk.seen(1) == wanted, fault.struck
        desk.journal(1).commit(making(note("mine")))
        desk.journal(1).checkpoint(force=True)
        assert desk.on_disk().keys() == {*wanted, an_id("note", "mine")}, fault.struck
    raise AssertionError("a look of this many calls is not one look")


def test_a_newer_line_stops_an_open_process_for_good(tmp_path: Path) -> None:
    desk = Desk.new(tmp_path / "home")
    journal = desk.journal(0)
    other = desk.process()
    name = f"private/{wal.names_in(other.list('private'))[-1]}"
    stamp = f"{1 << 60:016x}-aaaaaaaaaaaa"[-29:]
    other.append(name, wal.encode({"t": stamp, "min_reader": 2, "d": {"note-1": {"q": "of a newer version"}}}))
    other.fsync(name)
    before = other.read(name)
    for _ in range(2):
        with pytest.raises(NewerFormat):
            journal.catch_up()
        with pytest.raises(NewerFormat):
            journal.commit(making(note("n")))
        with pytest.raises(NewerFormat):
            journal.checkpoint(force=True)
    assert other.read(name) == before, "left untouched"


def after_a_doubtful_commit(folder: Path) -> Desk:
    """The first process' commit reached the file whole, but its fsync failed: it was refused."""
    desk = Desk.new(folder)
    desk.journal(1).catch_up()
    desk.journal(0)

    def fail(process: SimProcess, call: str, path: str, data: bytes) -> None:
        if call == "fsync" and path.startswith("private/wal-"):
            raise error(errno.EIO, path)

    desk.disk.before = fail
    with pytest.raises(WriteFailed):
        desk.journal(0).commit(making(note("doubtful")))
    desk.disk.before = None
    assert an_id("note", "doubtful") not in view(desk.journal(0))
    assert an_id("note", "doubtful") in desk.seen(1)
    return desk


@pytest.mark.parametrize("folding", [0, 1])
def test_a_refused_commit_that_arrived_is_in_the_snapshot(tmp_path: Path, folding: int) -> None:
    desk = after_a_doubtful_commit(tmp_path / "home")
    assert an_id("note", "doubtful") not in desk.seen(0), "what was refused is not shown as saved"
    assert desk.journal(folding).checkpoint(force=True)
    assert an_id("note", "doubtful") in desk.on_disk(), "another process shows it already"
    assert desk.seen(0) == desk.seen(1) == desk.on_disk()


@pytest.mark.parametrize("folding", [None, 0, 1])
def test_a_refused_commit_is_made_again(tmp_path: Path, folding: int | None) -> None:
    desk = after_a_doubtful_commit(tmp_path / "home")
    if folding is not None:
        desk.journal(folding).checkpoint(force=True)
    desk.journal(0).commit(making(note("doubtful", "saved once more")))
    assert desk.seen(0)[an_id("note", "doubtful")]["text"] == "saved once more"
    assert desk.seen(0) == desk.seen(1) == desk.on_disk()
