"""The coach for a new goal: one line first, then the five parts one by one, with their lights while one types.

The coach and the one page are two faces of one form: the same fields, the same draft, the same change. How
the goal is measured is one line with the coach and five fields on the page; `practice.measure` reads one
from the other, and always one of the two is empty.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, ClassVar, Final

from textual import events
from textual.binding import Binding, BindingType
from textual.widget import Widget

from mentortui.actions import ACTIONS, Action
from mentortui.errors import MentortuiError, Refused
from mentortui.model.reader import Row
from mentortui.practice import measure, smart
from mentortui.screens.desk import Desk
from mentortui.screens.forms.form import FormScreen
from mentortui.screens.goals.form import LETTER_OF, GoalFormScreen
from mentortui.widgets.coach_row import Asked, CoachRow
from mentortui.widgets.field import Field
from mentortui.widgets.fields import FieldRow
from mentortui.widgets.keys import Keys, bindings
from mentortui.widgets.lights import Lights
from mentortui.widgets.readers import WhoReads

LINE: Final = "measure"
"""The coach's own field: how the goal is measured, in one line."""
ASKED: Final = {
    "title": Asked(
        "What do you want to reach?",
        "One line is enough to begin with. Enter brings five short questions; each may stay empty.",
        "Be confident leading the morning handover",
    ),
    "specific": Asked(
        smart.QUESTIONS["S"], "Somebody watching could say that it happened.",
        "Lead the 7:00 handover on ward 3, alone, twice a week",
    ),
    LINE: Asked(
        smart.QUESTIONS["M"], "Any count or rating will do, or simply: yes or no.",
        "confidence 0-10, now 3, want 7",
    ),
    "achievable": Asked(
        smart.QUESTIONS["A"], "One thing that helps and one that may hinder are plenty.",
        "Shadow two handovers first; Tom lends his check-list",
    ),
    "relevant": Asked(
        smart.QUESTIONS["R"], "The reason you would give to a friend.", "The night shift should be able to rely on me",
    ),
    "due": Asked(smart.QUESTIONS["T"], "A day to look forward to; it may move, with a reason.", "28 feb"),
}  # fmt: skip
"""The fields of the coach, in its order."""


def goal(desk: Desk, record_id: str | None) -> FormScreen:
    """The form of a goal: a new one with the coach or on one page, as the settings say; else on the page."""
    return GoalFormScreen(desk, record_id) if record_id else CoachScreen(desk)


def about(desk: Desk, relationship_id: str) -> FormScreen:
    """The form of a new goal that belongs to a relationship; of a mentor, with who is mentored as second owner."""
    return CoachScreen(desk, about=relationship_id)


