"""What is purged, or written by somebody erased, is in no byte of the home: at no open process, after no crash."""

from __future__ import annotations

import json
from contextlib import suppress
from pathlib import Path

import pytest

from mentortui.changes import editing
from mentortui.errors import Refused, StoreError
from mentortui.model.delta import Delta
from mentortui.store import Journal, backup, drafts, erasure, forgetting, restore
from mentortui.store.disk import Disk
from mentortui.store.memory import Memory
from mentortui.store.share.brought import Noting
from mentortui.store.state import Entry, join_entry
from tests.store.faults.errors import OneFault
from tests.store.faults.kinds import ERRORS, power_cut
from tests.store.faults.machine import Desk
from tests.store.records import an_id, goal, making, meeting, note
from tests.store.simdisk import CHANGING, Dead, Image, SimProcess

WORD = "CANARY"
GOAL, NOTE, THEIRS = an_id("goal", "gone"), an_id("note", "gone"), an_id("goal", "theirs")
ERASED = "erasederased"
FOREIGN: Entry = {"f": {name: {ERASED: [f"019c0000000{n}0000-{ERASED}", value]}
                        for n, (name, value) in enumerate([("by", "person-9"), ("at", "2026-01-01T00:00:00+00:00"),
                                                           ("readers", "relationship"), ("title", f"{WORD} goal"),
                                                           (f"tags/{WORD}", True)])}}  # fmt: skip


def holds(image: Image) -> list[str]:
    """The files that hold the word in a byte or in their name."""
    return [path for path, data in image.files if WORD.encode() in data or WORD in path]


def lived(folder: Path) -> Desk:
    """A home where two records and somebody else's goal are in every kind of file there is."""
    desk = Desk.new(folder)
    journal, other = desk.journal(0), desk.journal(1)
    row = {"title": f"{WORD} title", "tags": [f"{WORD}-tag"], "by": journal.me, "at": "2026-03-02T09:00:00+00:00"}
    journal.commit(Delta(f"Goal added: {WORD}", create=goal("gone", **row)))
    journal.commit(making(goal("stays"), note("gone", f"{WORD} text"), meeting("stays")))
    journal.checkpoint(force=True)
    journal.commit(Delta(f"Renamed {WORD}", update={GOAL: {"title": f"{WORD} anew"}, NOTE: {"text": f"{WORD} anew"}}))
    other.commit(Delta("Other", update={NOTE: {"text": f"{WORD} by the other process"}}))
    with journal.writing():
        journal.write_joined({journal.sides.shared: {THEIRS: FOREIGN, an_id("goal", "stays"): touched()}})
    journal.checkpoint(force=True)
    draft = {"title": "", "at": "", "texts": {"text": WORD}, "base": {}, "stamps": {}, "readers": "only_you"}
    drafts.keep(journal.disk, f"{NOTE}-0123456789ab", draft)
    journal.disk.create("cache/edit-note.md", WORD.encode())
    journal.disk.create("backup/damaged-wal-00000009", WORD.encode())
    journal.commit(Delta(f"Once more {WORD}", update={GOAL: {"title": f"{WORD} at last"}}))
    desk.disk.settle()
    return desk


def touched() -> Entry:
    """What the erased person said about a record of somebody else."""
    return {"f": {"status": {ERASED: [f"019dffff00000000-{ERASED}", f"{WORD} paused"]}}}


def both(journal: Journal) -> None:
    """Purge what is one's own, forget what the other wrote."""
    forgetting.purge(journal, [GOAL, NOTE])
    forgetting.forget(journal, [ERASED])


