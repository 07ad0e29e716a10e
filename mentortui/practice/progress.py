"""Where a goal stands, derived from its reports and steps each time and never stored."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from math import isfinite
from typing import NamedTuple

from mentortui.model.reader import Reader, Row


class Standing(NamedTuple):
    """Where a goal stands.

    `value` is in the goal's unit (steps done in mode steps, 1 or 0 in mode yes-no). `percent` is 0 to 100,
    None where there is no target to reach or no step to do. `last` is the day of the latest report or
    ticked step; `confidence` the latest one given, `confidence_before` the one before it.
    """

    value: float | None
    percent: int | None
    words: str
    last: str | None
    confidence: int | None
    confidence_before: int | None


def by_goal(rows: Iterable[Row]) -> dict[str, list[Row]]:
    """Parts of goals by the goal they belong to."""
    grouped: dict[str, list[Row]] = {}
    for row in rows:
        if row.get("goal"):
            grouped.setdefault(row["goal"], []).append(row)
    return grouped


def in_time(reports: Iterable[Row]) -> list[Row]:
    """Reports by the day they were true, those of one day as they were written."""
    return sorted(reports, key=lambda row: (row.get("on", ""), row.get("at", ""), row["id"]))


def number(value: float) -> str:
    """A value as it is read: `4`, `2.5`."""
    return f"{value:g}" if abs(value) < 1e6 else f"{value:,.0f}"


def standing(goal: Row, reports: Sequence[Row], steps: Sequence[Row]) -> Standing:
    """Where a goal stands, from its own progress reports and steps."""
    told = in_time(reports)
    days = [row["on"] for row in told if row.get("on")]
    days += [row["done_on"] for row in steps if row.get("done") and row.get("done_on")]
    sure = [row["confidence"] for row in told if row.get("confidence") is not None]
    value, percent, words = {"steps": _by_steps, "yes-no": _by_answer}.get(goal.get("mode", "value"), _by_value)(
        goal, told, steps
    )
    return Standing(
        value, percent, words, max(days, default=None), sure[-1] if sure else None, sure[-2] if len(sure) > 1 else None
    )


def _latest(told: Sequence[Row]) -> float | None:
    return next((row["value"] for row in reversed(told) if row.get("value") is not None), None)


def _by_value(goal: Row, told: Sequence[Row], steps: Sequence[Row]) -> tuple[float | None, int | None, str]:
    baseline, target = goal.get("baseline"), goal.get("target")
    value = _latest(told)
    if value is None:
        value = baseline
    if target is None:
        return value, None, "no report yet" if value is None else f"{number(value)} {goal.get('unit') or ''}".rstrip()
    reached = value if value is not None else 0
    percent = percent_of(reached, baseline or 0, target)
    if goal.get("unit") in ("%", "percent"):
        return value, percent, f"{number(reached)} %"
    if not baseline:
        return value, percent, f"{number(reached)} of {number(target)}"
    return value, percent, f"now {number(reached)}, want {number(target)}"


def _by_steps(goal: Row, told: Sequence[Row], steps: Sequence[Row]) -> tuple[float | None, int | None, str]:
    done = sum(1 for row in steps if row.get("done"))
    if not steps:
        return 0, None, "no steps yet"
    return done, percent_of(done, 0, len(steps)), f"{done} of {len(steps)}"


def _by_answer(goal: Row, told: Sequence[Row], steps: Sequence[Row]) -> tuple[float | None, int | None, str]:
    done = (_latest(told) or 0) >= 1 or goal.get("status") == "achieved"
    return int(done), 100 if done else 0, "done" if done else "not yet"


def percent_of(value: float, baseline: float, target: float) -> int | None:
    """The share of the way from baseline to target, 0 to 100; either may be the larger. None where they are equal.

    Rounded down, so that 100 is said only of a target that was reached.
    """
    if target == baseline:
        return None
    whole = target - baseline
    # Of two huge numbers the difference may be no number, of their halves it is; the half of a tiny one may be none.
    share = (value - baseline) / whole if isfinite(whole) else (value / 2 - baseline / 2) / (target / 2 - baseline / 2)
    if not share > 0:  # also where it is no number
        return 0
    # A hair more, because 0.29 / 1 * 100 is 28.999… in binary.
    return 100 if share >= 1 else min(99, int(share * 100 + 1e-9))


def standing_of(reader: Reader, goal: Row) -> Standing:
    """Where one goal stands."""
    mine = goal["id"]
    return standing(
        goal,
        [row for row in reader.rows("progress") if row.get("goal") == mine],
        [row for row in reader.rows("step") if row.get("goal") == mine],
    )


def standings(reader: Reader) -> Mapping[str, Standing]:
    """Where every goal stands, by its id, in one pass over reports and steps."""
    reports, steps = by_goal(reader.rows("progress")), by_goal(reader.rows("step"))
    return {
        goal["id"]: standing(goal, reports.get(goal["id"], ()), steps.get(goal["id"], ()))
        for goal in reader.rows("goal")
    }
