"""Feedback by keys: a form that is due, answered with digits; drafts; what was answered, changed and carried on."""

from __future__ import annotations

import json
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from syrupy.assertion import SnapshotAssertion

from mentortui.changes import editing, feedback
from mentortui.clock import new_id
from mentortui.messages import Open
from mentortui.model.delta import Delta
from mentortui.screens.feedback.answering import AnswerScreen
from mentortui.screens.feedback.response import ResponseScreen
from mentortui.screens.feedback.sides import SidesScreen
from mentortui.store import Journal
from tests.driver import AppDriver, empty_journal, opened, sample_journal, sizes, write
from tests.hostile import TEXTS

WIDE_FORM = {
    "id": "wide", "version": 1, "title": "A wide form", "who": "everyone", "about": "me", "seen": "Only you.",
    "scoring": "mean",
    "items": [{"id": f"i{number}", "text": f"Question {number}", "type": "number"} for number in range(100)],
}  # fmt: skip


def met(journal: Journal) -> dict[str, Any]:
    """The meeting with Ana of 10 November: its form is due."""
    return next(dict(row) for row in journal.rows("meeting") if row["on"] == "2026-11-10")


def answered(folder: Path, **answers: Any) -> Journal:
    """The sample journal after the form about the last meeting with Ana was answered."""
    journal = sample_journal(folder)
    given = answers or {"useful": 4, "heard": 3, "next": 5, "improvements": "Ask first", "change": "I count to five"}
    write(journal, feedback.answer, "meeting-mentor", given, on=date(2026, 11, 12), meeting=met(journal)["id"])
    return journal


def response(journal: Journal) -> dict[str, Any]:
    """The one response there is."""
    (row,) = journal.rows("response")
    return dict(row)


def of_ana(journal: Journal, **answers: Any) -> None:
    """What Ana answered about the same meeting, as it comes through a shared folder."""
    meeting = met(journal)
    ana = next(one for one in meeting["attendees"] if one != journal.me)
    row = {"at": "2026-11-13T10:00:00+01:00", "by": ana, "readers": "relationship", "form": "meeting-mentee",
           "version": 1, "on": "2026-11-13", "meeting": meeting["id"], "relationship": meeting["relationship"],
           "answers": answers}  # fmt: skip
    record_id = new_id("response", journal.clock)
    journal.commit(Delta("Hers", create={record_id: {**row, "id": record_id}}))


def asks(app: AppDriver) -> AnswerScreen:
    """The form that is open."""
    assert isinstance(app.app.screen, AnswerScreen), app.text()
    return app.app.screen


async def begin(app: AppDriver) -> None:
    """Open the form about the last meeting with Ana, which is due."""
    rows = app.app.screen.main  # type: ignore[attr-defined]
    rows.select(next(row.key for row in rows.rows if "#due meeting-mentor" in row.key))
    await app.do("open")


# The list


@pytest.mark.parametrize("size", sizes())
async def test_it_looks_as_it_should(tmp_path: Path, snapshot: SnapshotAssertion, size: tuple[int, int]) -> None:
    async with opened(answered(tmp_path), size, screen="feedback") as app:
        assert app.text() == snapshot(name="list")
        app.app.post_message(Open(str(response(app.journal)["id"])))
        await app.settle()
        assert app.text() == snapshot(name="response")
        await app.do("edit")
        assert app.text() == snapshot(name="form")
        await app.press("escape")
        await app.do("feedback.trend")
        assert app.text() == snapshot(name="over time")


async def test_feedback_appears_in_the_top_line_when_a_form_is_due(tmp_path: Path) -> None:
    journal = empty_journal(tmp_path)
    async with opened(journal) as app:
        assert "Feedback" not in app.lines()[0]
        await app.press("4")
        assert "Nothing is due" in app.text() and "After the meeting" in app.text()
        from mentortui.changes import capture, people

        write(journal, people.relationship_add, ["me"], ["Ana Silva"], cadence="2 weeks", start=date(2026, 6, 1))
        write(journal, capture.log, "Good", ["Ana"], on=date(2026, 11, 20), minutes=30)
        app.app.changed()
        await app.settle()
        assert "4 Feedback" in app.lines()[0]


