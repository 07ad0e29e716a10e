"""One meeting in full: agenda to tick, notes and decisions, actions, and what comes along from last time."""

from __future__ import annotations

from functools import partial
from typing import ClassVar

from mentortui.model.reader import Row as Record
from mentortui.model.vocabulary import kind_of
from mentortui.screens.desk import Desk
from mentortui.screens.feedback import at_meeting
from mentortui.screens.forms.form import FormScreen
from mentortui.screens.meetings import page as meeting_page
from mentortui.screens.meetings import parts as meeting_parts
from mentortui.screens.meetings import starting
from mentortui.screens.meetings.links import open_link
from mentortui.screens.reading import ReadingScreen
from mentortui.screens.record import RecordScreen
from mentortui.widgets.row import Row


class MeetingScreen(RecordScreen):
    """A meeting. Made with the id of the meeting, or of a part of it, at which it begins."""

    MODE = "meetings"
    GONE = "This meeting is gone: it was deleted, or it moved when its readers changed."
    ACTIONS: ClassVar[tuple[str, ...]] = (
        "new", "open", "tick", "meeting.start", "meeting.brief", "meeting.held", "meeting.note", "meeting.rate",
        "share", "edit", "meeting.missed", "meeting.link", "counted", "delete",
    )  # fmt: skip

    def __init__(self, desk: Desk, record_id: str, rate: bool = False) -> None:
        """With `rate` the form about it is asked at once: it was finished just now, and one said so."""
        row = desk.reader.get(record_id) or Record()
        super().__init__(desk, record_id if kind_of(record_id) == "meeting" else str(row.get("meeting")))
        self._part = record_id if kind_of(record_id) != "meeting" else ""
        self._rate = rate

    def on_mount(self) -> None:
        """Ask about it, where that is wanted."""
        if self._rate:
            self.call_after_refresh(self.action_meeting_rate)

    def sections(self, main: int, beside: int) -> tuple[list[Row], list[Row]]:
        """What is prepared at the left; what came of it at the right, and first of all once it took place."""
        desk, meeting = self.desk, self.record
        head = meeting_page.head(desk, meeting, main)
        before = [
            *meeting_page.agenda(desk, meeting, main),
            *at_meeting.meant(desk, meeting, main),
            *meeting_page.along(desk, meeting, main),
        ]
        came = [
            *meeting_page.notes(desk, meeting, beside),
            *meeting_page.notes(desk, meeting, beside, "decision"),
            *meeting_page.tasks(desk, meeting, beside),
            *at_meeting.given(desk, meeting),
        ]
        if self.wide or meeting.get("status", "held") == "planned":
            return [*head, *before], came
        return head, [*came, *before]

    def begin(self) -> str:
        """At the part one came for; at the first open point of a plan; else at the first note."""
        if self._part:
            return self._part
        keys = [row.key for row in self.main.rows if row.key]
        return next((key for key in keys if self._open_point(key) or kind_of(key) == "entry"), "")

    def _open_point(self, key: str) -> bool:
        return kind_of(key) == "agenda" and not (self.desk.reader.get(key) or Record()).get("done")

    # What can be done

    @property
    def adds(self) -> str:
        """What `new` adds where the cursor stands: agenda, note, decision or action."""
        kind = kind_of(self.selected)
        if kind == "entry":
            return str((self.desk.reader.get(self.selected) or Record()).get("type", "note"))
        if kind in ("agenda", "action"):
            return kind
        named = {meeting_page.AGENDA: "agenda", meeting_page.NOTES: "note", meeting_page.ACTIONS: "action"}
        planned = self.record.get("status", "held") == "planned"
        return named.get(self.section, "agenda" if planned else "note")

    def can(self, action_id: str) -> bool:
        """A meeting is marked until it is known how it went."""
        status = self.record.get("status", "held") if self.record else ""
        if action_id in ("new", "meeting.note"):
            return bool(self.record) and (action_id == "new" or self.adds != "note")
        if action_id == "meeting.start":
            return starting.startable(self.record)
        if action_id == "meeting.brief":
            return bool(self.record)
        if action_id == "meeting.link":
            return bool(self.record.get("link"))
        if action_id == "meeting.rate":
            return at_meeting.ratable(self.desk, self.record)
        if action_id == "meeting.held":
            return status in ("planned", "missed")
        if action_id == "meeting.missed":
            return status == "planned"
        return super().can(action_id)

    def label(self, action_id: str) -> str:
        """The footer says what a key adds here."""
        if action_id == "meeting.start":
            return starting.word(self.record)
        return {"agenda": "point"}.get(self.adds, self.adds) if action_id == "new" else super().label(action_id)

    def action_new(self) -> None:
        """What belongs where the cursor stands."""
        desk, meeting, adds = self.desk, self.record["id"], self.adds
        if adds in ("note", "decision"):
            self.show_form(FormScreen(desk, meeting_parts.entry(desk, meeting, adds)))
        else:
            made = meeting_parts.agenda if adds == "agenda" else meeting_parts.action
            self.show_form(FormScreen(desk, made(desk, meeting)))

    def action_open(self) -> None:
        """An entry in full, to read; of the rest the form."""
        if kind_of(self.selected) == "entry":
            self.app.push_screen(ReadingScreen(self.desk, self.selected))
        else:
            super().action_open()

    def action_meeting_note(self) -> None:
        """What was said."""
        self.show_form(FormScreen(self.desk, meeting_parts.entry(self.desk, self.record["id"])))

    def action_meeting_start(self) -> None:
        """Begin it, or go back into it."""
        starting.start(self, [self.record["id"]])

    def action_meeting_brief(self) -> None:
        """What to know before it."""
        from mentortui.screens import brief

        brief.show(self, self.record["id"])

    def action_meeting_link(self) -> None:
        """Open where people meet."""
        open_link(self, str(self.record["link"]))

    def action_meeting_held(self) -> None:
        """It took place."""
        self.show_form(meeting_parts.HeldForm(self.desk, self.record["id"]))

    def action_meeting_rate(self) -> None:
        """Answer about it."""
        from mentortui.screens.feedback import filling

        filling.rate(self, self.record["id"])

    def action_meeting_missed(self) -> None:
        """It did not."""
        from mentortui.changes import meetings

        self.change(partial(meetings.missed, meeting=self.record["id"]))
