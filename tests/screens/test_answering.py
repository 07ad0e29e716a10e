"""Answering a form: what it says at its top, going back, drafts, a mouse, and answers that changed meanwhile."""

from __future__ import annotations

from datetime import date
from pathlib import Path

from mentortui.changes import editing, feedback
from mentortui.messages import Open
from mentortui.store import Journal
from tests.driver import opened, sample_journal, write
from tests.screens.answers import answered, asks, begin, met, response


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
    assert editing.set_fields(journal, row["id"], {"counted": False}).update == {row["id"]: {"counted": False}}


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
