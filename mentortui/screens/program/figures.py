"""The parts of the coordinator's Program screen that are figures, as rows: from the overview to what is needed."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from datetime import date
from typing import Final

from mentortui.documents.program_report import of_whom, report, spans
from mentortui.program.figures import TOO_FEW, Figure, Part, in_words
from mentortui.program.gathered import Gathered
from mentortui.program.parts import PARTS
from mentortui.widgets.ink import HEADING, Cell, Column, Layout, bar, wrap
from mentortui.widgets.row import SPACE, Row

BAR: Final = 16
_NOW: Final = 14
_FIGURE: Final = Layout((
    Column(), Column(_NOW, right=True), Column(14, right=True, role="muted", least=90), Column(8, right=True),
    Column(6, right=True, role="muted", least=60), Column(6, right=True),
))  # fmt: skip
_HEAD: Final = _FIGURE._replace(columns=tuple(one._replace(role="muted") for one in _FIGURE.columns))
_PART: Final = Layout((Column(), Column(BAR, drawn=True, role="accent", least=60), Column(23, right=True)))
_TITLE: Final = Layout((Column(role="strong"), Column(31, right=True)))
_SAID: Final = Layout((Column(role="muted"),), indent=1)
_WHY: Final = Layout((Column(role="muted"),), indent=5)
_WORDS: Final = Layout((Column(),), indent=5)
ENDS: Final = {"pulse": 5.0}
"""The end of the scale a figure's parts lie on, where that is what a full bar is."""
_BRIEF: Final = {"hours a mentor": "hours", "per 100 person-years": "per 100", "points from -100 to 100": "points"}
"""Units that are too long for a column; the page of the figure has them in full."""

Rows_ = Iterator[Row]


def said(sentence: str, width: int) -> Rows_:
    """A sentence, wrapped."""
    return (Row("", (line,), _SAID) for line in wrap(sentence, max(12, width - 3)))


def overview(found: Gathered, today: date, width: int) -> Rows_:
    """The eight figures with a decision, and all others below them."""
    del today
    figures = found.overview
    yield _head()
    as_of = found.rolled.rollup.as_of
    yield from (_figure(one, as_of) for one in figures)
    kept = {one.id for one in figures}
    rest = [one for one in found.rolled.rollup.figures if one.id not in kept]
    if rest:
        yield from (SPACE, Row("", ("All other figures", ""), HEADING), _head())
        yield from (_figure(one, as_of) for one in rest)
    yield SPACE
    yield from said(f"{found.rolled.rollup.covers}.", width)


def stages(found: Gathered, today: date, width: int) -> Rows_:
    """How far people have come, who stands where, and how many take part."""
    yield from _of_figure(found, "stages", today, width)
    rollup = found.rolled.rollup
    if found.stood and not rollup.group:
        yield from (SPACE, Row("", ("Who has come so far and no further", "enter: their names"), HEADING))
        for stage, people in found.stood:
            yield Row(f"stage:{stage}" if people else "", (stage, "", f"{len(people):,}"), _PART)
    if not (rollup.cohort or rollup.group):
        yield from (SPACE, Row("", ("Who takes part", ""), HEADING))
        yield from (Row("", (name, "", f"{count:,}"), _PART) for name, count in found.standing)


def feedback(found: Gathered, today: date, width: int) -> Rows_:
    """How it is liked, and what people let the program read of what they wrote."""
    yield from _of_part(found, "feedback", today, width)
    yield from (SPACE, Row("", ("What people wrote", "by their consent only"), HEADING))
    if found.whom != "everybody":
        yield from said("Comments are shown of everybody only: of fewer they would tell who wrote them.", width)
        return
    if not found.comments:
        yield from said("Nobody has let the program read a comment yet.", width)
    for one in found.comments:
        question = found.questions.get((one.form, one.item), one.item)
        count = f" ({len(one.texts):,} of {one.answered:,} people)" if one.texts else ""
        yield from (Row("", (line,), _WHY._replace(indent=3)) for line in wrap(question + count, max(12, width - 6)))
        if one.why_not:
            yield from (Row("", ((line, "muted"),), _WORDS) for line in wrap(one.why_not, max(12, width - 8)))
        for text in one.texts:
            for place, line in enumerate(wrap(text, max(12, width - 10))):
                yield Row("", (f"  {line}" if place else f"· {line}",), _WORDS)
        yield SPACE


