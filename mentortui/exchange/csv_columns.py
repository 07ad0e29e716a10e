"""Which column of a CSV table fills which field: what was asked for, the fields' names, usual other names."""

from __future__ import annotations

import difflib
from collections.abc import Iterable, Mapping
from typing import Final

from mentortui.documents.fields import editable
from mentortui.documents.tables import KIND, TABLE_KINDS, columns
from mentortui.errors import Refused
from mentortui.model.limits import clean

# What a column is often called in tables of other programs.
ALIASES: Final[dict[str, dict[str, str]]] = {
    "goal": {"goal": "title", "name": "title", "owner": "owners", "deadline": "due", "due_date": "due",
             "description": "specific", "start_date": "start", "why": "relevant"},
    "person": {"full_name": "name", "role": "roles"},
    "meeting": {"date": "on", "day": "on", "with": "attendees", "who": "attendees", "name": "attendees",
                "person": "attendees", "mentee": "attendees", "mentor": "attendees", "duration": "minutes",
                "length": "minutes", "mins": "minutes", "notes": "text", "note": "text", "subject": "title"},
    "note": {"date": "on", "day": "on", "note": "text"},
    "action": {"action": "title", "task": "title", "name": "title", "deadline": "due"},
    "milestone": {"milestone": "title", "name": "title", "date": "on"},
}  # fmt: skip
# Kept by the program; a table of our own has them, and an import makes its own.
_OURS: Final = ("id", "readers", KIND)


def mapped(names: Iterable[str], kind: str | None, asked: Mapping[str, str]) -> tuple[dict[str, str], list[str]]:
    """Which field each column fills, and the columns that fill none.

    `asked` is the column map of the command; without an entry a column named like a field, or by a
    usual other name, fills it. Raises Refused for a column or field there is not.
    """
    names = [one for one in names if one]
    wanted = {column.strip().casefold(): field for column, field in asked.items()}
    for column in asked:
        if column.strip().casefold() not in {one.casefold() for one in names}:
            raise Refused(
                f"There is no column {clean(column)!r}; there are {', '.join(map(clean, names))}. Nothing was imported."
            )
    possible = _possible(kind)
    found: dict[str, str] = {}
    unread = []
    for name in names:
        word = name.casefold().strip().replace(" ", "_").replace("-", "_")
        field = wanted.get(name.casefold())
        if field is not None:
            found[name] = _field(kind or "record", field, possible)
        elif word in possible and word not in wanted.values():
            found[name] = word
        elif (alias := ALIASES.get(kind or "", {}).get(word)) and alias not in {*wanted.values(), *found.values()}:
            found[name] = alias
        elif word not in _OURS:
            unread.append(name)
    return found, unread


def _field(kind: str, asked: str, possible: list[str]) -> str:
    """The field a column map names, by its own or a usual other name. Raises Refused with those there are."""
    word = asked.strip().casefold().replace(" ", "_").replace("-", "_")
    word = word if word in possible else ALIASES.get(kind, {}).get(word, word)
    if word not in possible:
        near = difflib.get_close_matches(word, possible, 1)
        hint = f"did you mean {near[0]}?" if near else f"it has {', '.join(possible)}."
        raise Refused(f"A {kind} has no {clean(asked)!r} to fill; {hint} Nothing was imported.")
    return word


def _possible(kind: str | None) -> list[str]:
    kinds = TABLE_KINDS if kind is None else (kind,)
    fields = dict.fromkeys(name for one in kinds for name in (*columns(one), *editable(one)) if name not in _OURS)
    return [*fields, *(["text"] if kind == "meeting" else [])]
