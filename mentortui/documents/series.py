"""Agreed series found again among planned meetings, so that a calendar shows one event that repeats.

The meetings of a series have ids made of the relationship, the words of the series and the day (`meetings.series_id`).
One that was moved to another day, or to another time than most, is an event of its own.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from datetime import date
from typing import Final, NamedTuple

from mentortui.changes.meetings import series_id
from mentortui.model.reader import Row
from mentortui.recurrence import Cadence, Series

FEWEST: Final = 2
"""Meetings that make a series worth a rule."""
_CADENCES: Final = (
    *(Cadence(number, "week") for number in range(1, 9)), *(Cadence(number, "month") for number in range(1, 13)),
    *(Cadence(number, "day") for number in range(1, 32)), Cadence(1, "year"), Cadence(2, "year"),
)  # fmt: skip
_SAME: Final = ("time", "minutes", "channel", "link", "title", "type")


class Repeated(NamedTuple):
    """Meetings that are one series: its first one, the rule of RFC 5545, the days it leaves out, and its members.

    `words` are the relationship and the words the members' ids are made of.
    """

    first: Row
    rule: str
    left_out: tuple[date, ...]
    members: tuple[Row, ...]
    words: str


def repeated(rows: Iterable[Row]) -> tuple[list[Repeated], list[Row]]:
    """The series among some meetings, and the meetings that stand alone."""
    groups: dict[tuple[str, Cadence], list[Row]] = {}
    alone: list[Row] = []
    for row in rows:
        cadence = _cadence(row)
        if cadence is None:
            alone.append(row)
        else:
            groups.setdefault((row["relationship"], cadence), []).append(row)
    found = []
    for (link, cadence), members in groups.items():
        series, rest = _series(link, cadence, members)
        found += [series] if series else []
        alone += rest
    return found, alone


def _cadence(row: Row) -> Cadence | None:
    """The cadence of the series a meeting belongs to by its id; None for one that was planned by itself or moved."""
    if not row.get("relationship") or row["id"][20:21] != "5":  # uuid5 says so in its 13th digit
        return None
    day = date.fromisoformat(row["on"])
    return next((one for one in _CADENCES if series_id(row["relationship"], str(one), day) == row["id"]), None)


def _series(link: str, cadence: Cadence, members: list[Row]) -> tuple[Repeated | None, list[Row]]:
    """The members that are alike as one series, and those that are not."""
    usual = Counter(_manner(row) for row in members).most_common(1)[0][0]
    alike = sorted((row for row in members if _manner(row) == usual), key=lambda row: row["on"])
    rest = [row for row in members if _manner(row) != usual]
    days = [date.fromisoformat(row["on"]) for row in alike]
    if len(alike) < FEWEST:
        return None, members
    best: tuple[int, Series, list[date]] | None = None
    for nth in (None, *((1, 2, 3, 4, -1) if cadence.unit == "month" else ())):
        series = Series(cadence, days[0], nth)
        shown = list(series.between(days[0], days[-1]))
        if set(days) <= set(shown) and (best is None or len(shown) < best[0]):
            best = len(shown), series, shown
    if best is None:
        return None, members
    count, series, shown = best
    rule = str(series.rule(count)).rpartition("RRULE:")[2]
    gaps = tuple(day for day in shown if day not in set(days))
    return Repeated(alike[0], rule, gaps, tuple(alike), f"{link}/{cadence}"), rest


def _manner(row: Row) -> Sequence[object]:
    return tuple(row.get(field) for field in _SAME)
