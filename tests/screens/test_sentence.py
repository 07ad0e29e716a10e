"""The sentence that brings a journal back, by keys: chosen in Sharing, typed at the first run of a new computer."""

from __future__ import annotations

from pathlib import Path

from tests.driver import opened
from tests.sharing import Somebody, a_pair


async def test_a_drawn_sentence_and_the_folder_bring_everything_back(tmp_path: Path) -> None:
    tom, _, box = a_pair(tmp_path)
    tom.note("A thought of mine")
    async with opened(tom.journal, screen="sharing") as app:
        assert "No sentence brings your journal back yet" in app.text()
        await app.do("sharing.sentence")
        await app.type("one thing")
        await app.press("tab")
        await app.type("another")
        await app.do("form.save")
        assert "The two are not the same." in app.text() and "another" not in app.text()
        await app.press("ctrl+u", "shift+tab", "ctrl+u")
        await app.type("too easy")
        await app.press("tab")
        await app.type("too easy")
        await app.do("form.save")
        assert "too easy to guess" in app.text()
        await app.press("ctrl+u", "shift+tab", "ctrl+u")
        await app.do("form.save")
        assert "I wrote it down" in app.text()
        drawn = str(app.app.screen._question)  # type: ignore[attr-defined]
        assert len(drawn.split()) == 7 and drawn.split()[0] in app.text()
        await app.press("escape")
        assert drawn.split()[0] in app.text(), "it is shown until it was written down"
        await app.press("y")
        assert drawn not in app.text() and "No sentence" not in app.text()
    async with opened(None, home=tmp_path / "new") as app:
        await app.press("tab", "tab")
        await app.down_to("Bring it back")
        await app.press("enter")
        assert "bring your whole journal back" in app.text()
        await app.type(str(box))
        await app.press("enter")
        await app.type(drawn.upper())
        assert drawn.upper() not in app.text()
        await app.press("enter")
        assert app.app.journal is not None, app.text()
        assert [row["text"] for row in app.journal.rows("note")] == ["A thought of mine"]


async def test_it_needs_a_folder(tmp_path: Path) -> None:
    tom = Somebody(tmp_path, "Tom", 1)
    async with opened(tom.journal, screen="sharing") as app:
        assert "No sentence" not in app.text()
