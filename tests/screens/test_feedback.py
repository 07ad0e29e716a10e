"""Feedback by keys: a form that is due, answered with digits; drafts; what was answered, changed and carried on."""

from __future__ import annotations

import json
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from syrupy.assertion import SnapshotAssertion

from mentortui.changes import feedback
from mentortui.clock import new_id
from mentortui.messages import Open
from mentortui.model.delta import Delta
from mentortui.screens.feedback.response import ResponseScreen
from mentortui.screens.feedback.sides import SidesScreen
from tests.driver import empty_journal, opened, sample_journal, sizes, write
from tests.hostile import TEXTS
from tests.screens.answers import WIDE_FORM, answered, begin, met, of_ana, response


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
