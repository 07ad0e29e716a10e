"""The attainment scale of a goal: five levels from -2 to +2, written before the work starts.

Goal Attainment Scaling, Kiresuk & Sherman 1968. Three lines are asked for first (less than hoped, as hoped,
better), the ends later. From the day the work starts the scale is frozen; `changes.scales` keeps that rule.

A goal has a level at its start, one reached, and the change between them; participants read these as words. Levels
of several goals are never averaged: only the T-score sets them together, and only for program figures.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
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


ENOUGH_GOALS: Final = 3
"""Fewer goals than this say little together: one of them outweighs the rest (Turner-Stokes 2009)."""
_NUMBERS: Final = {1: "one level", 2: "two levels", 3: "three levels", 4: "four levels"}


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


class Course(NamedTuple):
    """Where a goal stood on its scale at the start, and what was reached; None where nobody wrote it down."""

    baseline: int | None
    achieved: int | None

    @property
    def change(self) -> int | None:
        """Levels from the start to what was reached; None unless both are known."""
        return None if self.baseline is None or self.achieved is None else self.achieved - self.baseline

    @property
    def words(self) -> str:
        """As a participant reads it: `from less than hoped to better than hoped, two levels up`."""
        if self.achieved is None:
            return "" if self.baseline is None else f"began at {LABELS[self.baseline]}, not scored yet"
        if self.baseline is None or self.change is None:
            return f"reached: {LABELS[self.achieved]}; where it began was not written down"
        if not self.change:
            return f"as at the start: {LABELS[self.achieved]}"
        way = f"{_NUMBERS[abs(self.change)]} {'up' if self.change > 0 else 'down'}"
        return f"from {LABELS[self.baseline]} to {LABELS[self.achieved]}, {way}"


def course(scale: Mapping[str, Any]) -> Course:
    """The baseline and the level reached of a scale."""
    return Course(scale.get("baseline_level"), scale.get("level"))


class Together(NamedTuple):
    """Several goals of one person as T-scores, for program figures only (Kiresuk & Sherman 1968).

    `goals` is how many have both levels; the scores are None without any. `warning` says when they are too few.
    """

    goals: int
    baseline: float | None
    achieved: float | None
    change: float | None
    warning: str


def together(scales: Iterable[Mapping[str, Any]]) -> Together:
    """The goals that have both levels, set together; levels themselves are never averaged."""
    from mentortui.statistics import gas_t_score  # Today and the goals load this module and never need it

    found = [one for one in map(course, scales) if one.change is not None]
    baseline = gas_t_score([one.baseline for one in found if one.baseline is not None])
    achieved = gas_t_score([one.achieved for one in found if one.achieved is not None])
    change = None if baseline is None or achieved is None else achieved - baseline
    return Together(len(found), baseline, achieved, change, "" if len(found) >= ENOUGH_GOALS else _too_few(len(found)))


def _too_few(goals: int) -> str:
    if not goals:
        return "No goal is scored at the start and at the end yet, so there is nothing to say of them together."
    said = "One goal says" if goals == 1 else "Two goals say"
    return f"{said} little together: read each by itself, and from three goals on also as a whole."
