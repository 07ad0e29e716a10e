"""The end of a live meeting: enter passes each question; keys and commands make the same change; links."""

from __future__ import annotations

import os
import stat
from pathlib import Path

import pytest
from syrupy.assertion import SnapshotAssertion

from mentortui.changes import capture, meetings
from mentortui.changes import live as changes
from mentortui.store import Journal
from tests.both_ways import as_command, deltas, shape
from tests.driver import opened, sample_journal, sizes, write
from tests.screens.test_live import LATER, enter, live_journal, meeting_of, say


def at_the_end(folder: Path) -> Journal:
    """A meeting that has gone on for 24 minutes."""
    journal = live_journal(folder)
    journal.clock.at(LATER)  # type: ignore[attr-defined]
    return journal


@pytest.mark.parametrize("size", [*sizes(), (60, 20)])
async def test_it_looks_as_it_should(tmp_path: Path, snapshot: SnapshotAssertion, size: tuple[int, int]) -> None:
    async with opened(at_the_end(tmp_path), size) as app:
        await enter(app)
        await app.do("live.finish")
        await app.press("enter", "enter", "enter")
        await app.type("First handover led")
        assert "Saturday 5 December 2026" in app.text()
        assert app.text() == snapshot


async def test_enter_passes_each_and_the_meeting_took_place(tmp_path: Path) -> None:
    journal = at_the_end(tmp_path)
    meeting = str(meeting_of(journal)["id"])
    async with opened(journal) as app:
        await enter(app)
        await app.press("F")
        await app.press("enter", "enter", "enter", "enter")
        row = journal.get(meeting) or {}
        assert (row["status"], row["minutes"], "started" in row) == ("held", 24, False)
        assert [one["on"] for one in journal.rows("meeting") if one["status"] == "planned"] == ["2026-12-05"]
        assert "held today, one-to-one, 24 min" in app.text()
        assert "next on Sat 5 Dec" in app.text()


async def test_an_emptied_day_plans_none_and_a_day_that_has_gone_is_refused_beside_it(tmp_path: Path) -> None:
    journal = at_the_end(tmp_path)
    async with opened(journal) as app:
        await enter(app)
        await app.do("live.finish")
        await app.press("enter", "ctrl+u")
        await app.type("1 oct 2026")
        await app.press("enter")
        assert "1 Oct has gone; when do you meet again?" in app.text()
        await app.press("up", "ctrl+u", "f2")
        assert not [one for one in journal.rows("meeting") if one["status"] == "planned"]
        assert "Meeting held" in app.text()


async def test_a_milestone_may_be_somebody_s_and_may_be_shared(tmp_path: Path) -> None:
    journal = at_the_end(tmp_path)
    async with opened(journal) as app:
        await enter(app)
        await app.do("live.finish")
        await app.press("enter", "enter", "enter")
        assert "Who can read this:  you and Ana Silva" in app.text()
        await app.type("First handover led")
        assert "Who can read this:  only you" in app.text()
        await app.press("tab", "1", "tab", "s", "f2")
        (reached,) = [row for row in journal.rows("milestone") if row["title"] == "First handover led"]
        assert (reached["person"], reached["readers"]) == (journal.me, "relationship")


async def test_keys_and_commands_make_the_same_delta(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    twin, journal = sample_journal(tmp_path / "twin"), sample_journal(tmp_path / "app")
    meeting = str(meeting_of(twin)["id"])
    assert meeting == meeting_of(journal)["id"]
    seen = deltas(monkeypatch)
    async with opened(journal, screen="meetings") as app:
        await app.do("meeting.start")
        assert shape(seen[-1]) == shape(as_command(twin, changes.start, [meeting]))
        write(twin, changes.start, [meeting])
        await app.do("meeting.note")
        await say(app, "Went better than feared")
        assert shape(seen[-1]) == shape(as_command(twin, meetings.note, "Ana", "Went better than feared", share=True))
        await app.type("Ask Ines due:friday")
        await app.press("ctrl+a")
        wish = capture.parse_action("Ask Ines due:friday", twin.clock.now().date())
        assert shape(seen[-1]) == shape(as_command(twin, meetings.action_add, "Ana", wish, share=True))
        await app.press("escape")
        for one in (journal, twin):
            one.clock.at(LATER)  # type: ignore[attr-defined]
        await app.do("live.finish")
        await app.press("enter", "enter", "enter")
        await app.type("First handover led")
        await app.press("f2")
        from datetime import date

        ana = next(row["id"] for row in twin.rows("person") if row["name"] == "Ana Silva")
        told = {"next_on": date(2026, 12, 5), "celebrate": "First handover led", "person": ana}
        assert shape(seen[-1]) == shape(as_command(twin, changes.finish, [], **told))


# Links


def with_link(folder: Path, link: str) -> Journal:
    """A journal whose next meeting has a link."""
    from mentortui.changes import editing

    journal = sample_journal(folder)
    write(journal, editing.set_fields, record=str(meeting_of(journal)["id"]), fields={"link": link})
    return journal


async def test_without_a_browser_the_link_is_shown_and_copied(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("DISPLAY", "WAYLAND_DISPLAY", "BROWSER"):
        monkeypatch.delenv(name, raising=False)
    async with opened(with_link(tmp_path, "https://meet.example.org/ana"), screen="meetings") as app:
        await app.do("meeting.link")
        assert "There is no browser here; copied: https://meet.example.org/ana" in app.text()
        assert app.app.clipboard == "https://meet.example.org/ana"


async def test_a_browser_opens_it_and_it_is_said(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    import webbrowser

    opened_file = tmp_path / "opened"
    browser = tmp_path / "browser"
    hold = tmp_path / "hold"
    os.mkfifo(hold)  # a browser stays open: one that ends at once is taken for one that could not
    browser.write_text(f'#!/bin/sh\necho "$1" > {opened_file}.new && mv {opened_file}.new {opened_file}; cat {hold}\n')
    browser.chmod(browser.stat().st_mode | stat.S_IXUSR)
    monkeypatch.setenv("BROWSER", f"{browser} %s &")
    monkeypatch.setattr(webbrowser, "_tryorder", None)  # look at the environment again
    async with opened(with_link(tmp_path, "https://meet.example.org/ana?x=[/b]"), screen="meetings") as app:
        await app.do("meeting.link")
        assert "Opened https://meet.example.org/ana?x=[/b]" in app.text()
    hold.write_text("")  # waits for the browser to come as far, and lets it end
    assert opened_file.read_text().strip() == "https://meet.example.org/ana?x=[/b]"


async def test_other_programs_links_are_copied_only(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("DISPLAY", ":0")
    async with opened(with_link(tmp_path, "msteams:/l/meetup/1"), screen="meetings") as app:
        await app.do("meeting.link")
        assert "A link of msteams: is not opened from here; copied: msteams:/l/meetup/1" in app.text()


async def test_begun_from_the_meeting_s_screen_one_step_back_is_the_list(tmp_path: Path) -> None:
    async with opened(sample_journal(tmp_path), screen="meetings") as app:
        await app.do("open", "meeting.start", "live.finish", "form.save")
        assert "held today" in app.text() and "Meeting held" in app.text()
        await app.do("back")
        assert "Meetings" in app.text() and "held today" not in app.text()
        assert len(app.app.screen_stack) == 1
