"""Meetings: those that come, those nobody said anything about, and the past ones with their minutes per type."""

from __future__ import annotations

from datetime import date
from functools import partial
from typing import ClassVar, Final

from textual.app import ComposeResult

from mentortui.actions import key_hint
from mentortui.messages import Open
from mentortui.model.reader import Row as Record
from mentortui.practice import meetings
from mentortui.practice.readers import glyph
from mentortui.screens.desk import Desk
from mentortui.screens.feedback import at_meeting
from mentortui.screens.filtering import FilteredScreen
from mentortui.screens.forms.form import FormScreen
from mentortui.screens.meetings import page as meeting_page
from mentortui.screens.meetings import parts as meeting_parts
from mentortui.screens.meetings import starting
from mentortui.screens.meetings.form import HELD, PLANNED, MeetingFormScreen
from mentortui.screens.meetings.links import open_link
from mentortui.widgets.ink import HEADING, Cell, Column, Layout
from mentortui.widgets.row import SPACE, Row
from mentortui.widgets.rows import Rows
from mentortui.widgets.weeks import WeekStrip

_MEETING: Final = Layout((
    Column(1, role="muted"), Column(11), Column(5), Column(), Column(10, role="muted", least=64), Column(7),
    Column(8, right=True, role="muted", least=50),
))  # fmt: skip


