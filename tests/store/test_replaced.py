"""Texts that a later version replaced: which of them two versions have in common, and how many are kept."""

import pytest

from mentortui.store import replaced
from mentortui.store.replaced import Replaced, base_stamp
from tests.store.simdisk import SimDisk

A, B, C = "aaaaaaaaaaaa", "bbbbbbbbbbbb", "cccccccccccc"


def stamp(time: int, device: str) -> str:
    return f"{time:012x}0000-{device}"


@pytest.mark.parametrize(
    ("registers", "expected"),
    [
        # both began with A's first text, which A has replaced since
        ({A: [stamp(3, A), "x", {}], B: [stamp(2, B), "y", {A: stamp(1, A)}]}, stamp(1, A)),
        # both began with what a third wrote, which still stands
        ({A: [stamp(3, A), "x", {C: stamp(1, C)}], B: [stamp(2, B), "y", {C: stamp(1, C)}]}, stamp(1, C)),
        # of several that both saw, the newest
        ({A: [stamp(5, A), "x", {C: stamp(1, C)}], B: [stamp(4, B), "y", {C: stamp(1, C), A: stamp(2, A)}]},
         stamp(2, A)),
        # what one of them saw later than the other
        ({A: [stamp(5, A), "x", {C: stamp(3, C)}], B: [stamp(4, B), "y", {C: stamp(1, C)}]}, stamp(1, C)),
        # nothing in common
        ({A: [stamp(3, A), "x", {}], B: [stamp(2, B), "y", {}]}, ""),
        ({}, ""),
    ],
)  # fmt: skip
def test_the_newest_version_that_all_have_seen(registers, expected):
    assert base_stamp(registers) == expected


def test_the_oldest_go_first_and_what_was_seen_can_be_forgotten(monkeypatch):
    monkeypatch.setattr(replaced, "TEXTS_MAX", 2)
    disk = SimDisk().process()
    kept = Replaced(disk)
    for time in range(1, 5):
        old, new = {B: [stamp(time, B), f"text {time}", {}]}, {B: [stamp(time + 1, B), "", {}]}
        kept.note(f"note-{time}", {"text": old}, {"text": new})
    found = kept.document()
    assert found is not None
    disk.mkdir("private")
    disk.create("private/texts.json", found)
    kept.saved()
    assert kept.document() is None
    assert [kept.text(f"note-{time}", "text", stamp(time, B)) for time in range(1, 5)] == [
        None, None, "text 3", "text 4",
    ]  # fmt: skip
    kept.note("note-9", {"text": {B: [stamp(1, B), "to be forgotten", {}]}}, {"text": {B: [stamp(2, B), None, {}]}})
    kept.forget()
    assert kept.document() is None


def test_a_file_that_does_not_read_costs_only_the_offer():
    disk = SimDisk().process()
    disk.mkdir("private")
    disk.create("private/texts.json", b'{"texts": [["one"]')
    assert Replaced(disk).text("note-1", "text", stamp(1, A)) is None
