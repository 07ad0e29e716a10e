"""The form of a skill: a new one of one's own, or other words for one of the list."""

from __future__ import annotations

from collections.abc import Mapping
from functools import partial
from typing import Any

from mentortui.changes import skills
from mentortui.messages import Call
from mentortui.practice.skills import Skill, skill
from mentortui.screens.desk import Desk
from mentortui.screens.forms.form import Form, FormScreen
from mentortui.widgets.field import CHOICE, TEXT, Field

_TYPES = (("soft", "soft"), ("hard", "hard"))


def open_form(desk: Desk, skill_id: str | None) -> FormScreen:
    """The form that adds a skill, or puts the one with this id into other words."""
    return FormScreen(desk, form(desk, skill_id))


def form(desk: Desk, skill_id: str | None) -> Form:
    """What it asks. `skill_id` names a skill as ratings do."""
    one = skill(desk.reader, skill_id) if skill_id else None
    fields = (
        Field("name", "Name", value=one.name if one else None, hint="What it is called"),
        Field("type", "It is", CHOICE, one.type if one else "soft", choices=_TYPES),
        Field("description", "Description", TEXT, one.description if one else None, lines=3,
              hint="What somebody does who has it"),
    )  # fmt: skip
    return Form(
        title=f"Other words for: {one.name}" if one else "New skill of your own",
        fields=fields,
        save=partial(_edited, one) if one else _added,
        kind="skill",
        draft=lambda texts: {},
        fixed=True,
        editing=one.record if one else "",
        mode="people",
        standing="in your list only" if one and one.listed else "",
    )


def _added(values: Mapping[str, Any], readers: str) -> Call:
    typed = dict(values)
    return partial(skills.add, name=typed.get("name", ""), type_=typed.get("type") or "soft",
                   description=typed.get("description"))  # fmt: skip


def _edited(one: Skill, values: Mapping[str, Any], readers: str) -> Call:
    fields = dict(values)
    if not one.record:  # of the list: only what is said in other words is kept
        fields = {name: value for name, value in fields.items() if value != getattr(one, name)}
    if "name" in values or not one.record:
        fields["name"] = values.get("name") or ""  # an emptied name is refused in its own words
    return partial(skills.edit, skill=one.id, fields=fields)
