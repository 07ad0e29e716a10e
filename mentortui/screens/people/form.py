"""The form of a person: their name and profile. Yours is the same."""

from __future__ import annotations

from collections.abc import Mapping
from functools import partial
from typing import Any

from mentortui.changes import people
from mentortui.messages import Call
from mentortui.model.reader import Row
from mentortui.model.vocabulary import ROLES
from mentortui.practice import zones
from mentortui.screens.desk import Desk
from mentortui.screens.forms.form import Form
from mentortui.widgets.field import DAY, LIST, NUMBER, TEXT, WHOLE, Field


def form(desk: Desk, record_id: str | None) -> Form:
    """The form that adds a person, or changes a profile."""
    row = (desk.reader.get(record_id) if record_id else None) or Row()
    own = record_id is not None and record_id == desk.reader.me
    who = "you" if own else "they"
    fields = (
        Field("name", "Name", value=row.get("name"), hint=f"As {who} want to be called"),
        Field("roles", "Roles", LIST, row.get("roles"), hint=", ".join(ROLES)),
        Field("offers", "Can help with", LIST, row.get("offers"), hint="career changes, giving talks"),
        Field("wants", "Looks for", LIST, row.get("wants"), hint="public speaking, a wider network"),
        Field("interests", "Interests", LIST, row.get("interests"), hint="outside work"),
        Field("values", "Values", LIST, row.get("values"), hint=f"What matters to {'you' if own else 'them'} at work"),
        Field("experience", "Experience", TEXT, row.get("experience"), hint=f"Where {who} come from", lines=2),
        Field("explains", "Explains", value=row.get("explains"), hint=f"How {who} like to explain: with examples"),
        Field("learns", "Learns", value=row.get("learns"), hint=f"How {who} like to learn: by trying it out"),
        Field("time_zone", "Time zone", value=row.get("time_zone"), hint="Europe/Lisbon", echo=_zone),
        Field("hours_a_month", "Hours a month", NUMBER, row.get("hours_a_month"), hint=f"Time {who} can give: 3"),
        Field("capacity", "Room for", WHOLE, row.get("capacity"), hint="Relationships as a mentor at once: 2"),
        Field("available_until", "Free until", DAY, row.get("available_until"), hint="Last day on which that is so"),
    )
    return Form(
        title="Change your profile" if own else "Change a profile" if record_id else "New person",
        fields=fields,
        save=partial(_edited, record_id) if record_id else _added,
        kind="person",
        draft=lambda texts: {},
        fixed=True,
        editing=record_id or "",
        mode="people",
    )


def _zone(text: str) -> str:
    """Whether a zone is known here, while it is written."""
    return "" if zones.zone(text) else "No zone of this name is known; it is kept as it is."


def _added(values: Mapping[str, Any], readers: str) -> Call:
    return partial(people.person_add, **{"name": "", **values})


def _edited(person_id: str, values: Mapping[str, Any], readers: str) -> Call:
    fields = dict(values)
    if "name" in fields:
        fields["name"] = fields["name"] or ""  # an emptied name is refused in its own words
    return partial(people.person_edit, person=person_id, fields=fields)