async def test_a_form_is_due_on_today_and_enter_answers_it(tmp_path: Path) -> None:
    journal = sample_journal(tmp_path)
    async with opened(journal) as app:
        assert "How we work together, Ana Silva" in app.line_with("Forms due")
        app.app.screen.main.select("#forms")  # type: ignore[attr-defined]
        await app.do("open")
        assert "working with Ana" in app.text()
        await app.press("escape", "4")
        await begin(app)
        await app.press("4", "enter", "5", "enter", "2", "enter")
        await app.type("She came prepared")
        await app.press("tab", "tab", "tab", "1", "3", "enter")
        row = response(journal)
        assert row["answers"] == {
            "useful": 4, "heard": 5, "next": 2, "strengths": "She came prepared", "helped": ["advice", "challenge"],
        }  # fmt: skip
        assert (row["meeting"], row["readers"], row["on"]) == (met(journal)["id"], "relationship", "2026-11-21")
        assert "consent" not in row or not row["consent"]
        assert 'Answered: "After the meeting"' in app.text()
        assert not [key for key in app.app.screen._due if "meeting-mentor" in key]  # type: ignore[attr-defined]


# Answering


async def test_the_top_says_about_whom_and_who_will_see_it(tmp_path: Path) -> None:
    async with opened(sample_journal(tmp_path), screen="feedback") as app:
        await begin(app)
        assert "the meeting with Ana on 10 November 2026" in app.text()
        assert "you and Ana, who reads your answers once both" in app.text()
        assert "1 of 7" in app.line_with("After the meeting")
        assert "1-5 answer  enter next" in app.lines()[-1]


async def test_left_goes_back_and_what_was_passed_over_is_asked_again(tmp_path: Path) -> None:
    async with opened(sample_journal(tmp_path), screen="feedback") as app:
        await begin(app)
        await app.press("enter", "3", "enter", "4", "left", "left")
        assert "1 of 7" in app.text()
        await app.press(*["right"] * 3, *["tab"] * 4)
        assert "One question has no answer" in app.text() and "1 of 7" in app.text()
        await app.press("f2")
        assert response(app.journal)["answers"] == {"heard": 3, "next": 4}


async def test_nothing_answered_is_refused_and_says_what_to_do(tmp_path: Path) -> None:
    async with opened(sample_journal(tmp_path), screen="feedback") as app:
        await begin(app)
        await app.press("f2")
        assert "Nothing is answered yet" in app.text()
        assert not app.journal.rows("response")


async def test_the_program_reads_a_comment_only_when_one_says_so(tmp_path: Path) -> None:
    async with opened(sample_journal(tmp_path), screen="feedback") as app:
        await begin(app)
        await app.press("4", "enter", "enter", "enter")
        await app.type("Well prepared")
        assert "The program does not read this comment" in app.text()
        await app.press("f3")
        assert "The program may read this comment" in app.text()
        await app.press("tab")
        await app.type("Not this one")
        await app.press("f2")
        assert response(app.journal)["consent"] == ["strengths"]


async def test_answers_are_counted_by_a_key_as_by_a_command(tmp_path: Path) -> None:
    """The first press says what would be counted; the choice is part of the draft, and can be changed later."""
    journal = sample_journal(tmp_path)
    async with opened(journal, screen="feedback") as app:
        await app.press("enter", "4")
        assert app.line_with("The program counts").split()[3] == "nothing"
        await app.do("answer.count")
        assert "1 rating or choice" in app.text() and "let the program count this" in app.text()
        await app.do("answer.count")
        assert "count it no more" in app.text()
        await app.press("escape", "enter")
        assert "1 rating or choice" in app.line_with("The program counts")
        await app.do("form.save")
        assert response(journal)["counted"] is True
    row = response(journal)
    other = sample_journal(tmp_path / "other")
    asked = {"on": date.fromisoformat(row["on"]), "meeting": met(other)["id"], "counted": True}
    write(other, feedback.answer, row["form"], row["answers"], occasion=row["occasion"], **asked)
    same = response(other)
    assert {name for name in row.keys() | same.keys() if row.get(name) != same.get(name)} <= {
        "id", "at", "by", "meeting", "relationship", "about",
    }  # fmt: skip
    assert editing.set_fields(journal, row["id"], {"counted": False}).update == {row["id"]: {"counted": None}}


