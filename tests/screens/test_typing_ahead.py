"""Keys that come faster than the app is: each stands where it was meant, none becomes a key of the list."""

from __future__ import annotations

from pathlib import Path

from textual import events

from tests.driver import AppDriver, empty_journal, opened, sample_journal


async def _burst(app: AppDriver, *keys: str) -> None:
    """Keys by their Textual names, letters one by one, all there before the app sees the first."""
    for key in keys:
        for one in key if key.startswith(" ") else (key,):
            name = "space" if one == " " else one
            app.app.post_message(events.Key(name, " " if one == " " else one if len(one) == 1 else None))
    await app.settle()


async def test_letters_behind_tab_and_enter_stand_in_the_next_field(tmp_path: Path) -> None:
    async with opened(sample_journal(tmp_path)) as app:
        await app.do("new")
        await _burst(app, *"Book", "tab", *"Ana", "enter", *"friday", "shift+tab", "B")
        assert "Book" in app.line_with("What")
        assert "AnaB" in app.line_with("Who ")
        assert "friday" in app.line_with("By when")


async def test_letters_behind_a_key_that_opens_a_form_are_written_there(tmp_path: Path) -> None:
    async with opened(sample_journal(tmp_path)) as app:
        before = {row["id"] for row in app.journal.rows("action")}
        await _burst(app, "n", *"deed", "tab", "tab", *"friday", "f2", "n", *"dune")
        assert "dune" in app.line_with("What")
        assert {"deed"} == {row["title"] for row in app.journal.rows("action") if row["id"] not in before}
        assert before <= {row["id"] for row in app.journal.rows("action")}, "d was not taken as delete"


async def test_the_coach_hears_an_enter_that_comes_while_it_is_made(tmp_path: Path) -> None:
    async with opened(sample_journal(tmp_path)) as app:
        await _burst(app, "2", "n", *"Lead it", "enter", *"alone on ward", "enter", *"yes or no")
        assert app.line_with("Goal ").split() == ["Goal", "Lead", "it"]
        assert "alone on ward" in app.line_with("Specific")
        assert "yes or no" in app.text()


async def test_the_palette_selects_what_answers_best_at_each_letter(tmp_path: Path) -> None:
    async with opened(sample_journal(tmp_path)) as app:
        await app.do("palette")
        await app.press(*"them")
        assert "› theme" in app.text()


async def test_a_whole_walk_through_the_modes_is_heard_in_its_order(tmp_path: Path) -> None:
    async with opened(sample_journal(tmp_path)) as app:
        await _burst(app, "2", "3", "6", "1", "2", "enter", "q", "question_mark", "escape", "slash", *"outline")
        assert "outline" in app.text()
        assert "Send the course outline" in app.text()


async def test_the_first_run_is_typed_in_one_go(tmp_path: Path) -> None:
    empty_journal(tmp_path / "other")
    async with opened(None, home=tmp_path / "home") as app:
        await _burst(app, *"Ana", "enter", "enter", "enter")
        assert app.app.journal is not None
        assert "Today" in app.text()
        assert app.app.journal.get(app.app.journal.me)["name"] == "Ana"  # type: ignore[index]
