"""The pages of small records, shown beside a list: an action, a note. And the pieces other pages are made of."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import Final

from mentortui.actions import key_hint
from mentortui.changes import naming
from mentortui.dates import say_day, say_distance
from mentortui.model.reader import Row as Record
from mentortui.model.vocabulary import kind_of
from mentortui.practice import readers
from mentortui.screens.desk import Desk
from mentortui.widgets.ink import Column, Layout, lines_of, wrap
from mentortui.widgets.row import SPACE, Row

TITLE: Final = Layout((Column(role="strong"),), indent=1)
LABEL: Final = 8
FACT: Final = Layout((Column(LABEL, role="muted"), Column()), indent=1)
TEXT: Final = Layout((Column(),), indent=1)
HEADS: Final = 6
PROSE: Final = 60
"""How many lines a heading and a longer text have at most: what is opened has the whole of it."""


def title(text: str, width: int) -> list[Row]:
    """The heading of a page, on as many lines as it needs up to a few."""
    return [*(Row("", (line,), TITLE) for line in lines_of(text, width - 2, HEADS)), SPACE]


def facts(pairs: list[tuple[str, str]], width: int) -> list[Row]:
    """Labels and what stands behind them, wrapped; empty ones are left out."""
    rows: list[Row] = []
    for label, said in pairs:
        lines = wrap(said, width - FACT.indent - 1 - LABEL - FACT.gap) if said else []
        rows += [Row("", (label if not place else "", line), FACT) for place, line in enumerate(lines)]
    return rows


def prose(text: str, width: int) -> list[Row]:
    """A longer text, wrapped: no more of it than a page beside a list shows."""
    return [Row("", (line,), TEXT) for line in lines_of(text, width - 2, PROSE)]


def apart(desk: Desk, versions: Sequence[str]) -> str:
    """The sentence about a text that was written in two places apart; empty when it was not."""
    if len(versions) < 2:
        return ""
    key, compare = key_hint("edit", desk.keymap), key_hint("form.versions", desk.keymap)
    return f"{len(versions)} versions were written apart: {key} and then {compare} compares them."


def texts(desk: Desk, record: Record, field: str, width: int) -> list[Row]:
    """A long text; every version of it, when it was written in two places apart, and how that is settled."""
    versions = desk.reader.versions(record["id"], field)
    if len(versions) < 2:
        return prose(str(record.get(field, "")), width)
    said = wrap(apart(desk, versions), width - 4)
    rows = [Row("", ((f"{'  ' if place else '! '}{line}", "warning"),), TEXT) for place, line in enumerate(said)]
    for number, version in enumerate(versions, 1):
        rows += [SPACE, Row("", ((f"Version {number}", "muted"),), TEXT), *prose(version, width)]
    return rows


def who_reads(desk: Desk, record: Record, width: int) -> list[Row]:
    """The last lines of every page: who can read it, and what the program counts."""
    said = readers.reading(desk.reader, kind_of(record["id"]), record)
    return [SPACE, *facts([("Readers", said.who), ("Counted", said.counts), ("", said.note)], width)]


def day(desk: Desk, value: str | None) -> str:
    """A day and how far it is, or nothing."""
    if not value:
        return ""
    on = date.fromisoformat(value)
    said, far = say_day(on, desk.today), say_distance(on, desk.today)
    return said if said == far else f"{said}, {far}"


def linked(desk: Desk, record_id: str | None) -> str:
    """What a linked record is called, or nothing."""
    row = desk.reader.get(record_id) if record_id else None
    return naming.label(desk.reader, row) if row else ""


def action(desk: Desk, record_id: str, width: int) -> list[Row]:
    """An action: what, who, by when, where it came from."""
    row = desk.reader.get(record_id) or Record()
    pairs: list[tuple[str, str]] = [
        ("Who", desk.name(row.get("owner", desk.reader.me))),
        ("By", day(desk, row.get("due"))),
        ("Done", day(desk, row.get("done_on"))),
        ("From", linked(desk, row.get("meeting"))),
        ("For", linked(desk, row.get("goal"))),
    ]
    return [*title(str(row.get("title", "")), width), *facts(pairs, width), *who_reads(desk, row, width)]


def note(desk: Desk, record_id: str, width: int) -> list[Row]:
    """A note: its words, mood and energy."""
    row = desk.reader.get(record_id) or Record()
    pairs: list[tuple[str, str]] = [
        ("Day", day(desk, row.get("on"))),
        ("Mood", f"{row['mood']} of 5" if row.get("mood") else ""),
        ("Energy", f"{row['energy']} of 5" if row.get("energy") else ""),
        ("About", linked(desk, row.get("person") or row.get("goal") or row.get("meeting"))),
        ("Tags", ", ".join(row.get("tags", ()))),
    ]
    heading = "A learning" if row.get("type") == "learning" else "A note"
    words = texts(desk, row, "text", width)
    return [*title(heading, width), *words, SPACE, *facts(pairs, width), *who_reads(desk, row, width)]
