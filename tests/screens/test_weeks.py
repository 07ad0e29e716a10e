"""The strip of weeks above the list of meetings."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest
from syrupy.assertion import SnapshotAssertion

from mentortui.changes import capture, meetings
from tests.driver import opened, sample_journal, sizes, write


@pytest.mark.parametrize("size", [*sizes(), (60, 20), (20, 5), (200, 60)])
async def test_it_looks_as_it_should(tmp_path: Path, snapshot: SnapshotAssertion, size: tuple[int, int]) -> None:
    journal = sample_journal(tmp_path)
    write(journal, meetings.plan, ["Bo"], [date(2026, 11, 17)])
    async with opened(journal, size, screen="meetings") as app:
        assert "\n".join(app.lines()[2:5]) == snapshot


async def test_it_moves_only_when_the_selected_day_leaves_it(tmp_path: Path) -> None:
    journal = sample_journal(tmp_path)
    write(journal, capture.log, "Then", ["Ana"], on=date(2024, 2, 29))
    async with opened(journal, screen="meetings") as app:
        weeks = app.lines()[2]
        assert weeks.split()[:4] == ["2", "Nov", "9", "Nov"]
        assert "│" in app.lines()[3] and app.lines()[3].count("○") == 1
        await app.do("list.down")
        assert app.lines()[2] == weeks
        assert "›●" in app.lines()[3]
        await app.do("list.down")
        assert app.lines()[2] != weeks
        assert "12 Oct" in app.lines()[2]
        await app.do("list.down")
        assert "26 Feb 2024" in app.lines()[2]
        await app.do("list.first")
        assert "│" in app.lines()[3], "back at today"


async def test_days_at_the_ends_of_the_calendar(tmp_path: Path) -> None:
    journal = sample_journal(tmp_path)
    for day in (date(1, 1, 1), date(9999, 12, 31)):
        write(journal, meetings.plan, ["Ana"], [day])
    async with opened(journal, screen="meetings") as app:
        for _ in range(5):
            assert app.selected
            assert "›" in app.lines()[3]
            await app.do("list.down")


async def test_without_meetings_it_shows_the_weeks_around_today(tmp_path: Path) -> None:
    from tests.driver import empty_journal

    async with opened(empty_journal(tmp_path), screen="meetings") as app:
        assert "16 Nov" in app.lines()[2]
        assert "No meetings yet" in app.text()
