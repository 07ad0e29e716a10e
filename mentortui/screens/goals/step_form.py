"""The form of a step: what to do, what it is, and by when."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from functools import partial
from typing import Any, Final

from mentortui.changes import editing, goals
from mentortui.messages import Call
from mentortui.model.reader import Row
from mentortui.model.vocabulary import ONLY_YOU, STEP_TYPES, kind_of
from mentortui.screens.desk import Desk
from mentortui.screens.forms.form import Form
from mentortui.widgets.field import CHOICE, DAY, Field

_TASK: Final = STEP_TYPES[0]
_TYPES: Final = ((_TASK, "a task"), ("resource", "a resource"), ("check", "a check"))


def form(desk: Desk, record_id: str) -> Form:
    """The form that adds a step to the goal with this id, or changes the step with this id."""
    new = kind_of(record_id) == "goal"
    row = Row() if new else desk.reader.get(record_id) or Row()
    goal = desk.reader.get(record_id if new else row.get("goal", "")) or Row()
    return Form(
        title=f"New step: {goal.get('title', '')}" if new else "Change a step",
        fields=(
            Field("title", "What to do", value=row.get("title"), hint="Book the course"),
            Field("type", "It is", CHOICE, row.get("type", _TASK), choices=_TYPES),
            Field("due", "By when", DAY, row.get("due"), hint="friday, in 2 weeks, 24 nov"),
        ),
        save=partial(_added, record_id) if new else partial(_edited, record_id),
        kind="step",
        draft=lambda texts: of_whole(goal),
        fixed=True,
        editing="" if new else record_id,
    )


def of_whole(goal: Row) -> Row:
    """What decides who can read a part of a goal: whoever can read the goal."""
    kept = {field: goal[field] for field in ("readers", "relationship") if goal.get(field)}
    return {"readers": ONLY_YOU, **kept, "goal": goal.get("id")}


def _added(goal_id: str, values: Mapping[str, Any], readers: str) -> Call:
    due = date.fromisoformat(values["due"]) if values.get("due") else None
    return partial(goals.step_add, goal=goal_id, title=values.get("title", ""), due=due, type=values.get("type"))


def _edited(step_id: str, values: Mapping[str, Any], readers: str) -> Call:
    return partial(editing.set_fields, record=step_id, fields=values)
