"""The parts of the coordinator's Program screen as rows: week, figures, stages, health, what was learned."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from datetime import date
from typing import Final

from mentortui.dates import say_day
from mentortui.documents.program_report import change, report, spans
from mentortui.documents.program_week import CALM
from mentortui.practice.names import listed
from mentortui.program.figures import TOO_FEW, Figure, Part, in_words
from mentortui.program.gathered import Gathered
from mentortui.program.health import ACT, WATCH
from mentortui.widgets.ink import HEADING, Column, Layout, bar, wrap
from mentortui.widgets.row import SPACE, Row

BAR: Final = 24
_WHO: Final = Layout((Column(), Column(13, right=True, role="muted", least=40)))
_WHY: Final = Layout((Column(role="muted"),), indent=5)
_FIGURE: Final = Layout((
    Column(), Column(14, right=True), Column(14, right=True, role="muted", least=90), Column(10, right=True),
    Column(1, role="warning"), Column(12, right=True, role="muted", least=70), Column(6, right=True),
))  # fmt: skip
_HEAD: Final = _FIGURE._replace(columns=tuple(one._replace(role="muted") for one in _FIGURE.columns))
_PART: Final = Layout((Column(), Column(BAR, drawn=True, role="accent", least=56), Column(22, right=True)))
_SAID: Final = Layout((Column(role="muted"),), indent=1)
_LIGHT: Final = Layout((Column(10), Column(), Column(13, right=True, role="muted", least=60)))

_REASON: Final = Layout((Column(10), Column(role="muted")))
_COHORT: Final = Layout((Column(), Column(26, right=True, role="muted", least=60), Column(14, right=True)))
_TITLE: Final = Layout((Column(role="strong"), Column(30, right=True)))

Rows_ = Iterator[Row]


def week(found: Gathered, today: date, width: int) -> Rows_:
    """Whom to call, and why."""
    if not found.week:
        yield from said(CALM, width)
    for number, part in enumerate(found.week):
        yield from (SPACE,) if number else ()
        yield Row("", (part.title, f"{len(part.lines):,}"), HEADING)
        for place, line in enumerate(part.lines):
            day = say_day(date.fromisoformat(line.day), today) if line.day else ""
            yield Row(f"week:{number}:{place}", (line.who, day), _WHO)
            yield from (Row("", (one,), _WHY) for one in wrap(line.why, max(12, width - 8)))


def overview(found: Gathered, today: date, width: int) -> Rows_:
    """The eight figures with a decision, and one line on where the rest is."""
    del today
    figures = found.overview
    yield _head()
    yield from map(_figure, figures)
    yield from (SPACE, Row("", ("All other figures", ""), HEADING), _head())
    kept = {one.id for one in figures}
    yield from (_figure(one) for one in found.rolled.rollup.figures if one.id not in kept)
    yield SPACE
    yield from said(f"{found.rolled.rollup.covers}.", width)


def stages(found: Gathered, today: date, width: int) -> Rows_:
    """How far people have come, and how many take part."""
    yield from _of_figure(found, "stages", today, width)
    yield from (SPACE, Row("", ("Who takes part", ""), HEADING))
    yield from (Row("", (name, "", f"{count:,}"), _PART) for name, count in found.standing)


def cohorts(found: Gathered, today: date, width: int) -> Rows_:
    """Each cohort, with how many are in it and when it runs."""
    if not found.cohorts:
        yield from said("There is no cohort. A column “cohort” in your list of people makes them.", width)
    for row, people in found.cohorts:
        span = " to ".join(say_day(date.fromisoformat(row[one]), today) for one in ("start", "end") if row.get(one))
        yield Row(f"cohort:{row['name']}", (str(row["name"]), span, f"{people:,} people"), _COHORT)
    if found.cohorts:
        yield SPACE
        yield from said("Figures of one cohort: mentortui program rollup --cohort NAME.", width)


def health(found: Gathered, today: date, width: int) -> Rows_:
    """Every relationship: a light, why, since when, the last contact; never a text."""
    if not found.lights:
        yield from said("No relationship was counted for the program yet.", width)
    for one in found.lights:
        tone = "warning" if one.light in (ACT, WATCH) else "muted"
        sign = {ACT: "! ", WATCH: "○ "}.get(one.light, "")
        who = listed(found.names.get(person, "somebody") for person in one.people)
        last = say_day(date.fromisoformat(one.last), today) if one.last else "none known"
        yield Row(f"light:{one.pair.id}", ((f"{sign}{one.light}", tone), who, last), _LIGHT)
        since = f", since {say_day(date.fromisoformat(one.since), today)}" if one.since else ""
        yield from (Row("", ("", line), _REASON) for line in wrap(f"{one.reason}{since}", max(12, width - 18)))


def goals(found: Gathered, today: date, width: int) -> Rows_:
    """By how they stand, and what they serve."""
    yield from _of_figure(found, "goals", today, width, lambda part: ": " not in part.name)
    told = report(found)
    for heading, linked in (("By objective", told.objectives), ("By value", told.values)):
        if linked:
            yield from (SPACE, Row("", (heading, "goals"), HEADING))
            yield from (Row("", (one.name, "", one.said), _PART) for one in linked)
    yield SPACE
    yield from _of_figure(found, "attainment", today, width)


def outcomes(found: Gathered, today: date, width: int) -> Rows_:
    """How work is, how long matches last, and what belongs to a year."""
    yield from _of_figure(found, "outcome-form", today, width)
    yield SPACE
    yield from _of_figure(found, "survival", today, width)
    for day, value in report(found).curve:
        yield Row("", (f"after {day} days", bar(value / 100, BAR), f"{value:.0f} % together"), _PART)
    for figure in ("retention", "promotions"):
        yield SPACE
        yield from _of_figure(found, figure, today, width)


def needs(found: Gathered, today: date, width: int) -> Rows_:
    """What is wanted beyond what is there."""
    yield from _of_figure(found, "needs", today, width)


def thanks(found: Gathered, today: date, width: int) -> Rows_:
    """Whom recognition reaches."""
    yield from _of_figure(found, "recognition", today, width)


def log(found: Gathered, today: date, width: int) -> Rows_:
    """What was found, decided and came of it."""
    if not found.findings:
        yield from said("Nothing was found yet. i writes down what you find, and what is decided.", width)
    for row in found.findings:
        done = "done" if row.get("done_on") else f"until {_day(row['due'], today)}" if row.get("due") else "open"
        yield Row(row["id"], (str(row["finding"]), done), _WHO)
        decided = str(row.get("decision") or "nothing decided yet")
        yield from (Row("", (one,), _WHY) for one in wrap(decided, max(12, width - 8))[:2])


SECTIONS: Final[dict[str, Callable[[Gathered, date, int], Rows_]]] = {
    "week": week, "overview": overview, "stages": stages, "cohorts": cohorts, "health": health, "goals": goals,
    "outcomes": outcomes, "needs": needs, "thanks": thanks, "log": log,
}  # fmt: skip


def said(sentence: str, width: int) -> Rows_:
    """A sentence, wrapped."""
    return (Row("", (line,), _SAID) for line in wrap(sentence, max(12, width - 3)))


def _head() -> Row:
    return Row("", ("", "now", "between", "target", "", "since last", "people"), _HEAD)


def _figure(one: Figure) -> Row:
    target = "" if one.target is None else in_words(one.target, one.unit)
    if not one.shown:
        return Row(f"figure:{one.id}", (one.name, (TOO_FEW, "muted"), "", target, "", "", ""), _FIGURE)
    mark = "!" if one.reached is False else ("✓", "accent") if one.reached else ""
    return Row(f"figure:{one.id}", (one.name, one.said, spans(one), target, mark, change(one), f"{one.n:,}"), _FIGURE)


def _of_figure(
    found: Gathered, figure_id: str, today: date, width: int, wanted: Callable[[Part], bool] = lambda part: True
) -> Rows_:
    """A figure, and its parts as bars where they are of one unit."""
    del today
    one = found.rolled.rollup.figure(figure_id)
    if one is None:
        return
    yield Row(f"figure:{one.id}", (one.name, one.said), _TITLE)
    if not one.shown:
        yield from (Row("", (line,), _WHY) for line in wrap(one.why_not.removeprefix(f"{TOO_FEW}: "), width - 8))
        return
    parts = [part for part in one.parts if wanted(part)]
    most = _most(parts)
    for part in parts:
        drawn = bar((part.value or 0) / most, BAR) if most and part.value is not None else ""
        yield Row("", (part.name, drawn, part.said if part.shown else (TOO_FEW, "muted")), _PART)


def _most(parts: Sequence[Part]) -> float:
    """What a full bar is; 0 where bars would tell nothing."""
    values = [part.value for part in parts if part.value is not None]
    units = {part.unit for part in parts if part.value is not None}
    return max(values, default=0) if len(units) == 1 and min(values, default=0) >= 0 else 0


def _day(day: str, today: date) -> str:
    return say_day(date.fromisoformat(day), today)
