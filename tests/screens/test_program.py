"""The Program screen of somebody who takes part, and of who coordinates it."""

from __future__ import annotations

from datetime import date
from pathlib import Path

from mentortui.exchange import starting
from mentortui.program.board import boards
from tests.driver import opened
from tests.sharing import Somebody


def coordinator(folder: Path) -> Somebody:
    """Kim, who began a program from a template."""
    kim = Somebody(folder, "Kim Lee", 1)
    starting.start_program(kim.journal, str(folder / "box"), "Early talent", "early-talent", date(2026, 12, 1))
    return kim


async def test_the_program_says_what_it_is_for_and_tells_everyone_by_a_key(tmp_path: Path) -> None:
    kim = coordinator(tmp_path)
    async with opened(kim.journal, screen="program") as app:
        assert "People in their first years" in app.text()
        assert "Newcomers know people beyond their team" in " ".join(app.text().split())
        await app.press("n")
        await app.type("Workshop on Friday")
        await app.press("f2")
        assert "News" in app.text()
        assert "Workshop on Friday" in app.selected
        await app.press("enter")
        assert "read by everyone in Early talent" in app.text()
    [board] = boards(kim.journal, date(2026, 11, 21))
    assert [row["title"] for row in board.news] == ["Workshop on Friday"]


async def test_who_is_in_no_program_sees_how_to_join_one(tmp_path: Path) -> None:
    ana = Somebody(tmp_path, "Ana Silva", 2)
    async with opened(ana.journal, screen="program") as app:
        assert "You are in no program" in app.text()
        assert "7" not in app.lines()[0]