async def test_a_draft_survives_and_the_form_goes_on_where_it_was_left(tmp_path: Path) -> None:
    journal = sample_journal(tmp_path)
    async with opened(journal, screen="feedback") as app:
        await begin(app)
        await app.press("4", "enter", "2", "enter", "enter")
        await app.type("Half a sen\ntence")
        await app.press("escape")
        assert "draft" in app.selected
    async with opened(Journal.open(journal.home, clock=journal.clock), screen="feedback") as app:
        await begin(app)
        assert "3 of 7" in app.text() and "Draft from" in app.text()
        await app.press("5", "f2")
        assert response(app.journal)["answers"] == {
            "useful": 4, "heard": 2, "next": 5, "strengths": "Half a sen\ntence",
        }  # fmt: skip
        assert not app.app.desk.drafts  # type: ignore[union-attr]


async def test_start_over_puts_away_and_brings_back(tmp_path: Path) -> None:
    async with opened(sample_journal(tmp_path), screen="feedback") as app:
        await begin(app)
        await app.press("4", "enter", "2", "f4")
        assert not asks(app).dirty
        await app.press("f4", "f2")
        assert response(app.journal)["answers"] == {"useful": 4, "heard": 2}


async def test_a_mouse_answers_too(tmp_path: Path) -> None:
    async with opened(sample_journal(tmp_path), screen="feedback") as app:
        await begin(app)
        lines = app.lines()
        y = next(at for at, line in enumerate(lines) if "1 not at all" in line)
        await app.pilot.click(offset=(lines[y].index("4 mostly"), y))
        await app.settle()
        assert "›4 mostly" in app.text()
        y = next(at for at, line in enumerate(lines) if line.startswith(" ○ ○"))
        await app.pilot.click(offset=(5, y))
        await app.settle()
        assert "3 of 7" in app.text()


# Reading, changing, carrying on


async def test_answers_are_changed_and_what_they_were_is_kept(tmp_path: Path) -> None:
    journal = answered(tmp_path)
    async with opened(journal, screen="feedback") as app:
        app.app.post_message(Open(str(response(journal)["id"])))
        await app.settle()
        app.app.screen.main.action_list_first()  # type: ignore[attr-defined]
        await app.do("edit")
        assert "You change your answers" in app.text()
        await app.press("1", "f2")
        assert response(journal)["answers"]["useful"] == 1
        (kept,) = journal.rows("correction")
        assert kept["answers"]["useful"] == 4
        await app.press("end")
        assert "Before: 4 mostly" in app.text()


async def test_an_answer_becomes_an_action_or_a_goal_with_one_key(tmp_path: Path) -> None:
    journal = answered(tmp_path)
    async with opened(journal) as app:
        app.app.post_message(Open(str(response(journal)["id"])))
        await app.settle()
        assert "Ask first" in app.selected, app.text()
        await app.do("feedback.action")
        assert [row["title"] for row in journal.rows("action")].count("Ask first") == 1
        await app.do("feedback.goal")
        assert "Ask first" in [row["title"] for row in journal.rows("goal")]
        assert "Ask first" in app.text() and "Goals" in app.lines()[0]


async def test_what_one_wanted_to_change_stands_at_the_next_meeting(tmp_path: Path) -> None:
    journal = answered(tmp_path)
    async with opened(journal, screen="meetings") as app:
        await app.do("open")
        assert "You wanted to change" in app.text() and "I count to five" in app.text()
        await app.do("meeting.start")
        assert "I count to five" in app.text()


