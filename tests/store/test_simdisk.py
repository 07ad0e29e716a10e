"""The simulated disk answers as the real one does, and forgets what a power cut would take."""

from __future__ import annotations

import errno
import tempfile

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from mentortui.store.disk import Disk, RealDisk
from tests.store.faults.kinds import power_cut, refused
from tests.store.simdisk import Dead, SimDisk

PATHS = ["a", "b", "c", "private/a", "private/b", "deep/er/a"]
FOLDERS = ["", "private", "deep/er", "a"]
CALLS = st.one_of(
    st.tuples(st.sampled_from(["create", "append"]), st.sampled_from(PATHS), st.binary(max_size=5)),
    st.tuples(st.sampled_from(["read", "fsync", "unlink"]), st.sampled_from(PATHS)),
    st.tuples(st.just("replace"), st.sampled_from(PATHS), st.sampled_from(PATHS)),
    st.tuples(st.sampled_from(["mkdir", "list", "fsync_dir"]), st.sampled_from(FOLDERS[1:3])),
)


def answer(disk: Disk, call: tuple[object, ...]) -> object:
    """What a call returns, or the error number it raises."""
    try:
        told = getattr(disk, str(call[0]))(*call[1:])
    except OSError as wrong:
        return wrong.errno
    return sorted(told) if isinstance(told, list) else told


@settings(max_examples=150)
@given(st.lists(CALLS, max_size=25))
def test_the_simulated_disk_answers_as_the_real_one(calls: list[tuple[object, ...]]) -> None:
    simulated = SimDisk()
    process = simulated.process()
    with tempfile.TemporaryDirectory() as folder:
        real = RealDisk(folder)
        for call in calls:
            assert answer(process, call) == answer(real, call), call
        for path in PATHS:
            ours, theirs = process.stat(path), real.stat(path)
            assert (ours and ours.size) == (theirs and theirs.size)


def files(image: object) -> dict[str, bytes]:
    return dict(image.files)  # type: ignore[attr-defined]


def test_synced_bytes_under_a_synced_name_are_in_every_state() -> None:
    disk = SimDisk()
    process = disk.process()
    process.create("wal", b"one\n")
    process.fsync("wal")
    process.fsync_dir("")
    process.append("wal", b"two\n")
    states = [files(image)["wal"] for image in disk.crashes()]
    assert all(state.startswith(b"one\n") for state in states)
    assert {b"one\n", b"one\ntwo\n", b"one\n" + bytes(4), b"one\ntw"} <= set(states)


def test_without_a_synced_folder_the_name_may_go() -> None:
    disk = SimDisk()
    process = disk.process()
    process.create("wal", b"one\n")
    process.fsync("wal")
    assert {"wal" in files(image) for image in disk.crashes()} == {True, False}


def test_directory_operations_are_lost_in_any_order() -> None:
    disk = SimDisk()
    process = disk.process()
    process.create("old", b"old")
    disk.settle()
    process.create("tmp", b"new")
    process.fsync("tmp")
    process.replace("tmp", "snapshot")
    process.unlink("old")
    states = [files(image) for image in disk.crashes()]
    assert {} in states, "the removal first, before the new name: both are gone"
    assert {"old": b"old", "snapshot": b"new"} in states
    assert {"tmp": b"new"} in states
    process.fsync_dir("")
    assert [files(image) for image in disk.crashes()] == [{"snapshot": b"new"}]


def test_power_goes_for_all_processes_and_reboot_is_a_new_machine() -> None:
    disk = SimDisk()
    one, two = disk.process(), disk.process()
    one.create("wal", b"x")
    one.fsync("wal")
    one.fsync_dir("")
    one.strike(1, power_cut)
    for process in (one, two):
        try:
            process.append("wal", b"y")
        except Dead:
            continue
        raise AssertionError("a process went on without power")
    assert {image.reboot().process().read("wal") for image in disk.crashes()} == {b"x", b"xy", b"x\0"}


def test_a_failed_sync_is_never_made_good_by_a_second() -> None:
    disk = SimDisk()
    process = disk.process()
    process.create("wal", b"one\n")
    process.fsync_dir("")
    process.strike(1, refused(errno.EIO))
    with pytest.raises(OSError, match="wal"):
        process.fsync("wal")
    assert process.read("wal") == b"one\n", "it still reads well"
    process.append("wal", b"two\n")
    process.fsync("wal")
    assert {files(image)["wal"] for image in disk.crashes()} == {
        b"one\ntwo\n",
        bytes(4) + b"two\n",
        4 * b"\xa5" + b"two\n",
    }


def test_a_rename_between_folders_is_one_step() -> None:
    disk = SimDisk()
    process = disk.process()
    process.create("wal", b"x")
    process.mkdir("backup")
    disk.settle()
    process.replace("wal", "backup/wal")
    assert [sorted(files(image)) for image in disk.crashes()] == [["wal"], ["backup/wal"]]
