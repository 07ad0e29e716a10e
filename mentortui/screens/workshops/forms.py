"""The forms of workshops: one that is planned, and who came to it."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from functools import partial
from typing import Any

from mentortui.changes import naming, newcomers, workshops
from mentortui.dates import parse_time
from mentortui.errors import Refused
from mentortui.messages import Call
from mentortui.model.reader import Row
from mentortui.model.vocabulary import ONLY_YOU, RELATIONSHIP
from mentortui.screens.desk import Desk
from mentortui.screens.forms.form import Form
from mentortui.screens.people import named as named_people
from mentortui.widgets.field import DAY, PAST_DAY, WHOLE, Field


def plan(desk: Desk) -> Form:
    """The form that plans a workshop, with people one knows or alone."""
    fields = (
        Field("title", "Title", hint="Teach-back in ten minutes"),
        Field("on", "Day", DAY, hint="thursday, 24 nov"),
        Field("time", "Time", hint="14:00, 2pm", parse=parse_time, echo=parse_time),
        Field("minutes", "Minutes", WHOLE, hint="90"),
        Field("place", "Place", hint="Room 3"),
        _people(desk, "with", "With", ""),
        Field("link", "Link", hint="https://…"),
    )
    return Form("Plan a workshop", fields, _planned, "meeting", partial(_draft, desk), fixed=True, mode="")


def attended(desk: Desk, record_id: str) -> Form:
    """The form that says who came, at first or again."""
    row = desk.reader.get(record_id) or Row()
    day = min(str(row.get("on") or desk.today.isoformat()), desk.today.isoformat())
    there = ", ".join(naming.name(desk.reader, one) for one in row.get("attendees", ()) if one != desk.reader.me)
    fields = (
        _people(desk, "came", "Came with you", there),
        Field("on", "Day", PAST_DAY, day, hint="today, tuesday, 10 nov"),
        Field("minutes", "Minutes", WHOLE, row.get("minutes"), hint="how long it took"),
    )
    return Form(
        title=f"Who came: {naming.label(desk.reader, row) if row else 'a workshop'}",
        fields=fields,
        save=partial(_came, record_id),
        kind="meeting",
        draft=lambda texts: row,
        fixed=True,
        mode="",
    )


def _people(desk: Desk, name: str, label: str, stands: str) -> Field:
    return Field(
        name, label, value=stands or None, hint=named_people.hint(desk),
        parse=partial(named_people.parse, desk), echo=partial(named_people.echoed, desk),
    )  # fmt: skip


def _draft(desk: Desk, texts: Mapping[str, str]) -> Row:
    """Alone, it is one's own; with others it is read by them."""
    people = named_people.known(desk, texts.get("with", ""))
    together = naming.relationship_with(desk.reader, people) if people else None
    return {
        "attendees": people,
        "relationship": together["id"] if together else None,
        "readers": RELATIONSHIP if people else ONLY_YOU,
    }


def _planned(values: Mapping[str, Any], readers: str) -> Call:
    if not values.get("on"):
        raise Refused("The day is missing. Nothing was saved.", "on")
    names_ = values.get("with", [])
    fields: dict[str, Any] = {name: values.get(name) for name in ("time", "minutes", "place", "link")}
    call = partial(
        workshops.plan, title=values.get("title", ""), on=date.fromisoformat(values["on"]), with_=names_, **fields
    )
    return partial(newcomers.welcome, names=names_, call=call)


def _came(record_id: str, values: Mapping[str, Any], readers: str) -> Call:
    came = values.get("came", [])
    on = date.fromisoformat(values["on"]) if values.get("on") else None
    call = partial(workshops.attended, workshop=record_id, came=came, on=on, minutes=values.get("minutes"))
    return partial(_welcomed, names=came, call=call)


def _welcomed(reader: Any, *, names: list[str], call: Call, now: Any, new_id: Any) -> Any:
    """With new people made first; `attended` makes no record of its own and takes no `new_id`."""
    return newcomers.welcome(
        reader, names=names, call=lambda reader, now, new_id: call(reader, now=now), now=now, new_id=new_id
    )
