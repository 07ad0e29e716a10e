"""What one can choose: from one schema, at once, kept for next time; and themes in the palette."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from syrupy.assertion import SnapshotAssertion

from mentortui.screens.settings import SettingsScreen
from tests.driver import opened, sample_journal, sizes
from tests.hostile import TEXTS


@pytest.mark.parametrize("size", sizes())
async def test_settings_look_as_they_should(tmp_path: Path, snapshot: SnapshotAssertion, size: tuple[int, int]) -> None:
    async with opened(sample_journal(tmp_path), size) as app:
        await app.do("settings")
        assert isinstance(app.app.screen, SettingsScreen)
        shown, _, where = app.text().partition("All of this is kept in")
        assert shown == snapshot
        assert str(tmp_path / "home/settings.json") in "".join(where.split())


async def test_a_choice_holds_at_once_and_is_kept(tmp_path: Path) -> None:
    journal = sample_journal(tmp_path)
    async with opened(journal) as app:
        await app.do("settings")
        await app.press("right")
        assert app.app.theme == "mentortui-light"
        await app.press("right")
        assert app.app.theme == "mentortui-high-contrast"
        await app.press("down", "right", "down", "down", "2")
        assert app.app.animation_level == "none"
        assert app.app.desk is not None
        assert app.app.desk.settings["goal_form"] == "page"
        await app.press("escape")
        assert "To do" in app.text()
    kept = json.loads((Path(journal.home) / "settings.json").read_text())
    assert kept == {"theme": "high-contrast", "motion": False, "goal_form": "page"}


async def test_a_theme_is_put_on_from_the_palette(tmp_path: Path) -> None:
    async with opened(sample_journal(tmp_path)) as app:
        for words, name in (("high con", "high-contrast"), ("theme dark", "dark"), ("light", "light")):
            await app.do("palette")
            await app.type(words)
            await app.press("enter")
            assert app.app.theme == f"mentortui-{name}"


async def test_a_disk_that_keeps_nothing_is_said(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    async with opened(sample_journal(tmp_path)) as app:
        await app.do("settings")

        def full(*_: object) -> None:
            raise OSError(28, "No space left on device")

        monkeypatch.setattr("mentortui.store.disk.RealDisk.create", full)
        await app.press("right")
        assert app.app.theme == "mentortui-light"
        assert "could not be kept for next time (No space left on device)" in app.text()


async def test_a_broken_theme_is_said_once_and_its_file_kept(tmp_path: Path) -> None:
    journal = sample_journal(tmp_path)
    themes = Path(journal.home) / "themes"
    themes.mkdir()
    (themes / "mine.toml").write_text("[colors]\nbackground = 'red'")
    (Path(journal.home) / "settings.json").write_text('{"theme": "mine"}')
    async with opened(journal, (120, 40)) as app:
        assert "its file is left as it is" in app.lines()[-2]
        assert app.app.theme == "mentortui-dark"
        await app.do("settings")
        assert "Mine" not in app.text()
    assert (themes / "mine.toml").read_text() == "[colors]\nbackground = 'red'"
    assert json.loads((Path(journal.home) / "settings.json").read_text()) == {"theme": "mine"}


@pytest.mark.parametrize("size", [(20, 5), (60, 20), (200, 60)])
async def test_any_size_and_hostile_labels(tmp_path: Path, size: tuple[int, int]) -> None:
    journal = sample_journal(tmp_path)
    themes = Path(journal.home) / "themes"
    themes.mkdir()
    from mentortui import theming

    dark = (theming.shipped() / "dark.toml").read_text().replace('label = "Dark"', "")
    for number, text in enumerate(TEXTS):
        (themes / f"t{number}.toml").write_text(f"label = {json.dumps(text)}\n{dark}", encoding="utf-8")
    async with opened(journal, size) as app:
        await app.do("settings")
        await app.press("down", "up", "right", "left")
        await app.do("palette")
        await app.type("theme")
        assert all(len(line) <= size[0] for line in app.lines())
        await app.press("escape", "escape")
        assert "? help" in app.lines()[-1]
