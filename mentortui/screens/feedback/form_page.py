"""A form as one reads it: who answers about what, who will see it, what it asks and how that is answered."""

from __future__ import annotations

from datetime import date
from typing import Final

from mentortui.dates import say_distance
from mentortui.practice import answers, forms
from mentortui.practice.feedback_due import Due
from mentortui.practice.forms import FormSpec
from mentortui.screens import small_pages
from mentortui.screens.desk import Desk
from mentortui.widgets.ink import HEADING, Column, Layout, lines_of
from mentortui.widgets.row import SPACE, Row

WHO: Final = {forms.MENTEE: "mentees answer", forms.MENTOR: "mentors answer", forms.BOTH: "both answer"}
ABOUT: Final = {
    "meeting": "about a meeting", "relationship": "about working together", "me": "about yourself",
    "program": "about the program", "person": "about a person",
}  # fmt: skip
MOST: Final = 60
"""Questions shown beside a list; the form's own page has all."""
_ASKS: Final = Layout((Column(),))
_HOW: Final = Layout((Column(role="muted"),), indent=5)
_PART: Final = Layout((Column(role="strong"),))


def head(desk: Desk, spec: FormSpec, one: Due | None, width: int) -> list[Row]:
    """Its title and what it says of itself; `one` says since when it is due."""
    pairs = [
        ("Due", f"since {say_distance(date.fromisoformat(one.since), desk.today)}: {one.why}" if one else ""),
        ("Who", WHO.get(spec.who, "everyone answers")),
        ("About", ABOUT.get(spec.about, "").removeprefix("about ")),
        ("Sees it", spec.seen_by("")),
        ("Takes", f"{spec.minutes:g} minute{'s' * (spec.minutes != 1)}" if spec.minutes else ""),
        ("Version", str(spec.version)),
        ("Source", ", ".join(filter(None, (spec.source, spec.licence)))),
    ]
    return [*small_pages.title(spec.title, width), *small_pages.facts(pairs, width), SPACE]


def asks(desk: Desk, spec: FormSpec, one: Due | None, width: int) -> list[Row]:
    """What a form asks, for the page beside the list."""
    rows = [*head(desk, spec, one, width), Row("", ("Questions", str(len(spec.items))), HEADING)]
    for item in spec.items[:MOST]:
        rows += small_pages.prose(item.text, width)
    return rows


def questions(spec: FormSpec, record_id: str, width: int) -> list[Row]:
    """Every question and how it is answered; each can be selected by `<record>#<item>`."""
    rows = [Row("", ("Questions", str(len(spec.items))), HEADING)]
    part = ""
    for item in spec.items:
        if item.part and item.part != part:
            part = item.part
            rows += [Row("", (line,), _PART) for line in lines_of(part, width - 5, 2)]
        key = f"{record_id}#{item.id}"
        rows += [
            Row("" if place else key, (line,), _ASKS) for place, line in enumerate(lines_of(item.text, width - 5, 4))
        ]
        may = "; may stay empty" if item.optional else ""
        rows += [Row("", (line,), _HOW) for line in lines_of(f"answered {answers.span(item)}{may}", width - 7, 4)]
    return [*rows, SPACE]
