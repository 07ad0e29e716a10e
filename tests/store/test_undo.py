"""Undo and redo: across restarts and processes, in order, and never over what somebody changed since."""

from pathlib import Path

import pytest

from mentortui.changes import editing, sharing
from mentortui.errors import Refused
from mentortui.model.delta import Delta
from mentortui.model.vocabulary import is_emptied
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


@pytest.mark.parametrize("between", [lambda j: j, again, lambda j: j.checkpoint(force=True) and again(j)])
def test_an_undone_making_leaves_nothing_others_could_read(journal, between):
    """A goal shared by mistake is taken back with its words; a private one is only put away, and can be undeleted."""
    shared, private = goal("shared", owners=["person-1"], target=0, counted=False), note("private")
    journal.commit(making(shared, private))
    made = view(journal)
    journal = between(journal)
    journal.undo()
    row = journal.full_row(an_id("goal", "shared"))
    assert row == {"id": row["id"], "readers": "relationship", "deleted": True}
    assert is_emptied(row)
    assert journal.full_row(an_id("note", "private"))["text"] == "note private"
    journal = between(journal)
    journal.redo()
    assert view(journal) == made
    journal = between(journal)
    journal.undo()
    assert is_emptied(journal.full_row(an_id("goal", "shared")))
    journal.checkpoint(force=True)
    assert "goal shared" not in (Path(journal.home) / "journal.json").read_text()


def test_undelete_finds_one_record_after_an_undone_unshare(journal):
    """Sharing, unsharing and undoing leave emptied records behind; none of them is offered."""
    ids = iter(f"goal-{number:032x}" for number in range(9))
    marks = {"readers": "relationship", "by": journal.me, "at": "2026-03-02T09:00:00+00:00"}
    shared = {next(ids): {**marks, "title": "Lead", "owners": [journal.me], "area": "professional"}}
    journal.commit(making(shared))
    journal.commit(sharing.unshare(journal, "Lead", new_id=lambda kind: next(ids)))
    journal.undo()
    journal.commit(sharing.unshare(journal, "Lead", new_id=lambda kind: next(ids)))
    journal.commit(editing.delete(journal, "Lead"))
    journal.commit(editing.undelete(journal, "Lead"))
    assert [row["readers"] for row in journal.rows("goal")] == ["only_you"]
    with pytest.raises(Refused, match="redo"):
        editing.undelete(journal, next(iter(shared)))
