"""The fields of a record as a person reads and types them, and back.

Used by the editable form of a record, by CSV tables and by `edit --set`, so that a value is written
and understood in one way.
"""

from __future__ import annotations

import csv
import difflib
import io
import typing
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cache
from typing import Any, Final

from mentortui import dates
from mentortui.changes import naming
from mentortui.errors import Refused
from mentortui.model import limits
from mentortui.model.limits import clean
from mentortui.model.reader import Directory, Reader
from mentortui.model.record import Record
from mentortui.model.records import MODELS
from mentortui.model.vocabulary import PARENT_FIELDS, ROLES, SET_FIELDS
from mentortui.recurrence import parse_cadence

# Kept by the program, or changed only in ways of their own (share, delete).
OWN: Final = frozenset(Record.model_fields)
# Kept as they were written: what a goal said before, and what somebody gave their word to.
AS_WRITTEN: Final = frozenset({"revision", "acceptance", "form", "response", "correction"})
DAYS: Final = frozenset({
    "on", "start", "end", "due", "done_on", "frozen_on", "ended_on", "review", "until", "available_until",
    "available_on",
})  # fmt: skip
DAY_SETS: Final = frozenset({"reviews"})
LINKS: Final[dict[str, str]] = {
    "owners": "person", "mentors": "person", "mentees": "person", "attendees": "person", "absent": "person",
    "owner": "person", "person": "person", "goal": "goal", "meeting": "meeting", "relationship": "relationship",
    "milestone": "milestone", "handed_to": "person", "agreement": "agreement",
    "about": "person", "response": "response",
}  # fmt: skip
NAMES_ONLY: Final = frozenset({("charter", "owner"), ("measure", "owner"), ("finding", "owner")})
"""Fields that hold a name as it is written, where other kinds name a person."""
BODY: Final[dict[str, str]] = {
    "note": "text", "entry": "text", "person": "experience", "progress": "note", "recognition": "text",
    "milestone": "worked", "resource": "note",
}  # fmt: skip

# Counted, or noted of where a record came from; nobody types it.
_KEPT: Final[dict[str, frozenset[str]]] = {
    "agreement": frozenset({"version"}),
    "meeting": frozenset({"imported", "not_same"}),
    "person": frozenset({"not_same"}),
    "charter": frozenset({"people", "comments", "template"}),
}
_YES: Final = frozenset({"yes", "y", "true", "1", "on"})
_NO: Final = frozenset({"no", "n", "false", "0", "off"})


@dataclass(frozen=True, slots=True)
class Understand:
    """What words need to become values: how a kind and a name become an id (or raise Refused), and the day it is."""

    find: Callable[[str, str], str]
    today: date


def understand(reader: Reader, today: date) -> Understand:
    """The way of an editor: names are those of the journal."""
    return Understand(lambda kind, words: naming.find(reader, (kind,), words), today)


@cache
def editable(kind: str) -> tuple[str, ...]:
    """The fields of a kind a person may edit, in the order of its model; none of what is kept as it was written."""
    if kind not in MODELS or kind in AS_WRITTEN:
        return ()
    kept = OWN | {PARENT_FIELDS.get(kind, "id")} | _KEPT.get(kind, frozenset())
    return tuple(name for name in MODELS[kind].model_fields if name not in kept)


_CORRECTED: Final = "Answers are corrected, not edited, so that what they said before is kept."


def known(kind: str, field: str, among: Iterable[str] | None = None) -> str:
    """The field a person means; `-` for `_` and upper case are understood. Raises Refused naming the nearest."""
    names = list(editable(kind) if among is None else among)
    word = field.strip().lower().replace("-", "_").replace(" ", "_")
    if word in names:
        return word
    near = difflib.get_close_matches(word, names, 1)
    if kind == "response":
        raise Refused(f"{_CORRECTED} Nothing was saved.", word, hint="`mentortui feedback correct` does it.")
    hint = f"did you mean {near[0]}?" if near else f"it has {', '.join(names)}." if names else "it cannot be edited."
    raise Refused(f"A {kind} has no field {clean(field)!r} to edit; {hint} Nothing was saved.", word)


