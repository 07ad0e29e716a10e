"""The app's wiring: settings, keymap, themes, color, what is imported when."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

import pytest
from textual.pilot import Pilot

from tests.driver import opened, sample_journal


async def test_a_theme_is_kept_for_next_time(tmp_path: Path) -> None:
    journal = sample_journal(tmp_path)
    async with opened(journal) as app:
        await app.app.run_action("theme")
        assert app.app.theme == "mentortui-light"
    from mentortui.store import Journal

    async with opened(Journal.open(journal.home, clock=journal.clock)) as app:
        assert app.app.theme == "mentortui-light"


async def test_a_keymap_moves_keys_and_the_footer_says_so(tmp_path: Path) -> None:
    journal = sample_journal(tmp_path)
    settings = {"keymap": {"capture": "W", "new": "e", "edit": "n", "tick": "hyper+x", "what": "x"}}
    (Path(journal.home) / "settings.json").write_text(json.dumps(settings))
    async with opened(journal) as app:
        assert "W capture" in app.lines()[-1]
        assert "e new" in app.lines()[-1]
        assert app.line_with("hyper+x") in app.lines()[-3:-1]
        await app.press("e")
        assert "New action" in app.text()
        await app.press("escape", "n")
        assert "Change an action" in app.text()
        await app.press("escape", "space")
        assert "Action done" in app.text()


@pytest.mark.parametrize("text", ["{", '{"theme": "nobody"}', '{"theme": 3}'])
async def test_a_broken_setting_is_said_once(tmp_path: Path, text: str) -> None:
    journal = sample_journal(tmp_path)
    (Path(journal.home) / "settings.json").write_text(text)
    async with opened(journal) as app:
        assert any(line.startswith(" ! ") for line in app.lines()[-3:-1])
        assert app.app.theme == "mentortui-dark"


async def test_without_color_the_selection_is_still_seen(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("NO_COLOR", "1")
    async with opened(sample_journal(tmp_path)) as app:
        assert app.app.no_color
        assert app.selected
        for strip in app.app.screen._compositor.render_strips():
            for segment in strip:
                style = segment.style
                if segment.text.strip() and style and style.color and style.bgcolor:
                    assert style.color != style.bgcolor


async def test_q_quits_on_today_and_escape_only_steps_back(tmp_path: Path) -> None:
    async with opened(sample_journal(tmp_path)) as app:
        await app.do("mode.goals", "open")
        await app.press("escape", "escape", "escape", "escape")
        assert not app.app._exit and app.app.current_mode == "today"
        assert "This is Today; q quits." in app.text()
        await app.press("q")
        assert app.app._exit


async def test_an_idle_app_draws_nothing(tmp_path: Path) -> None:
    async with opened(sample_journal(tmp_path)) as app:
        drawn: list[object] = []
        app.app._driver.write = drawn.append  # type: ignore[union-attr, method-assign]
        for _ in range(3):
            app.app.look()
            await app.settle()
        assert drawn == []


def test_the_first_frame_needs_neither_pydantic_nor_dateutil(tmp_path: Path) -> None:
    journal = sample_journal(tmp_path)
    journal.close()
    code = f"""
import asyncio, sys
from pathlib import Path
from mentortui.app import MentorApp
from mentortui.clock import SystemClock
from mentortui.store import Journal
journal = Journal.open({journal.home!r})
app = MentorApp(Path({journal.home!r}), SystemClock(), journal)
async def main():
    async with app.run_test() as pilot:
        await pilot.pause()
        print(sorted({{"pydantic", "dateutil", "tinydb", "nacl", "pyrage"}} & set(sys.modules)))
asyncio.run(main())
"""
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, timeout=50, check=True)
    assert done.stdout.strip() == "[]"


def test_a_home_that_cannot_be_opened_is_said(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    from mentortui.app import run_app

    journal = sample_journal(tmp_path)
    journal.close()
    (Path(journal.home) / "device.json").write_text("{")
    assert run_app(journal.home) == 1
    assert "mentortui: " in capsys.readouterr().err


def test_an_unforeseen_error_ends_the_app_without_a_word_of_the_journal(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str]
) -> None:
    """Textual would print the values of variables: a private note, perhaps on a shared screen."""
    from textual.app import App

    from mentortui.app import MentorApp, run_app

    journal = sample_journal(tmp_path)
    home = Path(journal.home)
    journal.close()

    async def fail(pilot: Pilot[object]) -> None:
        def broken() -> None:
            note = "canary words of a note"
            raise KeyError(note)

        pilot.app.call_later(broken)
        await pilot.pause()

    monkeypatch.setattr(MentorApp, "run", lambda app: App.run(app, headless=True, auto_pilot=fail))
    monkeypatch.setattr("tempfile.tempdir", str(tmp_path))
    assert run_app(str(home)) == 1
    said = capfd.readouterr()
    assert said.err.startswith("mentortui: Something went wrong inside (KeyError). What was saved before is safe")
    report = next((home / "cache").glob("crash-*.txt")).read_text("utf-8")
    assert "in broken" in report and "sent nowhere" in said.err
    assert report.splitlines()[-1] in said.err, "it is shown"
    assert "canary" not in said.out + said.err + report
