"""The form of a milestone: what, whose, when; a day to come plans it."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from functools import partial
from typing import Any

from mentortui.changes import editing, milestones, naming
from mentortui.dates import echo, parse_day
from mentortui.errors import Refused
from mentortui.messages import Call
from mentortui.model.reader import Row
from mentortui.model.vocabulary import MILESTONE_STATUS, ONLY_YOU, RELATIONSHIP
from mentortui.practice.celebrations import PLANNED
from mentortui.screens.desk import Desk
from mentortui.screens.forms.form import Form
from mentortui.screens.milestones import people
from mentortui.widgets.field import CHOICE, DAY, LINE, TEXT, Field


def form(desk: Desk, record_id: str | None) -> Form:
    """The form that adds a milestone, or changes one."""
    row = (desk.reader.get(record_id) if record_id else None) or Row()
    fields = [
        Field("title", "What", value=row.get("title"), hint="First module finished"),
        _day(desk, row),
        people.field(desk, "person", "Whose", row.get("person", desk.reader.me)),
        *_goal(desk, row),
        Field("value_tag", "Value", value=row.get("value_tag"), hint="if you like: courage, care, teamwork"),
    ]
    if row.get("status") == PLANNED:
        fields.insert(1, Field("status", "It is", CHOICE, PLANNED, choices=[(word, word) for word in MILESTONE_STATUS]))
    elif record_id:
        fields.append(Field("worked", "What worked", TEXT, row.get("worked"), hint="What made it work?", lines=3))
    return Form(
        title="Change a milestone" if record_id else "New milestone",
        fields=tuple(fields),
        save=partial(_edited, desk, record_id) if record_id else _added,
        kind="milestone",
        draft=partial(_draft, desk, row),
        readers=row.get("readers", ONLY_YOU),
        fixed=bool(record_id),
        editing=record_id or "",
        mode="milestones",
    )


def _day(desk: Desk, row: Row) -> Field:
    """Of a new one the line below says whether it is reached or planned."""
    if row:
        return Field("on", "When", DAY, row.get("on"))
    said = partial(_said, desk)
    hint = "today; a day to come plans it: 4 dec, in 3 weeks"
    return Field("on", "When", LINE, hint=hint, parse=lambda text: parse_day(text, desk.today).isoformat(), echo=said)


def _said(desk: Desk, text: str) -> str:
    on = parse_day(text, desk.today)
    return f"{'planned for' if on > desk.today else 'reached'} {echo(on, desk.today)}"


def _goal(desk: Desk, row: Row) -> list[Field]:
    """The goal it belongs to, where there are goals: a few words of its title."""
    stands = desk.reader.get(str(row.get("goal"))) if row.get("goal") else None
    if not desk.reader.rows("goal"):
        return []
    return [
        Field(
            "goal", "Of the goal", value=naming.label(desk.reader, stands) if stands else None,
            hint="if it belongs to one: how its title begins", parse=partial(_goal_words, desk),
            echo=lambda text: naming.label(desk.reader, desk.reader.get(_goal_id(desk, text)) or Row()),
        )
    ]  # fmt: skip


def _goal_id(desk: Desk, text: str) -> str:
    return naming.find(desk.reader, ("goal",), text)


def _goal_words(desk: Desk, text: str) -> str:
    """The words, where they name a goal. Raises Refused, so that it stands beside the field."""
    _goal_id(desk, text)
    return text.strip()


def _draft(desk: Desk, row: Row, texts: Mapping[str, str]) -> Row:
    """Who would read it: those of its relationship or goal, else whose it is."""
    if row:
        return row
    person = people.known(desk, texts.get("person", ""))
    try:
        goal = desk.reader.get(_goal_id(desk, texts["goal"])) or Row() if texts.get("goal") else Row()
    except Refused:
        goal = Row()
    found = naming.relationship_with(desk.reader, [person]) if person != desk.reader.me else None
    link = goal.get("relationship") or (found or naming.only_relationship(desk.reader) or {}).get("id")
    return {"person": person, "relationship": link}


def _added(values: Mapping[str, Any], readers: str) -> Call:
    return partial(_add, dict(values), readers == RELATIONSHIP)


def _add(values: dict[str, Any], share: bool, reader: Any, now: Any, new_id: Any) -> Any:
    """The change; today where no day was said."""
    if not values.get("title"):
        raise Refused("What was reached, or will be? Say it in a few words. Nothing was saved.", "title")
    on = date.fromisoformat(values.pop("on")) if values.get("on") else now.date()
    return milestones.add(reader, values.pop("title"), on=on, share=share, now=now, new_id=new_id, **values)


def _edited(desk: Desk, record_id: str, values: Mapping[str, Any], readers: str) -> Call:
    fields = dict(values)
    row = desk.reader.get(record_id) or Row()
    if fields.get("status") == "reached":  # a day to come was only the plan
        fields["on"] = min(fields.get("on") or row["on"], desk.today.isoformat())
    if "person" in fields:
        fields["person"] = people.known(desk, fields["person"] or "")
    if "goal" in fields:
        fields["goal"] = _goal_id(desk, fields["goal"]) if fields["goal"] else None
    return partial(editing.set_fields, record=record_id, fields=fields)
