"""What a form that is not due can be answered about: a meeting, a relationship, a person; and a list to choose in."""

from __future__ import annotations

from datetime import date
from functools import partial
from typing import Final

from mentortui.dates import say_day
from mentortui.model.reader import Row as Record
from mentortui.practice import feedback, forms, meetings, names, people
from mentortui.practice.feedback_due import answers
from mentortui.practice.forms import FormSpec
from mentortui.screens.desk import Desk
from mentortui.screens.feedback import asked as asking
from mentortui.screens.feedback.asked import Asked
from mentortui.screens.feedback.choosing import ChooseScreen

MOST: Final = 200
"""Meetings one may choose from: those that were last."""


def subjects(desk: Desk, spec: FormSpec) -> list[Asked]:
    """What a form can be answered about, the likeliest first; one thing where it is about nothing else."""
    if spec.about == "meeting":
        return _meetings(desk, spec)
    if spec.about == "relationship":
        return [
            Asked(spec, relationship=row["id"])
            for row in desk.reader.rows("relationship")
            if answers(spec, people.role_in(desk.reader, row))
        ]
    if spec.about == "person":
        return [Asked(spec, about=row["id"]) for row in desk.reader.rows("person") if row["id"] != desk.reader.me]
    return [Asked(spec)]


def role(desk: Desk, meeting: Record) -> str:
    """What one is in a meeting: by its relationship, else by the roles one has."""
    row = desk.reader.get(str(meeting.get("relationship")))
    if row is not None:
        return people.role_in(desk.reader, row)
    own = desk.reader.get(desk.reader.me) or Record()
    return forms.MENTEE if own.get("roles") == [forms.MENTEE] else forms.MENTOR


def _meetings(desk: Desk, spec: FormSpec) -> list[Asked]:
    """Meetings held that were not answered about yet, the last first."""
    mine = feedback.responses(desk.reader, spec.id, by=desk.reader.me)
    done = {row.get("meeting") for row in mine}
    found = sorted(meetings.held(desk.reader.rows("meeting")), key=meetings.when, reverse=True)
    return [
        Asked(spec, meeting=row["id"], relationship=row.get("relationship"))
        for row in found
        if row["id"] not in done and answers(spec, role(desk, row))
    ][:MOST]


def choosing(desk: Desk, found: list[Asked]) -> ChooseScreen[Asked]:
    """The list to choose in."""
    return ChooseScreen(f"{found[0].spec.title}: about which?", found, partial(_line, desk))


def _line(desk: Desk, one: Asked) -> tuple[str, str]:
    """A meeting with its day, or whom it is about."""
    meeting = desk.reader.get(one.meeting or "")
    if meeting is not None:
        day = say_day(date.fromisoformat(meeting["on"]), desk.today) if meeting.get("on") else ""
        return meetings.headline(desk.reader, meeting), day
    name = names.name(desk.reader, one.about) if one.about else asking.other_name(desk, one)
    return name or "yourself", ""
