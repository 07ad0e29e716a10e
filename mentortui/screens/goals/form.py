"""The form of a goal: title, the five parts on one page with their lights, and what else a goal says."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import partial
from typing import Any, Final

from textual import events
from textual.app import ComposeResult
from textual.widget import Widget

from mentortui.changes import goal_edit, goals, naming
from mentortui.content.templates import goal_template
from mentortui.errors import Refused
from mentortui.messages import Call
from mentortui.model.reader import Row
from mentortui.model.vocabulary import AREAS, ONLY_YOU, PURPOSES, RELATIONSHIP, kind_of
from mentortui.practice import smart
from mentortui.practice.names import members
from mentortui.screens.desk import Desk
from mentortui.screens.forms.form import Form, FormScreen
from mentortui.screens.goals.whose import relationships
from mentortui.widgets.field import CHOICE, DAY, LIST, NUMBER, TEXT, Field
from mentortui.widgets.lights import Lights

LETTER_OF: Final = {
    "specific": "S", "mode": "M", "metric": "M", "unit": "M", "baseline": "M", "target": "M",
    "achievable": "A", "relevant": "R", "start": "T", "due": "T",
}  # fmt: skip
"""The part that a field belongs to."""
_MODES: Final = (("value", "a number"), ("steps", "the steps done"), ("yes-no", "yes or no"))
_AS_IF_NOT_SAID: Final = {"mode": "value", "area": "professional", "status": "active"}
"""Values that are the same as saying nothing, which is what a new goal then does."""
_ASK: Final = "What do you want to reach? One line is enough to begin with."
_ALL_FIVE: Final = "All five show. Whether it is a good one, two people can say."


def fields_of(desk: Desk, row: Row, steps: tuple[str, ...] = (), about: str = "") -> tuple[Field, ...]:
    """What the form asks, with what a goal or a template says already; `about` is the relationship it is for."""
    at_work = bool(row.get("id")) and row.get("status", "active") != "draft"
    fields = [
        Field("title", "Goal", value=row.get("title"), hint="Lead the morning handover alone"),
        Field("specific", "S  Specific", TEXT, row.get("specific"), smart.QUESTIONS["S"], lines=2),
        Field("mode", "M  Measurable", CHOICE, row.get("mode", "value"), choices=_MODES),
        Field("metric", "   what", value=row.get("metric"), hint="what is counted or rated: modules, confidence"),
        Field("unit", "   unit", value=row.get("unit"), hint="modules, %, points of 10"),
        Field("baseline", "   now", NUMBER, row.get("baseline"), hint="a number"),
        Field("target", "   wanted", NUMBER, row.get("target"), hint="a number"),
        Field("achievable", "A  Achievable", TEXT, row.get("achievable"), "What helps? What is in the way?", lines=2),
        Field("relevant", "R  Relevant", TEXT, row.get("relevant"), smart.QUESTIONS["R"], lines=2),
        Field("due", "T  Time-bound", DAY, row.get("due"), hint="by when? end of March, in 3 months"),
        Field("start", "   from", DAY, row.get("start"), hint="today, next month"),
        *([Field("reason", "Why change it", hint="kept with what the goal said before")] if at_work else []),
        Field("purpose", "Purpose", CHOICE, row.get("purpose"), choices=_words(PURPOSES, row.get("purpose"))),
        Field("area", "Area", CHOICE, row.get("area", "professional"), choices=[(area, area) for area in AREAS]),
        Field("objective", "Objective", value=row.get("objective"), hint="which aim of the organization it serves"),
        Field("value_tag", "Value", value=row.get("value_tag"), hint="which value of the organization it lives"),
        Field("skills", "Skills", LIST, row.get("skills"), hint="words, parted by commas"),
        Field("stretch", "Stretch", CHOICE, "yes" if row.get("stretch") else "", choices=(("", "no"), ("yes", "yes"))),
    ]
    return (*fields, *(() if row.get("id") else _only_new(desk, steps, about)))


def _words(known: tuple[str, ...], own: str | None) -> list[tuple[str, str]]:
    """Choices from words; one that is not among them, from an import, is kept."""
    words = [*known, *([own] if own and own not in known else [])]
    return [("", "–"), *((word, word.replace("-", " ")) for word in words)]


def _only_new(desk: Desk, steps: tuple[str, ...], about: str) -> Iterator[Field]:
    """What only a new goal is asked."""
    together = (desk.reader.get(about) if about else None) or Row()
    mentees = [one for one in together.get("mentees", ()) if one != desk.reader.me]
    second = naming.name(desk.reader, mentees[0]) if len(mentees) == 1 else None
    yield Field("steps", "First steps", TEXT, "\n".join(steps), "One on each line", lines=3)
    yield Field("status", "It is", CHOICE, "active", choices=(("active", "begun"), ("draft", "a draft")))
    found = partial(naming.person, desk.reader)  # so that an unknown name is said beside the field
    yield Field("owners", "Second owner", value=second, hint="nobody; a goal may be of two", parse=found)
    others = relationships(desk.reader)
    if about or len(others) > 1:
        yield Field("relationship", "Belongs to", CHOICE, about, choices=[("", "you alone"), *others])


def form(desk: Desk, record_id: str | None, template_id: str = "", about: str = "") -> Form:
    """The form that adds a goal, perhaps from a template or for a relationship, or edits one."""
    row: Row = (desk.reader.get(record_id) if record_id else None) or {}
    template = goal_template(template_id) if template_id else None
    stands = template.filled(desk.today) if template else row
    return Form(
        title="Change a goal" if record_id else f"New goal with {_who(desk, about)}" if about else "New goal",
        fields=fields_of(desk, stands, template.steps if template else (), about),
        save=partial(_edited, record_id) if record_id else _added,
        kind="goal",
        draft=partial(_draft, desk, row),
        readers=row.get("readers", ONLY_YOU),
        fixed=bool(record_id),
        editing=record_id or "",
        mode="goals",
    )


def _who(desk: Desk, about: str) -> str:
    return naming.names(desk.reader, members(desk.reader.get(about) or Row())) or "nobody"


def _draft(desk: Desk, row: Row, texts: Mapping[str, str]) -> Row:
    """Who would read the goal: whom it belongs to."""
    if row:
        return {**row, "area": texts.get("area") or row.get("area", "professional")}
    owners = {desk.reader.me}
    words = texts.get("owners", "").strip()
    if words:
        try:
            owners.add(naming.person(desk.reader, words))
        except Refused:
            words = ""
    chosen = texts.get("relationship") or None
    together = naming.relationship_with(desk.reader, owners) if words else naming.only_relationship(desk.reader)
    link = chosen or (together["id"] if together else None)
    return {"owners": sorted(owners), "relationship": link, "area": texts.get("area") or "professional"}


def _typed(values: Mapping[str, Any]) -> dict[str, Any]:
    """The values as a goal holds them."""
    typed = dict(values)
    if "stretch" in typed:
        typed["stretch"] = True if typed["stretch"] == "yes" else None
    return typed


def _added(values: Mapping[str, Any], readers: str) -> Call:
    typed = {name: value for name, value in _typed(values).items() if _AS_IF_NOT_SAID.get(name) != value}
    steps = [line.strip() for line in typed.pop("steps", "").splitlines() if line.strip()]
    return partial(
        goals.add,
        title=typed.pop("title", ""),
        with_=typed.pop("owners", None),
        relationship=typed.pop("relationship", None),
        share=readers == RELATIONSHIP,
        steps=steps,
        **typed,
    )


def _edited(record_id: str, values: Mapping[str, Any], readers: str) -> Call:
    fields = _typed(values)
    reason = fields.pop("reason", None)
    return partial(goal_edit.edit, goal=record_id, fields=fields, reason=reason)


class GoalFormScreen(FormScreen):
    """The form with five lights at its top."""

    DEFAULT_CSS = "GoalFormScreen #fields { padding-bottom: 1; }"

    def __init__(
        self, desk: Desk, record_id: str | None, template_id: str = "", field: str = "", about: str = ""
    ) -> None:
        """A new goal, perhaps from a template or for a relationship; or the goal with this id, beginning in a field."""
        super().__init__(desk, form(desk, record_id, template_id, about))
        self._first = field

    def compose(self) -> ComposeResult:
        """The form, with the lights where its title stands."""
        for widget in super().compose():
            yield self._lights() if widget.id == "title" else widget

    def _lights(self) -> Widget:
        return Lights(self.form.title)

    def on_mount(self) -> None:
        """Light what is there, and go to the field that is wanted; Textual runs the form's own `on_mount` as well."""
        self.call_after_refresh(self._begin)

    def _begin(self) -> None:
        row = self.row(self._first) if self._first else None
        if row:
            row.control.focus()
        self._shine()

    def on_field_row_changed(self) -> None:
        """What was typed may light another part; the form's own handler looks at who can read it."""
        self._shine()

    def on_descendant_focus(self, event: events.DescendantFocus) -> None:
        """The hint is about the field one writes in."""
        self._shine()

    def _shine(self) -> None:
        lights = next(iter(self.query(Lights)), None)
        if lights is None or not self.rows:
            return
        judged = smart.judge(self._so_far(), self.desk.today)
        here = next((row.field.name for row in self.rows if row.control.has_focus), "")
        letter = LETTER_OF.get(here, "")
        part = next((part for part in judged.parts if part.letter == letter), None)
        hint = part.hint if part else _ALL_FIVE if judged.found == len(judged.parts) else ""
        lights.show(judged.parts, letter, hint or (_ASK if here == "title" else ""))

    def _so_far(self) -> Row:
        """What the goal says as it stands in the fields; what cannot be read yet says nothing."""
        goal: Row = {}
        for row in self.rows:
            try:
                goal[row.field.name] = row.value()
            except Refused:
                goal[row.field.name] = None
        return goal

    def _saved(self, commit: Any) -> None:
        """A new goal comes with steps; the goal is what is shown."""
        new = (one for one in commit.ids if kind_of(one) == "goal")
        self.dismiss(self.form.editing or next(new, None))
