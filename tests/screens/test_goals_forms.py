"""The forms of goals: lights while one types, refusals beside their field, a reason for what changes, one delta."""

from __future__ import annotations

from pathlib import Path

import pytest
from syrupy.assertion import SnapshotAssertion

from mentortui.changes import editing, goals
from mentortui.practice.position import ordered
from mentortui.store import Journal
from mentortui.widgets.fields import FieldRow
from tests.driver import AppDriver, empty_journal, opened, sample_journal, sizes, write
from tests.hostile import TEXTS
from tests.screens.test_goals import COURSE, TALK, goal_journal, goal_of, to_goal


async def fill(app: AppDriver, **texts: str) -> None:
    """Write into fields of the open form, by their names; the cursor stands in the last one."""
    for name, text in texts.items():
        row = next(row for row in app.app.screen.query(FieldRow) if row.field.name == name)
        row.control.focus()
        row.put(text)
    await app.settle()


def lights(app: AppDriver) -> str:
    """The row of lights, without spaces."""
    lines = app.lines()
    place = next(at for at, line in enumerate(lines) if "S" in line[-16:] and line.rstrip().endswith("T"))
    return lines[place + 1][-14:].replace(" ", "")


@pytest.mark.parametrize("size", sizes())
async def test_the_form_looks_as_it_should(tmp_path: Path, snapshot: SnapshotAssertion, size: tuple[int, int]) -> None:
    async with opened(goal_journal(tmp_path), size, screen="goals") as app:
        await app.do("new", "coach.face")
        await fill(app, title="Be confident in the handover", relevant="The night shift should be able to trust me")
        await fill(app, specific="Lead it on ward 3")
        assert "▸S" in app.text()
        assert lights(app) == "✓··✓·"
        assert app.text() == snapshot


async def test_lights_come_on_while_one_types_and_the_hint_is_about_the_field(tmp_path: Path) -> None:
    async with opened(sample_journal(tmp_path), screen="goals") as app:
        await app.do("new", "coach.face")
        assert lights(app) == "·····"
        assert "What do you want to reach?" in app.text()
        await fill(app, title="Lead the handover", target="7")
        assert lights(app) == "·✓···"
        assert "And where does it stand now" in app.text()
        await fill(app, due="in 3 months")
        assert "Sunday 21 February 2027 (in 13 weeks)" in app.text()
        assert lights(app) == "·✓··✓"
        await fill(app, achievable="Two free evenings a week", relevant="Nights need somebody who leads")
        await fill(app, specific="Alone, at seven, twice a week")
        assert lights(app) == "✓✓✓✓✓"


async def test_a_new_goal_is_saved_with_its_steps_and_selected(tmp_path: Path) -> None:
    async with opened(sample_journal(tmp_path), screen="goals") as app:
        await app.do("new", "coach.face")
        await fill(app, title="Lead the handover", unit="points", baseline="0", target="7,5", due="28 feb")
        await fill(app, steps="Watch two\n\nLead one", skills="leading, talking", stretch="yes", area="personal")
        await app.do("form.save")
        assert "Lead the handover" in app.selected
        goal = goal_of(app.journal, "Lead the handover")
        assert (goal["baseline"], goal["target"], goal["due"]) == (0, 7.5, "2027-02-28")
        assert (goal["skills"], goal["stretch"], goal["area"]) == (["leading", "talking"], True, "personal")
        assert "mode" not in goal
        assert [row["title"] for row in ordered(app.journal.rows("step"))] == ["Watch two", "Lead one"]


@pytest.mark.parametrize(
    ("texts", "field", "said"),
    [
        ({}, "title", "The title is empty"),
        ({"title": "A goal", "baseline": "7", "target": "7"}, "target", "The target equals the baseline"),
        ({"title": "A goal", "start": "2026-12-01", "due": "2026-11-30"}, "due", "before it starts"),
        ({"title": "A goal", "due": "01/12/2026"}, "due", "could be"),
        ({"title": "A goal", "target": "many"}, "target", "is not a number"),
        ({"title": "A goal", "owners": "Zoe"}, "owners", "Zoe"),
        ({"title": "A goal", "owners": "me"}, "owners", "yourself"),
    ],
)
async def test_a_refusal_stands_beside_its_field_and_the_text_stays(
    tmp_path: Path, texts: dict[str, str], field: str, said: str
) -> None:
    async with opened(sample_journal(tmp_path), screen="goals") as app:
        before = len(app.journal.rows("goal"))
        await app.do("new", "coach.face")
        await fill(app, **texts)
        await app.do("form.save")
        row = next(row for row in app.app.screen.query(FieldRow) if row.field.name == field)
        assert row.wrong, app.text()
        assert said in app.text()
        assert row.control.has_focus
        for name, text in texts.items():
            there = next(row for row in app.app.screen.query(FieldRow) if row.field.name == name)
            assert there.text() == text
        assert len(app.journal.rows("goal")) == before


