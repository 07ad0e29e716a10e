"""How answers go over time, as rows: a line for each part of the form, how often each answer was given, comments."""

from __future__ import annotations

from datetime import date
from typing import Final

from mentortui.dates import say_day
from mentortui.practice import forms, plot
from mentortui.practice.feedback import Distribution, Point, Trend
from mentortui.practice.forms import FormSpec
from mentortui.practice.progress import number
from mentortui.screens.desk import Desk
from mentortui.screens.feedback.page import ends, figure
from mentortui.widgets.ink import HEADING, Column, Layout, lines_of
from mentortui.widgets.rows import SPACE, Row

PLOT: Final = 60
"""Cells of a line where there is room."""
BARS: Final = 36
"""Cells of the longest bar where there is room."""
LABEL: Final = 20
MARK: Final = 6
COMMENT: Final = 12
"""Lines of a comment; the whole of it stands in its response."""
_PLOT: Final = Layout((Column(MARK, right=True, role="muted"), Column(role="muted", drawn=True)), gap=1)
_SCORE: Final = Layout((Column(role="strong"), Column(24, right=True, least=44)), indent=3)
_COUNT: Final = Layout((Column(LABEL), Column(role="muted", drawn=True)), indent=5)
_SLIM: Final = Layout((Column(), Column(5, right=True)), indent=5)
_QUESTION: Final = Layout((Column(),), indent=3)
_COMMENT: Final = Layout((Column(),), indent=3)
_NOTE: Final = Layout((Column(role="muted"),), indent=3)


def lines(desk: Desk, found: Trend, spec: FormSpec, width: int) -> list[Row]:
    """A line for each subscale and for the whole, between the ends of its scale."""
    parts = [(part.id, part.title) for part in spec.subscales]
    if spec.overall and spec.scoring != forms.UNSCORED:
        parts.append(("", "All together"))
    rows: list[Row] = []
    for part, title in parts:
        values = [(one.on, value) for one in found.points if one.on and (value := _value(one, part)) is not None]
        rows += _line(desk, spec, part, title, values, width)
    return [Row("", ("Over time", ""), HEADING), *rows] if rows else []


def _value(point: Point, part: str) -> float | None:
    return point.subscales.get(part) if part else point.overall


def _line(desk: Desk, spec: FormSpec, part: str, title: str, values: list[tuple[str, float]], width: int) -> list[Row]:
    low, high = ends(spec, part)
    if spec.scoring == forms.GAP and values:  # a gap has no ends of its own: from none at all, or the least there was
        low, high = min(0.0, *(value for _, value in values)), max(1.0, *(value for _, value in values))
    if not values:
        return [Row("", (title, ("too few answers", "muted")), _SCORE), SPACE]
    first, last = values[0][1], values[-1][1]
    of = "" if spec.scoring == forms.GAP else f" of {number(high)}"
    said = f"{figure(first)} → {figure(last)}{of}" if values[1:] else f"{figure(last)}{of}"
    drawn = plot.ratings(values, low, high, desk.today, min(PLOT, width - MARK - 8))
    rows = [Row("", (title, said), _SCORE)]
    rows += [Row("", (line.label, line.cells), _PLOT) for line in drawn]
    return [*rows, SPACE]


def distributions(found: Trend, spec: FormSpec, width: int) -> list[Row]:
    """How often each answer to each question was given: never a mean."""
    if not found.points:
        return []
    rows = [Row("", ("How often each answer was given", ""), HEADING)]
    most = max((times for one in found.distributions for _, _, times in one.counts), default=0)
    part = ""
    parts = {item.id: item.part for item in spec.items}
    for one in found.distributions:
        if parts.get(one.item) and parts[one.item] != part:
            part = parts[one.item]
            rows += [Row("", ((line, "strong"),), _QUESTION) for line in lines_of(part, width - 5, 2)]
        rows += _distribution(one, most, width)
    return rows


def _distribution(one: Distribution, most: int, width: int) -> list[Row]:
    key = f"#item {one.item}"
    question = lines_of(one.text, width - 5, 4)
    rows = [Row(key if not place else "", (line,), _QUESTION) for place, line in enumerate(question)]
    if one.answered < one.of:
        rows.append(Row("", (f"{one.answered} of {one.of} answered this.",), _NOTE))
    for value, label, times in one.counts:
        name = label if str(value) == label else f"{number(value)} {label}".rstrip()
        if width >= 44:
            room = min(BARS, width - LABEL - 16)
            long = max(1, round(times * room / most)) if times else 0
            rows.append(Row("", (name, f"{'█' * long}{' ' if long else ''}{times}"), _COUNT))
        else:
            rows.append(Row("", (name, str(times)), _SLIM))
    return [*rows, SPACE]


def comments(desk: Desk, found: Trend, spec: FormSpec, width: int) -> list[Row]:
    """Every comment as it was written, the newest first; enter opens its response."""
    if not found.comments:
        return []
    rows = [Row("", ("Comments", f"{len(found.comments)}, newest first"), HEADING)]
    items = {item.id: item.text for item in spec.items}
    for one in found.comments:
        on = say_day(date.fromisoformat(one.on), desk.today) if one.on else ""
        asked = lines_of(f"{on}  {items.get(one.item, one.item)}".strip(), width - 5, 2)
        rows += [Row("", (line,), _NOTE) for line in asked]
        said = lines_of(one.text, width - 5, COMMENT)
        key = f"{one.response}#{one.item}"
        rows += [Row(key if not place else "", (line,), _COMMENT) for place, line in enumerate(said)]
        rows.append(SPACE)
    return rows
