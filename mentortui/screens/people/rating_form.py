"""The form that rates a skill: a digit, enter. More is asked and may stay empty."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from functools import partial
from typing import Any, ClassVar

from textual.binding import Binding, BindingType

from mentortui.changes import naming, skills
from mentortui.errors import Refused
from mentortui.messages import Call
from mentortui.model.reader import Row
from mentortui.model.vocabulary import ONLY_YOU, RELATIONSHIP, SKILL_LEVELS
from mentortui.practice.skills import MENTOR, SELF, BeforeAfter
from mentortui.screens.desk import Desk
from mentortui.screens.forms.form import Form, FormScreen
from mentortui.widgets.field import CHOICE, PAST_DAY, TEXT, Field

_LEVELS = tuple((str(level), f"{level} {words}") for level, words in SKILL_LEVELS.items())


class RatingScreen(FormScreen):
    """A rating. Enter saves from a choice, so that a skill takes three keys; in a text it is the text's own."""

    BINDINGS: ClassVar[list[BindingType]] = [Binding("enter", "form_save", show=False)]

    def __init__(self, desk: Desk, person: str, one: BeforeAfter) -> None:
        super().__init__(desk, form(desk, person, one))


def form(desk: Desk, person: str, one: BeforeAfter) -> Form:
    """The form that rates a person's skill."""
    sides = _sides(desk, person)
    fields = (
        Field("level", "Level", CHOICE, "", choices=_LEVELS),
        Field("evidence", "Seen by", TEXT, hint=f"What shows it? {one.skill.description}", lines=2),
        Field("on", "Day", PAST_DAY, desk.today.isoformat()),
        *([Field("role", "Who says so", CHOICE, sides[0][0], choices=sides)] if len(sides) > 1 else []),
    )
    who = "" if person == desk.reader.me else f" of {desk.first_name(person)}"
    return Form(
        title=f"Rate {one.skill.name}{who}: a digit, then enter",
        fields=fields,
        save=partial(_rated, desk, person, one, sides[0][0]),
        kind="rating",
        draft=lambda texts: _draft(desk, person, one),
        readers=ONLY_YOU,
        mode="people",
    )


def _sides(desk: Desk, person: str) -> list[tuple[str, str]]:
    """Whose rating it may be, the likeliest first."""
    if person == desk.reader.me:
        return [(SELF, "you"), (MENTOR, "your mentor")]
    they = (SELF, f"{desk.first_name(person)}, of themselves")
    mentored = any(
        desk.reader.me in row.get("mentors", ()) and person in row.get("mentees", ())
        for row in desk.reader.rows("relationship")
    )
    return [(MENTOR, "you, as mentor"), they] if mentored else [they]


def _draft(desk: Desk, person: str, one: BeforeAfter) -> Row:
    """What decides who can read it: the person, or one's only relationship; and what would be counted."""
    reader = desk.reader
    own = person == reader.me
    together = naming.only_relationship(reader) if own else naming.relationship_with(reader, [person])
    return {"skill": one.skill.id, "person": person, "relationship": together["id"] if together else None}


def _rated(desk: Desk, person: str, one: BeforeAfter, side: str, values: Mapping[str, Any], readers: str) -> Call:
    if not values.get("level"):
        raise Refused("Choose a level: press a digit, 1 to 5.", "level")
    return partial(
        skills.rate, skill=one.skill.id, level=int(values["level"]), person=person, role=values.get("role") or side,
        on=date.fromisoformat(values["on"]) if values.get("on") else desk.today, evidence=values.get("evidence"),
        share=readers == RELATIONSHIP,
    )  # fmt: skip