async def test_changing_the_plan_of_a_goal_at_work_asks_why(tmp_path: Path) -> None:
    async with opened(goal_journal(tmp_path), screen="goals") as app:
        await to_goal(app, COURSE)
        await app.do("list.first", "edit")
        await fill(app, target="5")
        await app.do("form.save")
        assert "! The goal is at work: say in a few words why" in app.text()
        assert goal_of(app.journal, COURSE)["target"] == 6
        await app.type("One module was taken out")
        await app.do("form.save")
        assert goal_of(app.journal, COURSE)["target"] == 5
        revision = app.journal.rows("revision")[-1]
        assert (revision["before"], revision["after"]) == ({"target": 6}, {"target": 5})
        await app.do("list.last")
        assert "One module was taken out" in app.text()
        assert "target: 6, now 5" in app.text()


async def test_what_is_no_part_of_the_plan_changes_without_a_reason(tmp_path: Path) -> None:
    async with opened(goal_journal(tmp_path), screen="goals") as app:
        await to_goal(app, COURSE)
        await app.do("list.first", "edit")
        await fill(app, purpose="leadership", objective="Grow our own leaders")
        await app.do("form.save")
        assert goal_of(app.journal, COURSE)["purpose"] == "leadership"
        assert len(app.journal.rows("revision")) == 1
        await app.do("list.first", "edit", "form.save")
        assert "u undoes it" not in app.text().split("Edited")[0]


async def test_a_baseline_of_zero_is_something_to_say(tmp_path: Path) -> None:
    journal = sample_journal(tmp_path)
    write(journal, goals.add, "A plain goal", status="draft")
    async with opened(journal, screen="goals") as app:
        await to_goal(app, "A plain goal")
        await app.do("list.first", "edit")
        await fill(app, baseline="0")
        await app.do("form.save")
        assert goal_of(app.journal, "A plain goal")["baseline"] == 0


async def test_a_field_changed_meanwhile_is_shown_and_not_overwritten(tmp_path: Path) -> None:
    async with opened(goal_journal(tmp_path), screen="goals") as app:
        await to_goal(app, COURSE)
        await app.do("list.first", "edit")
        await fill(app, objective="Mine")
        with Journal.open(app.journal.home, clock=app.journal.clock) as other:
            write(other, editing.set_fields, COURSE, {"objective": "Theirs"})
        await app.do("form.save")
        assert "Two versions: Objective" in app.text()
        assert goal_of(app.journal, COURSE)["objective"] == "Theirs"
        await app.do("conflict.mine")
        assert goal_of(app.journal, COURSE)["objective"] == "Mine"


async def test_progress_is_reported_corrected_and_refused(tmp_path: Path, snapshot: SnapshotAssertion) -> None:
    async with opened(goal_journal(tmp_path), screen="goals") as app:
        await to_goal(app, COURSE)
        await app.do("goal.progress")
        assert app.text() == snapshot
        await fill(app, value="5", confidence="11", note="Module five [/b]")
        await app.do("form.save")
        assert "! Confidence is 11; it must be a whole number from 1 to 10" in app.text()
        assert "Module five [/b]" in app.text()
        await fill(app, confidence="9", on="yesterday")
        await app.do("form.save")
        assert "5 modules" in app.selected
        report = app.journal.rows("progress")[-1]
        assert (report["value"], report["confidence"], report["on"]) == (5, 9, "2026-11-20")
        assert report["readers"] == "relationship"
        await app.do("edit")
        await fill(app, value="5.5")
        await app.do("form.save")
        assert app.journal.get(report["id"])["value"] == 5.5  # type: ignore[index]
        assert "yesterday" in app.selected


async def test_a_report_that_says_nothing_is_refused_beside_the_value(tmp_path: Path) -> None:
    async with opened(goal_journal(tmp_path), screen="goals") as app:
        await app.do("goal.progress", "form.save")
        assert "! Nothing was reported" in app.text()


