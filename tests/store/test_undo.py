"""Undo and redo: across restarts and processes, in order, and never over what somebody changed since."""

import pytest

from mentortui.errors import Refused
from mentortui.model.delta import Delta
from mentortui.store import Journal, append, make_home
from tests.store.records import ScriptedClock, an_id, changing, goal, making, meeting, note, view


@pytest.fixture
def journal(tmp_path):
    return make_home(tmp_path / "home", "Ana", ["mentee"], ScriptedClock())


def again(journal):
    return Journal.open(journal.home, clock=journal.clock)


STEPS = [
    making(goal("g", owners=["person-1"], target=5), note("n")),
    changing(an_id("goal", "g"), owners=["person-2"], target=None),
    changing(an_id("note", "n"), text="written anew"),
    changing(an_id("goal", "g"), owners=["person-1"], target=7, title="once"),
    changing(an_id("goal", "g"), target=None, title="twice"),
    changing(an_id("note", "n"), text="and again"),
    making(meeting("m")),
    changing(an_id("meeting", "m"), deleted=True),
    Delta("both", update={an_id("goal", "g"): {"title": "t", "due": "2026-12-01"}, an_id("note", "n"): {"mood": 3}}),
]


@pytest.mark.parametrize("between", [lambda j: j, again, lambda j: j.checkpoint(force=True) and again(j)])
def test_everything_is_taken_back_and_done_again(journal, between):
    views = [view(journal)]
    for step in STEPS:
        journal.commit(step)
        views.append(view(journal))

    def shown():
        return {i: row for i, row in view(journal).items() if not row.get("deleted")}

    for before, step in zip(views[-2::-1], STEPS[::-1], strict=True):
        journal = between(journal)
        assert journal.undo()[:2] == (step.says, [])
        assert shown() == {i: row for i, row in before.items() if not row.get("deleted")}
    with pytest.raises(Refused, match="nothing to undo"):
        journal.undo()
    for after, step in zip(views[1:], STEPS, strict=True):
        journal = between(journal)
        assert journal.redo()[:2] == (step.says, [])
        assert shown() == {i: row for i, row in after.items() if not row.get("deleted")}
    with pytest.raises(Refused, match="nothing to redo"):
        journal.redo()


def test_a_new_change_ends_redo(journal):
    journal.commit(making(note("a")))
    journal.undo()
    journal.commit(making(note("b")))
    with pytest.raises(Refused, match="nothing to redo"):
        journal.redo()
    journal.undo()
    assert [row["id"] for row in journal.deleted("note")] == [an_id("note", "b"), an_id("note", "a")]


def test_the_last_change_of_any_process_is_taken_back(journal):
    journal.commit(making(note("a")))
    append(journal.home, making(note("quick")), clock=journal.clock)
    assert journal.undo().says == "1 made"
    assert journal.get(an_id("note", "quick")) is None
    assert journal.get(an_id("note", "a")) is not None


def foreign(record_id, fields, time=1 << 60):
    """The export of somebody else's later change."""
    stamp = f"{min(time, 0xE677D21FDBFF << 16):016x}-tomtomtomtom"
    entry = {"f": {name: {"tomtomtomtom": [stamp, value]} for name, value in fields.items()}}
    return {"format": 1, "min_reader": 1, "shared": {record_id: entry}, "private": {}}


def test_what_somebody_changed_since_stays_and_is_told(journal):
    journal.commit(making(goal("g")))
    journal.commit(changing(an_id("goal", "g"), title="mine", status="paused"))
    journal.import_state(foreign(an_id("goal", "g"), {"title": "Tom's"}))
    done = journal.undo()
    assert journal.get(an_id("goal", "g"))["title"] == "Tom's"
    assert journal.get(an_id("goal", "g"))["status"] == "active"
    assert len(done.kept) == 1
    assert "title" in done.kept[0]
    assert "somebody else" in done.kept[0]


def test_a_record_somebody_changed_since_is_not_unmade(journal):
    journal.commit(making(goal("g")))
    journal.import_state(foreign(an_id("goal", "g"), {"title": "Tom's"}))
    assert journal.undo().kept
    assert journal.get(an_id("goal", "g"))["title"] == "Tom's"


def test_history_says_what_stands(journal):
    for word in "abc":
        journal.commit(Delta(f"Note {word}", create=note(word)))
    journal.undo()
    journal.undo()
    journal.redo()
    journal.checkpoint(force=True)
    shown = again(journal).history()
    assert [(item.says, item.undone) for item in shown] == [("Note c", True), ("Note b", False), ("Note a", False)]
    assert all(item.at.startswith("2026-03-02T09:") for item in shown)


def test_two_hundred_are_kept(journal):
    for number in range(210):
        append(journal.home, making(note(str(number))), clock=journal.clock)
    journal.checkpoint(force=True)
    fresh = again(journal)
    for _ in range(5):
        fresh.undo()
    assert len(fresh.rows("note")) == 205
    assert len(fresh.history(limit=500)) <= 200
