"""Handbook, library and workshops on their screens, and the same by command."""

from __future__ import annotations

import stat
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from syrupy.assertion import SnapshotAssertion

from mentortui.changes import handbook, library, meetings, people, workshops
from mentortui.screens.handbook.check import CheckScreen
from mentortui.store import Journal
from tests.both_ways import as_command, deltas, shape
from tests.driver import AppDriver, empty_journal, opened, sample_journal, write

LINK = "https://example.org/teach-back"


def learned_journal(folder: Path) -> Journal:
    """The journal of the sketches; Tom read two pages, keeps three things, and knows of three workshops."""
    journal = sample_journal(folder)
    write(journal, handbook.done, "listening", on=date(2026, 11, 3))
    write(journal, handbook.done, "goals", on=date(2025, 10, 20))
    write(journal, library.add, "Teach-back in ten minutes", link=LINK, tags=["listening", "ward"], person="Ana",
          share=True, note="Begin on page 3.")  # fmt: skip
    write(journal, library.add, "Handover checklist", path="/home/tom/ward/handover.sh", tags=["ward"])
    write(journal, library.add, "Mentoring at Work, second shelf", tags=["reading"])
    write(journal, workshops.plan, "Teach-back", date(2026, 11, 26), with_=["Ana", "Bo"], time="14:00", place="Room 3")
    write(journal, workshops.plan, "Writing for a general reader", date(2026, 11, 19), with_=["Ana"], place="Library")
    write(journal, workshops.plan, "Listening", date(2026, 10, 1), with_=["Ana", "Bo"], place="Room 3")
    write(journal, workshops.attended, "Listening", absent=["Bo"])
    return journal


async def pictures(app: AppDriver, snapshot: SnapshotAssertion) -> None:
    """What is seen, at both sizes."""
    for size in ((80, 24), (120, 40)):
        await app.resize(*size)
        assert app.text() == snapshot(name=f"{size[0]}x{size[1]}")
    await app.resize(80, 24)


async def test_a_page_is_read_and_noted(
    tmp_path: Path, snapshot: SnapshotAssertion, monkeypatch: pytest.MonkeyPatch
) -> None:
    seen = deltas(monkeypatch)
    async with opened(learned_journal(tmp_path), screen="meetings") as app:
        await app.do("handbook")
        assert "1 of 9 read" in app.text() and "The first meeting" in app.selected
        assert "13 months ago: worth another look" in app.line_with("!  Goals")
        await pictures(app, snapshot)
        await app.do("open")
        assert "for mentors, about 3 minutes" in app.text() and "1 of 9" in app.text()
        await app.do("read.next", "read.before", "handbook.side")
        assert "for mentors and mentees" in app.text() and "only mine" in app.lines()[-1]
        await app.do("list.last")
        assert "Straus" in app.text()
        before = as_command(app.journal, handbook.done, "first-meeting")
        await app.do("tick")
        assert shape(seen[-1]) == shape(before)
        assert "read today" in app.lines()[2] and "I read it" not in app.lines()[-1]
        await app.do("back")
        assert "2 of 9 read" in app.text()
        await app.do("edit")
        assert "You read: The first meeting" in app.text() and "only you, always" in app.text()
        await app.press("escape")
        await app.do("delete")
        assert "1 of 9 read" in app.text()
        await app.do("undo")
        assert "2 of 9 read" in app.text()


async def test_a_page_to_read_looks_as_it_should(tmp_path: Path, snapshot: SnapshotAssertion) -> None:
    async with opened(learned_journal(tmp_path)) as app:
        await app.do("handbook", "open")
        await pictures(app, snapshot)
        await app.do("back", "back")
        await app.do("palette")
        await app.type("workshops")
        await app.press("enter")
        assert "Workshops to come" in app.text()


async def test_digits_answer_a_self_check_and_nothing_of_it_is_written(
    tmp_path: Path, snapshot: SnapshotAssertion, monkeypatch: pytest.MonkeyPatch
) -> None:
    seen = deltas(monkeypatch)
    async with opened(learned_journal(tmp_path), screen="people") as app:
        await app.do("handbook", "handbook.check")
        await app.press("9", "0", "6")
        assert isinstance(app.app.screen, CheckScreen), "a digit that is no choice does not lead away"
        await app.press("1")
        assert "You chose 1. 2 fits better." in app.text()
        await app.press("2")
        assert "This fits best." in app.text()
        await pictures(app, snapshot)
        await app.do("answer.next", "answer.next", "answer.next")
        assert "2 of 3" in app.text() and "no answer yet" in app.text()
        await app.press("3", "enter", "1", "left", "enter")
        assert "3 of 3" in app.text() and not seen
        await app.press("enter")
        assert "2 of 9 read" in app.text()
        assert shape(seen[-1])[1] == shape(as_command(sample_journal(tmp_path / "b"), handbook.done, "first"))[1]
        await app.do("handbook.check")
        await app.press("1", "enter", "1", "enter", "1", "enter")
        assert "noted for today already" in app.text() and len(seen) == 1


