"""People: one table of everybody one works with, those that need attention first."""

from __future__ import annotations

from datetime import date
from functools import partial
from typing import ClassVar, Final

from mentortui.actions import key_hint
from mentortui.dates import say_distance
from mentortui.messages import New, Open
from mentortui.model.reader import Row as Record
from mentortui.model.vocabulary import kind_of
from mentortui.practice import people
from mentortui.practice.people import PersonLine
from mentortui.screens.desk import Desk
from mentortui.screens.filtering import FilteredScreen
from mentortui.screens.meetings import page as meeting_page
from mentortui.screens.meetings import starting
from mentortui.screens.meetings.form import HELD, PLANNED, MeetingFormScreen
from mentortui.screens.people import page as person_page
from mentortui.screens.people.relationship_form import RelationshipFormScreen
from mentortui.widgets.ink import Column, Layout
from mentortui.widgets.rows import SPACE, Row

_COLUMNS: Final = (
    Column(), Column(13, role="muted", least=50), Column(11), Column(8, role="muted", least=70),
    Column(4, right=True, least=60), Column(10),
)  # fmt: skip
_LINE: Final = Layout(_COLUMNS)
_TITLES: Final = Layout(_COLUMNS, indent=1)
_WHY: Final = Layout((Column(role="muted"),), indent=5)
_OWN: Final = Layout((Column(30), Column(role="muted")))


class PeopleScreen(FilteredScreen):
    """The table of relationships, then people in none, then oneself."""

    MODE = "people"
    ACTIONS: ClassVar[tuple[str, ...]] = (
        "new", "open", "person.brief", "person.plan", "person.start", "person.log", "person.together", "edit", "filter",
        "sort", "person.note", "person.skills", "delete",
    )  # fmt: skip
    ORDERS = ("by who needs attention", "by next meeting", "by last meeting", "by name")

    def on_mount(self) -> None:
        """Fill, and begin at whoever needs attention first."""
        self.freshen()
        self.main.focus()

    def rows(self, width: int) -> list[Row]:
        """Everybody."""
        desk = self.desk
        lines = self._in_order(people.table(desk.reader, desk.today))
        together = [line for line in lines if kind_of(line.record["id"]) == "relationship"]
        alone = [line for line in lines if kind_of(line.record["id"]) == "person"]
        rows: list[Row] = []
        if together:
            rows.append(_titles(", ".join(filter(None, ("You work with", self.ordered))), "every"))
            rows += [row for line in together for row in _line(desk, line)]
        else:
            key = key_hint("person.together", desk.keymap)
            said = f"You work with nobody yet. Press {key} and name your mentor or your mentee."
            rows.append(Row("", ((said, "muted"),), Layout((Column(),))))
        if alone:
            rows += [SPACE, _titles("In no relationship", "")]
            rows += [row for line in alone for row in _line(desk, line)]
        own = desk.reader.get(desk.reader.me) or Record()
        rows += [SPACE, Row("", (("You", "strong"),), Layout((Column(),), indent=1))]
        roles = ", ".join(own.get("roles", ()))
        rows.append(Row(desk.reader.me, (str(own.get("name", "")), roles), _OWN))
        return rows

    def _in_order(self, lines: list[PersonLine]) -> list[PersonLine]:
        """As they come, or in the order asked for; the soonest and the latest meeting first, those without one last."""
        if self.order == "by next meeting":
            return sorted(lines, key=lambda line: line.rhythm.next["on"] if line.rhythm.next else "~")
        if self.order == "by last meeting":
            return sorted(lines, key=lambda line: line.rhythm.last["on"] if line.rhythm.last else "", reverse=True)
        if self.order == "by name":
            return sorted(lines, key=lambda line: line.title.casefold())
        return lines

    # What is selected

    @property
    def people(self) -> list[str]:
        """Ids of the people of the selected line."""
        record = self.desk.reader.get(self.selected)
        return person_page.of(self.desk.reader, record) if record else []

    def can(self, action_id: str) -> bool:
        """With oneself one neither meets nor agrees."""
        if action_id in ("new", "person.together"):
            return True
        if action_id in ("filter", "sort"):
            return bool(self.main.rows)
        own = self.people == [self.desk.reader.me]
        if action_id in ("person.brief", "person.plan", "person.log", "person.start"):
            return bool(self.people) and not own
        if action_id in ("person.note",):
            return len(self.people) == 1 and not own
        if action_id == "person.skills":
            return len(self.people) == 1
        return bool(self.selected) and not (own and action_id == "delete")

    def label(self, action_id: str) -> str:
        """A new one is a person."""
        return "person" if action_id == "new" else super().label(action_id)

    # What can be done

    def action_new(self) -> None:
        """A new person."""
        self.post_message(New("person"))

    def action_edit(self) -> None:
        """The form of the selected relationship or person."""
        self.post_message(Open(self.selected, editing=True))

    def action_delete(self) -> None:
        """Delete the selected relationship or person."""
        from mentortui.changes import editing

        self.change(partial(editing.delete, record=self.selected))

    def action_person_brief(self) -> None:
        """What to know before one meets them."""
        from mentortui.screens import brief

        brief.show(self, self.selected)

    def action_person_plan(self) -> None:
        """Plan a meeting with them."""
        self.app.push_screen(MeetingFormScreen(self.desk, PLANNED, self.people))

    def action_person_start(self) -> None:
        """Begin a meeting with them now, or go back into it."""
        starting.start(self, self.people)

    def action_person_log(self) -> None:
        """Log a meeting with them."""
        self.app.push_screen(MeetingFormScreen(self.desk, HELD, self.people))

    def action_person_note(self) -> None:
        """A note about them."""
        from mentortui.screens.people.person import note_about

        self.app.push_screen(note_about(self.desk, self.people[0]))

    def action_person_skills(self) -> None:
        """Their skills, or one's own."""
        from mentortui.screens.people.skills import SkillsScreen

        self.app.push_screen(SkillsScreen(self.desk, self.people[0]))

    def action_person_together(self) -> None:
        """A new relationship, with the selected person when they are in none."""
        alone = kind_of(self.selected) == "person" and self.selected != self.desk.reader.me
        form = RelationshipFormScreen(self.desk, self.people if alone else ())
        self.app.push_screen(form, lambda record_id: self.land(record_id) if record_id else None)


def _titles(title: str, every: str) -> Row:
    """The names of the columns."""
    named = [("last", "muted"), ("next", "muted"), (every, "muted"), ("open", "muted"), ("", "")]
    return Row("", ((title, "strong"), *named), _TITLES)


def _line(desk: Desk, line: PersonLine) -> list[Row]:
    """One line, and below it why it is not simply on track."""
    beat, today = line.rhythm, desk.today
    last = say_distance(date.fromisoformat(beat.last["on"]), today) if beat.last else "not yet"
    next_ = meeting_page.near(beat.next["on"], today) if beat.next else "–"
    waiting = line.open_mine + line.open_theirs
    often = str(beat.cadence) if beat.cadence else ""
    cells = (line.title, last, next_, often, str(waiting) if waiting else "–", person_page.light(line.light))
    rows = [Row(line.record["id"], cells, _LINE)]
    if line.light.reason and line.light.level != "resting":
        rows.append(Row("", (line.light.reason,), _WHY))
    return rows
