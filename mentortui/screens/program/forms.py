"""The forms of what a coordinator tells everyone: an announcement, a page of the program's handbook."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime
from functools import partial
from typing import TYPE_CHECKING, Any

from mentortui.changes import editing, opening
from mentortui.messages import Call
from mentortui.model.delta import Delta
from mentortui.model.reader import Reader, Row
from mentortui.model.vocabulary import EVERYONE
from mentortui.program.which import program, programs
from mentortui.screens.desk import Desk
from mentortui.screens.forms.form import Form
from mentortui.widgets.field import CHOICE, DAY, TEXT, Field

if TYPE_CHECKING:
    from mentortui.changes.draft import NewId

_FOR = (("both", "everybody"), ("mentor", "mentors"), ("mentee", "mentees"))


def announcement(desk: Desk, record_id: str | None) -> Form:
    """The form that tells everyone something, or changes it."""
    row = (desk.reader.get(record_id) if record_id else None) or Row()
    fields = (
        *of_program(desk, record_id),
        Field("title", "In a line", value=row.get("title"), hint="Workshop on Friday, room 4"),
        Field("text", "In full", TEXT, row.get("text"), hint="what, where, for whom", lines=6, markdown=True),
        Field("until", "Stands until", DAY, row.get("until"), hint="two weeks if not said"),
    )
    return _form(
        "announcement", "Tell everyone" if not record_id else "Change what everyone was told", fields, record_id, row
    )


def page(desk: Desk, record_id: str | None) -> Form:
    """The form that adds a page to the program's handbook, or changes one."""
    row = (desk.reader.get(record_id) if record_id else None) or Row()
    fields = (
        *of_program(desk, record_id),
        Field("title", "Title", value=row.get("title"), hint="How we match"),
        Field("audience", "For", CHOICE, row.get("audience", "both"), choices=_FOR),
        Field("text", "Text", TEXT, row.get("text"), hint="what they should know", lines=10, markdown=True),
    )
    return _form("page", "A page of the handbook" if not record_id else "Change a page", fields, record_id, row)


def of_program(desk: Desk, record_id: str | None) -> tuple[Field, ...]:
    """Which program, where one coordinates several."""
    hosted = [] if record_id else programs(desk.reader, hosted=True)
    if len(hosted) < 2:
        return ()
    choices = tuple((str(one["id"]), str(one.get("name", ""))) for one in hosted)
    return (Field("program", "Program", CHOICE, choices[0][0], choices=choices),)


def _form(kind: str, title: str, fields: tuple[Field, ...], record_id: str | None, row: Row) -> Form:
    return Form(
        title=title, fields=fields, save=partial(_edited, record_id) if record_id else partial(_added, kind), kind=kind,
        draft=lambda texts: row, readers=EVERYONE, fixed=True, editing=record_id or "", mode="program",
    )  # fmt: skip


def _added(kind: str, values: Mapping[str, Any], readers: str) -> Call:
    del readers  # always everyone

    def call(reader: Reader, *, now: datetime, new_id: NewId) -> Delta:
        fields = {name: value for name, value in values.items() if value}
        there = program(reader, str(fields.pop("program", "")), hosted=True)
        title, text = fields.pop("title", ""), fields.pop("text", "")
        if kind == "announcement":
            return opening.announce(reader, there, title, text=text, now=now, new_id=new_id, **fields)
        return opening.page(reader, there, title, text, now=now, new_id=new_id, **fields)

    return call


def _edited(record_id: str, values: Mapping[str, Any], readers: str) -> Call:
    del readers
    return partial(editing.set_fields, record=record_id, fields=dict(values))
