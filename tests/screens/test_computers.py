"""Own computers, by keys: where they meet is said in Sharing, and a new one asks at its first run."""

from pathlib import Path

import pytest

from tests.driver import opened
from tests.sharing import Somebody, a_pair


@pytest.mark.timeout(60)
async def test_two_computers_of_one_meet_without_a_command(tmp_path: Path) -> None:
    tom = Somebody(tmp_path, "Tom Berg", 1)
    tom.note("A thought of mine")
    box = tmp_path / "my computers"
    async with opened(tom.journal, screen="sharing") as first:
        await first.do("sharing.computers")
        await first.do("form.save")
        assert "Which folder?" in first.text()
        await first.type(str(box))
        await first.do("form.save")
        assert "Your computers meet in" in first.text()
        async with opened(None, home=tmp_path / "new") as second:
            await second.press("tab", "tab")
            await second.down_to("On another computer")
            await second.press("enter")
            assert "Your journal is on another computer." in second.text()
            await second.press("enter")
            assert "Which folder?" in second.text()
            await second.type(str(tmp_path / "nowhere"))
            await second.press("enter", "enter")
            assert "is not there" in " ".join(second.text().split())  # folded where the path ends
            await second.press("ctrl+u")
            await second.type(str(box))
            await second.press("enter")
            await second.type("Ward laptop")
            await second.press("enter")
            assert "asks to be taken in as yours" in second.text()
            await second.press("enter")
            assert "Not taken in yet" in second.text()
            await first.do("sharing.sync")
            assert "“Ward laptop” asks to be taken in as yours" in first.text()
            await first.press("home")
            await first.down_to("Ward laptop")
            await first.do("open")
            await first.press("y")
            assert "Taken in." in first.text()
            await second.press("enter")
            assert second.app.journal is not None
            assert [row["text"] for row in second.journal.rows("note")] == ["A thought of mine"]
            assert "8 Sharing" in second.lines()[0]


async def test_one_may_change_one_s_mind(tmp_path: Path) -> None:
    async with opened(None, home=tmp_path / "new") as app:
        await app.press("tab", "tab")
        await app.down_to("On another computer")
        await app.press("enter")
        assert "Your journal is on another computer." in app.text()
        await app.press("escape")
        assert "Welcome." in app.text()


async def test_computers_may_meet_in_a_folder_for_two(tmp_path: Path) -> None:
    tom, _, box = a_pair(tmp_path)
    async with opened(tom.journal, screen="sharing") as app:
        await app.do("sharing.computers")
        await app.type(str(box))
        await app.do("form.save")
        assert "Your computers meet in" in app.text()
    assert [row.get("own") for row in tom.rows("share")] == [True]