def test_not_a_byte_is_left_and_nothing_brings_it_back(tmp_path: Path) -> None:
    desk = lived(tmp_path / "home")
    journal, other = desk.journal(0), desk.journal(1)
    assert len(holds(desk.disk.now())) > 6
    (tmp_path / "kept").mkdir()
    kept = backup(journal, tmp_path / "kept")
    before = journal.export_state()
    both(journal)
    assert not holds(desk.disk.now())
    assert journal.get(GOAL) is None and journal.get(NOTE) is None and journal.full_row(THEIRS) is None
    assert (journal.get(an_id("goal", "stays")) or {})["status"] == "active"
    other.checkpoint(force=True)  # a process that had it all in memory
    assert not holds(desk.disk.now())
    for one in (journal, other, desk.fresh()):
        with pytest.raises(Refused):
            one.undo()
        with pytest.raises(Refused):
            editing.undelete(one, GOAL)
    restore(journal, kept)
    journal.import_state(before)
    assert not holds(desk.disk.now())
    assert not holds(desk.again().disk.now())
    assert journal.full_row(THEIRS) is None
    assert set(journal.full_row(GOAL) or {}) == {"id", "at", "by", "readers", "deleted", "purged"}
    assert not forgetting.due(journal) and not forgetting.due(desk.fresh())


def test_another_computers_purge_is_followed(tmp_path: Path) -> None:
    desk = lived(tmp_path / "home")
    journal = desk.journal(0)
    stamp = "019fffff00000000-otherdevice2"
    with journal.writing():
        journal.write_joined({journal.sides.private: {NOTE: {"f": {"purged": {"otherdevice2": [stamp, True]}}}}})
    assert forgetting.due(journal) and holds(desk.disk.now())
    assert forgetting.follow(journal) == 1 and forgetting.follow(journal) == 0
    registers = journal.spelled(NOTE)["x"]["text"]
    assert registers[journal.device][1] is None, "those who read it are told to empty it"
    forgetting.purge(journal, [GOAL])
    forgetting.forget(journal, [ERASED])
    assert not holds(desk.disk.now())


class Cuts:
    """Every call of a step that changes the disk, with states a power cut may leave there."""

    def __init__(self, width: int) -> None:
        self.width = width
        self.images: list[Image] = []

    def __call__(self, process: SimProcess, call: str, path: str, data: bytes) -> None:
        """Note what a cut at this call leaves."""
        if call in CHANGING:
            other = process.disk.copy()
            with suppress(Dead):
                power_cut(other.process(), call, path, data)
            self.images += other.crashes(self.width)


def settled(image: Image, folder: Path, purged: str) -> None:
    """After the restart it is either as before, or wholly gone."""
    desk = Desk.after(image, folder)
    journal = desk.fresh()
    gone = (journal.full_row(NOTE) or {}).get("purged"), journal.full_row(THEIRS) is None
    left = holds(desk.disk.now())
    if gone[0] and gone[1]:
        assert not left, f"{purged}: {left}"
    if not gone[0]:
        assert (journal.get(NOTE) or {})["text"].startswith(WORD), purged
    both(journal)
    assert not holds(desk.disk.now()), f"{purged}, and once more"


def test_a_power_cut_at_any_call(tmp_path: Path) -> None:
    desk = lived(tmp_path / "home")
    cuts = Cuts(2)
    desk.disk.before = cuts
    both(desk.journal(0))
    desk.disk.before = None
    assert len(cuts.images) > 60
    for number, image in enumerate(dict.fromkeys(cuts.images)):
        if number % 3 == 0:
            settled(image, tmp_path / "home", f"state {number}")


@pytest.mark.parametrize("kind", ["no room after half", "broken disk after all"])
def test_an_error_at_any_call(tmp_path: Path, kind: str) -> None:
    base = lived(tmp_path / "home")
    for at in range(1, 60, 2):
        desk = base.again()
        journal = desk.journal(0)
        desk.disk.before = fault = OneFault(at, ERRORS[kind](), changing=True)
        with suppress(StoreError):
            both(journal)
        desk.disk.before = None
        if not fault.struck:
            break
        settled(desk.disk.now(), tmp_path / "home", f"{kind} at {fault.struck}")
        both(journal)
        assert not holds(desk.disk.now()), fault.struck


