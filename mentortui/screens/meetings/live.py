"""A meeting while it goes on: a timer, the agenda to tick, and a line for notes, decisions and actions."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, Any, ClassVar, Final

from textual.app import ComposeResult
from textual.containers import Horizontal, Vertical
from textual.content import Content
from textual.screen import Screen
from textual.widgets import Static

from mentortui.actions import ACTIONS, Action, offered
from mentortui.model.reader import Row as Record
from mentortui.model.vocabulary import kind_of
from mentortui.practice import live, meetings
from mentortui.program.notice import notice
from mentortui.screens.desk import Desk
from mentortui.screens.feedback import at_meeting
from mentortui.screens.forms.form import FormScreen
from mentortui.screens.handbook import page as handbook
from mentortui.screens.meetings import live_page, live_writing
from mentortui.screens.meetings.live_clock import LiveClock
from mentortui.screens.meetings.live_writing import ACTION, DECISION, NOTE, PRIVATE
from mentortui.screens.reading import ReadingScreen
from mentortui.screens.record import RecordScreen
from mentortui.widgets.ink import flat
from mentortui.widgets.note_line import Aside, Lead, NoteLine
from mentortui.widgets.timer import TimerLine

if TYPE_CHECKING:
    from mentortui.screens.meetings.live_finish import FinishForm

TWO: Final = 70
"""Columns of the terminal from which on agenda and notes stand side by side."""


class LiveScreen(RecordScreen):
    """One meeting that goes on. Leaving it lets the timer run; finishing it says that the meeting took place."""

    MODE = "meetings"
    GONE = "This meeting is gone: it was deleted, or its start was taken back."
    ACTIONS: ClassVar[tuple[str, ...]] = (
        "tick", "new", "meeting.note", "live.action", "live.decision", "live.private", "live.finish", "open", "edit",
        "share", "delete", "meeting.link", "live.next",
    )  # fmt: skip
    HORIZONTAL_BREAKPOINTS = [(0, "-slim"), (TWO, "-two"), (110, "-wide")]  # noqa: RUF012
    VERTICAL_BREAKPOINTS = [(0, "-low"), (16, "-high")]  # noqa: RUF012
    DEFAULT_CSS = """
    LiveScreen { layout: vertical; }
    LiveScreen #columns { height: 1fr; margin-bottom: 1; }
    LiveScreen #columns.-stacked { layout: vertical; }
    LiveScreen #main { width: 1fr; margin: 0; }
    LiveScreen #right { width: 1fr; border-left: solid $rule; }
    LiveScreen.-wide #main { width: 2fr; }
    LiveScreen.-wide #right { width: 3fr; }
    LiveScreen #beside { display: block; width: 1fr; border: none; padding: 0; margin: 0; }
    LiveScreen.-high TimerLine { margin-bottom: 1; }
    LiveScreen #asked { height: auto; max-height: 2; padding: 0 1; margin-bottom: 1; color: $muted; }
    LiveScreen.-low #asked { display: none; }
    LiveScreen.-slim #columns { layout: vertical; }
    LiveScreen.-slim #right { width: 1fr; height: 3fr; border-left: none; }
    LiveScreen.-slim #main { height: 2fr; }
    LiveScreen.-low Aside { display: none; }
    """

    def __init__(self, desk: Desk, record_id: str) -> None:
        super().__init__(desk, record_id)
        self.beside.shy = True
        self.timer, self.lead, self.aside = TimerLine(), Lead(), Aside()
        draft = desk.drafts.get(live_writing.key(record_id))
        self.line = NoteLine(draft.texts.get("text", "") if draft else "")
        self.kind = draft.texts.get("kind", NOTE) if draft else NOTE
        self.private = False
        self.writing = live_writing.Writing(self, draft.texts.get("aside", "") if draft else "")
        self._along: list[str] = []
        self.clock = LiveClock(desk, self.timer, lambda: self.record)
        self._finishing: FinishForm | None = None

    def body(self) -> ComposeResult:
        """Title and timer; what a program asks of whoever writes; agenda; notes and the line."""
        yield self.timer
        if asked := notice(self.desk.reader):
            yield Static(Content(flat(asked)), id="asked")
        with Horizontal(id="columns"):
            yield self.main
            with Vertical(id="right"):
                yield self.beside
                yield self.aside
                yield self.lead
                yield self.line

    # What is shown

    def fill(self) -> None:
        """Read the meeting and its parts; one that does not go on any more has a screen of its own."""
        meeting = self.record
        if not live.running(meeting):
            self.clock.stop()
            if self.is_current and self.is_attached:
                self.call_later(_onward, self, meeting, self._finishing is not None and self._finishing.rates)
            return
        left, right = self.main.size.width, self.beside.size.width
        if not left or not right:
            left = right = self.app.size.width // (2 if self.app.size.width >= TWO else 1)
        carried = meetings.carried(self.desk.reader, meeting)
        known = set(self._along)
        self._along += [row["id"] for row in (*carried.agenda, *carried.actions) if row["id"] not in known]
        desk = self.desk
        meant = [row._replace(key="") for row in at_meeting.meant(desk, meeting, left)]
        self.main.show([*live_page.agenda(desk, meeting, left), *meant, *live_page.along(desk, self._along, left)])
        self.beside.show(live_page.said(desk, meeting, right, self.private))
        self.clock.look()
        self.writing.show()

    def standing(self) -> str:
        """When the other was heard last, where they share a folder and nothing more pressing is to be said."""
        return live_page.heard(self.desk, self.record) or super().standing()

    def begin(self) -> str:
        """At the first point that is still open."""
        return next((row.key for row in self.main.rows if _is_open(self.desk, row.key)), "")

    def on_mount(self) -> None:
        """Begin in the agenda, or in the line where something waits in it; and let the timer run."""
        self.clock.begin(self)
        if self.line.text:
            self.line.put(self.line.text)
            self.call_after_refresh(self.line.focus)
        self.call_after_refresh(handbook.offer_first, self, self.record)

    def on_screen_suspend(self) -> None:
        """Nothing ticks where nobody looks; and a line that was begun is kept."""
        self.clock.pause()
        self.writing.keep()

    def leaving(self) -> None:
        """The app ends: a line that was begun is kept."""
        self.writing.keep()

    def on_screen_resume(self) -> None:
        """Go on."""
        self.clock.go_on()

    def resized(self) -> None:
        """Texts are wrapped to the columns, once these have their width."""
        self.call_after_refresh(self.fill)

    def say_readers(self) -> None:
        """The rule above the line says it."""

    def footer(self) -> Iterator[Action]:
        """While one writes, keys that are no letters."""
        if self.line.has_focus:
            yield from self.writing.footer()
            return
        for action in offered(self.ACTIONS):
            if self.can(action.id):
                label = self.label(action.id)
                yield action._replace(label=label, rank=8 if label == "write" else action.rank)
        yield from offered(("help",))
        yield ACTIONS["back"]

    # What can be done

    def can(self, action_id: str) -> bool:
        """Everything that writes can always be done; the rest as in every record."""
        if not self.record:
            return False
        if action_id in ("new", "meeting.note") or action_id.startswith("live."):
            return True
        if action_id == "meeting.link":
            return bool(self.record.get("link"))
        if action_id == "open":
            return not self.line.has_focus
        return super().can(action_id)

    def label(self, action_id: str) -> str:
        """The footer says what a key does here."""
        if action_id == "new":
            return "point" if self.main.has_focus else "note"
        if action_id == "open":
            return "read" if kind_of(self.selected) in ("entry", "note") else "write"
        if action_id == "live.private":
            return "hide" if self.private else "private"
        return super().label(action_id)

    def action_new(self) -> None:
        """In the agenda another point, elsewhere a note."""
        if self.main.has_focus:
            from mentortui.screens.meetings.parts import agenda

            self.show_form(FormScreen(self.desk, agenda(self.desk, self.record["id"])))
        else:
            self.action_meeting_note()

    def action_meeting_note(self) -> None:
        """Write what is said."""
        self.writing.begin(PRIVATE if self.private else NOTE)

    def action_live_action(self) -> None:
        """Write what somebody will do."""
        self.writing.begin(ACTION)

    def action_live_decision(self) -> None:
        """Write what was decided."""
        self.writing.begin(DECISION)

    def action_live_private(self) -> None:
        """Show or hide what only you read."""
        self.private = not self.private
        self.writing.turn()
        self.fill()
        self.show_keys()
        hidden = live_page.hidden_entries(self.desk, self.record)
        if self.private and hidden:
            self.beside.select(hidden[-1]["id"])

    def action_live_next(self) -> None:
        """From agenda to notes to the line, and round."""
        ring: list[Any] = [self.main, self.beside, self.line]
        place = next((at for at, one in enumerate(ring) if one.has_focus), -1)
        ring[(place + 1) % len(ring)].focus()

    def action_column(self, place: int) -> None:
        """To the other column."""
        (self.beside if place else self.main).focus()

    def action_open(self) -> None:
        """An entry in full; elsewhere on to the line."""
        if kind_of(self.selected) in ("entry", "note"):
            self.app.push_screen(ReadingScreen(self.desk, self.selected))
        else:
            self.action_meeting_note()

    def action_tick(self) -> None:
        """Tick, and on to the next point that is open."""
        keys = [row.key for row in self.main.rows if row.key]
        here = self.selected
        ticks = _is_open(self.desk, here) and self.main.has_focus
        after = keys[keys.index(here) + 1 :] if here in keys else []
        super().action_tick()
        if ticks:
            self.main.select(next((key for key in after if _is_open(self.desk, key)), here))

    def action_meeting_link(self) -> None:
        """Open where people meet."""
        from mentortui.screens.meetings.links import open_link

        open_link(self, str(self.record["link"]))

    def action_live_finish(self) -> None:
        """End it."""
        from mentortui.screens.meetings.live_finish import FinishForm

        self._finishing = FinishForm(self.desk, self.record["id"])
        self.app.push_screen(self._finishing)

    # The line

    def on_note_line_sent(self, message: NoteLine.Sent) -> None:
        """Enter, or a key that files what was written."""
        self.writing.sent(message.text, message.kind)

    def on_note_line_key(self, message: NoteLine.Key) -> None:
        """A key that leaves the line."""
        if message.what == "leave":
            (self.main if self.main.current else self.beside).focus()
        elif message.what == "on":
            self.action_live_next()
        elif message.what == "aside":
            self.action_live_private()
        else:
            self.action_live_finish()

    def on_text_area_changed(self) -> None:
        """What was written is understood, and kept in a moment."""
        self.writing.changed()

    def on_descendant_focus(self) -> None:
        """Other keys in the line than in the lists."""
        self.writing.show()

    def on_descendant_blur(self) -> None:
        """The rule above the line is lit while one writes."""
        self.call_after_refresh(self.writing.show)


def _is_open(desk: Desk, key: str) -> bool:
    """Whether a row shows a point or an action that is not done."""
    row = desk.reader.get(key) if kind_of(key) in ("agenda", "action") else None
    return row is not None and not row.get("done")


def _onward(screen: LiveScreen, meeting: Record, rates: bool) -> None:
    """To the meeting as it stands, perhaps to rate it; where it is gone, back."""
    from mentortui.screens.meetings.meeting import MeetingScreen

    if not screen.is_current:
        return
    app = screen.app
    below = app.screen_stack[-2] if len(app.screen_stack) > 1 else None
    if meeting and isinstance(below, MeetingScreen) and below.record.get("id") == meeting["id"]:
        app.pop_screen()  # it was begun from there; two of one meeting would be one too many to go back from
        if rates:
            below.call_after_refresh(below.action_meeting_rate)
    elif meeting:
        app.switch_screen(MeetingScreen(screen.desk, meeting["id"], rates))
    elif below is not None:
        app.pop_screen()


def open_meeting(desk: Desk, record_id: str) -> Screen[Any]:
    """The screen of a meeting: live while it goes on."""
    from mentortui.screens.meetings.meeting import MeetingScreen

    if kind_of(record_id) == "meeting" and live.running(desk.reader.get(record_id)):
        return LiveScreen(desk, record_id)
    return MeetingScreen(desk, record_id)
