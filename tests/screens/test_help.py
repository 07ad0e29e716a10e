"""Help begins with what the focused widget understands."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from mentortui.dates import parse_day
from mentortui.screens import help_focus
from mentortui.widgets.field import DAY, PAST_DAY
from tests.driver import opened, sample_journal, sizes


async def test_a_list_then_the_screen_then_everywhere(tmp_path: Path) -> None:
    async with opened(sample_journal(tmp_path), (80, 50), screen="goals") as app:
        await app.do("help")
        text = app.text()
        assert text.index("This list") < text.index("Here") < text.index("Everywhere")


@pytest.mark.parametrize("size", [*sizes(), (60, 20)])
async def test_each_field_says_what_it_understands(tmp_path: Path, size: tuple[int, int]) -> None:
    async with opened(sample_journal(tmp_path), size) as app:
        await app.do("new")
        await app.press("tab", "tab")
        await app.do("form.help")
        assert "By when" in app.text()
        assert "in 2 weeks" in app.text()
        await app.press("escape", "tab", "f1")
        assert "Who can read this" in app.lines()[app.lines().index(app.line_with("Help:")) + 2]


async def test_the_search_line_and_the_filter(tmp_path: Path) -> None:
    async with opened(sample_journal(tmp_path), screen="meetings") as app:
        await app.do("filter")
        await app.press("f1")
        assert "The filter" in app.text()
        await app.press("escape", "escape")
        await app.do("search")
        await app.press("f1")
        assert "kind:goals" in app.text()
        assert "sort:new" in app.text()


def test_what_help_says_of_days_is_understood() -> None:
    today = date(2026, 11, 21)
    for words in ("friday", "in 2 weeks", "24 nov", "end of march", "24 nov 2027", "2026-11-24", "tomorrow"):
        assert parse_day(words, today) >= today
    for words in ("friday", "2 weeks ago", "10 nov", "yesterday", "2026-11-10"):
        assert parse_day(words, today, past=True) < today
    for kind in (DAY, PAST_DAY):
        for example, _ in help_focus._KINDS[kind]:
            assert parse_day(example, today, past=kind == PAST_DAY)
