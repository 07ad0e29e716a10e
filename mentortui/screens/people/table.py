"""The table of people as rows: last and next meeting, open actions, goals moving, the light, and where the time is."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date
from typing import Final

from mentortui.actions import key_hint
from mentortui.dates import say_distance
from mentortui.model.reader import Row as Record
from mentortui.practice.availability import availability
from mentortui.practice.course import course
from mentortui.practice.load import load
from mentortui.practice.people import PersonLine
from mentortui.screens.desk import Desk
from mentortui.screens.meetings import page as meeting_page
from mentortui.screens.people import page as person_page
from mentortui.widgets.ink import Cell, Column, Layout, bar
from mentortui.widgets.row import Row

CLOSED: Final = "#closed"
"""Key of the line that stands for all that is closed."""
BAR: Final = 10
"""Cells of the bar of a relationship's time."""

_COLUMNS: Final = (
    Column(), Column(13, role="muted", least=50), Column(11), Column(8, role="muted", least=90),
    Column(4, right=True, least=60), Column(6, right=True, least=70), Column(10),
    Column(BAR, role="muted", least=104, drawn=True), Column(24, role="muted", least=140),
)  # fmt: skip
_LINE: Final = Layout(_COLUMNS)
_TITLES: Final = Layout(tuple(column._replace(drawn=False) for column in _COLUMNS), indent=1)
_WHY: Final = Layout((Column(role="muted"),), indent=5)
_OWN: Final = Layout((Column(), Column(30, right=True, role="muted")))
_GROUP: Final = Layout((Column(role="muted"),), indent=1)


def titles(title: str, *, together: bool) -> Row:
    """The names of the columns."""
    named = ["last", "next", "every" if together else "", "open", "goals" if together else "", ""]
    named += ["time", ""] if together else []
    return Row("", ((title, "strong"), *((one, "muted") for one in named)), _TITLES)


def lines(desk: Desk, found: Iterable[PersonLine]) -> Iterator[Row]:
    """One line for each, and below it why it is not simply on track."""
    for line in found:
        beat, today = line.rhythm, desk.today
        last = say_distance(date.fromisoformat(beat.last["on"]), today) if beat.last else "not yet"
        next_ = meeting_page.near(beat.next["on"], today) if beat.next else "–"
        waiting = line.open_mine + line.open_theirs
        often = str(beat.cadence) if beat.cadence else ""
        none: Cell = ("–", "muted") if line.role else ""  # with people in no relationship there are none to count
        goals = f"{line.moving} of {line.goals}" if line.goals else none
        where = course(line.record, today)
        cells = (
            line.title, last, next_, often, str(waiting) if waiting else "–", goals, person_page.light(line.light),
            bar(where.part, BAR) if where else "", where.words if where else "",
        )  # fmt: skip
        yield Row(line.record["id"], cells, _LINE)
        if line.light.reason and line.light.level != "resting":
            yield Row("", (line.light.reason,), _WHY)


def in_cohorts(desk: Desk, found: Iterable[PersonLine]) -> Iterator[Row]:
    """Lines that stand in the order of their cohorts, each cohort under its name."""
    name = None
    for line in found:
        cohort = str(line.record.get("cohort") or "in no cohort")
        if cohort != name:
            name = cohort
            yield Row("", (cohort,), _GROUP)
        yield from lines(desk, [line])


def closed(desk: Desk, found: list[PersonLine], shown: bool) -> Iterator[Row]:
    """What has ended: folded into one line, or shown."""
    if not found:
        return
    key = key_hint("person.closed", desk.keymap)
    said = f"{key} {'folds them away' if shown else 'shows them'}"
    yield Row(CLOSED, ((f"Closed, {len(found)}", "strong"), (said, "muted")), _OWN)
    if shown:
        yield from lines(desk, found)


def own(desk: Desk) -> Iterator[Row]:
    """Oneself: what one is, how many one mentors, and whether the time one can give is still as it was said."""
    me = desk.reader.get(desk.reader.me) or Record()
    many, can = load(desk.reader, desk.reader.me), availability(me, desk.today)
    yield Row(desk.reader.me, (str(me.get("name", "")), ", ".join(me.get("roles", ()))), _OWN)
    if many.active or many.paused:
        yield Row("", (f"as a mentor: {many.words}",), _WHY)
    if can and can.stale:
        key = key_hint("person.confirm", desk.keymap)
        said = can.asked_again.removesuffix(", ask again")
        yield Row("", (f"the time you can give: {said}; still so? {key} says yes",), _WHY)
