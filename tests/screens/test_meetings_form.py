"""Planning and logging a meeting through the form."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import Any

import pytest
from syrupy.assertion import SnapshotAssertion

from mentortui.changes import capture, meetings
from mentortui.clock import new_id
from mentortui.model.delta import Delta
from mentortui.practice.meetings import agenda
from mentortui.screens.forms.form import FormScreen
from tests.driver import AppDriver, CountingClock, empty_journal, opened, sample_journal, sizes
from tests.screens.test_meetings import only


@pytest.mark.parametrize("size", sizes())
async def test_the_form_looks_as_it_should(tmp_path: Path, snapshot: SnapshotAssertion, size: tuple[int, int]) -> None:
    async with opened(sample_journal(tmp_path), size, screen="meetings") as app:
        await app.do("meeting.log")
        await app.type("Ana, Zoe")
        assert "Ana Silva and Zoe (new)" in app.text()
        assert app.text() == snapshot(name="log")
        await app.press("escape")
        await app.do("new")
        await app.type("ana")
        await app.press("tab")
        await app.type("tue")
        assert "Tuesday 24 November 2026 (in 3 days)" in app.text()
        assert "you and Ana Silva" in app.line_with("Who can read this")
        assert app.text() == snapshot(name="plan")


async def fill(app: AppDriver, *texts: str) -> None:
    """Write into the fields one after the other; an empty text leaves a field as it is."""
    for place, text in enumerate(texts):
        if place:
            await app.press("tab")
        if text:
            await app.type(text)


async def test_a_meeting_is_logged_with_a_new_person(tmp_path: Path) -> None:
    async with opened(empty_journal(tmp_path), screen="meetings") as app:
        await app.do("meeting.log")
        await fill(app, "Zoe Adler", "", "45", "She wants to teach.", "Send the book due:friday\nRead it owner:Zoe")
        assert "only you" in app.line_with("Who can read this")
        await app.do("form.save")
        zoe = only(app.journal, "person", name="Zoe Adler")["id"]
        meeting = only(app.journal, "meeting")
        assert meeting["attendees"] == sorted([app.journal.me, zoe])
        assert (meeting["on"], meeting["minutes"], meeting["type"]) == ("2026-11-21", 45, "one-to-one")
        assert only(app.journal, "entry")["readers"] == "only_you"
        assert only(app.journal, "action", title="Send the book")["due"] == "2026-11-27"
        assert only(app.journal, "action", title="Read it")["owner"] == zoe
        assert "Zoe Adler" in app.selected
        await app.do("undo")
        assert not app.journal.rows("meeting") and len(app.journal.rows("person")) == 1


async def test_a_refused_field_says_why_beside_it_and_the_text_stays(tmp_path: Path) -> None:
    async with opened(sample_journal(tmp_path), screen="meetings") as app:
        before = len(app.journal.rows("meeting"))
        await app.do("meeting.log", "form.save")
        assert "! With whom? Name them here" in _below(app, "With")
        await fill(app, "Ana", "", "-5")
        await app.do("form.save")
        assert "! The length in minutes is -5" in _below(app, "Minutes")
        await app.press("end", "backspace", "backspace")
        await app.type("x")
        await app.do("form.save")
        assert "! 'x' is not a number." in _below(app, "Minutes")
        await app.press("backspace")
        await app.do("form.save")
        assert "! The text is empty" in _below(app, "What was said", lines=4)
        await app.press("tab")
        await app.type("Send it due:someday")
        await app.do("form.save")
        assert "Send it due:someday" in app.text()
        assert "someday" in _below(app, "Actions", lines=4)
        await app.press("shift+tab", "shift+tab", "shift+tab")
        await app.type("1")
        await app.do("form.save")
        assert len(app.journal.rows("meeting")) == before
        await app.do("form.cancel")
        assert len(app.journal.rows("meeting")) == before


def _below(app: AppDriver, label: str, lines: int = 1) -> str:
    """What stands in the lines below a field."""
    found = app.lines()
    place = next(at for at, line in enumerate(found) if line[3:].startswith(label))
    return " ".join(found[place + 1 : place + 1 + lines])


async def test_a_plan_wants_a_day_and_refuses_a_bad_link(tmp_path: Path) -> None:
    async with opened(sample_journal(tmp_path), screen="meetings") as app:
        await app.do("new")
        await fill(app, "Bo", "01/12/2026")
        await app.do("form.save")
        assert "!" in _below(app, "Day")
        await app.press(*["backspace"] * 10)
        await app.type("tue")
        await fill(app, "", "4pm", "45", "One\nTwo", "", "", "", "javascript:alert(1)")
        await app.do("form.save")
        assert "is not a link like" in app.text()
        await app.press(*["backspace"] * 19)
        await app.type("https://meet.example.org/bo")
        await app.do("form.save")
        meeting = only(app.journal, "meeting", link="https://meet.example.org/bo")
        assert (meeting["on"], meeting["time"], meeting["minutes"]) == ("2026-11-24", "16:00", 45)
        assert [row["title"] for row in agenda(app.journal, meeting)] == ["One", "Two"]
        assert "Bo Lindqvist" in app.selected


async def test_editing_changes_what_differs(tmp_path: Path) -> None:
    async with opened(sample_journal(tmp_path), screen="meetings") as app:
        await app.do("edit")
        await app.press("tab", "tab", "backspace", "backspace")
        await app.type("60")
        await app.do("form.save")
        meeting = only(app.journal, "meeting", status="planned")
        assert (meeting["minutes"], meeting["time"], meeting["on"]) == (60, "16:00", "2026-11-24")
        assert "60 min" in app.selected or "1 h" in app.selected


def asked(app: AppDriver) -> Delta:
    """What saving the form that is open would write, at a clock that begins anew."""
    form = app.app.screen
    assert isinstance(form, FormScreen)
    return form.form.save(form.values(), form.readers)(app.journal, **given())


def given() -> dict[str, Any]:
    """Time and identity, the same each time and no id that is taken."""
    clock = CountingClock()
    for _ in range(1000):
        clock.random(1)
    return {"now": clock.now(), "new_id": lambda kind: new_id(kind, clock)}


async def test_form_and_command_make_the_same_delta(tmp_path: Path) -> None:
    today = date(2026, 11, 21)
    async with opened(sample_journal(tmp_path), screen="meetings") as app:
        await app.do("meeting.log")
        await fill(app, "Ana", "", "45", "Talked", "Send it due:friday owner:Ana")
        assert asked(app) == capture.log(
            app.journal, "Talked", ["Ana"], on=today, minutes=45, **given(),
            actions=[capture.parse_action("Send it due:friday owner:Ana", today)],
        )  # fmt: skip
        await app.do("form.cancel", "new")
        await fill(app, "Ana, Bo", "tue", "16:00", "30", "One\nTwo")
        assert asked(app) == meetings.plan(
            app.journal, ["Ana", "Bo"], [date(2026, 11, 24)], time="16:00", minutes=30, agenda=["One", "Two"],
            channel=None, link=None, title=None, **given(),
        )  # fmt: skip


async def test_hostile_texts_go_through_every_field(tmp_path: Path) -> None:
    async with opened(sample_journal(tmp_path), screen="meetings") as app:
        for text in ("met [/b] at 3", "\u202eevil \x1b[31mred\x00", "👩‍🏫 \ud800"):
            await app.do("meeting.log")
            await fill(app, text, "", text, text, text)
            await _save_or_leave(app)
            await app.do("new")
            await fill(app, text, text, text, text, text, "", "", text, text)
            await _save_or_leave(app)
        assert app.app.current_mode == "meetings"


async def _save_or_leave(app: AppDriver) -> None:
    await app.do("form.save")
    if app.app.screen.is_modal:  # refused: put away, or it would stand there again as a draft
        await app.do("form.anew", "form.cancel")
    assert not app.app.screen.is_modal


async def test_a_number_or_day_that_stands_there_gives_way_to_what_is_typed(tmp_path: Path) -> None:
    async with opened(sample_journal(tmp_path), screen="meetings") as app:
        await app.do("new")
        assert "Plan a meeting" in app.text()
        assert app.line_with("With").startswith(" ›"), "the key said already that it is planned"
        await app.press("shift+tab", "left")
        assert "Log a meeting" in app.text(), "it says what saving does"
        await app.press("tab", "tab", *"friday", "tab", "4", "5", "shift+tab", "shift+tab", "tab", "tab", "5", "0")
        assert "today" not in app.line_with("Day ")
        assert "friday" in app.line_with("Day ")
        assert app.line_with("Minutes").split()[-1] == "50"