async def test_the_library_is_narrowed_added_to_and_opened(
    tmp_path: Path, snapshot: SnapshotAssertion, monkeypatch: pytest.MonkeyPatch
) -> None:
    seen = deltas(monkeypatch)
    async with opened(learned_journal(tmp_path)) as app:
        await app.do("handbook", "rooms.next")
        assert "3 entries" in app.text() and "Handover checklist" in app.selected
        await pictures(app, snapshot)
        await app.do("library.open")
        assert "this kind is not opened" in app.text() and app.app.clipboard.endswith("handover.sh")
        await app.do("library.tag")
        assert "2 of 3 entries have the tag ward" in app.text() and "second shelf" not in app.text()
        await app.do("library.tag", "library.tag", "library.tag")
        assert "3 entries" in app.text().splitlines()[2]
        await app.do("list.last", "open")
        assert "Begin on page 3." in app.text() and "you and Ana" in app.text()
        await app.press("escape")
        await app.do("new")
        await app.type("A talk on rounds")
        await app.press("enter")
        await app.type("ftp://example.org/rounds")
        await app.do("form.save")
        made = {"title": "A talk on rounds", "link": "ftp://example.org/rounds"}
        other = sample_journal(tmp_path / "other")
        assert shape(seen[-1]) == shape(as_command(other, library.add, **made))
        assert "A talk on rounds" in app.selected
        await app.do("library.open")
        assert "A link of ftp: is not opened from here" in app.text()
        await app.do("delete")
        assert "3 entries" in app.text()


async def test_a_workshop_is_planned_and_who_came_is_said(
    tmp_path: Path, snapshot: SnapshotAssertion, monkeypatch: pytest.MonkeyPatch
) -> None:
    seen = deltas(monkeypatch)
    async with opened(learned_journal(tmp_path)) as app:
        await app.do("handbook", "rooms.next", "rooms.next")
        assert "you and Ana; not Bo" in app.text() and "Teach-back" in app.selected
        assert "who came" not in app.lines()[-1], "it is still to come"
        await pictures(app, snapshot)
        await app.do("list.down", "meeting.held")
        assert "Who came: Writing" in app.text() and "Ana Silva" in app.text()
        for row in app.app.screen.rows:  # type: ignore[attr-defined]
            row.put({"came": "Bo", "on": "yesterday", "minutes": "80"}[row.field.name])
        given: dict[str, Any] = {"came": ["Bo"], "on": date(2026, 11, 20), "minutes": 80}
        before = as_command(app.journal, workshops.attended, "Writing", **given)
        await app.do("form.save")
        assert shape(seen[-1]) == shape(before)
        assert "Writing" in app.selected and "you and Bo; not Ana" in app.text()
        await app.do("new")
        await app.type("Rounds")
        await app.press("enter")
        await app.type("8 dec")
        await app.press("enter")
        assert "only you" in app.text()
        before = as_command(sample_journal(tmp_path / "other"), workshops.plan, "Rounds", date(2026, 12, 8))
        await app.do("form.save")
        assert shape(seen[-1]) == shape(before)
        assert "Rounds" in app.selected
        await app.do("rooms.next")
        assert "Handbook" in app.text()


async def test_a_file_is_handed_on_only_when_it_is_there(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    import webbrowser

    browser = tmp_path / "browser"
    browser.write_text("#!/bin/sh\nexec sleep 5\n")  # a browser stays open
    browser.chmod(browser.stat().st_mode | stat.S_IXUSR)
    monkeypatch.setenv("BROWSER", f"{browser} %s &")
    monkeypatch.setattr(webbrowser, "_tryorder", None)  # look at the environment again
    journal = sample_journal(tmp_path)
    page = tmp_path / "a page.pdf"
    page.write_text("x")
    write(journal, library.add, "A page", path=str(page))
    write(journal, library.add, "Gone", path=str(tmp_path / "gone.pdf"))
    async with opened(journal, (200, 24)) as app:
        await app.do("handbook", "rooms.next", "library.open")
        assert f"Opened {page}" in app.text()
        await app.do("list.down", "library.open")
        assert "There is no such file on this computer; copied:" in app.text()
        assert app.app.clipboard == str(tmp_path / "gone.pdf")


async def test_the_first_live_meeting_names_the_page_on_it_once(tmp_path: Path) -> None:
    journal = empty_journal(tmp_path)
    write(journal, people.relationship_add, ["me"], ["Ana Silva"], cadence="2 weeks", start=date(2026, 11, 20))
    write(journal, meetings.plan, ["Ana"], [date(2026, 11, 21)])
    async with opened(journal) as app:
        while "First meetings: the handbook" not in app.selected:
            await app.do("list.down")
        await app.do("open")
        assert "The first meeting decides less than it feels like." in app.text()
        await app.do("back", "today.start")
        assert "A first meeting? H opens the handbook" in app.text()
        await app.do("handbook", "tick", "back", "live.finish", "form.save")
        assert "First meetings: the handbook" not in app.text()
