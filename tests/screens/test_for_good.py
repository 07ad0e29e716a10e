"""What nothing brings back, from the palette: asked once, done everywhere, told what is out of reach."""

from __future__ import annotations

from pathlib import Path

from mentortui.model.delta import Delta
from tests.driver import AppDriver, opened
from tests.sharing import a_pair


async def palette(app: AppDriver, words: str) -> None:
    """Do what the palette finds first."""
    await app.press("ctrl+p")
    await app.type(words)
    await app.press("enter")


async def test_a_record_is_purged_and_somebody_erased(tmp_path: Path) -> None:
    tom, ana, _box = a_pair(tmp_path)
    ana.log("of Ana", "Tom")
    for one in (ana, tom):
        one.sync()
    row = {
        "at": tom.clock.now().isoformat(),
        "by": tom.me,
        "readers": "only_you",
        "title": "My goal",
        "status": "active",
    }
    [goal] = tom.commit(Delta("Goal", create={tom.id("goal"): row}))
    async with opened(tom.journal, screen="goals") as app:
        assert "My goal" in app.selected
        await palette(app, "purge")
        assert "Purge “My goal”?" in app.text()
        await app.press("n")
        assert tom.journal.get(goal)
        await palette(app, "purge")
        await app.press("y")
        assert "Purged." in app.text() and "My goal" not in app.text()
        assert (tom.journal.full_row(goal) or {}).get("purged") is True
        await palette(app, "purge")
        assert "Select a record of yours first" in app.text()
        await palette(app, "erase")
        await app.type("Ana")
        await app.press("tab")
        await app.do("form.save")
        assert "Type erase" in app.text()
        await app.type("erase")
        await app.do("form.save")
        assert "Erased: Ana Silva." in app.text()
    assert tom.texts() == []


async def test_erase_begins_at_somebody_s_name_in_sharing(tmp_path: Path) -> None:
    tom, ana, _box = a_pair(tmp_path)
    ana.log("of Ana", "Tom")
    for one in (ana, tom):
        one.sync()
    async with opened(tom.journal, screen="sharing") as app:
        await app.press("home")
        await app.do("sharing.erase")
        assert "Type erase" not in app.text(), "the folder is selected, and nobody in it"
        await app.press("down")
        assert "Ana Silva" in app.selected
        await app.do("sharing.erase")
        assert "Ana Silva" in app.text() and "Type erase" in app.text()
        await app.press("tab")
        await app.do("form.save")
        assert tom.texts() == ["of Ana"]
        await app.type("erase")
        await app.do("form.save")
        assert "Erased: Ana Silva." in app.text()
    assert tom.texts() == []
