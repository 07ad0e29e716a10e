"""The parts of the coordinator's Program screen as rows: whom to call, cohorts, how pairs stand, what was learned."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import date
from typing import Final

from mentortui.dates import say_day, say_distance
from mentortui.documents.program_week import CALM
from mentortui.practice.names import listed
from mentortui.program.gathered import Gathered
from mentortui.program.health import ACT, WATCH
from mentortui.program.parts import FIGURES
from mentortui.screens.program import figures
from mentortui.screens.program.figures import said
from mentortui.widgets.ink import HEADING, Column, Layout, wrap
from mentortui.widgets.row import SPACE, Row

_WHO: Final = Layout((Column(), Column(16, right=True, role="muted", least=40)))
_WHY: Final = Layout((Column(role="muted"),), indent=5)
_LIGHT: Final = Layout((Column(10), Column(), Column(13, right=True, role="muted", least=60)))
_REASON: Final = Layout((Column(10), Column(role="muted")))
_COHORT: Final = Layout((Column(), Column(26, right=True, role="muted", least=60), Column(14, right=True)))

Rows_ = Iterator[Row]


def week(found: Gathered, today: date, width: int) -> Rows_:
    """Whom to call, and why."""
    if not found.week:
        yield from said(found.empty or CALM, width)
    for number, part in enumerate(found.week):
        yield from (SPACE,) if number else ()
        yield Row("", (part.title, f"{len(part.lines):,}"), HEADING)
        for place, line in enumerate(part.lines):
            day = say_day(date.fromisoformat(line.day), today) if line.day else ""
            yield Row(f"week:{number}:{place}", (line.who, day), _WHO)
            yield from (Row("", (one,), _WHY) for one in wrap(line.why, max(12, width - 8)))


def cohorts(found: Gathered, today: date, width: int) -> Rows_:
    """Each cohort: when it runs, how many are in it, who leads it."""
    if not found.cohorts:
        yield from said("There is no cohort. A column “cohort” in your list of people makes them.", width)
    for place, (row, people) in enumerate(found.cohorts):
        days = [say_day(date.fromisoformat(row[one]), today) for one in ("start", "end") if row.get(one)]
        span = f"since {days[0]}" if len(days) == 1 and row.get("start") else " to ".join(days)
        count = f"{people:,} {'person' if people == 1 else 'people'}"
        yield Row(f"cohort:{place}", (str(row["name"]), span, count), _COHORT)
        leads = listed(found.names.get(str(one), "somebody") for one in row.get("leads", ()))
        led = f"led by {leads}" if leads else "nobody leads it; mentortui program lead NAME --cohort COHORT"
        yield from (Row("", (one,), _WHY) for one in wrap(led, max(12, width - 8)))


def health(found: Gathered, today: date, width: int) -> Rows_:
    """Every relationship: a light, why, since when, the last contact; never a text."""
    if not found.lights:
        yield from said("No relationship was counted for the program yet.", width)
    else:
        yield Row("", ("", "", "last contact"), _LIGHT)
    for one in found.lights:
        tone = "warning" if one.light in (ACT, WATCH) else "muted"
        sign = {ACT: "! ", WATCH: "○ "}.get(one.light, "")
        who = listed(found.names.get(person, "somebody") for person in one.people)
        last = say_day(date.fromisoformat(one.last), today) if one.last else "none known"
        yield Row(f"light:{one.pair.id}", ((f"{sign}{one.light}", tone), who, last), _LIGHT)
        since = f", since {say_day(date.fromisoformat(one.since), today)}" if one.since else ""
        yield from (Row("", ("", line), _REASON) for line in wrap(f"{one.reason}{since}", max(12, width - 18)))


def log(found: Gathered, today: date, width: int) -> Rows_:
    """The program's reviews, and what was found, decided and came of it."""
    days = sorted(map(str, found.charter.get("reviews", ())))
    coming = [day for day in days if day >= today.isoformat()]
    yield Row("", ("Program reviews", "enter: its pack" if coming else ""), HEADING)
    if not days:
        yield from said("No day is set. mentortui program charter --set reviews=2027-01-15 sets one.", width)
    for day in coming:
        at = date.fromisoformat(day)
        yield Row(f"review:{day}", (say_day(at, today), say_distance(at, today)), _WHO)
    for day in [one for one in reversed(days) if one not in coming]:
        yield Row("", ((say_day(date.fromisoformat(day), today), "muted"), "was"), _WHO)
    yield from (SPACE, Row("", ("What was found", ""), HEADING))
    if not found.findings:
        yield from said("Nothing was found yet. i writes down what you find, and what is decided.", width)
    for row in found.findings:
        done = "done" if row.get("done_on") else f"until {_day(row['due'], today)}" if row.get("due") else "open"
        yield Row(row["id"], (str(row["finding"]), done), _WHO)
        owner = f" ({row['owner']})" if row.get("owner") else ""
        told = [f"{row['decision']}{owner}" if row.get("decision") else "nothing decided yet"]
        told += [f"came of it: {row['result']}"] if row.get("result") else []
        yield from (Row("", (one,), _WHY) for words in told for one in wrap(words, max(12, width - 8))[:2])


SECTIONS: Final[dict[str, Callable[[Gathered, date, int], Rows_]]] = {
    "week": week, "overview": figures.overview, "stages": figures.stages, "cohorts": cohorts, "health": health,
    "feedback": figures.feedback, "goals": figures.goals, "outcomes": figures.outcomes, "needs": figures.needs,
    "log": log,
}  # fmt: skip


def rows(found: Gathered, part: str, today: date, width: int) -> Rows_:
    """A part; above it why there is little to see, in place of figures why nothing may be said of who was chosen."""
    refused = found.rolled.rollup.refused
    if part in FIGURES and refused:
        others = "" if found.led else " w chooses others."
        yield from said(f"Nothing is said of {found.whom}: {refused}.{others}", width)
        return
    if found.empty and part in FIGURES | {"health"}:
        yield from (*said(found.empty, width), SPACE)
    yield from SECTIONS[part](found, today, width)


def _day(day: str, today: date) -> str:
    return say_day(date.fromisoformat(day), today)
