"""What is contradictory or missing in a charter, in sentences. A charter with faults works all the same."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date
from typing import Final

from mentortui.model.reader import Row
from mentortui.program.definitions import DEFINITIONS, name_of

OVERVIEW: Final = 8
"""Figures on the overview."""
_DAYS_A_MONTH: Final = 30.44


def faults(charter: Row, measures: Sequence[Row], cohorts: Sequence[Row] = ()) -> list[str]:
    """Sentences about a charter, the most important first."""
    return [*_contacts(charter), *_measures(charter, measures), *_time(charter, cohorts)]


def on_overview(measures: Sequence[Row]) -> list[Row]:
    """The measures whose decision is written down, as many as an overview has; in the order of all figures."""
    decided = [row for row in measures if row.get("decision")]
    order = list(DEFINITIONS)
    decided.sort(key=lambda row: order.index(row["figure"]) if row["figure"] in DEFINITIONS else len(order))
    return decided[:OVERVIEW]


def _contacts(charter: Row) -> Iterator[str]:
    for field, what in (("trouble", "when it does not work"), ("misconduct", "after misconduct")):
        if not charter.get(field):
            yield f"Nobody is named to turn to {what}: participants look for that first."
    if charter.get("trouble") and charter.get("trouble") == charter.get("misconduct"):
        yield "The same person is named for trouble and for misconduct; name two, in case it is about one of them."
    if not charter.get("purpose"):
        yield "It does not say why there is a program."
    if not charter.get("aims"):
        yield "It has no aims, so no figure can serve one."


def _measures(charter: Row, measures: Sequence[Row]) -> Iterator[str]:
    aims = set(charter.get("aims", ()))
    for row in measures:
        if not row.get("decision"):
            yield f"The figure “{name_of(row['figure'])}” supports no decision, so it is not on the overview."
        if row.get("aim") and row["aim"] not in aims:
            yield f"The figure “{name_of(row['figure'])}” serves an aim the charter does not have: {row['aim']}."
    served = {row.get("aim") for row in measures if row.get("decision")}
    yield from (f"No figure tells whether this aim is reached: {aim}." for aim in sorted(aims - served))
    decided = sum(bool(row.get("decision")) for row in measures)
    if decided > OVERVIEW:
        yield f"{decided} figures have a decision; the overview shows the first {OVERVIEW}."


def _time(charter: Row, cohorts: Sequence[Row]) -> Iterator[str]:
    months = charter.get("months")
    if months and charter.get("retention") and charter["retention"] < months:
        yield "What was counted is kept for a shorter time than a relationship takes, so its end cannot be compared."
    start = charter.get("start")
    for day in charter.get("reviews", ()):
        if start and day < start:
            yield f"A review lies before the program starts: {day}."
    for row in cohorts:
        first, last = row.get("start"), row.get("end")
        if first and last and last < first:
            yield f"The cohort {row['name']} ends before it starts."
        elif first and last and months and _days(first, last) < months * _DAYS_A_MONTH * 0.9:
            yield f"The cohort {row['name']} is shorter than the {months} months a relationship is meant to take."


def _days(first: str, last: str) -> int:
    return (date.fromisoformat(last) - date.fromisoformat(first)).days
