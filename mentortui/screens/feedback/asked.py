"""What is asked when a form is answered, and how an answer stands as text while it is given."""

from __future__ import annotations

from datetime import date
from typing import Any, Final, NamedTuple

from mentortui.changes import naming
from mentortui.dates import in_full
from mentortui.model.reader import Row as Record
from mentortui.practice import forms, names
from mentortui.practice.feedback_due import Due
from mentortui.practice.forms import FormSpec, Item
from mentortui.screens.desk import Desk
from mentortui.widgets.options import LETTERS, Option

COUNTED: Final = "(counted)"
"""The name among the texts of a draft under which stands whether the program counts the answers: yes, or nothing."""
CONSENT: Final = "(consent)"
"""The name among the texts of a draft under which the comments stand that the program may read; no item has it."""


class Asked(NamedTuple):
    """A form and what it is answered about; with `response` the answers that are changed."""

    spec: FormSpec
    occasion: str | None = None
    meeting: str | None = None
    relationship: str | None = None
    about: str | None = None
    response: str = ""

    @property
    def key(self) -> str:
        """What names it among drafts."""
        from hashlib import sha256  # loads the cryptography, which Today's line on forms has no use for

        said = (self.spec.id, self.spec.version, self.occasion, self.meeting, self.relationship, self.about)
        code = sha256(chr(0).join(map(str, said)).encode()).hexdigest()[:12]
        return f"{self.response or 'response'}-{code}"


def of_due(desk: Desk, due: Due) -> Asked:
    """What a form that is due asks. Raises NotFound when the form has gone meanwhile."""
    spec = forms.spec(desk.reader, due.form, due.version)
    return Asked(spec, due.occasion or None, due.meeting, due.relationship, due.about)


UNKNOWN: Final = FormSpec("", 0, "", "", "", "", "", False, (), (), forms.UNSCORED, None, 0, "", "")
"""Stands for a form where only what it is about is wanted."""


def without_form(due: Due) -> Asked:
    """What a form that is due is about, without reading the form; its key is the same."""
    spec = UNKNOWN._replace(id=due.form, version=due.version)
    return Asked(spec, due.occasion or None, due.meeting, due.relationship, due.about)


def of_response(spec: FormSpec, row: Record) -> Asked:
    """What a response answered, to change it."""
    return Asked(spec, row.get("occasion"), row.get("meeting"), row.get("relationship"), row.get("about"), row["id"])


def other_name(desk: Desk, asked: Asked) -> str:
    """The first name of whom it is about, or of those who else are in it; empty where nobody is known."""
    return names.listed(desk.first_name(one) for one in _others(desk, asked))


def _others(desk: Desk, asked: Asked) -> list[str]:
    """Ids of whom it is about, or of those who else are in it."""
    if asked.about and asked.about != desk.reader.me:
        return [asked.about]
    meeting = desk.reader.get(asked.meeting or "") or Record()
    relationship = desk.reader.get(asked.relationship or str(meeting.get("relationship"))) or Record()
    people = [*meeting.get("attendees", ()), *names.members(relationship)]
    return list(dict.fromkeys(one for one in people if one != desk.reader.me))


def about(desk: Desk, asked: Asked) -> str:
    """What one answers about, in words: `the meeting with Ana on 24 November 2026`."""
    name, meeting = other_name(desk, asked), desk.reader.get(asked.meeting or "")
    if asked.meeting and meeting is None:
        return "a meeting that was deleted"
    if meeting is not None:
        on = f" on {in_full(date.fromisoformat(meeting['on']))}" if meeting.get("on") else ""
        return f"the meeting with {name}{on}" if name else f"the meeting{on}"
    if asked.spec.about == "me":
        return "yourself"
    if asked.spec.about == "program":
        return "the program"
    if asked.spec.about == "person":
        return name or "a person"
    if asked.spec.about == "relationship":
        return f"working with {name}" if name else "how you work together"
    return name or "no certain meeting"


def label(desk: Desk, asked: Asked) -> str:
    """Whom or what it is about, as short as a column needs it; empty of what is about oneself."""
    meeting = desk.reader.get(asked.meeting or "")
    others = names.listed(desk.name(one) for one in _others(desk, asked))
    return others or (naming.label(desk.reader, meeting) if meeting else "")


def options(item: Item) -> list[Option]:
    """The answers one may choose from; none of a text."""
    if item.type == forms.CHOICE:
        keys = (*LETTERS, *[""] * len(item.labels))
        return [Option(words, key, words) for words, key in zip(item.labels, keys, strict=False)]
    if item.type == forms.TEXT:
        return []
    words = item.labels if item.type == forms.SCALE else ()
    return [
        Option(str(point), str(point), words[place] if place < len(words) else "")
        for place, point in enumerate(range(item.low, item.high + 1))
    ]


def ends(item: Item) -> tuple[str, str]:
    """The words of the least and the most of a number, where it has such."""
    return (item.labels[0], item.labels[-1]) if item.type == forms.NUMBER and len(item.labels) > 1 else ("", "")


def text_of(value: Any) -> str:
    """An answer as it stands in a draft: a number in digits, choices one a line."""
    if isinstance(value, list):
        return "\n".join(map(str, value))
    if isinstance(value, float) and value.is_integer():
        return str(int(value))
    return "" if value is None else str(value)


def value_of(item: Item, text: str) -> Any:
    """The answer that a text of a draft is; None where it is none."""
    if not text.strip():
        return None
    if item.type == forms.CHOICE:
        return text.split("\n") if item.many else text
    if item.type == forms.TEXT:
        return text.strip()
    try:
        value = float(text)
    except ValueError:
        return None
    return int(value) if value.is_integer() else value
