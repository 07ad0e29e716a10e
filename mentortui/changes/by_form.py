"""Answers that came by form, entered into the journal of whoever takes them in.

A name on a sheet proves nothing: what is entered says who wrote it and who entered it, nobody's own answers are made
of it, and nothing is taken for people who write in a journal of their own. The sentences here speak of the journal, so
they are for its owner alone; whoever dropped a file into a folder is told less (`practice.by_form.replying`).
"""

from __future__ import annotations

import hashlib
from collections.abc import Collection
from datetime import date, timedelta
from typing import TYPE_CHECKING

from mentortui import dates
from mentortui.changes import feedback, naming
from mentortui.errors import NotFound, Refused
from mentortui.model.delta import Delta
from mentortui.practice import forms, meetings
from mentortui.practice.by_form.sheet import Named, Sheet
from mentortui.practice.names import listed, members, name, together_with
from mentortui.practice.written import Eyes

if TYPE_CHECKING:
    from datetime import datetime

    from mentortui.changes.draft import NewId
    from mentortui.model.reader import Reader, Row
    from mentortui.practice.forms import FormSpec


class EnteredAlready(Refused):
    """The same answers were entered before; `response` is the id of those."""

    def __init__(self, sentence: str, response: str) -> None:
        super().__init__(sentence, "form")
        self.response = response


def enter(
    reader: Reader, sheet: Sheet, *, now: datetime, new_id: NewId, writer: str = "", own_journals: Collection[str] = ()
) -> Delta:
    """A response of somebody's answers, written by them and entered by oneself.

    `writer` is the id of whoever gave the answers, where one knows better than the sheet; `own_journals` are people
    who write in journals of their own. Raises EnteredAlready for answers that are here, Refused with what is missing.
    """
    record_id = f"response-{hashlib.blake2b(f'{reader.me} {sheet.sum} {writer}'.encode(), digest_size=16).hexdigest()}"
    spec = forms.spec(reader, sheet.form, sheet.version)
    _not_entered(reader, record_id, spec)
    person = writer or _person(reader, sheet.writer, "who wrote it")
    called = name(reader, person)
    if person == reader.me:
        raise Refused("It says that you wrote it, whose journal this is. Answer the form in your journal instead.",
                      hint=f"To answer: mentortui feedback fill {spec.id}.")  # fmt: skip
    if person in own_journals:
        raise Refused(f"It says that {called} wrote it, who has a journal of their own: a name in a file proves "
                      f"nothing, so only what {called} writes there counts. Ask them to answer there.")  # fmt: skip
    if not sheet.answers:
        raise Refused("No question is answered in it. One answer is enough.", "answers")
    eyes = Eyes(reader, person)
    on = _day(sheet.on, now.date())
    other = _person(reader, sheet.other, "with whom") if sheet.other else None
    if other == person:
        raise Refused(f"It says that {called} answered about {called}. Say in it with whom they work or met.")
    met = _met(eyes, spec, sheet, other, on)
    together = None if met else _together(eyes, spec, other)
    try:
        delta = feedback.answer(
            reader, spec.id, sheet.answers, on=on, now=now,
            new_id=lambda kind: record_id if kind == "response" else new_id(kind),
            version=spec.version, meeting=met, relationship=together["id"] if together else None,
            about=other if spec.about == "person" else None, occasion=sheet.occasion or None, consent=sheet.consent,
            counted=sheet.counted, written_by=person,
        )  # fmt: skip
    except feedback.AnsweredAlready as error:
        before = reader.get(error.response) or {}
        if before.get("answers") == dict(sheet.answers):
            raise EnteredAlready(error.sentence, error.response) from None
        raise Refused(f"{error.sentence} This file says something else; nothing of it was taken.", "form",
                      hint=error.hint) from None  # fmt: skip
    return Delta(f'{called} answered "{spec.title}" by form', delta.create)


def _not_entered(reader: Reader, record_id: str, spec: FormSpec) -> None:
    if reader.get(record_id):
        raise EnteredAlready(f'These answers to "{spec.title}" were entered before.', record_id)
    if any(row["id"] == record_id for row in reader.deleted("response")):
        raise EnteredAlready(
            f'These answers to "{spec.title}" were entered and deleted since; they were not entered again.', record_id
        )


