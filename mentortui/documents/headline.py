"""One line that tells one record from another, and the words around it. Loads no pydantic."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from datetime import date
from typing import Final

from mentortui.changes import naming
from mentortui.content.handbook import title_of
from mentortui.model.limits import clean
from mentortui.model.reader import Directory, Row
from mentortui.model.vocabulary import SKILL_LEVELS, kind_of
from mentortui.practice import forms, names, skills
from mentortui.practice.names import listed, members

LENGTH: Final = 80
WORDS: Final = {"agenda": "agenda item", "entry": "meeting note", "scale": "attainment scale", "response": "feedback",
                "correction": "earlier answers", "training": "handbook page", "resource": "library entry",
                "snooze": "reminder put aside", "invite": "invitation"}  # fmt: skip
# The day a record is about stands in the first of these that it has.
_DAYS: Final = ("on", "due", "start")
_ISO_DAY: Final = re.compile(r"\b\d{4}-\d{2}-\d{2}\b")


def kind_words(kind: str) -> str:
    """What a person calls a record of this kind: `meeting note` for an entry."""
    return WORDS.get(kind, kind)


def one_line(text: str, most: int = LENGTH) -> str:
    """The text on one line, cut with `…` at a word when it has more than `most` characters."""
    return naming.shorten(clean(text), most)


def name_of(reader: Directory, person_id: str) -> str:
    """A person's name; the start of the id when there is no such person here."""
    return one_line(naming.name(reader, person_id))


def names_of(reader: Directory, ids: Iterable[str], *, without_me: bool = False) -> str:
    """The names of people, joined as a person writes them: `Ana, Bo and Carla`."""
    return listed(sorted(name_of(reader, one) for one in ids if not (without_me and one == reader.me)))


def headline(reader: Directory, row: Row, most: int = LENGTH) -> str:
    """What a list shows for a record: its title, its name, or the start of its text."""
    kind = kind_of(row["id"])
    for field in ("title", "name", "text", "reason", "expected"):
        if row.get(field):
            return one_line(str(row[field]) if field in ("title", "name") else _beginning(str(row[field])), most)
    if kind == "relationship":
        return one_line(_who_mentors_whom(reader, row.get("mentors", ()), row.get("mentees", ())), most)
    if kind == "meeting":
        others = names_of(reader, row.get("attendees", ()), without_me=True)
        return one_line(f"{row.get('type', 'one-to-one')}{' with ' + others if others else ''}", most)
    if kind == "progress":
        goal = reader.get(str(row.get("goal")))
        value = f"{row['value']} {(goal or {}).get('unit') or ''}".strip() if row.get("value") is not None else ""
        said = ", ".join(part for part in (value, str(row.get("note") or "")) if part)
        return one_line(said or "progress", most)
    if kind in ("agreement", "acceptance", "pause"):
        return one_line(_between_us(reader, kind, row), most)
    if kind == "rating":
        return one_line(_rated(reader, row), most)
    if kind in ("response", "correction"):
        return one_line(_answered(reader, row), most)
    if kind == "training":
        return one_line(title_of(str(row.get("module"))), most)
    return kind_words(kind)


def _rated(reader: Directory, row: Row) -> str:
    """`Deciding: 3, on my own (Ana Silva, rated by mentor)`."""
    level = int(row.get("level") or 0)
    said = f"{skills.skill(reader, str(row.get('skill'))).name}: {level}, {SKILL_LEVELS.get(level, '?')}"
    of = "" if row.get("person") == reader.me else name_of(reader, str(row.get("person")))
    by = "" if row.get("role", skills.SELF) == skills.SELF else f"rated by {row['role']}"
    return f"{said} ({', '.join(filter(None, (of, by)))})" if of or by else said


def _answered(reader: Directory, row: Row) -> str:
    """`After the meeting, Ana Silva`; of a correction, what it corrected."""
    if kind_of(row["id"]) == "correction":
        response = reader.get(str(row.get("response")))
        return f"before it was corrected: {_answered(reader, response)}" if response else "corrected answers"
    title = forms.title_of(reader, str(row.get("form")), row.get("version", 1))
    # What is about oneself names nobody, though it was asked for the start of some relationship.
    there = [row["about"]] if row.get("about") else names.others(reader, row) if row.get("meeting") else []
    who = names_of(reader, {one for one in there if one != row.get("by")})
    return f"{title}, {who}" if who else title


def _between_us(reader: Directory, kind: str, row: Row) -> str:
    """An agreement's version, the word somebody gave to one, or a pause, with whom it is."""
    together = reader.get(str(row.get("relationship"))) or {}
    who = names_of(reader, members(together), without_me=True) or "nobody"
    if kind == "acceptance":
        version = (reader.get(str(row.get("agreement"))) or {}).get("version", 1)
        person = str(row.get("person"))
        name = "you" if person == reader.me else name_of(reader, person)
        return f"{name} agreed to version {version}{', by phone' if row.get('how') == 'by phone' else ''}"
    if kind == "pause":
        end = row.get("ended_on") or row.get("until")
        return f"pause with {who}" + (f" until {long_day(end)}" if end else "")
    return f"Agreement with {who}, version {row.get('version', 1)}"


def _beginning(text: str) -> str:
    """What a text is called that has no title: its own heading where it begins with one, else all of it."""
    first = text.lstrip().partition("\n")[0]
    heading = first.lstrip("#")
    return heading.strip(" \t#") if heading != first and heading[:1] in " \t" and heading.strip(" \t#") else text


def _who_mentors_whom(reader: Directory, mentors: Sequence[str], mentees: Sequence[str]) -> str:
    if set(mentors) == set(mentees):
        return f"{names_of(reader, mentors)}, peers"
    return f"{names_of(reader, mentors)} mentor{'' if len(mentors) > 1 else 's'} {names_of(reader, mentees)}"


def day_of(row: Row) -> str:
    """The ISO day a record is about, or else the day it was written; empty when it has neither."""
    for field in _DAYS:
        if row.get(field):
            return str(row[field])
    return str(row.get("at", ""))[:10]


def long_day(day: str) -> str:
    """An ISO day as read in full, the same in every locale: `24 Nov 2026`; anything else as it stands."""
    try:
        found = date.fromisoformat(day)
    except ValueError:
        return clean(day)
    months = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")
    return f"{found.day} {months[found.month - 1]} {found.year}"


def with_long_days(words: str) -> str:
    """Words of the program's own with every ISO day in them as `long_day` reads it."""
    return _ISO_DAY.sub(lambda found: long_day(found[0]), words)