async def test_a_meeting_is_rated_at_its_end(tmp_path: Path) -> None:
    journal = sample_journal(tmp_path)
    async with opened(journal, screen="meetings") as app:
        await app.do("meeting.start", "live.finish")
        await app.press("tab", "tab", "2", "f2")
        assert "1 of 7" in app.text()
        await app.press("5", "f2")
        assert response(journal)["on"] == "2026-11-21"
        await app.press("end")
        assert "After the meeting" in app.text() and "you, today" in app.text()
        assert "rate" not in app.lines()[-1]


async def test_a_meeting_is_rated_from_its_list(tmp_path: Path) -> None:
    async with opened(sample_journal(tmp_path), screen="meetings") as app:
        app.app.screen.main.select(met(app.journal)["id"])  # type: ignore[attr-defined]
        await app.do("meeting.rate")
        await app.press("5", "f2")
        assert response(app.journal)["meeting"] == met(app.journal)["id"]


# Both sides


async def test_what_the_other_said_is_sealed_until_one_has_answered(tmp_path: Path) -> None:
    journal = sample_journal(tmp_path)
    of_ana(journal, useful=2, heard=3, next=5, change="Hers alone")
    async with opened(journal, (120, 40), screen="feedback") as app:
        app.app.screen.main.select(str(response(journal)["id"]))  # type: ignore[attr-defined]
        await app.settle()
        assert "Sealed" in app.text() and "Hers alone" not in app.text()
        await app.do("open")
        assert isinstance(app.app.screen, ResponseScreen)
        assert "Sealed" in app.text() and "Hers alone" not in app.text()
        await app.do("feedback.sides")
        assert isinstance(app.app.screen, SidesScreen)
        assert "Hers alone" not in app.text() and "once you answered too" in app.text()
        write(journal, feedback.answer, "meeting-mentor", {"useful": 5, "next": 5}, on=date(2026, 11, 21),
              meeting=met(journal)["id"])  # fmt: skip
        app.app.changed()
        await app.settle()
        assert "Hers alone" in app.text()
        assert "3 apart" in app.text() and "same" in app.text() and "○" in app.text()


# What may go wrong


async def test_answers_changed_meanwhile_are_joined_and_what_both_changed_is_asked(tmp_path: Path) -> None:
    journal = answered(tmp_path)
    record_id = str(response(journal)["id"])
    async with opened(journal) as app:
        app.app.post_message(Open(record_id, editing=True))
        await app.settle()
        await app.press("1", "right", "right", "1")
        with Journal.open(journal.home, clock=journal.clock) as other:
            write(other, feedback.correct, record_id, {"useful": 3, "heard": 5})
        app.app.look()
        await app.settle()
        await app.press("f2")
        assert "Changed meanwhile to: 3" in app.text() and "›1 not at all" in app.text()
        await app.press("f2")
        given = response(journal)["answers"]
        assert (given["useful"], given["heard"], given["next"]) == (1, 5, 1)


async def test_a_meeting_deleted_meanwhile_keeps_what_was_answered(tmp_path: Path) -> None:
    journal = sample_journal(tmp_path)
    async with opened(journal, screen="feedback") as app:
        await begin(app)
        await app.press("4")
        write(journal, editing.delete, met(journal)["id"])
        await app.press("f2")
        assert "is deleted" in app.text() and "›4 mostly" in app.text()
        await app.press("escape")
        assert "Kept as a draft" in app.text()


async def test_another_version_is_shown_with_its_own_questions(tmp_path: Path) -> None:
    journal = answered(tmp_path)
    form = {**WIDE_FORM, "id": "meeting-mentor", "version": 2, "about": "meeting", "who": "mentor"}
    write(journal, feedback.form_add, json.dumps(form), "new.json")
    async with opened(journal) as app:
        app.app.post_message(Open(str(response(journal)["id"])))
        await app.settle()
        assert "Answers to version 1, with its own questions; version 2 is asked now." in app.text()
        assert "I listened more than I talked" in app.text()


