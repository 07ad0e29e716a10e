"""What a program counts, said in the app: when joining, and later on the folder."""

from __future__ import annotations

from pathlib import Path

from mentortui.exchange import starting
from mentortui.practice.counted import AGREED
from tests.driver import opened
from tests.sharing import Somebody


async def test_a_program_asks_what_it_may_count_when_one_joins_and_can_be_changed(tmp_path: Path) -> None:
    lead, ana = Somebody(tmp_path, "Lena Lead", 5), Somebody(tmp_path, "Ana Silva", 1)
    starting.start_program(lead.journal, str(tmp_path / "program"), "Early talent")
    async with opened(ana.journal, screen="sharing") as app:
        await app.do("sharing.join")
        await app.type(str(tmp_path / "program"))
        await app.do("form.save")
        assert "What may “Early talent” count of what you write?" in app.text()
        assert "of your words nothing but a comment" in " ".join(app.text().split())
        await app.press("space")
        await app.press("enter")
        [share] = ana.journal.rows("share")
        assert share[AGREED] == ["goal"]
        assert "goals" in app.text()
        await app.press("home")
        await app.do("sharing.counts")
        await app.press("space")
        await app.press("enter")
        assert not ana.journal.rows("share")[0].get(AGREED)