def _person(reader: Reader, said: Named, what: str) -> str:
    """The person a sheet names: by the id a page carried, else by their name. Raises NotFound, Refused or Ambiguous."""
    gone = {row["id"]: row.get("same_as") for row in reader.deleted("person")} if said.id else {}
    known = reader.get(str(gone.get(said.id) or said.id)) if said.id.startswith("person-") else None
    if known is not None:
        return str(known["id"])
    if not said.name:
        raise Refused(f"It does not say {what}. Write the name into it, and send it once more.", "name")
    if said.name.casefold() in naming.ME:
        raise Refused(f"{said.name!r} does not say {what}. Write the whole name, and send it once more.", "name")
    found = naming.known_person(reader, said.name)
    if found is None:
        try:
            naming.person(reader, f"{said.name}")
            near = ""  # a beginning of a name is not enough, where nobody is there to ask
        except NotFound as error:
            near = error.sentence.partition("Did you mean")[2].partition("?")[0]
        meant = f" Did they mean{near}?" if near else ""
        raise NotFound(
            f"Nobody here is called {said.name!r}.{meant} Add them to your people under that name, or "
            "correct the name in the file; then it is read by itself.", "name",
            hint=f'To add them: mentortui person add "{said.name}". To say who wrote it: form read FILE --from NAME.',
        )  # fmt: skip
    return found


def _day(words: str, today: date) -> date:
    """The day of the answers. A clock elsewhere may be a day ahead. Raises Refused for other days to come."""
    if not words.strip():
        return today
    found = _read_day(words, today, "The day it was answered")
    if found > today + timedelta(days=1) or found.year < 2000:
        raise Refused(f"It says that it was answered on {dates.in_full(found)}. Set the day right, and send it again.")
    return min(found, today)


def _read_day(words: str, today: date, what: str) -> date:
    try:
        return dates.parse_day(words, today, past=True)
    except Refused as error:
        raise Refused(f"{what} cannot be read: {error.sentence}", "on") from None


def _together(eyes: Eyes, spec: FormSpec, other: str | None) -> Row | None:
    """The relationship that is answered about. Raises Refused where it is not clear which, or there is none."""
    if other is not None and spec.about != "person":
        found = together_with(eyes, [other], closed=True)
        if found is None and spec.about == "relationship":
            raise NotFound(f"{eyes.name} and {name_of(eyes, other)} are in no relationship here. Add it, and this is "
                           "read by itself.", "with", hint="`mentortui relationship add` makes one.")  # fmt: skip
        return found
    if spec.about != "relationship":
        return None
    rows = [row for row in eyes.rows("relationship") if eyes.me in members(row)]
    active = [row for row in rows if row.get("status", "active") == "active"] or rows
    if len(active) != 1:
        several = listed(dict.fromkeys(name_of(eyes, one) for row in active for one in members(row) if one != eyes.me))
        what = f"{eyes.name} works with {several}" if active else f"{eyes.name} is in no relationship here"
        raise Refused(f'"{spec.title}" is about a relationship, and {what}. Say in it with whom.', "with")
    return active[0]


def _met(eyes: Eyes, spec: FormSpec, sheet: Sheet, other: str | None, on: date) -> str | None:
    """The id of the meeting that is answered about: as the sheet says, else the last one held."""
    if spec.about != "meeting":
        return None
    if sheet.meeting.startswith("meeting-"):
        return sheet.meeting
    day = _read_day(sheet.meeting, on, "The day of the meeting").isoformat() if sheet.meeting.strip() else ""
    held = [
        row
        for row in meetings.held(eyes.rows("meeting"))
        if {eyes.me, *([other] if other else [])} <= {*row.get("attendees", ()), *_members(eyes, row)}
        and (row.get("on") == day if day else row.get("on", "") <= on.isoformat())
    ]
    if not held or (day and len(held) > 1):
        when = f" on {dates.in_full(date.fromisoformat(day))}" if day else ""
        many = "met more than once" if held else "is in no meeting"
        what = f"{eyes.name} {many}{when} here" + (f" with {name_of(eyes, other)}" if other else "")
        raise NotFound(f"{what}. Log the meeting, or say in it which one; then this is read by itself.", "meeting")
    return str(held[0]["id"])


def _members(eyes: Eyes, row: Row) -> list[str]:
    return members(eyes.get(str(row.get("relationship"))) or {})


def name_of(eyes: Eyes, person: str) -> str:
    """What somebody is called; never `you`, for whoever reads the sentence is not the one who wrote the sheet."""
    return str((eyes.get(person) or {}).get("name") or "somebody")
