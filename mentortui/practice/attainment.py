"""The attainment scale of a goal: five levels from -2 to +2, written before the work starts.

Goal Attainment Scaling, Kiresuk & Sherman 1968. Three lines are asked for first (less than hoped, as hoped,
better), the ends later. From the day the work starts the scale is frozen; `changes.scales` keeps that rule.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date
from typing import Any, Final, NamedTuple

from mentortui.model.reader import Row
from mentortui.model.vocabulary import ATTAINMENT_FIELDS

LABELS: Final[dict[int, str]] = {
    -2: "much less than hoped",
    -1: "less than hoped",
    0: "as hoped",
    1: "better than hoped",
    2: "much better than hoped",
}
FIRST_THREE: Final = (-1, 0, 1)
"""The levels asked for first, in the order they are asked."""
ENDS: Final = (-2, 2)


class Level(NamedTuple):
    """One level of a scale: its score, what the score means, and the line written for it, empty when none is."""

    score: int
    label: str
    text: str
    reached: bool
    baseline: bool


def levels(scale: Row) -> list[Level]:
    """The five levels of a scale, worst first."""
    return [
        Level(
            score,
            LABELS[score],
            scale.get(field) or "",
            scale.get("level") == score,
            scale.get("baseline_level") == score,
        )
        for score, field in sorted(ATTAINMENT_FIELDS.items())
    ]


def missing(scale: Mapping[str, Any]) -> list[int]:
    """Scores whose line is still to be written, the three that come first at the front."""
    return [score for score in (*FIRST_THREE, *ENDS) if not (scale.get(ATTAINMENT_FIELDS[score]) or "").strip()]


def work_started(goal: Row, reports: Iterable[Row], today: date) -> str | None:
    """The day the work on a goal started: its first day when that has come, or an earlier report; else None."""
    days = [row["on"] for row in reports if row.get("on")]
    if goal.get("start") and goal["start"] <= today.isoformat():
        days.append(goal["start"])
    return min(days, default=None)
