"""Lists in another order, and narrowed: the same keys in goals, meetings and people."""

from __future__ import annotations

from pathlib import Path

import pytest

from mentortui.screens.filtering import FilteredScreen
from tests.driver import AppDriver, opened, sample_journal


def listed(app: AppDriver) -> list[str]:
    screen = app.app.screen
    assert isinstance(screen, FilteredScreen)
    return [row.key for row in screen.main.rows if row.key]


@pytest.mark.parametrize("mode", ["goals", "meetings", "people"])
async def test_each_order_shows_everything_and_comes_round(tmp_path: Path, mode: str) -> None:
    async with opened(sample_journal(tmp_path), screen=mode) as app:
        screen = app.app.screen
        assert isinstance(screen, FilteredScreen)
        first = listed(app)
        for order in screen.ORDERS[1:]:
            await app.do("sort")
            assert order in app.text()
            assert sorted(listed(app)) == sorted(first)
        await app.do("sort")
        assert listed(app) == first
        await app.do("filter")
        await app.type("zebra")
        assert "esc shows all again" in app.text()
        await app.press("escape")
        assert listed(app) == first


async def test_goals_by_title_and_by_due_day(tmp_path: Path) -> None:
    async with opened(sample_journal(tmp_path), screen="goals") as app:
        goals = {row["id"]: row for row in app.journal.rows("goal")}
        await app.do("sort")
        days = [goals[key]["due"] for key in listed(app)]
        assert days == sorted(days)
        await app.do("sort")
        titles = [goals[key]["title"] for key in listed(app)]
        assert titles == sorted(titles)
        await app.do("filter")
        await app.type("forum")
        assert [goals[key]["title"] for key in listed(app)] == ["Give a talk at the team forum"]
        assert app.lines()[-1] == " enter keep these  esc show all  f1 help", "letters are written here"
        await app.press("enter")
        assert "n new" in app.lines()[-1] and "esc show all" in app.lines()[-1]
        await app.press("escape")
        assert "q back" in app.lines()[-1] and len(listed(app)) > 1


async def test_people_by_name_and_meetings_by_person(tmp_path: Path) -> None:
    async with opened(sample_journal(tmp_path), screen="people") as app:
        await app.do("sort", "sort", "sort")
        assert app.text().index("Ana Silva") < app.text().index("Bo Lindqvist")
        await app.do("mode.meetings", "sort")
        past = app.text()[app.text().index("Past") :]
        assert past.index("Ana Silva") < past.index("Bo Lindqvist")
