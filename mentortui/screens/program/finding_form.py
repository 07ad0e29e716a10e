"""The forms of what a coordinator writes down: what the program learned, and whom they spoke to."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import datetime
from functools import partial
from typing import TYPE_CHECKING, Any

from mentortui.changes import improving, supporting
from mentortui.messages import Call
from mentortui.model.delta import Delta
from mentortui.model.reader import Reader, Row
from mentortui.model.vocabulary import ONLY_YOU
from mentortui.program.which import program, share_of
from mentortui.screens.desk import Desk
from mentortui.screens.forms.form import Form
from mentortui.screens.program.forms import of_program
from mentortui.widgets.field import CHOICE, DAY, TEXT, Field

if TYPE_CHECKING:
    from mentortui.changes.draft import NewId


def form(desk: Desk, record_id: str | None) -> Form:
    """A finding: what was found, decided, and what came of it."""
    row = (desk.reader.get(record_id) if record_id else None) or Row()
    fields = (
        *of_program(desk, record_id),
        Field("finding", "Found", TEXT, row.get("finding"), hint="Half have no goal by week six", lines=2),
        Field("decision", "Decided", TEXT, row.get("decision"), hint="what is done about it", lines=2),
        Field("owner", "Who does it", value=row.get("owner")),
        Field("due", "Until", DAY, row.get("due")),
        *((Field("result", "Came of it", TEXT, row.get("result"), lines=2),) if record_id else ()),
    )
    save = partial(_revised, record_id) if record_id else _found
    return Form(
        title="What was found" if record_id else "A finding", fields=fields, save=save, kind="finding",
        draft=lambda texts: {"readers": ONLY_YOU}, fixed=True, editing=record_id or "", mode="program",
    )  # fmt: skip


def contact(desk: Desk, people: Sequence[tuple[str, str]], program_id: str = "") -> Form:
    """Somebody was spoken to; `people` are ids and names to choose from, `program_id` is of the program's folder."""
    with_ = (Field("person", "With", CHOICE, people[0][0], choices=tuple(people)),)
    fields = (
        *(with_ if len(people) > 1 else ()),
        Field("text", "What was said", TEXT, hint="for your own eyes", lines=4),
        Field("next", "Again on", DAY, hint="when you promised to speak again, if you did"),
    )
    return Form(
        title=f"You spoke to {people[0][1]}" if len(people) == 1 else "You spoke to somebody", fields=fields,
        save=partial(_spoken, people[0][0], program_id), kind="contact", draft=lambda texts: {"readers": ONLY_YOU},
        fixed=True, mode="program",
    )  # fmt: skip


def _found(values: Mapping[str, Any], readers: str) -> Call:
    del readers  # always oneself

    def call(reader: Reader, *, now: datetime, new_id: NewId) -> Delta:
        said = {name: values[name] for name in ("decision", "owner", "due") if values.get(name)}
        share = share_of(program(reader, str(values.get("program") or ""), hosted=True))
        return improving.finding(reader, share, str(values.get("finding") or ""), now=now, new_id=new_id, **said)

    return call


def _revised(record_id: str, values: Mapping[str, Any], readers: str) -> Call:
    del readers
    return partial(improving.revised, record=record_id, fields=dict(values))


def _spoken(person: str, program_id: str, values: Mapping[str, Any], readers: str) -> Call:
    del readers

    def call(reader: Reader, *, now: datetime, new_id: NewId) -> Delta:
        share = share_of(program(reader, program_id, hosted=True))
        return supporting.contact(
            reader, share, str(values.get("person") or person), str(values.get("text") or ""), now=now, new_id=new_id,
            next_on=values.get("next"),
        )  # fmt: skip

    return call
