"""The attainment scale of a goal: five levels from -2 to +2, written before the work starts.

Goal Attainment Scaling, Kiresuk & Sherman 1968. Three lines are asked for first (less than hoped, as hoped,
better), the ends later. From the day the work starts the scale is frozen: it changes only with a reason.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date
from typing import Any, Final, NamedTuple

from mentortui.errors import Refused
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


def frozen(scale: Row, today: date) -> bool:
    """Whether the lines of a scale may change only with a reason."""
    return bool(scale.get("frozen_on")) and scale["frozen_on"] <= today.isoformat()


def rewritten(scale: Row, fields: Mapping[str, Any]) -> dict[str, Any]:
    """The lines that would change from one text to another; filling in an end that was left out is no change."""
    return {
        field: fields[field]
        for field in ATTAINMENT_FIELDS.values()
        if field in fields and scale.get(field) and fields[field] != scale[field]
    }


def check_rewrite(scale: Row, fields: Mapping[str, Any], reason: str | None, today: date) -> None:
    """Refuses to change the lines of a frozen scale without a reason. Raises Refused."""
    if frozen(scale, today) and rewritten(scale, fields) and not (reason or "").strip():
        raise Refused(
            "The scale is frozen since the work started; say why it changes (--reason). Nothing was saved.", "reason"
        )
