"""How answers go over time, as rows: a line for each part of the form, how often each answer was given, comments."""

from __future__ import annotations

from datetime import date
from typing import Final, NamedTuple

from mentortui.dates import say_day
from mentortui.practice import forms, over_time, scoring
from mentortui.practice.form_spec import MEAN, FormSpec
from mentortui.practice.progress import number
from mentortui.practice.trends import Distribution, Given
from mentortui.screens.desk import Desk
from mentortui.screens.feedback.page import ends, figure
from mentortui.widgets.ink import HEADING, Column, Layout, cut, lines_of
from mentortui.widgets.row import SPACE, Row

PLOT: Final = 60
"""Cells of a line where there is room."""
BARS: Final = 36
"""Cells of the longest bar where there is room."""
TALL: Final = over_time.HEIGHT + 4
"""Lines of one score at least."""
LABEL: Final = 20
MARK: Final = 8
"""Cells of what stands beside an axis: its ends as numbers, the word for the line of counts."""
WORDY: Final = 16
"""Cells of its ends with their words at most."""
WIDE: Final = 56
"""Cells from which on there is room for words."""
COMMENT: Final = 12
"""Lines of a comment; the whole of it stands in its response."""
_SCORE: Final = Layout((Column(role="strong"), Column(24, right=True, least=44)), indent=3)
_COUNT: Final = Layout((Column(LABEL), Column(role="muted", drawn=True)), indent=5)
_SLIM: Final = Layout((Column(), Column(5, right=True)), indent=5)
_QUESTION: Final = Layout((Column(),), indent=3)
_COMMENT: Final = Layout((Column(),), indent=3)
_NOTE: Final = Layout((Column(role="muted"),), indent=3)

COUNTING: Final = [
    Row("", ("How often each answer was given", ""), HEADING),
    Row("", ("counting …",), _NOTE),
]
"""What stands there until many answers are counted."""


def lines(desk: Desk, found: Given, width: int, most: int | None = None) -> list[Row]:
    """A line for each subscale and for the whole (or of `most` of them), between the ends of its scale."""
    spec = found.spec
    parts = [(part.id, part.title) for part in spec.subscales]
    if spec.overall and spec.scoring != forms.UNSCORED:
        parts.append(("", "All together"))
    shown = [_Score(title, found.figures(part), *_axis(spec, part, width)) for part, title in parts[:most]]
    mark = max([MARK, *(len(word) for one in shown for word in one.words)])
    slots = over_time.slots([row["on"] for row in found.rows], desk.today, min(PLOT, width - mark - 5))
    rows: list[Row] = []
    for one in shown:
        rows += _line(spec, one, slots, mark)
    if slots is not None and len(set(slots.places)) < len(slots.places):
        said = "A bar is the middle one of the answers of its time; how many is below it."
        rows = [*(Row("", (line,), _NOTE) for line in lines_of(said, width - 5, 2)), *rows]
    return [Row("", ("Over time", ""), HEADING), *rows] if rows else []


class _Score(NamedTuple):
    """One score of a form: its values by response, the ends of its axis and what stands there."""

    title: str
    values: list[float | None]
    low: float
    high: float
    words: tuple[str, str]


def _axis(spec: FormSpec, part: str, width: int) -> tuple[float, float, tuple[str, str]]:
    """The ends of a score and their words: the number, and its label where all the items have that one."""
    low, high = ends(spec, part)
    members = next((one.items for one in spec.subscales if one.id == part), None) or scoring.scored(spec)
    items = [one for one in spec.items if one.id in members and one.rated and not one.reverse]
    said = []
    for end in (low, high):
        labels = {one.label(end) for one in items}
        label = labels.pop() if len(labels) == 1 and width >= WIDE and spec.scoring == MEAN else ""
        said.append(cut(f"{number(end)} {label}".rstrip(), WORDY))
    return low, high, (said[0], said[1])


def _line(spec: FormSpec, score: _Score, slots: over_time.Slots | None, mark: int) -> list[Row]:
    """One score: its first and last figure, and its bars where there is something to see over time."""
    told = [value for value in score.values if value is not None]
    if not told:
        return [Row("", (score.title, ("too few answers", "muted")), _SCORE), SPACE]
    low, high, words = score.low, score.high, score.words
    of = f" of {number(high)}"
    if spec.scoring == forms.GAP:  # a gap has no ends of its own: from none at all, or the least there was
        low, high, of = min(0.0, *told), max(1.0, *told), ""
        words = (figure(low), figure(high))
    said = f"{figure(told[0])} → {figure(told[-1])}{of}" if told[1:] else f"{figure(told[-1])}{of}"
    rows = [Row("", (score.title, said), _SCORE)]
    if slots is not None and told[1:]:
        layout = Layout((Column(mark, right=True, role="muted"), Column(role="muted", drawn=True)), gap=1)
        rows += [Row("", line, layout) for line in over_time.bars(slots, score.values, low, high, words, figure)]
    return [*rows, SPACE]


def distributions(found: Given, width: int) -> list[Row]:
    """How often each answer to each question was given: never a mean."""
    if not found.rows:
        return []
    rows = [COUNTING[0]]
    counted = found.distributions()
    most = max((times for one in counted for _, _, times in one.counts), default=0)
    part = ""
    parts = {item.id: item.part for item in found.spec.items}
    for one in counted:
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


def comments(desk: Desk, found: Given, width: int) -> list[Row]:
    """Every comment as it was written, the newest first; enter opens its response."""
    said = found.comments()
    if not said:
        return []
    rows = [Row("", ("Comments", f"{len(said)}, newest first"), HEADING)]
    items = {item.id: item.text for item in found.spec.items}
    for one in said:
        on = say_day(date.fromisoformat(one.on), desk.today) if one.on else ""
        asked = lines_of(f"{on}  {items.get(one.item, one.item)}".strip(), width - 5, 2)
        rows += [Row("", (line,), _NOTE) for line in asked]
        words = lines_of(one.text, width - 5, COMMENT)
        key = f"{one.response}#{one.item}"
        rows += [Row(key if not place else "", (line,), _COMMENT) for place, line in enumerate(words)]
        rows.append(SPACE)
    return rows
