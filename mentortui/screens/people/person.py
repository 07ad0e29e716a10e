"""Somebody in full, opened by the person or by a relationship: what is open, meetings, goals, profile, notes."""

from __future__ import annotations

from functools import partial
from typing import Any, ClassVar

from mentortui.changes import naming
from mentortui.messages import Call
from mentortui.model.reader import Row as Record
from mentortui.model.vocabulary import kind_of
from mentortui.practice.profile import LABELS
from mentortui.screens.desk import Desk
from mentortui.screens.forms import action as action_form
from mentortui.screens.forms import note as note_form
from mentortui.screens.forms.form import Form, FormScreen, Values
from mentortui.screens.meetings import starting
from mentortui.screens.meetings.form import HELD, PLANNED, MeetingFormScreen
from mentortui.screens.people import form as person_form
from mentortui.screens.people import page as person_page
from mentortui.screens.people import profile_page
from mentortui.screens.people.relationship_form import RelationshipFormScreen
from mentortui.screens.record import RecordScreen
from mentortui.screens.together.keys import LEADS, TogetherKeys
from mentortui.widgets.row import Row


class PersonScreen(RecordScreen, TogetherKeys):  # the first base gives the style sheet
    """A person, or the people of a relationship."""

    MODE = "people"
    ACTIONS: ClassVar[tuple[str, ...]] = (
        "new", "open", "tick", "edit", "person.brief", "person.plan", "person.start", "person.log", "person.note",
        "person.together", "person.skills", *LEADS, "person.review", "person.confirm", "share", "counted", "delete",
    )  # fmt: skip

    @property
    def people(self) -> list[str]:
        """Ids of the people it is about."""
        return person_page.of(self.desk.reader, self.record) if self.record else []

    @property
    def own(self) -> bool:
        """Whether it is one's own profile."""
        return self.people == [self.desk.reader.me]

    @property
    def together(self) -> Record | None:
        """The relationship one stands on, or the one that the page is about."""
        chosen = self.selected if kind_of(self.selected) == "relationship" else ""
        return self.of_own(chosen or str(self.record.get("id", "")))

    def sections(self, main: int, beside: int) -> tuple[list[Row], list[Row]]:
        """The relationship and what is open at the left; who they are at the right."""
        desk, record = self.desk, self.record
        many = len(self.people) > 1
        called = {one: naming.name(desk.reader, one) if many else "" for one in self.people}
        profiles = [row for one, name in called.items() for row in profile_page.profile(desk, one, beside, name)]
        lines = person_page.lines_of_people(desk, record)
        head = person_page.head(desk, record, lines)
        if self.own:
            return head, profiles
        first = [
            *head,
            *person_page.relationships(desk, lines, main),
            *person_page.waiting(desk, record, main),
            *person_page.met(desk, record, main),
            *person_page.goals(desk, record),
        ]
        return first, [*profiles, *person_page.notes(desk, record, beside)]

    # What is selected

    @property
    def adds(self) -> str:
        """What `new` adds where the cursor stands; empty where nothing can be added."""
        kind = kind_of(self.selected)
        if self.section in (person_page.OPEN, person_page.MET, person_page.NOTES):
            return {person_page.OPEN: "action", person_page.MET: "meeting", person_page.NOTES: "note"}[self.section]
        return kind if kind in ("action", "meeting", "note") else ""

    def can(self, action_id: str) -> bool:
        """With oneself one neither meets nor agrees."""
        if action_id == "new":
            return bool(self.record) and bool(self.adds)
        if action_id in ("person.brief", "person.review", "person.plan", "person.log", "person.start"):
            return bool(self.people) and not self.own
        if action_id in ("person.note", "person.together"):
            return len(self.people) == 1 and not self.own
        if action_id in LEADS:
            return self.together is not None
        if action_id == "person.skills":
            return len(self.people) == 1
        if action_id == "person.confirm":
            return len(self.people) == 1 and profile_page.confirmable(self.desk, self.people[0])
        profile = kind_of(self.selected) == "person" and self.section in LABELS
        if action_id in ("edit", "open") and profile:
            return True
        if action_id == "open" and kind_of(self.selected) == "relationship":
            return True
        return not profile and super().can(action_id)

    def label(self, action_id: str) -> str:
        """The footer says what a key adds here."""
        return self.adds if action_id == "new" and self.adds else super().label(action_id)

    # What can be done

    def action_new(self) -> None:
        """What belongs where the cursor stands."""
        if self.adds == "meeting":
            self.action_person_plan()
        elif self.adds == "note":
            self.action_person_note()
        else:
            form = action_form.form(self.desk, None)
            who = naming.name(self.desk.reader, self.people[0])
            save = partial(_with, form, "with_", self.people[0])
            draft = partial(_draft, self.people, form)
            self.show_form(FormScreen(self.desk, form._replace(title=f"New action with {who}", save=save, draft=draft,
                                                               mode="people")))  # fmt: skip

    def action_open(self) -> None:
        """The selected part; of a relationship and a profile their form."""
        if kind_of(self.selected) in ("relationship", "person"):
            self.action_edit()
        else:
            super().action_open()

    def action_edit(self) -> None:
        """The form of what is selected; of a profile in the field one came from."""
        if kind_of(self.selected) != "person":
            super().action_edit()
            return
        form = FormScreen(self.desk, person_form.form(self.desk, self.selected))
        field = self.section
        self.show_form(form)
        form.call_after_refresh(_begin_in, form, field)

    def land(self, record_id: str) -> None:
        """After a profile's form: where one came from."""
        if kind_of(record_id) != "person":
            super().land(record_id)

    def action_person_brief(self) -> None:
        """What to know before one meets them."""
        from mentortui.screens import brief

        brief.show(self, self.record["id"])

    def action_person_review(self) -> None:
        """Look back on the time with them."""
        from mentortui.screens import review

        review.show(self, self.record["id"])

    def action_person_plan(self) -> None:
        """Plan a meeting with them."""
        self.show_form(MeetingFormScreen(self.desk, PLANNED, self.people))

    def action_person_start(self) -> None:
        """Begin a meeting with them now, or go back into it."""
        starting.start(self, self.people)

    def action_person_log(self) -> None:
        """Log a meeting with them."""
        self.show_form(MeetingFormScreen(self.desk, HELD, self.people))

    def action_person_note(self) -> None:
        """A note about them."""
        self.show_form(note_about(self.desk, self.people[0]))

    def action_person_skills(self) -> None:
        """Their skills."""
        from mentortui.screens.people.skills import SkillsScreen

        self.app.push_screen(SkillsScreen(self.desk, self.people[0]))

    def action_person_confirm(self) -> None:
        """The time they can give is still as they said."""
        from mentortui.changes import people

        self.change(partial(people.person_confirm, person=self.people[0]))

    def action_person_together(self) -> None:
        """Say who mentors whom."""
        self.show_form(RelationshipFormScreen(self.desk, self.people))


def note_about(desk: Desk, person_id: str) -> FormScreen:
    """The form of a note about a person; always its writer's alone."""
    form = note_form.form(desk, None)
    title = f"New note about {naming.name(desk.reader, person_id)}"
    return FormScreen(desk, form._replace(title=title, save=partial(_with, form, "about", person_id), mode="people"))


def _with(form: Form, argument: str, person_id: str, values: Values, readers: str) -> Call:
    """The change another form asks for, about a person."""
    return partial(form.save(values, readers), **{argument: person_id})


def _draft(people: list[str], form: Form, texts: Any) -> dict[str, Any]:
    """Who would read it: as the other form says, with the people it is about."""
    return {"attendees": people, **form.draft(texts)}


def _begin_in(form: FormScreen, field: str) -> None:
    row = form.row(field)
    if row:
        row.control.focus()
