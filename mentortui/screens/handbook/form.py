"""The form of a day on which a page of the handbook was read, and whether the program counts it."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from functools import partial
from typing import Any

from mentortui.changes import editing, handbook
from mentortui.content.handbook import ORDER, modules, title_of
from mentortui.messages import Call
from mentortui.model.reader import Row
from mentortui.screens.desk import Desk
from mentortui.screens.forms.form import Form
from mentortui.widgets.field import CHOICE, PAST_DAY, Field


def form(desk: Desk, record_id: str | None) -> Form:
    """The form that notes a page as read on some day, or changes the day of one that was."""
    row = (desk.reader.get(record_id) if record_id else None) or Row()
    day = Field("on", "Day", PAST_DAY, row.get("on", desk.today.isoformat()), hint="today, tuesday, 10 nov")
    pages = Field("module", "Page", CHOICE, ORDER[0], choices=tuple((one.id, one.title) for one in modules()))
    return Form(
        title=f"You read: {title_of(str(row.get('module')))}" if record_id else "You read a page of the handbook",
        fields=(day,) if record_id else (pages, day),
        save=partial(_edited, record_id) if record_id else _added,
        kind="training",
        draft=lambda texts: {**row, "module": texts.get("module") or row.get("module"), "on": row.get("on")},
        fixed=True,
        editing=record_id or "",
        mode="",
    )


def _added(values: Mapping[str, Any], readers: str) -> Call:
    on = date.fromisoformat(values["on"]) if values.get("on") else None
    return partial(handbook.done, module=values["module"], on=on)


def _edited(record_id: str, values: Mapping[str, Any], readers: str) -> Call:
    return partial(editing.set_fields, record=record_id, fields=dict(values))