async def test_yes_no_and_steps_ask_what_they_need(tmp_path: Path) -> None:
    journal = empty_journal(tmp_path)
    write(journal, goals.add, "Pass the exam", mode="yes-no")
    write(journal, goals.add, "Find my feet", mode="steps", steps=["Meet the team", "Find the canteen"])
    async with opened(journal, screen="goals") as app:
        await to_goal(app, "Pass the exam")
        await app.do("goal.progress")
        await fill(app, value="1")
        await app.do("form.save")
        assert "done, 100 %" not in app.text()
        assert "████" in app.line_with("done")
        await app.do("back")
        await to_goal(app, "Find my feet")
        await app.do("goal.progress")
        assert "Value now" not in app.text()
        await app.do("form.cancel", "tick")
        assert "1 of 2 steps, 50 %" in app.text()


async def test_steps_are_added_one_after_another(tmp_path: Path) -> None:
    async with opened(goal_journal(tmp_path), screen="goals") as app:
        await to_goal(app, COURSE)
        await app.do("new", "form.save")
        assert "! The title is empty" in app.text()
        await app.type("Hand in the [/b] paper")
        await app.press("tab")
        await app.type("friday")
        await app.do("form.save")
        assert "Hand in the [/b] paper" in app.selected
        await app.do("edit")
        await fill(app, due="")
        await app.do("form.save")
        step = next(row for row in app.journal.rows("step") if "paper" in row["title"])
        assert step.get("due") is None
        await app.do("delete")
        assert "Hand in the [/b] paper" not in app.text().replace("Deleted: Hand in the [/b] paper", "")


async def test_a_scale_wants_three_lines_and_once_frozen_a_reason(tmp_path: Path) -> None:
    async with opened(sample_journal(tmp_path), (80, 30), screen="goals") as app:
        await to_goal(app, TALK)
        assert "Press m for its three lines." in app.text()
        await app.do("goal.scale")
        await fill(app, less="A draft", expected="A talk")
        await app.do("form.save")
        assert '! Say what would be "better than hoped"' in app.text()
        await fill(app, better="A talk, and questions after it", freeze="yes", baseline_level="-1")
        await app.do("form.save")
        scale = app.journal.rows("scale")[0]
        assert (scale["frozen_on"], scale["baseline_level"]) == ("2026-11-21", -1)
        await app.do("goal.scale")
        await fill(app, expected="A talk of ten minutes")
        await app.do("form.save")
        assert "! The scale is frozen, so that it" in app.text()
        await app.type("The slot got shorter")
        await app.do("form.save")
        assert app.journal.rows("scale")[0]["expected"] == "A talk of ten minutes"
        await app.do("goal.scale")
        await fill(app, level="0")
        await app.do("form.save")
        assert app.journal.rows("scale")[0]["level"] == 0
        assert len(app.journal.rows("revision")) == 1


async def test_a_template_fills_the_form(tmp_path: Path, snapshot: SnapshotAssertion) -> None:
    async with opened(empty_journal(tmp_path), screen="goals") as app:
        await app.do("goal.template")
        assert app.text() == snapshot
        await app.press("down", "enter")
        assert lights(app) == "✓✓✓✓✓"
        await app.do("form.save")
        goal = app.journal.rows("goal")[0]
        assert goal["start"] == "2026-11-21"
        assert app.journal.rows("step")
        await app.do("goal.template", "back")
        assert "Start from" not in app.text()


async def test_how_it_stands_a_note_and_an_action(tmp_path: Path) -> None:
    async with opened(goal_journal(tmp_path), screen="goals") as app:
        await to_goal(app, COURSE)
        await app.do("goal.status")
        await fill(app, status="paused", reason="The course pauses")
        await app.do("form.save")
        assert "paused" in app.text()
        await app.do("goal.note")
        await app.type("What do I want of it?")
        assert "only you, always" in app.line_with("Who can read this:")
        await app.do("form.save")
        assert app.journal.rows("note")[-1]["goal"] == goal_of(app.journal, COURSE)["id"]
        await app.app.run_action("goal_action", app.app.screen)
        await app.settle()
        await app.type("Ask for another day")
        await app.do("form.save")
        assert app.journal.rows("action")[-1]["goal"] == goal_of(app.journal, COURSE)["id"]


async def test_hostile_texts_go_through_every_field(tmp_path: Path) -> None:
    async with opened(empty_journal(tmp_path), screen="goals") as app:
        for text in (text for text in TEXTS[::12] if text.strip()):
            await app.do("new", "coach.face")
            line = " ".join(text.split())
            await fill(app, title=line, specific=text, metric=line, unit=line, achievable=text, relevant=text)
            await fill(app, objective=line, value_tag=line, steps=text)
            await app.do("form.save")
            assert "New goal" not in app.text(), app.text()
            await app.do("open", "goal.progress")
            await fill(app, value="3", note=text)
            await app.do("form.save", "back")
