"""The form of a note: a private line, a learning, mood and energy."""

from __future__ import annotations

from collections.abc import Mapping
from functools import partial
from typing import Any

from mentortui.changes import capture, editing
from mentortui.messages import Call
from mentortui.model.reader import Row
from mentortui.screens.desk import Desk
from mentortui.screens.forms.form import Form
from mentortui.widgets.field import CHOICE, LIST, PAST_DAY, TEXT, Field

_HINT = "Nobody but you ever reads this"
_FIVE = (("", "–"), ("1", "1 low"), ("2", "2"), ("3", "3"), ("4", "4"), ("5", "5 high"))
_TYPES = (("note", "a note"), ("learning", "a learning: what I tried that was hard"))


def form(desk: Desk, record_id: str | None) -> Form:
    """The form that writes a note, or edits one."""
    row: Row = (desk.reader.get(record_id) if record_id else None) or {}
    fields = (
        Field("text", "Note", TEXT, row.get("text"), hint=_HINT, lines=6, markdown=True),
        Field("type", "It is", CHOICE, row.get("type", "note"), choices=_TYPES),
        Field("on", "Day", PAST_DAY, row.get("on", desk.today.isoformat())),
        Field("mood", "Mood", CHOICE, _digit(row, "mood"), choices=_FIVE),
        Field("energy", "Energy", CHOICE, _digit(row, "energy"), choices=_FIVE),
        Field("tags", "Tags", LIST, row.get("tags"), hint="words, parted by commas"),
    )
    return Form(
        title="Change a note" if record_id else "New note",
        fields=fields,
        save=partial(_edited, record_id) if record_id else _added,
        kind="note",
        draft=lambda texts: {},
        fixed=True,
        editing=record_id or "",
    )


def _digit(row: Row, field: str) -> str:
    return str(row[field]) if row.get(field) else ""


def _typed(values: Mapping[str, Any]) -> dict[str, Any]:
    """The values as the record holds them: ratings as numbers."""
    typed = dict(values)
    for field in ("mood", "energy"):
        if typed.get(field):
            typed[field] = int(typed[field])
    return typed


def _added(values: Mapping[str, Any], readers: str) -> Call:
    from datetime import date

    typed = _typed(values)
    on = typed.pop("on", None)
    typed["type_"] = typed.pop("type", "note")
    return partial(capture.note, **{"text": "", **typed}, on=date.fromisoformat(on) if on else None)


def _edited(record_id: str, values: Mapping[str, Any], readers: str) -> Call:
    return partial(editing.set_fields, record=record_id, fields=_typed(values))
