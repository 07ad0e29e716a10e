"""What a figure is held against, by name: the summary published last, and of a cohort the cohort before it. Pure."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from mentortui.program.choosing import cohorts
from mentortui.program.figures import Figure, Rollup, in_words
from mentortui.program.scope import Someone

NOTHING: Final = "none"


def published(value: float, unit: str, on: str) -> str:
    """How the summary of an ISO day is named: `the summary of 2026-10-01: 70 %`."""
    return f"the summary of {on}: {in_words(value, unit)}"


def cohort_before(people: Sequence[Someone], cohort: str) -> str:
    """The cohort that began before this one, as its name is written; empty before the first."""
    there = cohorts(people)
    place = next((place for place, one in enumerate(there) if one.casefold() == cohort.strip().casefold()), 0)
    return there[place - 1] if place else ""


def held_against(figure: Figure, other: Rollup | None) -> Figure:
    """A figure with what it was in another cohort, where it is shown of both and means the same."""
    there = other.figure(figure.id) if other else None
    if other is None or there is None or not (figure.shown and there.shown) or there.value is None:
        return figure
    said = f"cohort {other.cohort}: {there.said}"
    return figure._replace(comparison=said if figure.comparison == NOTHING else f"{figure.comparison}; {said}")
