"""To whom a form goes that is written for somebody without the app: what the journal knows nobody has to be asked."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import NamedTuple

from mentortui.dates import in_full
from mentortui.model.reader import Reader, Row
from mentortui.practice import forms, meetings, names
from mentortui.practice.feedback_due import Due, answers
from mentortui.practice.forms import FormSpec
from mentortui.practice.sides import role_of

_OF_TWO = ("meeting", "relationship", "person")
"""What a form may be about where two people are named."""


class Answering(NamedTuple):
    """Somebody who may answer: with which form, with whom they work or met, and about which meeting (ids)."""

    spec: FormSpec
    writer: str
    other: str = ""
    meeting: str = ""
    occasion: str = ""


def answering(reader: Reader, spec: FormSpec, due: Due | None = None) -> list[Answering]:
    """Who may answer a form, or its twin for the other side; by name. With `due`, only those it is due with.

    A form for one side has a twin, of the same title, for the other: a mentor who writes theirs for somebody means it.
    """
    rows = [row for row in reader.rows("relationship") if row.get("status") != "closed"]
    if due is not None and due.relationship:
        rows = [row for row in rows if row["id"] == due.relationship]
    found = {(one.spec.id, one.writer, one.other): one for row in rows for one in _in(reader, spec, row, due)}
    if spec.who == forms.ANYBODY and spec.about not in _OF_TWO and due is None:
        known = {one.writer for one in found.values()} | {reader.me}
        more = (row["id"] for row in reader.rows("person") if row["id"] not in known)
        found |= {(spec.id, person, ""): Answering(spec, person) for person in more}
    return sorted(found.values(), key=lambda one: (names.name(reader, one.writer).casefold(), one.writer, one.other))


def _in(reader: Reader, spec: FormSpec, relationship: Row, due: Due | None) -> Iterator[Answering]:
    """Those of one relationship."""
    people = names.members(relationship)
    for person in people:
        form = _for_role(reader, spec, role_of(person, relationship))
        if person == reader.me or form is None:
            continue
        others = [one for one in people if one != person] if spec.about in _OF_TWO else []
        other = reader.me if reader.me in others else others[0] if len(others) == 1 else ""
        last = meeting(reader, form, person, other)
        about = due.meeting if due and due.meeting else last["id"] if last else ""
        yield Answering(form, person, other, about, due.occasion if due else "")


def _for_role(reader: Reader, spec: FormSpec, role: str) -> FormSpec | None:
    """The form as somebody in this role answers it: itself, or its twin; None where neither is for them."""
    if answers(spec, role):
        return spec
    heads = (one for one in forms.known(reader) if (one.title, one.about) == (spec.title, spec.about))
    twin = next((one for one in heads if answers(one, role)), None)
    return forms.exactly(reader, twin.id, twin.version) if twin else None


def only_other(reader: Reader, spec: FormSpec, writer: str) -> str:
    """The other one of the only relationship somebody is in; nobody where there are several, or it is about oneself."""
    if not writer or spec.about not in _OF_TWO:
        return ""
    rows = [row for row in reader.rows("relationship") if writer in names.members(row)]
    others = {one for row in rows if row.get("status") != "closed" for one in names.members(row)} - {writer}
    return others.pop() if len(others) == 1 else ""


def meeting(reader: Reader, spec: FormSpec, writer: str, other: str) -> Row | None:
    """The last meeting they held, where a form is about one; None where there is none, or nobody is known."""
    if spec.about != "meeting" or not writer:
        return None
    there = {writer, other} - {""}
    return next((row for row in meetings.held(reader.rows("meeting")) if there <= {*row.get("attendees", ())}), None)


def met(row: Row | None) -> str:
    """A meeting as the page calls it: `the meeting on 24 November 2026`; empty without one."""
    return f"the meeting on {in_full(date.fromisoformat(str(row['on'])))}" if row and row.get("on") else ""
