"""A goal's reports as a small plot of blocks: the way from the baseline towards the target over time.

Lines of text and nothing else, so that a screen, a command and a printed page show the same. A column with a
report is solid (`█`), the days until the next one are light (`░`): what was not reported is not claimed.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import Final, NamedTuple

from mentortui.dates import MONTHS
from mentortui.model.reader import Row
from mentortui.practice.progress import in_time, number

HEIGHT: Final = 5
LEAST: Final = 16
"""Cells below which a plot says nothing."""
TWIN: Final = str.maketrans("█░▸─│●○·▁▂▃▄▅▆▇", "#.>-|*o.__--==#")
"""Each sign of a plot in ASCII."""


class Line(NamedTuple):
    """One line of a plot: what stands beside it, and its cells."""

    label: str
    cells: str


class _Point(NamedTuple):
    on: date
    value: float


class _Axis(NamedTuple):
    """Days to columns."""

    first: date
    last: date
    width: int

    def column(self, day: date) -> int:
        return (day - self.first).days * (self.width - 1) // (self.last - self.first).days


def plot(
    goal: Row, reports: Sequence[Row], steps: Sequence[Row], today: date, width: int, *, plain: bool = False
) -> list[Line]:
    """The plot of a goal, `width` cells beside its labels, best value at the top; with `plain` in ASCII.

    Empty where there is nothing to see yet: fewer than two days with a value, or too little room. In mode
    steps the ticks are what is reported; in mode yes-no each report is a dot on one line.
    """
    told = in_time(reports)
    points = _ticks(steps) if goal.get("mode") == "steps" else _values(told)
    if len(points) < 2 or width < LEAST:
        return []
    axis = _axis(goal, points, today, width)
    until = max(today, points[-1].on)
    drawn = (
        _dots(points, axis)
        if goal.get("mode") == "yes-no"
        else _blocks(_scale(goal, steps, points), points, axis, until)
    )
    lines = [*drawn, Line("", _days(axis, today)), *_sure(told, axis)]
    return [Line(line.label, line.cells.translate(TWIN)) for line in lines] if plain else lines


def _values(told: Sequence[Row]) -> list[_Point]:
    """The last value of each day."""
    by_day = {row["on"]: row["value"] for row in told if row.get("value") is not None and row.get("on")}
    return [_Point(date.fromisoformat(on), value) for on, value in sorted(by_day.items())]


def _ticks(steps: Sequence[Row]) -> list[_Point]:
    """How many steps were done at the end of each day on which one was."""
    days = sorted(row["done_on"] for row in steps if row.get("done") and row.get("done_on"))
    return [_Point(date.fromisoformat(on), len([day for day in days if day <= on])) for on in sorted(set(days))]


def _axis(goal: Row, points: Sequence[_Point], today: date, width: int) -> _Axis:
    """From the first day that is known to the due day, or to today where that is far away."""
    start = date.fromisoformat(goal["start"]) if goal.get("start") else points[0].on
    # The first report may come long after a planned start: as much as is told is the most that stays empty before.
    known = points[-1].on - points[0].on
    first = min(points[0].on, max(start, points[0].on - min(known, points[0].on - date.min)))
    last = max(today, points[-1].on)
    due = date.fromisoformat(goal["due"]) if goal.get("due") else last
    return _Axis(first, due if last < due and (due - first) <= 3 * (last - first) else last, width)


def _scale(goal: Row, steps: Sequence[Row], points: Sequence[_Point]) -> tuple[float, float, bool]:
    """What bottom and top of the plot stand for, and whether the top is what is wanted."""
    if goal.get("mode") == "steps":
        return 0, len(steps), True
    if goal.get("target") is not None and goal["target"] != (goal.get("baseline") or 0):
        return goal.get("baseline") or 0, goal["target"], True
    values = [point.value for point in points]
    return min(values), max(values), False


def _blocks(scale: tuple[float, float, bool], points: Sequence[_Point], axis: _Axis, until: date) -> list[Line]:
    bottom, top, wanted = scale
    heights: list[int | None] = [None] * axis.width
    places = [axis.column(point.on) for point in points]
    reported = set(places)
    for point, place, after in zip(points, places, [*places[1:], axis.column(until)], strict=True):
        for column in range(place, after + 1):
            heights[column] = _height(point.value, bottom, top)
    lines = []
    for level in range(HEIGHT, 0, -1):
        cells = ""
        for column, height in enumerate(heights):
            there = height is not None and height >= level
            rest = "─" if wanted and level == HEIGHT else "·" if level == 1 and column in reported else " "
            cells += rest if not there else "█" if column in reported else "░"
        lead = ("want ", "from ") if wanted else ("", "")
        label = f"{lead[0]}{number(top)}" if level == HEIGHT else f"{lead[1]}{number(bottom)}" if level == 1 else ""
        edge = "▸" if wanted and level == HEIGHT else "│"
        lines.append(Line(label, edge + cells))
    return lines


def _height(value: float, bottom: float, top: float) -> int:
    """How many of the lines a value fills: all of them only when it reached the top, none at the bottom."""
    if top == bottom:
        return HEIGHT
    share = (value / 2 - bottom / 2) / (top / 2 - bottom / 2)  # halves: the difference of huge numbers may be none
    if not share > 0:
        return 0
    return HEIGHT if share >= 1 else max(1, min(HEIGHT - 1, int(share * HEIGHT + 1e-9)))


def _dots(points: Sequence[_Point], axis: _Axis) -> list[Line]:
    """Yes or no on one line: not yet, not yet, done."""
    cells = ["─"] * axis.width
    for point in points:
        cells[axis.column(point.on)] = "●" if point.value >= 1 else "○"
    return [Line("done", f"▸{''.join(cells)}")]


def day_labels(first: date, last: date, today: date, width: int) -> str:
    """The line of days below a plot of so many cells: its first day, today and its last day, where they fit."""
    return _days(_Axis(first, last, width), today)


def _days(axis: _Axis, today: date) -> str:
    """The first day, today and the last day below the columns they belong to."""
    cells = [" "] * (axis.width + 1)
    here = axis.column(today) if axis.first <= today <= axis.last else None
    for text, column in ((_day(axis.first, axis.last), 0), (_day(axis.last, axis.first), axis.width), ("today", here)):
        if column is None or (text != "today" and axis.last == today and column):
            continue  # the axis ends today: that word says it
        begin = min(max(0, column - (len(text) - 1 if column else 0)), axis.width + 1 - len(text)) + (column == 0)
        if all(cell == " " for cell in cells[max(0, begin - 1) : begin + len(text) + 1]):
            cells[begin : begin + len(text)] = text
    return "".join(cells).rstrip()


def _day(day: date, other: date) -> str:
    return f"{day.day} {MONTHS[day.month - 1][:3].capitalize()}{f' {day.year}' if day.year != other.year else ''}"


def _sure(told: Sequence[Row], axis: _Axis) -> list[Line]:
    """How sure one was, below the reports; where two would touch, the later one stands."""
    cells = [" "] * (axis.width + 2)
    there = False
    for row in reversed(told):
        if row.get("confidence") is None or not row.get("on"):
            continue
        day, text = date.fromisoformat(row["on"]), str(row["confidence"])
        column = axis.column(day) + 1 if axis.first <= day <= axis.last else None
        if column is not None and all(cell == " " for cell in cells[column - 1 : column + len(text) + 1]):
            cells[column : column + len(text)] = text
            there = True
    return [Line("sure", "".join(cells).rstrip())] if there else []