def in_words(reader: Directory, kind: str, field: str, value: Any) -> str:
    """A value as a person reads and edits it; empty for None. `understood` is its inverse."""
    if value is None:
        return ""
    if isinstance(value, bool):
        return "yes" if value else "no"
    if field == "called" and isinstance(value, dict):
        return ", ".join(map(str, value.values()))
    if field in SET_FIELDS.get(kind, ()):
        return joined([_linked(reader, field, str(one)) for one in value])
    return _linked(reader, field, str(value)) if field in LINKS else str(value)


def _linked(reader: Directory, field: str, value: str) -> str:
    """The name behind an id, when that name means this one person; else the id."""
    row = reader.get(value) if LINKS.get(field) == "person" else None
    if not row or not row.get("name"):
        return value
    name = str(row["name"])
    same = sum(1 for other in reader.rows("person") if str(other.get("name", "")).casefold() == name.casefold())
    return name if same == 1 else value


def understood(kind: str, field: str, words: str, using: Understand) -> Any:
    """The value a person typed for a field; None when it is empty. Raises Refused with a sentence."""
    if field == BODY.get(kind):
        return words or None
    if not words.strip():
        return [] if field in SET_FIELDS.get(kind, ()) else None
    if field in SET_FIELDS.get(kind, ()):
        if field in DAY_SETS:
            return sorted({dates.parse_day(one.strip(), using.today).isoformat() for one in split(words)})
        found = sorted({_id(field, one, using) for one in split(words)})
        return [limits.one_of(one.lower(), ROLES, "A role", field) for one in found] if field == "roles" else found
    if field in LINKS and (kind, field) not in NAMES_ONLY:
        return _id(field, words.strip(), using)
    if field in DAYS:
        return dates.parse_day(words.strip(), using.today).isoformat()
    if field in ("cadence", "time"):
        return str(parse_cadence(words.strip())) if field == "cadence" else dates.parse_time(words.strip())
    types = _types(MODELS[kind].model_fields[field].annotation)
    if bool in types:
        return _truth(field, words)
    return _number(field, words) if types & {int, float} else words


def _id(field: str, words: str, using: Understand) -> str:
    return using.find(LINKS[field], words) if field in LINKS else words


def _types(annotation: Any) -> set[Any]:
    """The plain types inside an annotation, however nested."""
    inner = typing.get_args(annotation)
    return set().union(*(_types(one) for one in inner)) if inner else {annotation}


def _truth(field: str, words: str) -> bool:
    word = words.strip().lower()
    if word in _YES or word in _NO:
        return word in _YES
    raise Refused(f"{field} is yes or no, not {clean(words)!r}. Nothing was saved.", field)


def _number(field: str, words: str) -> int | float:
    for read in (int, float):
        try:
            return read(words.strip())
        except (ValueError, OverflowError):
            continue
    raise Refused(f"{field} is a number, not {clean(words)!r}. Nothing was saved.", field)


def joined(elements: Sequence[str]) -> str:
    """Elements on one line, between commas; one that holds a comma or a quote stands in quotes."""
    out = io.StringIO()
    csv.writer(out, lineterminator="").writerow([one.replace("\n", " ") for one in elements])
    return ", ".join(elements) if not any(set(one) & set(',"') for one in elements) else out.getvalue()


def split(words: str) -> list[str]:
    """The elements of a line made by `joined`, or typed: between commas or on lines of their own."""
    rows = csv.reader([line for line in words.split("\n") if line.strip()], skipinitialspace=True)
    try:
        found = [one.strip() for row in rows for one in row]
    except csv.Error:  # a single element longer than the csv module reads
        found = [one.strip() for one in words.split(",")]
    return [one for one in found if one]
