"""A coordinator's first run: a journal and the folder of a program in one go."""

from __future__ import annotations

from pathlib import Path

from mentortui.screens.sharing.program_form import ProgramForm
from mentortui.screens.welcome import WelcomeScreen
from mentortui.store import Journal
from tests.driver import opened


async def test_the_first_run_of_a_coordinator_ends_on_the_screen_of_a_program(tmp_path: Path) -> None:
    async with opened(None, (80, 24), home=tmp_path / "home") as app:
        assert isinstance(app.app.screen, WelcomeScreen)
        await app.type("Kim Lee")
        await app.press("tab", "right", "right", "right", "tab", "down", "down")
        assert "› Set up a program" in app.text()
        await app.press("enter")
        assert isinstance(app.app.screen, ProgramForm)
        await app.press("f2")
        assert "What is it called?" in app.text()
        await app.type("Early talent")
        await app.press("tab")
        await app.type(str(tmp_path / "nowhere" / "box"))
        await app.press("f2")
        assert "! The folder" in app.text(), "and all that was typed stands there still"
        for _ in "nowhere/box":
            await app.press("backspace")
        await app.type("box")
        await app.press("tab", "right", "f2")
        assert "“Early talent” stands" in app.text()
        assert "▸week" in app.text()
        journal = app.app.desk.reader
        assert isinstance(journal, Journal)
        assert journal.get(journal.me)["roles"] == ["coordinator"]
        assert [(row["name"], row["template"]) for row in journal.rows("charter")] == [("Early talent", "early-talent")]
