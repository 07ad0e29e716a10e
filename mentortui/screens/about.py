"""Forms that begin with what they are about: a meeting with the people of a relationship."""

from __future__ import annotations

from mentortui.practice.names import members
from mentortui.screens.desk import Desk
from mentortui.screens.forms.form import FormScreen


def meeting(desk: Desk, about: str) -> FormScreen:
    """The form that plans a meeting with the others of a relationship, or with one person."""
    from mentortui.screens.meetings.form import PLANNED, MeetingFormScreen

    row = desk.reader.get(about) or {}
    people = members(row) if row.get("mentors") or row.get("mentees") else [about]
    return MeetingFormScreen(desk, PLANNED, [one for one in people if one != desk.reader.me])
