"""The little forms about a goal: how it stands, a note on it, an action that serves it, whom to let read it."""

from __future__ import annotations

from collections.abc import Mapping
from functools import partial
from typing import Any

from mentortui.changes import goals, sharing
from mentortui.messages import Call
from mentortui.model.reader import Row
from mentortui.model.vocabulary import GOAL_STATUS
from mentortui.screens.desk import Desk
from mentortui.screens.forms import action as action_form
from mentortui.screens.forms import note as note_form
from mentortui.screens.forms.form import Form, Values
from mentortui.screens.goals.whose import relationships
from mentortui.widgets.field import CHOICE, Field


def status(desk: Desk, goal_id: str) -> Form:
    """How a goal stands; with a reason it is kept among the changes of its plan."""
    goal = desk.reader.get(goal_id) or Row()
    stands = goal.get("status", "active")
    return Form(
        title=f"How it stands: {goal.get('title', '')}",
        fields=(
            Field("status", "It is", CHOICE, stands, choices=[(word, word) for word in GOAL_STATUS]),
            Field("reason", "Why", hint="if you like; kept with the goal"),
        ),
        save=partial(_stands, goal_id, stands),
        kind="goal",
        draft=lambda texts: goal,
        readers=goal.get("readers", "only_you"),
        fixed=True,
        editing=goal_id,
    )


def _stands(goal_id: str, stands: str, values: Values, readers: str) -> Call:
    return partial(goals.status, goal=goal_id, status=values.get("status") or stands, reason=values.get("reason"))


def note(desk: Desk, goal_id: str) -> Form:
    """A note on a goal; always its writer's alone."""
    form = note_form.form(desk, None)
    goal = desk.reader.get(goal_id) or Row()
    return form._replace(title=f"New note: {goal.get('title', '')}", save=partial(_for_goal, form, goal_id))


def action(desk: Desk, goal_id: str) -> Form:
    """An action that serves a goal."""
    form = action_form.form(desk, None)
    goal = desk.reader.get(goal_id) or Row()
    return form._replace(title=f"New action: {goal.get('title', '')}", save=partial(_for_goal, form, goal_id))


def _for_goal(form: Form, goal_id: str, values: Mapping[str, Any], readers: str) -> Call:
    return partial(form.save(values, readers), goal=goal_id)


def share(desk: Desk, goal_id: str) -> Form:
    """Whom to let read a goal, where there is more than one to choose from."""
    goal = desk.reader.get(goal_id) or Row()
    choices = relationships(desk.reader)
    first = choices[0][0] if choices else ""
    return Form(
        title=f"Let whom read it? {goal.get('title', '')}",
        fields=(Field("relationship", "With", CHOICE, first, choices=choices),),
        save=partial(_shared, goal_id, first),
        kind="goal",
        draft=lambda texts: {**goal, "readers": "relationship", "relationship": texts.get("relationship") or first},
        fixed=True,
    )


def _shared(goal_id: str, first: str, values: Values, readers: str) -> Call:
    return partial(sharing.share, record=goal_id, with_=values.get("relationship") or first)
