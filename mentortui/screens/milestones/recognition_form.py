"""The form of a recognition: kudos, a trophy, the label of a reward, for somebody and for something."""

from __future__ import annotations

from collections.abc import Mapping
from functools import partial
from typing import Any, Final

from mentortui.changes import editing, naming, recognition
from mentortui.errors import Refused
from mentortui.messages import Call
from mentortui.model.reader import Row
from mentortui.model.vocabulary import ONLY_YOU, RELATIONSHIP, kind_of
from mentortui.practice import names
from mentortui.screens.desk import Desk
from mentortui.screens.forms.form import Form
from mentortui.screens.milestones import people
from mentortui.widgets.field import CHOICE, LINE, PAST_DAY, TEXT, Field

KUDOS: Final = "kudos"
_TYPES: Final = ((KUDOS, "kudos"), ("trophy", "a trophy"), ("reward", "a reward: its label only"))


def form(desk: Desk, record_id: str | None) -> Form:
    """The form that gives something, or changes what was given."""
    return _changing(desk, record_id) if record_id else _giving(desk, "")


def about(desk: Desk, record_id: str) -> Form:
    """The form that gives something for a milestone, or to a person."""
    return _giving(desk, record_id)


def _giving(desk: Desk, about_id: str) -> Form:
    told = desk.reader.get(about_id) or Row() if about_id else Row()
    milestone = told if kind_of(about_id) == "milestone" else Row()
    whom = about_id if kind_of(about_id) == "person" else _whom(desk, milestone)
    title = str(milestone.get("title") or "")
    return Form(
        title=f"Kudos: {title}" if title else "Give kudos",
        fields=(
            Field("text", "For what", TEXT, hint="What they did, and what came of it", lines=3),
            people.field(desk, "person", "To", whom, own=False),
            Field("value_tag", "Value", value=milestone.get("value_tag"), hint="if you like: courage, care"),
            Field("type", "It is", CHOICE, KUDOS, choices=_TYPES),
        ),
        save=partial(_given, milestone.get("id")),
        kind="recognition",
        draft=partial(_draft, desk, milestone),
        mode="milestones",
    )


def _whom(desk: Desk, milestone: Row) -> str:
    """Who reached it; of one's own, the other in the relationship, where there is one only."""
    person = str(milestone.get("person") or "")
    if person and person != desk.reader.me:
        return person
    linked = milestone.get("relationship")
    whole = desk.reader.get(linked) if linked else naming.only_relationship(desk.reader)
    others = [one for one in names.members(whole or Row()) if one != desk.reader.me]
    return others[0] if len(others) == 1 else ""


def _draft(desk: Desk, milestone: Row, texts: Mapping[str, str]) -> Row:
    """Who would read it: the relationship with whom it is for."""
    person = people.known(desk, texts.get("person", ""))
    together = naming.relationship_with(desk.reader, [person]) if person != desk.reader.me else None
    return {"person": person, "relationship": (together or {}).get("id") or milestone.get("relationship")}


def _given(milestone: str | None, values: Mapping[str, Any], readers: str) -> Call:
    if not values.get("person"):
        raise Refused("To whom? Name them here. Nothing was saved.", "person")
    if not values.get("text"):
        raise Refused("For what? One sentence is enough. Nothing was saved.", "text")
    shared: dict[str, Any] = {
        "value_tag": values.get("value_tag"), "milestone": milestone, "share": readers == RELATIONSHIP,
    }  # fmt: skip
    type_, text = values.get("type", KUDOS), str(values["text"])
    if type_ == KUDOS:
        return partial(recognition.kudos, person=values["person"], text=text, **shared)
    title, _, more = text.strip().partition("\n")
    return partial(
        recognition.give, type_=type_, person=values["person"], title=title, text=more.strip() or None, **shared
    )


def _changing(desk: Desk, record_id: str) -> Form:
    row = desk.reader.get(record_id) or Row()
    return Form(
        title=f"Change {'a ' if row.get('type', KUDOS) != KUDOS else ''}{row.get('type', KUDOS)}",
        fields=(
            Field("title", "For what", LINE, row.get("title")),
            Field("text", "More words", TEXT, row.get("text"), lines=4),
            Field("value_tag", "Value", value=row.get("value_tag"), hint="courage, care, teamwork"),
            Field("on", "Day", PAST_DAY, row.get("on")),
        ),
        save=lambda values, _: partial(editing.set_fields, record=record_id, fields=dict(values)),
        kind="recognition",
        draft=lambda texts: row,
        readers=row.get("readers", ONLY_YOU),
        fixed=True,
        editing=record_id,
        mode="milestones",
    )
