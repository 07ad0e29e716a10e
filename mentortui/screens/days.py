"""Days in narrow columns; apart from the pages, so that Today has it without them."""

from __future__ import annotations

from datetime import date

from mentortui.dates import MONTHS, say_day
from mentortui.screens.desk import Desk


def brief_day(desk: Desk, value: str | None) -> str:
    """A day in eleven cells: `Thu 10 Dec` within 60 days, farther away `28 Feb 2027`; nothing for none."""
    if not value:
        return ""
    day = date.fromisoformat(value)
    if abs((day - desk.today).days) < 60:
        return say_day(day, desk.today)
    return f"{day.day} {MONTHS[day.month - 1][:3].capitalize()} {day.year}"
