"""People: one table of everybody one works with, those that need attention first."""

from __future__ import annotations

from functools import partial
from typing import ClassVar, Final

from mentortui.actions import key_hint
from mentortui.messages import New, Open
from mentortui.model.reader import Row as Record
from mentortui.model.vocabulary import kind_of
from mentortui.practice import people
from mentortui.practice.people import PersonLine
from mentortui.screens.desk import Desk
from mentortui.screens.filtering import FilteredScreen
from mentortui.screens.meetings import starting
from mentortui.screens.meetings.form import HELD, PLANNED, MeetingFormScreen
from mentortui.screens.people import page as person_page
from mentortui.screens.people import table
from mentortui.screens.people.profile_page import confirmable
from mentortui.screens.people.relationship_form import RelationshipFormScreen
from mentortui.screens.together.keys import LEADS, TogetherKeys
from mentortui.widgets.ink import Column, Layout
from mentortui.widgets.row import SPACE, Row

COHORTS: Final = "by cohort"


class PeopleScreen(FilteredScreen, TogetherKeys):  # the first base gives the style sheet
    """The table of relationships, then people in none, then oneself."""

    MODE = "people"
    ACTIONS: ClassVar[tuple[str, ...]] = (
        "new", "open", "person.brief", "person.plan", "person.start", "person.log", "person.together", "edit", "filter",
        "sort", "person.note", "person.skills", *LEADS, "person.review", "person.constellation", "person.closed",
        "person.confirm", "delete",
    )  # fmt: skip
    ORDERS = ("by who needs attention", "by next meeting", "by last meeting", "by name", COHORTS)

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self.closed_shown = False

    def on_mount(self) -> None:
        """Fill, and begin at whoever needs attention first."""
        self.freshen()
        self.main.focus()

    def rows(self, width: int) -> list[Row]:
        """Everybody: relationships, what is closed, people in none, oneself."""
        desk = self.desk
        lines = self._in_order(people.table(desk.reader, desk.today))
        related = [line for line in lines if kind_of(line.record["id"]) == "relationship"]
        together = [line for line in related if not line.closed]
        alone = [line for line in lines if kind_of(line.record["id"]) == "person"]
        rows: list[Row] = []
        if together:
            title = ", ".join(filter(None, ("You work with", self.ordered)))
            rows.append(table.titles(title, together=True))
            rows += (table.in_cohorts if self.order == COHORTS else table.lines)(desk, together)
        else:
            key = key_hint("person.together", desk.keymap)
            said = (
                f"You work with nobody {'now' if related else 'yet'}. Press {key} and name your mentor or your mentee."
            )
            rows.append(Row("", ((said, "muted"),), Layout((Column(),))))
        if alone:
            rows += [SPACE, table.titles("In no relationship", together=False), *table.lines(desk, alone)]
        rows += [SPACE, Row("", (("You", "strong"),), Layout((Column(),), indent=1)), *table.own(desk)]
        ended = list(table.closed(desk, [line for line in related if line.closed], self.closed_shown))
        return [*rows, *([SPACE, *ended] if ended else [])]

    def _in_order(self, lines: list[PersonLine]) -> list[PersonLine]:
        """As they come, or in the order asked for; the soonest and the latest meeting first, those without one last."""
        if self.order == "by next meeting":
            return sorted(lines, key=lambda line: line.rhythm.next["on"] if line.rhythm.next else "~")
        if self.order == "by last meeting":
            return sorted(lines, key=lambda line: line.rhythm.last["on"] if line.rhythm.last else "", reverse=True)
        if self.order == COHORTS:
            return sorted(lines, key=lambda line: str(line.record.get("cohort") or "~").casefold())
        if self.order == "by name":
            return sorted(lines, key=lambda line: line.title.casefold())
        return lines

    # What is selected

    @property
    def people(self) -> list[str]:
        """Ids of the people of the selected line."""
        record = self.desk.reader.get(self.selected)
        return person_page.of(self.desk.reader, record) if record else []

    @property
    def together(self) -> Record | None:
        """The relationship of the selected line."""
        return self.of_own(self.selected)

    def can(self, action_id: str) -> bool:
        """With oneself one neither meets nor agrees."""
        if action_id in ("new", "person.together", "person.constellation"):
            return True
        if action_id == "person.closed":
            return any(row.get("status") == "closed" for row in self.desk.reader.rows("relationship"))
        if self.main.current and self.main.current.key == table.CLOSED:
            return action_id in ("open", "filter", "sort")
        if action_id in LEADS:
            return self.together is not None
        if action_id == "person.confirm":
            return len(self.people) == 1 and confirmable(self.desk, self.people[0])
        if action_id in ("filter", "sort"):
            return bool(self.main.rows)
        own = self.people == [self.desk.reader.me]
        if action_id in ("person.brief", "person.review", "person.plan", "person.log", "person.start"):
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

    def action_open(self) -> None:
        """The selected record; of what is closed all lines."""
        if self.main.current and self.main.current.key == table.CLOSED:
            self.action_person_closed()
        else:
            super().action_open()

    def action_person_closed(self) -> None:
        """Show what is closed, or fold it away."""
        self.closed_shown = not self.closed_shown
        self.fill()
        self.main.select(table.CLOSED)
        self.show_keys()

    def action_person_constellation(self) -> None:
        """All who mentor me, and what nobody covers."""
        from mentortui.screens.people.constellation import ConstellationScreen

        self.app.push_screen(ConstellationScreen(self.desk))

    def action_person_confirm(self) -> None:
        """The time they can give is still as they said."""
        from mentortui.changes import people as changes

        self.change(partial(changes.person_confirm, person=self.people[0]))

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

    def action_person_review(self) -> None:
        """Look back on the time with them."""
        from mentortui.screens import review

        review.show(self, self.selected)

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
