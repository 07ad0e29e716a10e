"""Where a relationship stands between its first and its agreed last day."""

from __future__ import annotations

from datetime import date
from typing import NamedTuple

from mentortui import dates
from mentortui.model.reader import Row


class Course(NamedTuple):
    """The part of its time that is over, 0 to 1, and that in words: `week 12 of 40`, `over since 3 days`."""

    part: float
    words: str


def course(relationship: Row, today: date) -> Course | None:
    """Where a relationship stands; None without both days, and for what is closed."""
    if not relationship.get("start") or not relationship.get("end") or relationship.get("status") == "closed":
        return None
    start, end = (date.fromisoformat(relationship[field]) for field in ("start", "end"))
    whole = (end - start).days
    if today < start:
        return Course(0.0, f"begins {dates.say_distance(start, today)}")
    if today > end:
        return Course(1.0, f"the last day was {dates.say_distance(end, today)}")
    part = (today - start).days / whole if whole else 1.0
    if whole < 14:
        return Course(part, f"day {(today - start).days + 1} of {whole + 1}")
    return Course(part, f"week {(today - start).days // 7 + 1} of {whole // 7 + 1}")
