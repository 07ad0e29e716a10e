"""Small groups: what may be said of how many people (PRODUCT.md). Pure; `auditing` does what sets give away."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from math import floor
from typing import Final, NamedTuple

from mentortui.model.reader import Row
from mentortui.program.definitions import FAIRNESS, PARTICIPATION
from mentortui.program.figures import TOO_FEW

LEAST: Final = 3
"""No charter may ask for fewer."""
DECLARED_LEAST: Final = 10
"""People in a group that says something of themselves."""
SELF_DECLARED: Final = frozenset({
    "gender", "sex", "pronouns", "age", "birth year", "ethnicity", "race", "nationality", "religion", "faith",
    "disability", "orientation", "sexual orientation", "caring", "parent", "first language", "first generation",
})  # fmt: skip
"""Columns of a list in which people say what they are, not where they work."""


class Rules(NamedTuple):
    """The thresholds of a charter."""

    people: int = 5
    """People answering, and people answered about, that a number needs."""
    comments: int = 10
    """People answering that a comment needs."""


def rules_of(charter: Row | None) -> Rules:
    """What a charter says; never below the least."""
    charter = charter or {}
    people = max(LEAST, int(charter.get("people") or Rules().people))
    return Rules(people, max(people, int(charter.get("comments") or Rules().comments)))


def too_few(answering: int, about: int | None, k: int) -> str:
    """Why nothing is said of so few; empty where it may be. `about` is None where it is about nobody else."""
    if answering < k:
        return f"{TOO_FEW}: fewer than {k} people"
    if about is not None and about < k:
        return f"{TOO_FEW}: it would tell of fewer than {k} people"
    return ""


def refused_filter(chosen: Collection[str], whole: Collection[str], k: int) -> str:
    """Why a part of the people is refused: too few in it, or so few beside it that the rest would tell of them."""
    inside, beside = len(chosen), len(set(whole) - set(chosen))
    if inside < k:
        return f"{TOO_FEW}: fewer than {k} people are in it"
    if 0 < beside < k:
        return f"{TOO_FEW}: fewer than {k} people are not in it, and the difference to everybody would tell of them"
    return ""


def refused_group(column: str, people: int) -> str:
    """Why a group of this column is refused as a whole; figures on it are narrowed by `fits_group`."""
    if is_declared(column) and people < DECLARED_LEAST:
        return f"{TOO_FEW}: fewer than {DECLARED_LEAST} people say that of themselves"
    return ""


def is_declared(column: str) -> bool:
    """Whether a column says what people are by their own word."""
    return " ".join(column.replace("_", " ").replace("-", " ").split()).casefold() in SELF_DECLARED


def fits_group(figure_id: str, column: str) -> bool:
    """Whether a figure may be told apart by a column: what people say of themselves serves participation and fairness
    only.
    """
    return not is_declared(column) or figure_id in PARTICIPATION | FAIRNESS


def may_show_extremes(people: int, k: int) -> bool:
    """Whether minimum, maximum and exact quartiles may be shown: not below twice the threshold."""
    return people >= 2 * k


def band(values: Sequence[float], low: float | None = None, high: float | None = None) -> str:
    """Where all answers are equal, between what they lie; empty where they differ.

    The exact value would be everybody's answer. `low` and `high` are the ends of the scale; a band is a quarter of it,
    and at least one point wide.
    """
    if not values or max(values) - min(values) > 1e-9:
        return ""
    bottom = 0.0 if low is None else low
    width = 1 if low is None or high is None else max(1, round((high - low) / 4))
    first = bottom + floor((values[0] - bottom) / width) * width
    if high is not None and first + width > high:
        first = high - width
    return f"between {first:g} and {first + width:g}, all much alike"
