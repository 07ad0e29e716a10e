"""The list of goals, and a goal in full."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest
from syrupy.assertion import SnapshotAssertion

from mentortui.changes import capture, editing, goals, scales
from mentortui.model.limits import clean
from mentortui.store import Journal
from mentortui.widgets.rows import Rows
from tests.driver import AppDriver, empty_journal, opened, sample_journal, sizes, write
from tests.hostile import TEXTS

COURSE = "Complete a leadership course"
TALK = "Give a talk at the team forum"


def goal_journal(folder: Path) -> Journal:
    """The sample journal with all that a goal can have: steps, a scale, a note, an action, a revision."""
    journal = sample_journal(folder)
    write(journal, goals.smart, COURSE, achievable="Thursday evenings are free until March")
    for step in ("Book the course", "Do module one", "Tell Tom what worked"):
        write(journal, goals.step_add, COURSE, step, due=date(2026, 11, 27))
    write(journal, goals.step_tick, "Book the course")
    words = {-1: "Four modules", 0: "All six modules", 1: "All six, and one thing of each tried at work"}
    write(journal, scales.scale, COURSE, words, baseline=-1, freeze=True)
    write(journal, capture.note, "I listen better after module two.", goal=COURSE)
    write(journal, capture.action_add, capture.Wish("Ask for the certificate", "2026-11-24"), goal=COURSE)
    write(journal, goals.revise, COURSE, "The course starts a month later", due="2027-03-31")
    return journal


def goal_of(journal: Journal, title: str) -> dict[str, object]:
    """The goal with this title."""
    return next(row for row in journal.rows("goal") if row["title"] == title)


async def to_goal(app: AppDriver, title: str) -> None:
    """Open a goal from the list."""
    app.app.screen.query_one("#main", Rows).select(str(goal_of(app.journal, title)["id"]))
    await app.do("open")


@pytest.mark.parametrize("size", sizes())
async def test_the_list_looks_as_it_should(tmp_path: Path, snapshot: SnapshotAssertion, size: tuple[int, int]) -> None:
    journal = goal_journal(tmp_path)
    write(journal, goals.add, "Write every week", status="draft", area="personal")
    write(journal, goals.add, "Ask before I advise", mode="yes-no")
    write(journal, goals.status, "Ask before", "achieved")
    async with opened(journal, size, screen="goals") as app:
        assert "! at risk" in app.selected
        assert TALK[:20] in app.selected
        assert app.text() == snapshot


@pytest.mark.parametrize("size", sizes())
async def test_a_goal_looks_as_it_should(tmp_path: Path, snapshot: SnapshotAssertion, size: tuple[int, int]) -> None:
    async with opened(goal_journal(tmp_path), size, screen="goals") as app:
        await to_goal(app, COURSE)
        assert "you and Ana Silva" in app.line_with("Who can read this:")
        assert app.text() == snapshot(name="top")
        await app.do("goal.column") if size[0] > 100 else None
        await app.do("list.last")
        assert "due: Sun 28 Feb, now Wed 31 Mar" in app.text()
        assert app.text() == snapshot(name="end")


async def test_no_goals_yet_is_an_invitation(tmp_path: Path, snapshot: SnapshotAssertion) -> None:
    async with opened(empty_journal(tmp_path), screen="goals") as app:
        assert app.text() == snapshot
        assert "Press n" in app.text()
        await app.do("goal.progress", "edit", "delete")  # nothing is selected, so nothing happens
        await app.do("new")
        assert "New goal" in app.text()


async def test_ticking_a_step_keeps_the_place_and_undo_brings_it_back(tmp_path: Path) -> None:
    async with opened(goal_journal(tmp_path), screen="goals") as app:
        await to_goal(app, COURSE)
        assert "Do module one" in app.selected
        await app.do("tick")
        assert app.selected.strip().startswith("› [✓]  Do module one")
        assert "2 of 3" in app.line_with("Steps")
        await app.do("tick")
        assert app.selected.strip().startswith("› [ ]  Do module one")
        await app.do("undo", "undo")
        step = next(row for row in app.journal.rows("step") if row["title"] == "Do module one")
        assert not step.get("done")


async def test_an_action_of_the_goal_can_be_ticked_and_opened_again(tmp_path: Path) -> None:
    async with opened(goal_journal(tmp_path), (80, 60), screen="goals") as app:
        await to_goal(app, COURSE)
        action = next(row for row in app.journal.rows("action") if row["title"] == "Ask for the certificate")
        app.app.screen.query_one("#main", Rows).select(action["id"])
        await app.do("tick")
        assert app.journal.get(action["id"])["done"]  # type: ignore[index]
        await app.do("tick")
        assert not app.journal.get(action["id"])["done"]  # type: ignore[index]
        await app.do("edit")
        assert "Change an action" in app.text()


async def test_a_goal_that_is_shared_gets_a_new_id_and_stays_open(tmp_path: Path) -> None:
    journal = sample_journal(tmp_path)
    bo = next(row for row in journal.rows("person") if row["name"].startswith("Bo"))
    write(journal, editing.delete, next(r["id"] for r in journal.rows("relationship") if bo["id"] in r["mentees"]))
    before = goal_of(journal, TALK)["id"]
    async with opened(journal, screen="goals") as app:
        await to_goal(app, TALK)
        assert "s  let Ana Silva read it too" in app.line_with("Who can read this:")
        await app.do("share")
        assert "you and Ana Silva" in app.line_with("Who can read this:")
        assert TALK in app.text()
        assert goal_of(app.journal, TALK)["id"] != before
        await app.do("goal.progress")
        assert f"Progress: {TALK}" in app.text()
        await app.do("form.cancel", "share")
        assert "only you" in app.line_with("Who can read this:")
        await app.do("undo", "undo")
        assert TALK in app.text()
        assert goal_of(app.journal, TALK)["id"] == before


async def test_with_several_relationships_sharing_asks_with_whom(tmp_path: Path) -> None:
    async with opened(sample_journal(tmp_path), screen="goals") as app:
        assert TALK[:20] in app.selected
        await app.do("share")
        assert "Let whom read it?" in app.text()
        await app.press("right")
        assert "you and Bo Lindqvist" in app.line_with("Who can read this:")
        await app.do("form.save")
        assert app.selected.strip().startswith("› +")
        assert goal_of(app.journal, TALK)["readers"] == "relationship"


async def test_deleting_a_goal_goes_back_to_the_list_and_undo_brings_it_back(tmp_path: Path) -> None:
    async with opened(goal_journal(tmp_path), screen="goals") as app:
        await to_goal(app, COURSE)
        await app.do("list.first")
        assert "delete goal" in app.app.screen.label("delete")  # type: ignore[attr-defined]
        await app.do("delete")
        assert "1 open" in app.text()
        assert COURSE not in app.text().replace("Deleted: " + COURSE, "")
        await app.do("undo")
        assert "Complete a leader" in app.text()
        assert len(app.journal.rows("step")) == 3


async def test_a_goal_deleted_elsewhere_is_said_and_nothing_breaks(tmp_path: Path) -> None:
    async with opened(goal_journal(tmp_path), screen="goals") as app:
        await to_goal(app, COURSE)
        with Journal.open(app.journal.home, clock=app.journal.clock) as other:
            write(other, editing.delete, COURSE)
        app.app.look()
        await app.settle()
        assert "This goal is gone" in app.text()
        await app.do("tick", "new", "goal.progress", "share", "delete", "edit")
        assert "This goal is gone" in app.text()
        await app.do("back")
        assert "1 open" in app.text()


async def test_what_a_command_writes_meanwhile_appears(tmp_path: Path) -> None:
    async with opened(goal_journal(tmp_path), screen="goals") as app:
        await to_goal(app, COURSE)
        with Journal.open(app.journal.home, clock=app.journal.clock) as other:
            write(other, goals.step_add, COURSE, "Written in a shell")
        app.app.look()
        await app.settle()
        assert "Written in a shell" in app.text()
        assert "Do module one" in app.selected


async def test_enter_on_a_missing_part_begins_in_its_field(tmp_path: Path) -> None:
    async with opened(goal_journal(tmp_path), screen="goals") as app:
        await to_goal(app, COURSE)
        goal = goal_of(app.journal, COURSE)
        app.app.screen.query_one("#main", Rows).select(f"{goal['id']}#relevant")
        await app.do("open")
        assert "▸R" in app.text()
        await app.type("I want to lead a team")
        await app.do("form.save")
        assert goal_of(app.journal, COURSE)["relevant"] == "I want to lead a team"
        assert "Relevant    ✓" in app.text()


@pytest.mark.parametrize("size", [(20, 5), (1, 1)])
async def test_any_size_is_survived(tmp_path: Path, size: tuple[int, int]) -> None:
    async with opened(goal_journal(tmp_path), size, screen="goals") as app:
        await app.do("list.last", "open", "list.last", "list.first", "open")
        await app.press("tab", "escape", "p", "escape", "m", "escape", "h", "escape", "n", "escape", "escape", "t")
        await app.press("down", "enter", "escape")
        assert all(len(line) <= max(size[0], 1) for line in app.lines())


async def test_resizing_goes_from_two_columns_to_one_and_back(tmp_path: Path) -> None:
    async with opened(goal_journal(tmp_path), (120, 40), screen="goals") as app:
        await to_goal(app, COURSE)
        await app.do("goal.column")
        assert app.selected == ""  # the marker stands in the other column
        await app.resize(80, 24)
        await app.do("list.last")
        assert app.selected
        await app.resize(120, 40)
        assert "│  Progress" in app.text()


async def test_hostile_texts_are_shown_in_every_part(tmp_path: Path) -> None:
    journal = empty_journal(tmp_path)
    for text in TEXTS:
        title = " ".join(clean(text).split())
        write(journal, goals.add, title, specific=text, achievable=text, relevant=text, metric=title, unit=title)
        goal = journal.rows("goal")[-1]["id"]
        write(journal, goals.step_add, goal, title)
        write(journal, capture.progress, goal, on=date(2026, 11, 20), value=3, note=text)
        write(journal, capture.note, text, goal=goal)
        write(journal, scales.scale, goal, {-1: text, 0: text, 1: text})
        write(journal, goals.revise, goal, text, specific=text + " again")
    async with opened(journal, (120, 40), screen="goals") as app:
        for row in list(app.journal.rows("goal"))[::3]:
            app.app.screen.query_one("#main", Rows).select(row["id"])
            await app.do("open", "goal.column", "list.last")
            assert "This goal is gone" not in app.text()
            await app.do("back")


async def test_a_text_of_a_megabyte_does_not_hold_up_the_page(tmp_path: Path) -> None:
    journal = empty_journal(tmp_path)
    write(journal, goals.add, "x" * 10_000, specific="y" * 900_000, relevant="line\n" * 10_000)
    async with opened(journal, screen="goals") as app:
        await app.do("open")
        assert app.line_with("Specific").endswith("y")
        assert "…" in app.text()


async def test_a_change_of_words_shows_what_went_and_what_came(tmp_path: Path) -> None:
    journal = sample_journal(tmp_path)
    write(journal, goals.revise, COURSE, "The evenings are full", specific="All six modules of the morning course")
    async with opened(journal, screen="goals") as app:
        await app.do("list.last")
        while "Complete a leadership" not in app.selected:
            await app.do("list.up")
        await app.do("open", "list.last")
        assert "specific: … modules of the [-evening-] {+morning+} course" in app.text()
