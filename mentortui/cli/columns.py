"""What a list shows of each kind: one column a fact, ids first, so that they can be copied into a command."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from mentortui.changes.naming import short
from mentortui.documents.headline import day_of, headline, long_day, names_of, one_line
from mentortui.practice.readers import glyph

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping
    from datetime import date

    from mentortui.model.reader import Reader, Row

_WIDE: Final = 60
# Kinds whose list has columns of its own; all others show the day and what they are called.
_COLUMNS: Final[Mapping[str, tuple[str, ...]]] = {
    "goal": ("title", "status", "progress", "due"),
    "meeting": ("day", "type", "minutes", "with", "status"),
    "action": ("done", "title", "owner", "due"),
    "step": ("done", "title", "goal", "due"),
    "agenda": ("done", "title", "meeting"),
    "person": ("name", "roles"),
    "relationship": ("who", "kind", "cadence", "status"),
    "milestone": ("day", "title", "status"),
    "recognition": ("day", "type", "from", "person", "title"),
    "introduction": ("day", "person", "name", "outcome"),
    "progress": ("day", "goal", "value", "confidence", "note"),
    "note": ("day", "type", "text"),
    "entry": ("day", "meeting", "text"),
    "revision": ("day", "goal", "reason"),
    "scale": ("goal", "expected"),
    "skill": ("name", "type", "description"),
    "response": ("day", "what", "occasion"),
    "correction": ("day", "what"),
    "form": ("form", "version", "title"),
    "rating": ("day", "skill", "level", "role", "person"),
    "training": ("day", "what"),
    "snooze": ("rule", "until", "record"),
    "invite": ("name", "share", "used_by"),
    "resource": ("title", "tags", "person", "address"),
}


def header(kind: str) -> tuple[str, ...]:
    """The names of a kind's columns. The second, unnamed, is the glyph of who can read the record."""
    return ("id", " ", *_COLUMNS.get(kind, ("day", "text")))


def cells(reader: Reader, kind: str, rows: Iterable[Row], today: date) -> Iterable[tuple[str, ...]]:
    """The cells of each row under `header(kind)`."""
    progress = _progress(reader) if kind == "goal" else {}
    for row in rows:
        facts = (_cell(reader, row, name, today, progress) for name in _COLUMNS.get(kind, ("day", "text")))
        yield (short(row["id"]), glyph(reader, row), *facts)


def _progress(reader: Reader) -> Mapping[str, str]:
    """How far each goal is, in the words of the goal list."""
    from mentortui.practice.progress import standings

    return {goal: standing.words for goal, standing in standings(reader).items()}


def _cell(reader: Reader, row: Row, name: str, today: date, progress: Mapping[str, str]) -> str:
    if name == "progress":
        return progress.get(row["id"], "")
    made = _MADE.get(name)
    if made:
        return made(reader, row, today)
    if name == "text":
        return headline(reader, row, _WIDE)
    value = row.get(name)
    if isinstance(value, list | tuple):
        return ", ".join(value)
    return "" if value is None else one_line(str(value), _WIDE)


def _due(reader: Reader, row: Row, today: date) -> str:
    from mentortui.dates import say_due, short

    if not row.get("due"):
        return ""
    day = type(today).fromisoformat(row["due"])
    over = row.get("done") or row.get("status") in ("achieved", "dropped")
    return short(day) if over else say_due(day, today)


def _linked(field: str) -> Callable[[Reader, Row, date], str]:
    def called(reader: Reader, row: Row, today: date) -> str:
        linked = reader.get(str(row.get(field)))
        if linked is None:
            return ""
        day = f"{long_day(day_of(linked))} " if field == "meeting" else ""
        return day + headline(reader, linked, 40)

    return called


def _with(reader: Reader, row: Row, today: date) -> str:
    return names_of(reader, row.get("attendees", ()), without_me=True)


def _owner(reader: Reader, row: Row, today: date) -> str:
    return "you" if row.get("owner") == reader.me else names_of(reader, filter(None, [row.get("owner")]))


def _one(field: str) -> Callable[[Reader, Row, date], str]:
    def called(reader: Reader, row: Row, today: date) -> str:
        return "you" if row.get(field) == reader.me else names_of(reader, filter(None, [row.get(field)]))

    return called


def _day(reader: Reader, row: Row, today: date) -> str:
    return f"{day_of(row)} {row.get('time') or ''}".rstrip()


def _skill(reader: Reader, row: Row, today: date) -> str:
    from mentortui.practice.skills import skill

    return one_line(skill(reader, str(row.get("skill"))).name, _WIDE)


def default_status(row: Row) -> str:
    """How a record stands that does not say it: the models' defaults."""
    return _STATUS.get(row["id"].partition("-")[0], "")


_STATUS: Final = {"goal": "active", "meeting": "held", "relationship": "active", "milestone": "reached"}
_TYPES: Final = {"meeting": "one-to-one", "note": "note", "recognition": "kudos", "skill": "soft"}
_MADE: Final[Mapping[str, Callable[[Reader, Row, date], str]]] = {
    "skill": _skill,
    "role": lambda reader, row, today: str(row.get("role") or "self"),
    "day": _day,
    "due": _due,
    "goal": _linked("goal"),
    "meeting": _linked("meeting"),
    "with": _with,
    "owner": _owner,
    "person": _one("person"),
    "from": _one("by"),
    "address": lambda reader, row, today: one_line(str(row.get("link") or row.get("path") or ""), _WIDE),
    "what": lambda reader, row, today: headline(reader, row, _WIDE),
    "who": lambda reader, row, today: headline(reader, row, _WIDE),
    "done": lambda reader, row, today: "[x]" if row.get("done") else "[ ]",
    "status": lambda reader, row, today: str(row.get("status") or default_status(row)),
    "type": lambda reader, row, today: str(row.get("type") or _TYPES.get(row["id"].partition("-")[0], "")),
}
