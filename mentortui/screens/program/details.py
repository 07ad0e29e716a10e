"""What stands behind a line of the coordinator's program: a figure's definition and arithmetic; dates and counts."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import NamedTuple

from mentortui.dates import say_day
from mentortui.documents.program_report import finding
from mentortui.practice.names import listed
from mentortui.program.definitions import DEFINITIONS
from mentortui.program.explaining import definition_lines, figure_lines
from mentortui.program.figures import Figure
from mentortui.program.gathered import Gathered
from mentortui.program.health import Light
from mentortui.widgets.ink import HEADING, Column, Layout, wrap
from mentortui.widgets.row import SPACE, Row

LABEL = 15
_POINT = Layout((Column(LABEL, role="muted"), Column()), indent=1)


class Details(NamedTuple):
    """One page of points."""

    title: str
    right: str
    points: tuple[tuple[str, str], ...]


def details(found: Gathered, key: str, today: date) -> Details | None:
    """The page behind a line's key; None where nothing is behind it."""
    what, _, name = key.partition(":")
    if what == "figure":
        figure = found.rolled.rollup.figure(name)
        defined = DEFINITIONS.get(name)
        if figure is None or defined is None:
            return None
        lines = (*_held(found, figure), *figure_lines(figure), *_before(found, name),
                 *definition_lines(defined, figure))  # fmt: skip
        return Details(figure.name, figure.said, lines)
    if what == "stage":
        people = dict(found.stood).get(name, ())
        names = tuple(("" if place else "who", found.names.get(one, "somebody")) for place, one in enumerate(people))
        letters = () if found.led else (("letters", f"mentortui program remind {name} --letters DIR"),)
        return Details(f"Came to “{name}” and no further", f"{len(people):,}", (*names, *letters)) if people else None
    if what == "light":
        light = next((one for one in found.lights if one.pair.id == name), None)
        return _light(found, light, today) if light else None
    if what.startswith("finding-"):
        row = next((row for row in found.findings if row["id"] == what), None)
        if row is None:
            return None
        owner = (("by", str(row["owner"])),) if row.get("owner") else ()
        return Details("What was found", say_day(_day(row["on"]), today), (*finding(row), *owner))
    return None


def _held(found: Gathered, figure: Figure) -> Iterator[tuple[str, str]]:
    """That a figure stands as it was published, and why."""
    rollup = found.rolled.rollup
    if figure.shown and figure.as_of != rollup.as_of:
        day = say_day(_day(figure.as_of), _day(rollup.as_of))
        yield "held", f"as published on {day}: a newer one would tell of the few people who came or went since"


def _before(found: Gathered, figure_id: str) -> Iterator[tuple[str, str]]:
    """What the figure was in summaries shown to others before the last, which it is compared with."""
    for period in found.history[:-1]:
        one = period.figures.get(figure_id)
        if one is not None and one.shown:
            yield "was", f"{one.said} on {say_day(_day(period.as_of), _day(found.rolled.rollup.as_of))}"


def _light(found: Gathered, light: Light, today: date) -> Details:
    """Dates and counts, and never a word somebody wrote."""
    pair = light.pair
    points = [
        ("stands", f"{light.light}: {light.reason}"),
        ("since", _said(light.since, today)),
        ("last contact", _said(light.last, today)),
        ("began", _said(pair.start, today)),
        ("agreed on", _said(pair.agreed_on, today)),
        ("to meet every", f"{pair.cadence:g} days" if pair.cadence else "nothing agreed"),
        ("is to end", _said(pair.end, today)),
    ]
    return Details(
        listed(found.names.get(one, "somebody") for one in light.people), light.light,
        tuple(point for point in points if point[1]),
    )  # fmt: skip


def rows(shown: Details, width: int) -> Iterator[Row]:
    """The page, wrapped."""
    yield Row("", (shown.title, shown.right), HEADING)
    yield SPACE
    before = ""
    for label, words in shown.points:
        for line in wrap(words, max(12, width - LABEL - 6)):
            yield Row("", (label if label != before else "", line), _POINT)
            before = label


def _day(day: str) -> date:
    return date.fromisoformat(day)


def _said(day: str, today: date) -> str:
    return say_day(_day(day), today) if day else ""
