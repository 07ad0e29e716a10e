"""The answers one may choose from: digits, ten, several, arrows, clicks, and where they stand."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import asynccontextmanager
from typing import Any

import pytest
from rich.cells import cell_len
from textual.app import App, ComposeResult

from mentortui.widgets.dots import Dots
from mentortui.widgets.options import LETTERS, Option, Options
from tests.hostile import TEXTS

SCALE = [Option(str(point), str(point), words) for point, words in enumerate(("never", "rarely", "often"), 1)]
NUMBER = [Option(str(point), str(point)) for point in range(11)]
CHOICE = [Option(words, key, words) for words, key in zip(("advice", "listening", "challenge"), LETTERS, strict=False)]


class Shown(App[None]):
    """One `Options` and `Dots`, alone."""

    def compose(self) -> ComposeResult:
        yield Options()
        yield Dots()

    def on_mount(self) -> None:
        self.query_one(Options).focus()

    def get_theme_variable_defaults(self) -> dict[str, str]:
        return {"muted": "#98a1ae", "rule": "#3b424d", "ink": "#d9dde3"}


@asynccontextmanager
async def shown(options: list[Option], size: tuple[int, int] = (80, 24), **how: Any) -> Iterator[Any]:  # type: ignore[misc]
    app = Shown()
    async with app.run_test(size=size) as pilot:
        widget = app.query_one(Options)
        widget.show(options, (), **how)
        await pilot.pause()
        yield pilot, widget


def lines(widget: Options) -> list[str]:
    return ["".join(part.text for part in widget.render_line(y)).rstrip() for y in range(widget.size.height)]


async def test_a_digit_chooses_and_an_arrow_goes_on() -> None:
    async with shown(SCALE) as (pilot, widget):
        await pilot.press("2")
        assert widget.chosen == ("2",)
        assert lines(widget) == ["    1 never    ›2 rarely     3 often"]
        await pilot.press("9", "a")
        assert widget.chosen == ("2",), "what is no answer changes nothing"
        await pilot.press("down", "down", "down")
        assert widget.chosen == ("3",)
        await pilot.press("backspace")
        assert widget.chosen == ()


async def test_ten_is_one_and_zero_or_x() -> None:
    async with shown(NUMBER, ends=("not at all", "fully")) as (pilot, widget):
        await pilot.press("1")
        assert widget.chosen == ("1",)
        await pilot.press("0")
        assert widget.chosen == ("10",)
        await pilot.press("7")
        assert widget.chosen == ("7",)
        await pilot.press("0")
        assert widget.chosen == ("0",)
        await pilot.press("x")
        assert widget.chosen == ("10",)
        assert "not at all" in lines(widget)[1] and lines(widget)[1].endswith("fully")


async def test_a_long_number_is_typed() -> None:
    async with shown([Option(str(point), str(point)) for point in range(101)]) as (pilot, widget):
        assert "a number from 0 to 100" in lines(widget)[0]
        await pilot.press("4", "2")
        assert widget.chosen == ("42",)
        await pilot.press("up")
        assert widget.chosen == ("41",)
        assert "›41" in lines(widget)[0]


async def test_several_are_taken_and_taken_back() -> None:
    async with shown(CHOICE, many=True) as (pilot, widget):
        await pilot.press("3", "1")
        assert widget.chosen == ("advice", "challenge"), "in the order of the form"
        assert "›[✓] 1 advice" in lines(widget)[0]
        await pilot.press("1", "down", "space")
        assert widget.chosen == ("listening", "challenge")


async def test_a_click_chooses_what_is_under_it() -> None:
    async with shown(SCALE) as (pilot, widget):
        await pilot.click(Options, offset=(18, 0))
        assert widget.chosen == ("2",)
        await pilot.click(Options, offset=(70, 0))
        assert widget.chosen == ("2",)


@pytest.mark.parametrize("width", [8, 20, 60, 200])
async def test_hostile_words_stay_in_their_lines(width: int) -> None:
    options = [Option(text, key, text) for text, key in zip(TEXTS, (*LETTERS, *[""] * len(TEXTS)), strict=False)]
    async with shown(options, (width, 24)) as (_, widget):
        found = lines(widget)
        assert len(found) == len(options)
        assert all(cell_len(line) <= width for line in found)


async def test_dots_show_where_one_is_and_a_click_goes_there() -> None:
    app = Shown()
    async with app.run_test(size=(30, 5)):
        dots = app.query_one(Dots)
        dots.show([True, False, True], 1)
        assert "".join(part.text for part in dots.render_line(0)).rstrip() == " ● ○ ●"
        dots.show([True] * 30 + [False] * 70, 30)
        assert "30 of 100 answered" in "".join(part.text for part in dots.render_line(0))