def test_joining_stays_a_join_when_something_is_purged() -> None:
    said: list[Entry] = [
        {"f": {"title": {"a": ["1-a", "x"]}, "tags/x": {"a": ["1-a", True]}, "deleted": {"a": ["2-a", None]}}},
        {"f": {"title": {"b": ["2-b", "y"]}, "deleted": {"a": ["1-a", True]}}, "x": {"text": {"b": ["2-b", "z", {}]}}},
        {"f": {"purged": {"a": ["3-a", True]}, "title": {"a": ["3-a", None]}, "by": {"a": ["1-a", "me"]}}},
        {"f": {"title": {"b": ["9-b", "later"]}, "tags/late": {"b": ["9-b", True]}}},
    ]
    found = []
    for order in ([0, 1, 2, 3], [3, 2, 1, 0], [2, 0, 3, 1], [1, 2, 2, 0, 3, 1]):
        entry: Entry = {}
        for number in order:
            entry = join_entry(entry, said[number])
            entry = erasure.emptied(entry) if erasure.is_purged(entry) else entry
        found.append(json.dumps(entry, sort_keys=True))
    assert len(set(found)) == 1
    assert "later" not in found[0] and "tags/" not in found[0]
    assert json.loads(found[0])["f"]["tags"] == {"a": ["1-a", None], "b": ["9-b", None]}


def test_a_null_of_a_whole_set_empties_what_its_own_device_said_of_it_in_any_order() -> None:
    first, second = (f"019c00000000000{n}-aaaaaaaaaaaa" for n in (1, 2))
    theirs = "019c000000000001-bbbbbbbbbbbb"
    said: list[Entry] = [
        {"f": {"tags/x": {"a" * 12: [first, True]}, "title": {"a" * 12: [first, "x"]}}},
        {"f": {"tags/x": {"b" * 12: [theirs, True]}, "tags/y": {"b" * 12: [theirs, True]}}},
        {"f": {"tags": {"a" * 12: [first, None]}}},
        {"f": {"tags/late": {"a" * 12: [second, True]}}},
    ]
    found = []
    for order in ([0, 1, 2, 3], [3, 2, 1, 0], [2, 0, 3, 1, 0]):
        memory = Memory()
        for number in order:
            memory.join_entry(GOAL, said[number])
        found.append(json.dumps([memory.entry(GOAL), memory.records[GOAL].row], sort_keys=True))
    assert len(set(found)) == 1
    entry, row = json.loads(found[0])
    assert entry["f"]["tags/x"] == {"b" * 12: [theirs, True]} and row["tags"] == ["late", "x", "y"]


def test_what_is_noted_of_files_holds_no_element_that_its_writer_purged() -> None:
    def at(number: int) -> str:
        return f"019c00000000000{number}-{ERASED}"

    noting = Noting(lambda _: {})
    for number, (name, value) in enumerate([("tags/x", True), ("tags/x", False), ("tags", None)]):
        noting.take(ERASED, number, "", {GOAL: {"f": {name: {ERASED: [at(number), value]}}}})
    assert (ERASED, GOAL, "f", "tags/x") in noting.emptied
    late = Noting(lambda _: {"f": {"tags": {ERASED: [at(2), None]}}})
    late.take(ERASED, 0, "", {GOAL: {"f": {"tags/x": {ERASED: [at(0), True]}}}})
    late.take(ERASED, 1, "", {GOAL: {"f": {"tags/x": {ERASED: [at(1), False]}}}})
    assert not any(one.b for one in late.lines)


def test_what_a_forgotten_device_wrote_is_not_kept_however_it_comes() -> None:
    memory = Memory()
    memory.forget([ERASED])
    memory.join_entry(THEIRS, FOREIGN)
    memory.join_line(THEIRS, f"019c000000010000-{ERASED}", {"title": WORD}, {})
    assert memory.records == {}
    memory.join_entry(GOAL, {"f": {**touched()["f"], "title": {"a": ["019c000000010000-a", "mine"]}}})
    assert memory.records[GOAL].row == {"id": GOAL, "title": "mine"}


def test_a_draft_of_another_record_stays(tmp_path: Path) -> None:
    desk = lived(tmp_path / "home")
    disk: Disk = desk.process()
    draft = {"title": "", "at": "", "texts": {"text": "mine"}, "base": {}, "stamps": {}, "readers": "only_you"}
    drafts.keep(disk, "goal-0123456789ab", draft)
    forgetting.purge(desk.journal(0), [NOTE])
    assert list(drafts.load(disk)) == ["goal-0123456789ab"]