class MeetingsScreen(FilteredScreen):
    """The list of meetings."""

    MODE = "meetings"
    ACTIONS: ClassVar[tuple[str, ...]] = (
        "new", "meeting.log", "open", "meeting.start", "meeting.brief", "meeting.held", "meeting.note", "meeting.rate",
        "edit", "meeting.missed", "filter", "sort", "meeting.link", "delete",
    )  # fmt: skip
    ORDERS = ("by day", "by person")

    VERTICAL_BREAKPOINTS = [(0, "-low"), (14, "-high")]  # noqa: RUF012
    DEFAULT_CSS = """
    MeetingsScreen WeekStrip { dock: top; margin-top: 2; }
    MeetingsScreen.-low WeekStrip { display: none; }
    """

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self.weeks = WeekStrip()
        self._signs: dict[date, Cell] = {}
        plan, log = key_hint("new", desk.keymap), key_hint("meeting.log", desk.keymap)
        self.main.empty = f"No meetings yet. Press {log} to log one you had, {plan} to plan the next."

    def body(self) -> ComposeResult:
        """Weeks around the selected meeting, and the list."""
        yield self.weeks
        yield from super().body()

    def fill(self) -> None:
        """Read the rows, and which days have a meeting."""
        super().fill()
        self._signs = meeting_page.days(self.desk)
        self._show_weeks()

    def on_rows_moved(self, message: Rows.Moved) -> None:
        """The strip of weeks goes along."""
        if message.rows is self.main:
            self._show_weeks()

    def _show_weeks(self) -> None:
        day = self.meeting.get("on")
        legend = "● held  ○ planned  ! did it?  │ today"
        self.weeks.show(self._signs, self.desk.today, date.fromisoformat(day) if day else None, legend)

    def on_mount(self) -> None:
        """Fill, and begin at the first meeting."""
        self.freshen()
        self.main.focus()

    def rows(self, width: int) -> list[Row]:
        """Coming first, then those to be marked, then the past."""
        desk, every = self.desk, self.desk.reader.rows("meeting")
        coming = meetings.coming(every, desk.today)
        open_ = meetings.unmarked(every, desk.today)
        ahead = {row["id"] for row in (*coming, *open_)}
        past = sorted((row for row in every if row["id"] not in ahead), key=meetings.when, reverse=True)
        if self.ordered:  # who they are with, and in each name's meetings the usual order
            coming, open_, past = (sorted(some, key=self._who) for some in (coming, open_, past))
        order = f", {self.ordered}" if self.ordered else ""
        rows = [Row("", ("Coming", f"{len(coming)} planned{order}"), HEADING)] if coming else []
        rows += [_line(desk, row) for row in coming]
        if open_:
            rows += [*([SPACE] if rows else []), Row("", ("Did they take place?",), HEADING)]
            rows += [_line(desk, row) for row in open_]
        if past:
            found = meetings.minutes_by_type(past)
            rows += [*([SPACE] if rows else []), Row("", ("Past", meeting_page.total(found) + order), HEADING)]
            rows += [*(_line(desk, row) for row in past), SPACE, *meeting_page.totals(found)]
        return rows

    def _who(self, row: Record) -> str:
        return meeting_page.who(self.desk, row).casefold()

    @property
    def meeting(self) -> Record:
        """The selected meeting; an empty row when there is none."""
        return self.desk.reader.get(self.selected) or Record()

    def can(self, action_id: str) -> bool:
        """A meeting is marked until it is known how it went; everything but a new one wants a selected one."""
        if action_id in ("new", "meeting.log"):
            return True
        if action_id in ("filter", "sort"):
            return bool(self.main.rows)
        if action_id == "meeting.start":
            return starting.startable(self.meeting)
        if action_id == "meeting.link":
            return bool(self.meeting.get("link"))
        if action_id == "meeting.rate":
            return at_meeting.ratable(self.desk, self.meeting)
        status = self.meeting.get("status", "held") if self.meeting else ""
        if action_id == "meeting.held":
            return status in ("planned", "missed")
        if action_id == "meeting.missed":
            return status == "planned"
        return bool(self.meeting)

    def label(self, action_id: str) -> str:
        """A new one is planned; one that goes on is gone back into."""
        if action_id == "meeting.start":
            return starting.word(self.meeting)
        return "plan" if action_id == "new" else super().label(action_id)

    def _form(self, form: FormScreen) -> None:
        self.app.push_screen(form, lambda record_id: self.land(record_id) if record_id else None)

    def action_new(self) -> None:
        """Plan one."""
        self._form(MeetingFormScreen(self.desk, PLANNED))

    def action_meeting_log(self) -> None:
        """Write down one that took place."""
        self._form(MeetingFormScreen(self.desk, HELD))

    def action_meeting_start(self) -> None:
        """Begin the selected one, or go back into it."""
        starting.start(self, [self.selected])

    def action_meeting_link(self) -> None:
        """Open where people meet."""
        open_link(self, str(self.meeting["link"]))

    def action_meeting_held(self) -> None:
        """The selected one took place."""
        self._form(meeting_parts.HeldForm(self.desk, self.selected))

    def action_meeting_brief(self) -> None:
        """What to know before it."""
        from mentortui.screens import brief

        brief.show(self, self.selected)

    def action_meeting_note(self) -> None:
        """What was said in the selected one."""
        self._form(FormScreen(self.desk, meeting_parts.entry(self.desk, self.selected)))

    def action_meeting_rate(self) -> None:
        """Answer about the selected one."""
        from mentortui.screens.feedback import filling

        filling.rate(self, self.selected)

    def action_meeting_missed(self) -> None:
        """The selected one did not take place."""
        from mentortui.changes import meetings

        self.change(partial(meetings.missed, meeting=self.selected))

    def action_edit(self) -> None:
        """The form of the selected one."""
        self.post_message(Open(self.selected, editing=True))

    def action_delete(self) -> None:
        """Delete the selected one with its parts."""
        from mentortui.changes import editing

        self.change(partial(editing.delete, record=self.selected))


def _line(desk: Desk, row: Record) -> Row:
    """One meeting: when, with whom, what it is for, how it stands, how long."""
    long = f"{row['minutes']} min" if row.get("minutes") else ""
    day, time = meeting_page.day_and_time(desk, row)
    cells = (glyph(desk.reader, row), day, time, meeting_page.who(desk, row), str(row.get("type", "one-to-one")))
    return Row(row["id"], (*cells, meeting_page.stands(desk, row), long), _MEETING)
