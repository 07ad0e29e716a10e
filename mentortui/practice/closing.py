"""A good end, from dates and counts: what is due before the last day, and when a talk comes before an end."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date, timedelta
from typing import Final, NamedTuple

from mentortui import dates
from mentortui.model.reader import Reader, Row
from mentortui.model.vocabulary import OPEN_GOAL_STATUS, RELATIONSHIP

EARLY_MONTHS: Final = 3
"""Months from the start in which an end without a talk is warned of: what is hard then is often new to both."""
LAST_DAYS: Final = 14
"""Days before the end in which the closing meeting lies."""

LOOK_BACK: Final = "look back"
LAST_MEETING: Final = "closing meeting"
THANKS: Final = "thanks"
STEPS: Final[dict[str, tuple[int, str]]] = {
    LOOK_BACK: (6, "say what is left: which goals to finish by then, and which to let go"),
    LAST_MEETING: (4, "plan the closing meeting, with final scores"),
    THANKS: (2, "thank each other, and say how you stay in touch or who goes on"),
}
"""The steps of closing: how many weeks before the last day each is due, and what to do."""
FIRST_STEP: Final = 7 * max(weeks for weeks, _ in STEPS.values())
"""Days before the end at which the first step falls due; before, nobody need look."""


class ClosingStep(NamedTuple):
    """One step of closing: its code, the day it is due, what to do, and whether facts show that it is done."""

    code: str
    due: date
    text: str
    done: bool


def closing_steps(reader: Reader, relationship: Row) -> list[ClosingStep]:
    """The three steps before the agreed last day, in their order; none without one, and none of what is closed."""
    end = last_day(relationship)
    if end is None or relationship.get("status") == "closed":
        return []
    facts = {
        LOOK_BACK: all(goal.get("due") and goal["due"] <= end.isoformat() for goal in open_goals(reader, relationship)),
        LAST_MEETING: any(
            row.get("status", "held") != "missed" and (end - timedelta(days=LAST_DAYS)).isoformat() <= row.get("on", "")
            for row in reader.rows("meeting")
            if row.get("relationship") == relationship["id"]
        ),
        THANKS: bool(relationship.get("stay_in_touch") or relationship.get("handed_to")),
    }
    return [ClosingStep(code, end - timedelta(weeks=weeks), text, facts[code]) for code, (weeks, text) in STEPS.items()]


def due_now(steps: Iterable[ClosingStep], today: date) -> list[ClosingStep]:
    """The steps whose day has come and that are not done."""
    return [step for step in steps if step.due <= today and not step.done]


def open_goals(reader: Reader, relationship: Row) -> list[Row]:
    """The open goals both can read: what a closing is about."""
    return [
        row
        for row in reader.rows("goal")
        if row.get("relationship") == relationship["id"]
        and row.get("readers") == RELATIONSHIP
        and row.get("status", "active") in OPEN_GOAL_STATUS
    ]


def last_day(relationship: Row) -> date | None:
    """The agreed last day, None where there is none."""
    return date.fromisoformat(relationship["end"]) if relationship.get("end") else None


def too_early(relationship: Row, day: date) -> str:
    """Why a talk should come before closing on that day; empty when the first three months are over."""
    if not relationship.get("start"):
        return ""
    start = date.fromisoformat(relationship["start"])
    if day >= dates.shift(start, EARLY_MONTHS, "month"):
        return ""
    return (
        f"You began {dates.say_distance(start, day)}. In the first three months a pair may end over something that "
        "one talk would mend, and who hears of it without a talk is left to guess."
    )


def rests(relationship: Row) -> bool:
    """Whether it is paused or closed, so that nothing of it nags anybody."""
    return str(relationship.get("status", "active")) != "active"


def pauses_of(reader: Reader, relationship: Row) -> list[Row]:
    """The pauses of a relationship, the first one first."""
    own = [row for row in reader.rows("pause") if row.get("relationship") == relationship["id"]]
    return sorted(own, key=lambda row: (row.get("start", ""), row.get("at", ""), row["id"]))


def open_pause(pauses: Sequence[Row]) -> Row | None:
    """The pause a paused relationship is in: the last one that has not ended."""
    return next((row for row in reversed(pauses) if not row.get("ended_on")), None)
