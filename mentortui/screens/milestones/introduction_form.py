"""The form of an introduction: to whom, for whom, what for; later, what came of it."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from functools import partial
from typing import Any, Final

from mentortui.changes import editing, introductions
from mentortui.errors import Refused
from mentortui.messages import Call
from mentortui.model.reader import Row
from mentortui.screens.desk import Desk
from mentortui.screens.forms.form import Form
from mentortui.screens.milestones import people
from mentortui.widgets.field import CHOICE, PAST_DAY, TEXT, Field

_CAME: Final = (("", "not known yet"), ("yes", "something came of it"), ("no", "nothing came of it"))


def form(desk: Desk, record_id: str | None) -> Form:
    """The form that notes an introduction, or says what came of one."""
    row = (desk.reader.get(record_id) if record_id else None) or Row()
    fields = [
        Field("name", "To whom", value=row.get("name"), hint="Ines Roth, head of training"),
        people.field(desk, "person", "Who met them", row.get("person", desk.reader.me)),
        Field("why", "What for", value=row.get("why"), hint="to ask about the training budget"),
        Field("on", "Day", PAST_DAY, row.get("on", desk.today.isoformat())),
    ]
    if record_id:
        stands = "" if row.get("worked") is None else "yes" if row["worked"] else "no"
        fields.append(Field("worked", "What came", CHOICE, stands, choices=_CAME))
        fields.append(Field("outcome", "In words", TEXT, row.get("outcome"), hint="What came of it?", lines=3))
    return Form(
        title="Change an introduction" if record_id else "New introduction",
        fields=tuple(fields),
        save=partial(_edited, desk, record_id) if record_id else _added,
        kind="introduction",
        draft=lambda texts: row,
        fixed=True,
        editing=record_id or "",
        mode="milestones",
    )


def _added(values: Mapping[str, Any], readers: str) -> Call:
    given = dict(values)
    if not given.get("name"):
        raise Refused("To whom? Name them here; they need not be in your journal. Nothing was saved.", "name")
    on = date.fromisoformat(given["on"]) if given.get("on") else None
    return partial(introductions.add, name=given["name"], person=given.get("person"), why=given.get("why"), on=on)


def _edited(desk: Desk, record_id: str, values: Mapping[str, Any], readers: str) -> Call:
    fields = dict(values)
    if "person" in fields:
        fields["person"] = people.known(desk, fields["person"] or "")
    if "worked" in fields:
        fields["worked"] = {"yes": True, "no": False}.get(fields["worked"] or "")
    return partial(editing.set_fields, record=record_id, fields=fields)
