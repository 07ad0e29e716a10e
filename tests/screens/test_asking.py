"""Asking whoever coordinates a program to call, by a key."""

from pathlib import Path

from mentortui.changes import joining
from tests.driver import opened, sample_journal, write


async def test_who_takes_part_asks_for_a_call_by_one_key(tmp_path: Path) -> None:
    journal = sample_journal(tmp_path)
    write(journal, joining.shared_with, "1" * 32, "Early talent", "program")
    async with opened(journal, screen="program") as app:
        assert "asks whoever coordinates it to call you" in app.text()
        await app.do("program.ask")
        assert "Ask whoever coordinates “Early talent” to call you?" in app.text()
        await app.press("enter")
        assert not journal.rows("call"), "it begins on not now"
        await app.do("program.ask")
        await app.press("y")
        assert [row["program"] for row in app.journal.rows("call")] == ["1" * 32]
        assert "is asked to call you" in app.text()
        await app.do("program.ask")
        await app.press("y")
        assert "today already" in app.text()
        await app.do("undo")
        assert not app.journal.rows("call")