@pytest.mark.parametrize("broken", [{"form": "gone"}, {"version": 9}, {"answers": {}}, {"on": "2026-11-12"}])
async def test_a_broken_response_is_read_as_far_as_it_goes(tmp_path: Path, broken: dict[str, Any]) -> None:
    journal = answered(tmp_path)
    record_id = str(response(journal)["id"])
    journal.commit(Delta("Broken", update={record_id: broken}))
    async with opened(journal, (120, 40), screen="feedback") as app:
        app.app.post_message(Open(record_id))
        await app.settle()
        if {"form", "version"} & broken.keys():
            assert "not on this computer" in app.text() and "I count to five" in app.text()
        await app.do("feedback.trend")
        assert app.app._exception is None
        await app.press("escape", "b", "escape", "e", "1", "f2", "escape")
        assert app.app._exception is None


async def test_a_form_record_that_is_no_form_is_passed_over(tmp_path: Path) -> None:
    journal = sample_journal(tmp_path)
    record_id = new_id("form", journal.clock)
    row = {"id": record_id, "at": "2026-11-13T10:00:00+01:00", "by": journal.me, "readers": "only_you", "form": "bad",
           "version": 1, "title": "[/b]", "definition": {"items": 3}}  # fmt: skip
    journal.commit(Delta("Bad", create={record_id: row}))
    async with opened(journal, screen="feedback") as app:
        assert "After the meeting" in app.text() and "[/b]" not in app.text()


@pytest.mark.parametrize("size", [(20, 5), (60, 20), (200, 60)])
async def test_every_size_with_hostile_words(
    tmp_path: Path, size: tuple[int, int], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("NO_COLOR", "1")
    journal = answered(tmp_path, strengths="\n".join(TEXTS), improvements="x" * 500, change=TEXTS[0], useful=4)
    of_ana(journal, change="[/b]" * 50, useful=1)
    form = {**WIDE_FORM, "title": "[/b] " * 9, "seen": "{name} [bold]x[/bold] " * 30}
    form["items"] = [
        {"id": "a", "text": "[/b] " * 60, "type": "choice", "many": True, "options": ["[b]", "=1+1", "x" * 90]},
        {"id": "b", "text": "שלום עולם", "type": "number", "part": "# heading"},
        {"id": "c", "text": "👩‍🏫" * 40, "type": "text", "hint": "[/b]"},
    ]
    write(journal, feedback.form_add, json.dumps(form), "wide.json")
    async with opened(journal, size, screen="feedback") as app:
        await app.press("end", "enter", "1", "2", "enter", "1", "0", "enter", "z", "f3", "f2")
        assert len([row for row in journal.rows("response") if row["form"] == "wide"]) == 1, app.text()
        for row in journal.rows("response"):
            app.app.post_message(Open(str(row["id"])))
            await app.settle()
            await app.press("pagedown", "t", "r", "pagedown", "escape", "b", "pagedown", "escape", "escape")
        assert app.app._exception is None


# Big ones


async def test_a_hundred_questions_and_two_thousand_responses_open_at_once(tmp_path: Path) -> None:
    journal = sample_journal(tmp_path)
    write(journal, feedback.form_add, json.dumps(WIDE_FORM), "wide.json")
    rows = {}
    for number in range(2_000):
        record_id = new_id("response", journal.clock)
        rows[record_id] = {
            "id": record_id, "at": "2026-11-13T10:00:00+01:00", "by": journal.me, "readers": "only_you",
            "form": "wide", "version": 1, "on": date.fromordinal(735_000 + number).isoformat(),
            "answers": {f"i{item}": (item + number) % 11 for item in range(100)},
        }  # fmt: skip
    journal.commit(Delta("Many", create=rows))
    async with opened(journal, screen="feedback") as app:
        assert "2000" in app.line_with("Answered")
        await app.press("end", "enter")
        assert "1 of 100" in app.text() and "0 of 100 answered" in app.text()
        await app.press("1", "0", "enter", "7")
        assert "2 of 100 answered" in app.text()
        await app.press("escape")
        await app.do("feedback.trend")
        assert "2,000 answered" in app.text() and "Over time" in app.text()
