"""Capture, search, help, palette, welcome."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest
from syrupy.assertion import SnapshotAssertion

from mentortui.actions import ACTIONS
from mentortui.changes import capture
from mentortui.clock import new_id
from mentortui.errors import Refused
from mentortui.screens import capture_line
from mentortui.store import Journal
from tests.driver import CountingClock, empty_journal, opened, sample_journal


async def test_a_captured_meeting_says_who_can_read_what(tmp_path: Path, snapshot: SnapshotAssertion) -> None:
    async with opened(sample_journal(tmp_path)) as app:
        await app.do("capture")
        assert app.text() == snapshot(name="empty")
        await app.type("@Ana talked about Rust 45m on:thursday ! send the book due:friday owner:Ana")
        assert app.text() == snapshot(name="written")
        await app.press("enter")
        assert app.selected.strip().startswith("› [ ]  theirs: send the book")
        meeting = max(app.journal.rows("meeting"), key=lambda row: row["on"] if row["status"] == "held" else "")
        assert (meeting["on"], meeting["minutes"], meeting["readers"]) == ("2026-11-19", 45, "relationship")
        entry = next(row for row in app.journal.rows("entry") if row["meeting"] == meeting["id"])
        assert (entry["text"], entry["readers"]) == ("talked about Rust", "only_you")


async def test_a_capture_that_means_nothing_known_stays(tmp_path: Path) -> None:
    async with opened(sample_journal(tmp_path)) as app:
        await app.do("capture")
        await app.type("@Zoe talked")
        assert "no person" in app.text().lower()
        await app.press("enter")
        assert "@Zoe talked" in app.text()
        await app.press("escape")
        assert "Zoe" not in app.text()


def test_the_same_line_makes_the_delta_of_the_command(tmp_path: Path) -> None:
    with sample_journal(tmp_path) as journal:
        today = date(2026, 11, 21)

        def made(call: object, *args: object, **kwargs: object) -> object:
            clock = CountingClock()
            return call(journal, *args, now=clock.now(), new_id=lambda kind: new_id(kind, clock), **kwargs)  # type: ignore[operator]

        assert made(capture_line.read(journal, "a thought", today).call) == made(capture.note, "a thought")
        assert made(capture_line.read(journal, "! call Bo due:friday", today).call) == made(
            capture.action_add, capture.Wish("call Bo", "2026-11-27")
        )
        line = capture_line.read(journal, "@Ana Silva the course went well 1h30 +", today)
        assert made(line.call) == made(
            capture.log, "the course went well", ["Ana"], on=today, minutes=90, share=True, actions=[]
        )


@pytest.mark.parametrize("text", ["!", "@", "@Nobody x", "! x due:someday", "@Ana x on:01/12/2026"])
def test_lines_that_cannot_be_written_are_refused_in_words(tmp_path: Path, text: str) -> None:
    with sample_journal(tmp_path) as journal, pytest.raises(Refused):
        line = capture_line.read(journal, text, date(2026, 11, 21))
        line.call(journal, now=journal.clock.now(), new_id=lambda kind: new_id(kind, journal.clock))


async def test_hostile_texts_can_be_captured_and_found(tmp_path: Path) -> None:
    async with opened(empty_journal(tmp_path)) as app:
        for text in ("met [/b] at 3", "=cmd|' /C calc'!A0", "@SUM(A1)", "\u202eevil 👩‍🏫"):
            await app.do("capture")
            await app.type(text)
            await app.press("enter")
            if app.app.screen.is_modal:
                await app.press("escape")
        await app.do("search")
        await app.type("met [/b]")
        assert "met [/b] at 3" in app.selected


async def test_search_finds_as_one_types_and_opens(tmp_path: Path, snapshot: SnapshotAssertion) -> None:
    async with opened(sample_journal(tmp_path)) as app:
        await app.do("search")
        await app.type("outline")
        assert app.text() == snapshot
        await app.press("enter")
        assert "Change an action" in app.text()
        await app.press("escape", "escape")
        assert "Saturday 21 November" in app.text()


async def test_help_lists_every_action_of_the_screen(tmp_path: Path, snapshot: SnapshotAssertion) -> None:
    async with opened(sample_journal(tmp_path), (80, 72)) as app:
        await app.do("help")
        for action_id in (*app.app.screen_stack[0].ACTIONS, "undo", "capture", "list.down"):  # type: ignore[attr-defined]
            assert ACTIONS[action_id].help.split(";")[0] in app.text(), action_id
        await app.press("escape")
        assert not app.app.screen.is_modal
    async with opened(sample_journal(tmp_path / "again")) as app:
        await app.do("help")
        assert app.text() == snapshot


async def test_the_palette_does_what_is_chosen(tmp_path: Path) -> None:
    async with opened(sample_journal(tmp_path)) as app:
        await app.do("tick", "palette")
        await app.type("take back")
        await app.press("enter")
        assert "Taken back" in app.text()
        await app.do("palette")
        await app.type("light theme")
        await app.press("enter")
        assert app.app.theme == "mentortui-light"


async def test_the_first_run_makes_a_journal(tmp_path: Path, snapshot: SnapshotAssertion) -> None:
    async with opened(None, home=tmp_path / "home") as app:
        assert "Welcome" in app.text()
        where = str(tmp_path / "home")  # folded over as many lines as it needs
        lines = [line for line in app.lines() if line and line.strip().removeprefix("Folder: ") not in where]
        assert [line for line in lines if line.strip() != "Folder:"] == snapshot
        await app.press("down", "down", "enter")
        assert "Your name is missing" in app.text()
        await app.type("Ana [/b] Silva")
        await app.press("tab", "right", "tab", "enter")
        assert "Saturday 21 November" in app.text()
    with Journal.open(tmp_path / "home") as journal:
        person = journal.get(journal.me)
        assert person is not None
        assert (person["name"], person["roles"]) == ("Ana [/b] Silva", ["mentor"])


async def test_looking_around_makes_nothing_at_home(tmp_path: Path) -> None:
    async with opened(None, home=tmp_path / "home") as app:
        await app.press("tab", "tab", "end", "enter")
        assert "● demo" in app.lines()[0]
        assert "To do" in app.text()
    assert not (tmp_path / "home").exists()