class CoachScreen(GoalFormScreen):
    """The form of a new goal, with two faces."""

    DEFAULT_CSS = """
    CoachScreen.-coach Lights { height: 3; }
    CoachScreen.-coach #fields { scrollbar-gutter: stable; padding-top: 1; }
    """
    BINDINGS: ClassVar[list[BindingType]] = [
        *bindings("coach.face"),
        # Before the text does: with the coach, enter goes on, and lines wrap by themselves.
        Binding(ACTIONS["coach.next"].keys, "coach_next", id="coach.next", show=False, priority=True),
    ]

    def __init__(self, desk: Desk, template_id: str = "", about: str = "") -> None:
        """A new goal, perhaps from a template, which fills in more than the coach asks, or for a relationship."""
        super().__init__(desk, None, template_id, about=about)
        fields = list(self.form.fields)
        place = next(at for at, field in enumerate(fields) if field.name == "mode")
        fields.insert(place, Field(LINE, "M  Measurable", echo=measure.echo))
        self.form = self.form._replace(fields=tuple(fields))
        self.coached = not template_id and desk.settings["goal_form"] == "coach"
        self._asking = True  # for the one line first; the five parts are offered then
        self.set_class(self.coached, "-coach")  # now, while there is nothing yet to be laid out anew
        self._laid_out: tuple[object, ...] = ()  # where the row one writes in stood when it was brought into view last
        self._words: tuple[str, dict[str, str]] = ("", {})  # the line before the page, and what the page made of it

    def made(self, field: Field, stands: str | None) -> FieldRow:
        """The rows that the coach asks for have a question."""
        asked = ASKED.get(field.name)
        if asked is None:
            return super().made(field, stands)
        return CoachRow(field, self.desk.today, stands, asked)

    def on_mount(self) -> None:
        """Begin with one line, unless a draft went further."""
        self.screen_layout_refresh_signal.subscribe(self, self._bring_into_view, immediate=True)
        texts = self.texts()
        self._asking = not any(texts.get(name) for name in ASKED if name != "title")
        if not self.coached and texts.get(LINE):
            self._to_fields()
        elif self.coached:
            self._to_line()
        self._show_face()
        if self.coached and not self._asking:
            self.call_after_refresh(self._go_on_asking)

    def _go_on_asking(self) -> None:
        """A draft goes on at its first part that is empty."""
        name = next((name for name in ASKED if not self.texts().get(name)), "title")
        if row := self.row(name):
            row.control.focus()

    # What is in view

    def set_focus(self, widget: Widget | None, scroll_visible: bool = True, from_app_focus: bool = False) -> None:
        """With the coach, all rows change their height when another one is written in: scrolling waits for that."""
        super().set_focus(widget, scroll_visible and not self.coached, from_app_focus)

    def _bring_into_view(self, _screen: object) -> None:
        """All rows are laid out: the one in which one writes stands in the middle, from wherever one came.

        Once for each place it gets, so that a wheel may turn the form away from it.
        """
        row = next((row for row in self.rows if row.control.has_focus), None) if self.coached else None
        fields = self.query("#fields").first()
        stands = (row, row.virtual_region, fields.size, fields.virtual_size) if row else ()
        if row is not None and stands != self._laid_out:
            middle = row.virtual_region.y - (fields.size.height - row.virtual_region.height) // 2
            fields.scroll_to(y=max(0, min(middle, fields.max_scroll_y)), animate=False, immediate=True, force=True)
        self._laid_out = stands

    # Two faces

    def _show_face(self) -> None:
        """Show the fields of this face."""
        self.set_class(self.coached, "-coach")
        for row in self.rows:
            name = row.field.name
            offered = name in ASKED and (name == "title" or not self._asking)
            row.display = offered if self.coached else name != LINE
            if isinstance(row, CoachRow):
                row.coach(self.coached, first=name == "title")
        self._shine()
        self.query_one(Keys).show(self._footer())

    def action_coach_face(self) -> None:
        """The other face, with all that was written, in the same part."""
        here = next((row.field.name for row in self.rows if row.control.has_focus), "title")
        self.coached = not self.coached
        if self.coached:
            self._asking = False
            self._to_line()
            here = LINE if here in measure.FIELDS else here if here in ASKED else "title"
        else:
            self._to_fields()
            here = "metric" if here == LINE else here
        self._show_face()
        if row := self.row(here):
            row.control.focus()
            self.call_after_refresh(row.scroll_visible, animate=False)

    def _to_fields(self) -> None:
        """What the line says goes into the page's five fields."""
        line = self._put(LINE, "")
        if not line.strip():
            return
        said = measure.measure(line)
        made = {name: str(value) for name, value in said._asdict().items() if value is not None}
        for name in measure.FIELDS:
            self._put(name, made.get(name, ""))
        self._words = (line, self._measured())

    def _to_line(self) -> None:
        """What the page's five fields say goes into the line; unchanged, the line is as it was written."""
        texts = self._measured()
        if texts == dict.fromkeys(texts, "") | {"mode": "value"}:
            return
        line = self._words[0] if texts == self._words[1] else _line(texts)
        for name in measure.FIELDS:
            self._put(name, "value" if name == "mode" else "")
        self._put(LINE, line)

    def _measured(self) -> dict[str, str]:
        texts = self.texts()
        return {name: texts[name] for name in measure.FIELDS}

    def _put(self, name: str, text: str) -> str:
        """Let a text stand in a field; what stood there."""
        row = next(row for row in self.rows if row.field.name == name)
        before = row.text()
        row.put(text)
        return before

    # What is asked now

    def action_coach_next(self) -> None:
        """To the next part; after the last to who can read it, and there it saves."""
        if self.query_one(WhoReads).has_focus:
            self.action_form_save()
            return
        if self._asking:
            self._asking = False
            self._show_face()
        if self._here() == "due":
            self.query_one(WhoReads).focus()
        else:
            self.focus_next()

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """On the page, enter belongs to the fields."""
        return self.coached if action == "coach_next" else super().check_action(action, parameters)

    def _here(self) -> str:
        """The name of the field one writes in; empty on the last line."""
        return next((row.field.name for row in self.rows if row.control.has_focus), "")

    def _shine(self) -> None:
        """Light the parts, and say in each why its light is not lit."""
        if not self.coached or not self.is_mounted or not self.query(Lights):
            super()._shine()
            return
        judged = smart.judge(self._so_far(), self.desk.today)
        by_letter = {part.letter: part for part in judged.parts}
        here = LETTER_OF.get(self._here(), "M" if self._here() == LINE else "")
        for lights in self.query(Lights):
            lights.show(judged.parts, here, "")
        for row in self.rows:
            if not isinstance(row, CoachRow):
                continue
            letter = "M" if row.field.name == LINE else LETTER_OF.get(row.field.name, "")
            part = by_letter.get(letter)
            row.shine(part.found if part else None, part.hint if part else "")

    def _so_far(self) -> Row:
        """What the goal says as it stands; with the coach, as its line is understood."""
        found = super()._so_far()
        line = found.pop(LINE, None)
        return _with_line(found, line) if line else found

    def values(self) -> dict[str, Any]:
        """What saving hands on. Raises Refused."""
        found = super().values()
        line = found.pop(LINE, None)
        return _with_line(found, line) if line else found

    def refuse(self, error: MentortuiError) -> None:
        """Beside the field; where the coach does not ask for it, on the page."""
        if self.coached and isinstance(error, Refused) and error.field:
            field = error.field
            if field in measure.FIELDS:
                error = Refused(error.sentence, LINE)
            elif field not in ASKED and self.row(field):
                self.action_coach_face()
            self._asking = False
            self._show_face()
        super().refuse(error)

    def _footer(self) -> Iterator[Action]:
        for action in super()._footer():
            if action.id == "form.next" and self.coached:
                save = self.is_mounted and bool(self.query(WhoReads)) and self.query_one(WhoReads).has_focus
                yield ACTIONS["coach.next"]._replace(label="save" if save else "next")
            else:
                yield action
            if action.id == "form.previous":
                yield ACTIONS["coach.face"]._replace(label="one page" if self.coached else "coach")

    def help_ids(self) -> tuple[str, ...]:
        """What can be done here."""
        return ("coach.next", "coach.face", *super().help_ids())

    def on_descendant_focus(self, event: events.DescendantFocus) -> None:
        """On the last line, enter saves."""
        self.query_one(Keys).show(self._footer())


def _with_line(found: Row, line: str) -> Row:
    """The fields of a goal, with what a line says in place of how it is measured."""
    kept = {name: value for name, value in found.items() if name not in measure.FIELDS}
    return {**kept, **measure.measure(line).fields()}


def _line(texts: dict[str, str]) -> str:
    """The line for what stands in the page's fields; what it cannot say in its own way is put side by side."""
    try:
        numbers = {name: float(texts[name].replace(",", ".")) if texts[name].strip() else None
                   for name in ("baseline", "target")}  # fmt: skip
    except ValueError:
        numbers = {}
    if numbers:
        whole = {name: int(one) if one is not None and one.is_integer() else one for name, one in numbers.items()}
        said = measure.Measure(texts["mode"] or "value", texts["metric"].strip(), texts["unit"].strip(), **whole)
        if measure.measure(measure.line_of(said)) == said:
            return measure.line_of(said)
    lead = {"metric": "", "unit": "counted in ", "baseline": "now ", "target": "want "}
    words = [f"{begin}{texts[name].strip()}" for name, begin in lead.items() if texts[name].strip()]
    mode = {"yes-no": ["yes or no"], "steps": ["the steps done"]}.get(texts["mode"], [])
    return ", ".join([*words, *mode])
