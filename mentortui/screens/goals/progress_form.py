"""The form of a report on a goal: where it stands, how sure one is, what changed."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from functools import partial
from typing import Any

from mentortui.changes import capture, editing
from mentortui.messages import Call
from mentortui.model.reader import Row
from mentortui.model.vocabulary import kind_of
from mentortui.practice import progress
from mentortui.practice.progress import number
from mentortui.screens.desk import Desk
from mentortui.screens.forms.form import Form
from mentortui.screens.goals.step_form import of_whole
from mentortui.widgets.field import CHOICE, NUMBER, PAST_DAY, TEXT, WHOLE, Field


def form(desk: Desk, record_id: str) -> Form:
    """The form that reports on the goal with this id, or changes the report with this id."""
    new = kind_of(record_id) == "goal"
    row = Row() if new else desk.reader.get(record_id) or Row()
    goal = desk.reader.get(record_id if new else row.get("goal", "")) or Row()
    before = progress.standing_of(desk.reader, goal)
    was = f"was {before.confidence}; " if before.confidence is not None else ""
    fields = (
        *_value(goal, row, before),
        Field("confidence", "Confidence", WHOLE, row.get("confidence"), hint=f"{was}1 not at all, 10 certain"),
        Field("note", "What changed", TEXT, row.get("note"), hint="What do you see it by? What helped?", lines=4),
        Field("on", "Day", PAST_DAY, row.get("on", desk.today.isoformat())),
    )
    return Form(
        title=f"Progress: {goal.get('title', '')}" if new else "Change a report",
        fields=fields,
        save=partial(_added, record_id, desk.today) if new else partial(_edited, record_id),
        kind="progress",
        draft=lambda texts: of_whole(goal),
        fixed=True,
        editing="" if new else record_id,
    )


def _value(goal: Row, row: Row, before: progress.Standing) -> tuple[Field, ...]:
    """How the value is asked: a number, yes or no, or not at all where the steps tell it."""
    mode = goal.get("mode", "value")
    if mode == "steps" and row.get("value") is None:
        return ()
    if mode == "yes-no":
        chosen = "" if row.get("value") is None else str(int(row["value"] >= 1))
        return (Field("value", "Reached", CHOICE, chosen, choices=(("", "–"), ("0", "not yet"), ("1", "yes"))),)
    unit, target = goal.get("unit") or "", goal.get("target")
    said = [f"stands at {number(before.value)}" if before.value is not None else "a number"]
    said += [f"{number(target)} {unit}".strip() + " wanted"] if target is not None else [unit] if unit else []
    return (Field("value", "Value now", NUMBER, row.get("value"), hint=", ".join(said)),)


def _typed(values: Mapping[str, Any]) -> dict[str, Any]:
    typed = dict(values)
    if isinstance(typed.get("value"), str):  # from a choice
        typed["value"] = int(typed["value"])
    return typed


def _added(goal_id: str, today: date, values: Mapping[str, Any], readers: str) -> Call:
    typed = _typed(values)
    on = date.fromisoformat(typed.pop("on")) if typed.get("on") else today
    return partial(capture.progress, goal=goal_id, on=on, **typed)


def _edited(report_id: str, values: Mapping[str, Any], readers: str) -> Call:
    return partial(editing.set_fields, record=report_id, fields=_typed(values))
