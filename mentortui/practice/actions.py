"""Tasks that wait: whose, how late, in the order one looks at them."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from typing import NamedTuple

from mentortui import dates
from mentortui.model.reader import Reader, Row
from mentortui.practice import names


class Todo(NamedTuple):
    """One open action as a line: the record, whether it is mine, who else it concerns, and when it is wanted.

    `who` is the owner of another's action and the other person of my own, empty for one of my own alone;
    `due` is in words, empty without a day.
    """

    row: Row
    mine: bool
    who: str
    due: str
    late: bool


def open_actions(reader: Reader) -> list[Row]:
    """Actions that are not done, those wanted first at the top, those without a day at the end."""
    return sorted((row for row in reader.rows("action") if not row.get("done")), key=_urgency)


def _urgency(row: Row) -> tuple[bool, str, str, str]:
    return (not row.get("due"), row.get("due") or "", row.get("at", ""), row["id"])


def is_late(action: Row, today: date) -> bool:
    """Whether an open action's day has gone."""
    return not action.get("done") and bool(action.get("due")) and action["due"] < today.isoformat()


def mine(reader: Reader, actions: Iterable[Row]) -> list[Row]:
    """Those I do myself."""
    return [row for row in actions if row.get("owner", reader.me) == reader.me]


def theirs(reader: Reader, actions: Iterable[Row]) -> list[Row]:
    """Those somebody else does."""
    return [row for row in actions if row.get("owner", reader.me) != reader.me]


def todos(reader: Reader, today: date) -> list[Todo]:
    """Every open action as a line: mine first, then theirs, each by due day."""
    waiting = open_actions(reader)
    called = names.short_names(reader)
    return [todo(reader, row, today, called) for row in (*mine(reader, waiting), *theirs(reader, waiting))]


def todo(reader: Reader, action: Row, today: date, called: dict[str, str]) -> Todo:
    """One open action as a line; `called` is what `names.short_names` gives."""
    own = action.get("owner", reader.me) == reader.me
    people = names.others(reader, action) if own else [action["owner"]]
    who = names.listed(called.get(person, names.UNKNOWN) for person in people)
    due = dates.say_due(date.fromisoformat(action["due"]), today) if action.get("due") else ""
    return Todo(action, own, who, due, is_late(action, today))
