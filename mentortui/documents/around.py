"""What the journal holds around a person or a relationship: meetings, open actions, goals. Not its parts: a view."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from mentortui.documents.headline import day_of, headline, long_day
from mentortui.model.reader import Reader, Row
from mentortui.model.vocabulary import OPEN_GOAL_STATUS, kind_of
from mentortui.practice import actions, meetings
from mentortui.practice.names import members, name, others

MEETINGS: Final = 5
"""How many of the meetings held are shown; `list meetings --with NAME` has them all."""


def around(reader: Reader, row: Row) -> Iterator[tuple[str, list[str]]]:
    """Headings with their lines, for a person or a relationship; nothing for other kinds and for oneself."""
    people = _people(reader, row)
    if not people:
        return
    found = {
        "Relationships": _relationships(reader, people) if kind_of(row["id"]) == "person" else [],
        "Coming": [_meeting(reader, one) for one in reversed(_met(reader, people)) if one.get("status") == "planned"],
        "Open actions": [_action(reader, one) for one in actions.open_actions(reader) if people & {*_all(reader, one)}],
        "Goals": [_goal(reader, one) for one in reader.rows("goal")
                  if one.get("status", "active") in OPEN_GOAL_STATUS and people & {*_all(reader, one)}],
        "Last meetings": [_meeting(reader, one) for one in meetings.held(_met(reader, people))[:MEETINGS]],
    }  # fmt: skip
    yield from ((heading, lines) for heading, lines in found.items() if lines)


def _people(reader: Reader, row: Row) -> set[str]:
    kind = kind_of(row["id"])
    ids = {row["id"]} if kind == "person" else {*members(row)} if kind == "relationship" else set()
    return ids - {reader.me}


def _all(reader: Reader, row: Row) -> list[str]:
    return [*others(reader, row), *filter(None, [row.get("owner")])]


def _met(reader: Reader, people: set[str]) -> list[Row]:
    """Meetings with any of the people, newest first."""
    found = [row for row in reader.rows("meeting") if people & {*row.get("attendees", ())}]
    return sorted(found, key=meetings.when, reverse=True)


def _relationships(reader: Reader, people: set[str]) -> list[str]:
    rows = [row for row in reader.rows("relationship") if people & {*members(row)}]
    return [f"{headline(reader, row)}, {row.get('status', 'active')}"
            + (f", every {row['cadence']}" if row.get("cadence") else "") for row in rows]  # fmt: skip


def _meeting(reader: Reader, row: Row) -> str:
    minutes = f", {row['minutes']} minutes" if row.get("minutes") else ""
    return f"{long_day(day_of(row))}: {headline(reader, row)}{minutes}"


def _action(reader: Reader, row: Row) -> str:
    due = f" (due {long_day(row['due'])})" if row.get("due") else ""
    return f"{name(reader, str(row.get('owner')))}: {headline(reader, row)}{due}"


def _goal(reader: Reader, row: Row) -> str:
    return f"{headline(reader, row)}{' (due ' + long_day(row['due']) + ')' if row.get('due') else ''}"
