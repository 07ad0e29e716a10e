"""The goals one may start from, read from `goals.toml`."""

from __future__ import annotations

import tomllib
from datetime import date, timedelta
from functools import cache
from typing import Any, NamedTuple

from mentortui.content import text_of
from mentortui.errors import NotFound


class GoalTemplate(NamedTuple):
    """A goal to start from: who it is for (mentor or mentee), and its fields by the goal's own names.

    `weeks` is how long it is meant to take; `fields` hold title, purpose and the SMART parts.
    """

    id: str
    role: str
    weeks: int
    fields: dict[str, Any]
    steps: tuple[str, ...]

    @property
    def title(self) -> str:
        """The goal in one line."""
        return str(self.fields["title"])

    @property
    def purpose(self) -> str:
        """What it is for, one of the purposes of the vocabulary."""
        return str(self.fields["purpose"])

    def filled(self, today: date) -> dict[str, Any]:
        """The fields of a goal that starts today: start and due as ISO days."""
        due = today + timedelta(weeks=self.weeks)
        return {**self.fields, "start": today.isoformat(), "due": due.isoformat()}


@cache
def goal_templates() -> tuple[GoalTemplate, ...]:
    """Every template, those of mentees first."""
    data = tomllib.loads(text_of("goals.toml"))
    return tuple(
        GoalTemplate(
            goal["id"],
            goal["role"],
            goal["weeks"],
            {name: value for name, value in goal.items() if name not in ("id", "role", "weeks", "steps")},
            tuple(goal.get("steps", ())),
        )
        for goal in data["goal"]
    )


def for_role(role: str | None = None, purpose: str | None = None) -> list[GoalTemplate]:
    """Templates for mentors or mentees, and for one purpose, where these are given."""
    return [
        one
        for one in goal_templates()
        if (role is None or one.role == role) and (purpose is None or one.purpose == purpose)
    ]


def goal_template(template_id: str) -> GoalTemplate:
    """The template with this id or a unique beginning of it. Raises NotFound naming what there is."""
    said = template_id.strip().lower()
    found = [one for one in goal_templates() if one.id == said] or [
        one for one in goal_templates() if said and one.id.startswith(said)
    ]
    if len(found) == 1:
        return found[0]
    known = ", ".join(one.id for one in found or goal_templates())
    sentence = f"There is no goal template {template_id.strip()!r}; there are {known}. Nothing was saved."
    raise NotFound(sentence, "template")
