"""The form of an entry of the library."""

from __future__ import annotations

from collections.abc import Mapping
from functools import partial
from typing import Any

from mentortui.changes import editing, library, naming
from mentortui.messages import Call
from mentortui.model.reader import Row
from mentortui.model.vocabulary import ONLY_YOU, RELATIONSHIP
from mentortui.screens.desk import Desk
from mentortui.screens.forms.form import Form
from mentortui.screens.milestones import people
from mentortui.widgets.field import LIST, TEXT, Field


def form(desk: Desk, record_id: str | None) -> Form:
    """The form that adds an entry, or changes one."""
    row = (desk.reader.get(record_id) if record_id else None) or Row()
    fields = (
        Field("title", "Title", value=row.get("title"), hint="Teach-back in ten minutes"),
        Field("link", "Link", value=row.get("link"), hint="https://example.org/teach-back"),
        Field("path", "File", value=row.get("path"), hint="where it lies on this computer"),
        Field("tags", "Tags", LIST, row.get("tags"), hint="listening, ward"),
        people.field(desk, "person", "For", str(row.get("person") or ""), own=False),
        Field("note", "Why", TEXT, row.get("note"), hint="What is good about it, where to begin", lines=3),
    )
    return Form(
        title="Change an entry of the library" if record_id else "New in the library",
        fields=fields,
        save=partial(_edited, desk, record_id) if record_id else _added,
        kind="resource",
        draft=(lambda texts: row) if record_id else partial(_draft, desk),
        readers=row.get("readers", ONLY_YOU),
        fixed=bool(record_id),
        editing=record_id or "",
        mode="",
    )


def _draft(desk: Desk, texts: Mapping[str, str]) -> Row:
    """It can be shared with the person it is for."""
    who = people.known(desk, texts.get("person", ""))
    together = naming.relationship_with(desk.reader, [who]) if who != desk.reader.me else None
    return {"person": who, "relationship": together["id"]} if together else {}


def _added(values: Mapping[str, Any], readers: str) -> Call:
    given = dict(values)
    return partial(
        library.add,
        title=given.get("title", ""),
        link=given.get("link"),
        path=given.get("path"),
        tags=given.get("tags", ()),
        note=given.get("note"),
        person=given.get("person"),
        share=readers == RELATIONSHIP,
    )


def _edited(desk: Desk, record_id: str, values: Mapping[str, Any], readers: str) -> Call:
    fields = dict(values)
    if fields.get("person"):
        fields["person"] = people.known(desk, fields["person"])
    return partial(editing.set_fields, record=record_id, fields=fields)