def goals(found: Gathered, today: date, width: int) -> Rows_:
    """By how they stand, and what they serve."""
    yield from _of_figure(found, "goals", today, width, lambda part: ": " not in part.name)
    told = report(found)
    for heading, linked in (("By objective", told.objectives), ("By value", told.values)):
        if linked:
            yield from (SPACE, Row("", (heading, "goals"), HEADING))
            yield from (Row("", (one.name, "", one.said if one.n else (one.said, "muted")), _PART) for one in linked)
    for figure in PARTS["goals"][1:]:
        yield SPACE
        yield from _of_figure(found, figure, today, width)


def outcomes(found: Gathered, today: date, width: int) -> Rows_:
    """How work is, how long matches last, and what belongs to a year."""
    for place, figure in enumerate(PARTS["outcomes"]):
        if found.rolled.rollup.figure(figure) is not None:
            yield from (SPACE,) if place else ()
            yield from _of_figure(found, figure, today, width)
        if figure == "survival":
            for day, value in report(found).curve:
                yield Row("", (f"after {day} days", bar(value / 100, BAR), f"{value:.0f} % together"), _PART)


def needs(found: Gathered, today: date, width: int) -> Rows_:
    """What is wanted beyond what is there, and how many mentors there are for it."""
    yield from _of_part(found, "needs", today, width)


def _of_part(found: Gathered, part: str, today: date, width: int) -> Rows_:
    there = [one for one in PARTS[part] if found.rolled.rollup.figure(one) is not None]
    for place, figure in enumerate(there):
        yield from (SPACE,) if place else ()
        yield from _of_figure(found, figure, today, width)


def _head() -> Row:
    return Row("", ("", "now", "between", "target", "change", "people"), _HEAD)


def _figure(one: Figure, as_of: str) -> Row:
    """A line of the overview; one that is held at what was published says so in place of its change."""
    target: Cell = "" if one.target is None else _short(in_words(one.target, one.unit), one.unit, 6)
    if not one.shown:
        return Row(f"figure:{one.id}", (one.name, (TOO_FEW, "muted"), "", target, "", ""), _FIGURE)
    if one.reached is not None:
        target = (f"{target} !", "warning") if not one.reached else f"{target} ✓"
    now = _alike(one.banded) if one.banded else _short(one.said, one.unit, _NOW)
    moved = "held" if one.as_of != as_of else one.moved
    return Row(f"figure:{one.id}", (one.name, now, spans(one), target, moved, f"{one.n:,}"), _FIGURE)


def _short(words: str, unit: str, room: int) -> str:
    """A value with as much of its unit as there is room for."""
    words = words.replace(unit, _BRIEF.get(unit, unit)) if unit else words
    return words if len(words) <= room else words.partition(" ")[0]


def _alike(banded: str) -> str:
    """`between 4 and 5, all much alike` in a column."""
    return f"{banded.removeprefix('between ').partition(',')[0].replace(' and ', ' to ')}, alike"


def _of_figure(
    found: Gathered, figure_id: str, today: date, width: int, wanted: Callable[[Part], bool] = lambda part: True
) -> Rows_:
    """A figure with its people, and its parts as bars where they are of one unit."""
    del today
    one = found.rolled.rollup.figure(figure_id)
    if one is None:
        return
    yield Row(f"figure:{one.id}", (one.name, one.said), _TITLE)
    if not one.shown:
        yield from (Row("", (line,), _WHY) for line in wrap(one.why_not.removeprefix(f"{TOO_FEW}: "), width - 8))
        return
    yield Row("", (of_whom(one),), _WHY._replace(indent=3))
    parts = [part for part in one.parts if wanted(part)]
    most = ENDS.get(one.id) or _most(parts)
    for part in parts:
        drawn = bar((part.value or 0) / most, BAR) if most and part.value is not None else ""
        yield Row("", (part.name, drawn, _value(part)), _PART)


def _value(part: Part) -> Cell:
    if not part.shown:
        return (TOO_FEW, "muted")
    return part.said if part.alpha is None else f"{part.said}, alpha {part.alpha:.2f}"


def _most(parts: Sequence[Part]) -> float:
    """What a full bar is; 0 where bars would tell nothing: one alone, or of several units."""
    values = [part.value for part in parts if part.value is not None]
    units = {part.unit for part in parts if part.value is not None}
    return max(values, default=0) if len(values) > 1 and len(units) == 1 and min(values, default=0) >= 0 else 0
