"""Workshops: those that come, those nobody said anything about, and the past ones with who came."""

from __future__ import annotations

from typing import ClassVar, Final

from mentortui.actions import key_hint
from mentortui.dates import say_day
from mentortui.messages import Open
from mentortui.model.reader import Row as Record
from mentortui.practice import meetings, workshops
from mentortui.practice.readers import glyph
from mentortui.screens.desk import Desk
from mentortui.screens.forms.form import FormScreen
from mentortui.screens.rooms import RoomScreen
from mentortui.screens.workshops import forms
from mentortui.widgets.ink import HEADING, Column, Layout
from mentortui.widgets.row import SPACE, Row

_LINE: Final = Layout((
    Column(1, role="muted"), Column(17), Column(), Column(10, right=True, role="muted", least=50),
))  # fmt: skip
_BELOW: Final = Layout((Column(role="muted"),), indent=25)


class WorkshopsScreen(RoomScreen):
    """The meetings of the type workshop."""

    ROOM = "workshops"
    ACTIONS: ClassVar[tuple[str, ...]] = (
        "new", "open", "meeting.held", "edit", "filter", "rooms.next", "delete",
    )  # fmt: skip

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self.main.empty = f"No workshops yet. Press {key_hint('new', desk.keymap)} to plan one; you may go alone."

    def rows(self, width: int) -> list[Row]:
        """Coming first, then those to be marked, then the past."""
        every = workshops.workshops(self.desk.reader)
        coming = meetings.coming(every, self.desk.today)
        open_ = meetings.unmarked(every, self.desk.today)
        ahead = {row["id"] for row in (*coming, *open_)}
        rows: list[Row] = []
        for title, part in (
            ("Workshops to come", coming),
            ("Did they take place?", open_),
            ("Workshops that were", [row for row in every if row["id"] not in ahead]),
        ):
            if part:
                rows += [*([SPACE] if rows else []), Row("", (title,), HEADING)]
                rows += [line for row in part for line in self._lines(row)]
        return rows

    def _lines(self, row: Record) -> list[Row]:
        """When and what; below it where, and who is in it or came."""
        when = f"{self._day(row)} {row.get('time') or ''}".strip()
        missed = row.get("status") == "missed"
        long = "missed" if missed else f"{row['minutes']} min" if row.get("minutes") else ""
        said = ": ".join(filter(None, (str(row.get("place") or ""), workshops.attendance(self.desk.reader, row))))
        cells = (glyph(self.desk.reader, row), when, workshops.title(row), long)
        return [Row(row["id"], cells, _LINE), Row("", (said,), _BELOW)]

    def _day(self, row: Record) -> str:
        from datetime import date

        return say_day(date.fromisoformat(row["on"]), self.desk.today) if row.get("on") else ""

    # What can be done

    def can(self, action_id: str) -> bool:
        """Who came is said from the day on."""
        if action_id == "meeting.held":
            return bool(self.record) and str(self.record.get("on", "")) <= self.desk.today.isoformat()
        return super().can(action_id)

    def label(self, action_id: str) -> str:
        """The words of these keys for workshops."""
        own = {"meeting.held": "who came", "new": "plan"}
        return own.get(action_id) or super().label(action_id)

    def action_new(self) -> None:
        """Plan one."""
        self.app.push_screen(FormScreen(self.desk, forms.plan(self.desk)), self._landed)

    def action_meeting_held(self) -> None:
        """Say who came."""
        self.app.push_screen(FormScreen(self.desk, forms.attended(self.desk, self.selected)), self._landed)

    def action_edit(self) -> None:
        """The form of the meeting it is."""
        self.post_message(Open(self.selected, editing=True))

    def _landed(self, record_id: str | None) -> None:
        if record_id:
            self.land(record_id)
