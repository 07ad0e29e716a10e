"""What a form that is not due can be answered about: a meeting, a relationship, a person; and a list to choose in."""

from __future__ import annotations

from datetime import date
from typing import ClassVar, Final

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.content import Content
from textual.screen import ModalScreen
from textual.widgets import Static

from mentortui.dates import say_day
from mentortui.model.reader import Row as Record
from mentortui.practice import feedback, forms, meetings, names, people
from mentortui.practice.feedback_due import answers
from mentortui.practice.forms import FormSpec
from mentortui.screens.desk import Desk
from mentortui.screens.feedback import asked as asking
from mentortui.screens.feedback.asked import Asked
from mentortui.widgets.ink import Column, Layout, flat
from mentortui.widgets.row import Row
from mentortui.widgets.rows import Rows

MOST: Final = 200
"""Meetings one may choose from: those that were last."""
_LINE: Final = Layout((Column(), Column(18, right=True, role="muted", least=40)))


def subjects(desk: Desk, spec: FormSpec) -> list[Asked]:
    """What a form can be answered about, the likeliest first; one thing where it is about nothing else."""
    if spec.about == "meeting":
        return _meetings(desk, spec)
    if spec.about == "relationship":
        return [
            Asked(spec, relationship=row["id"])
            for row in desk.reader.rows("relationship")
            if answers(spec, people.role_in(desk.reader, row))
        ]
    if spec.about == "person":
        return [Asked(spec, about=row["id"]) for row in desk.reader.rows("person") if row["id"] != desk.reader.me]
    return [Asked(spec)]


def role(desk: Desk, meeting: Record) -> str:
    """What one is in a meeting: by its relationship, else by the roles one has."""
    row = desk.reader.get(str(meeting.get("relationship")))
    if row is not None:
        return people.role_in(desk.reader, row)
    own = desk.reader.get(desk.reader.me) or Record()
    return forms.MENTEE if own.get("roles") == [forms.MENTEE] else forms.MENTOR


def _meetings(desk: Desk, spec: FormSpec) -> list[Asked]:
    """Meetings held that were not answered about yet, the last first."""
    mine = feedback.responses(desk.reader, spec.id, by=desk.reader.me)
    done = {row.get("meeting") for row in mine}
    found = sorted(meetings.held(desk.reader.rows("meeting")), key=meetings.when, reverse=True)
    return [
        Asked(spec, meeting=row["id"], relationship=row.get("relationship"))
        for row in found
        if row["id"] not in done and answers(spec, role(desk, row))
    ][:MOST]


class SubjectScreen(ModalScreen[Asked | None]):
    """Dismisses with what was chosen, or None."""

    DEFAULT_CSS = """
    SubjectScreen { align: center middle; }
    SubjectScreen Vertical { width: 70; max-width: 100%; height: 70%; background: $panel;
        border: round $rule; padding: 0 1; }
    SubjectScreen Static { height: 2; color: $muted; padding-left: 1; }
    SubjectScreen Rows { background: $panel; scrollbar-background: $panel; }
    """
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape,q", "close", show=False),
        Binding("enter,space", "choose", show=False),
    ]

    def __init__(self, desk: Desk, found: list[Asked]) -> None:
        super().__init__()
        self.desk, self.found = desk, found

    def compose(self) -> ComposeResult:
        """A title and the list."""
        with Vertical():
            yield Static(Content(f"{flat(self.found[0].spec.title)}: about which?   enter takes it, esc leaves"))
            yield Rows([self._row(place, one) for place, one in enumerate(self.found)])

    def on_mount(self) -> None:
        """Begin in the list."""
        self.query_one(Rows).focus()

    def _row(self, place: int, one: Asked) -> Row:
        meeting = self.desk.reader.get(one.meeting or "")
        if meeting is not None:
            day = say_day(date.fromisoformat(meeting["on"]), self.desk.today) if meeting.get("on") else ""
            return Row(str(place), (meetings.headline(self.desk.reader, meeting), day), _LINE)
        name = names.name(self.desk.reader, one.about) if one.about else asking.other_name(self.desk, one)
        return Row(str(place), (name or "yourself", ""), _LINE)

    def on_rows_opened(self, message: Rows.Opened) -> None:
        """A click on the selected one takes it."""
        self.action_choose()

    def action_choose(self) -> None:
        """Take the selected one."""
        row = self.query_one(Rows).current
        if row:
            self.dismiss(self.found[int(row.key)])

    def action_close(self) -> None:
        """Leave without one."""
        self.dismiss(None)
