"""A record in full: its parts section by section, in two columns where there is room, and who reads what is selected.

Subclasses say which sections there are and what `new` means in each; a section's key is `<record id>#<section>`.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import Any, ClassVar, Final

from textual.app import ComposeResult
from textual.screen import Screen

from mentortui.actions import key_hint
from mentortui.changes import actions, editing, meetings, naming, sharing
from mentortui.messages import Open
from mentortui.model.reader import Reader
from mentortui.model.reader import Row as Record
from mentortui.model.vocabulary import ONLY_YOU, kind_of
from mentortui.practice import counting, names, readers, whitelist
from mentortui.screens import routes
from mentortui.screens.columns import BESIDE, TwoColumns
from mentortui.screens.desk import Desk
from mentortui.screens.sharing import recent
from mentortui.widgets.readers import WhoReads
from mentortui.widgets.row import Row, plain

TICKED: Final = ("agenda", "action", "step")


class RecordScreen(TwoColumns):
    """One record. Follows it when a change of readers gives it another id."""

    GONE: ClassVar[str] = "This is gone: it was deleted. Undo brings it back."
    DEFAULT_CSS = "RecordScreen WhoReads { margin-bottom: 2; }"

    def __init__(self, desk: Desk, record_id: str) -> None:
        super().__init__(desk)
        self._ids = [record_id]
        self.who = WhoReads(readers.Reading("", "", "", ""), key=key_hint("counted", desk.keymap))
        self.who.can_focus = False

    def body(self) -> ComposeResult:
        """The list, what stands beside it when there is room, and who can read what is selected."""
        yield from super().body()
        yield self.who

    def sections(self, main: int, beside: int) -> tuple[list[Row], list[Row]]:
        """The rows of the first and of the second column, for these widths; one below the other when narrow."""
        return [], []

    @property
    def record(self) -> Record:
        """The record under the latest id it has; an empty row when it was deleted."""
        found = (self.desk.reader.get(one) for one in reversed(self._ids))
        return next((row for row in found if row is not None), Record())

    def fill(self) -> None:
        """Read the record and its parts."""
        if not self.record:
            self.put([plain(self.GONE)], [])
        else:
            width = self.app.size.width
            main, beside = (width - BESIDE - 2, BESIDE) if self.wide else (width, width)
            first, second = self.sections(main, beside)
            self.put([*recent.line(self.desk, self.record, main), *first], second)
        self.say_readers()

    def turned(self) -> None:
        """Of each part it is said who reads it."""
        self.say_readers()
        super().turned()

    def say_readers(self) -> None:
        """Say who reads what is selected."""
        row = self.desk.reader.get(self.selected) if self.selected else None
        self.who.visible = row is not None
        if row is not None:
            said = readers.reading(self.desk.reader, kind_of(row["id"]), row)
            self.who.show(said if shareable(self.desk.reader, row) else said._replace(change=""))
            if self.who.told is not None:
                self.who.tell(self.counted())

    def can(self, action_id: str) -> bool:
        """What makes sense with the selected part, of what every record knows."""
        row = self.desk.reader.get(self.selected) if self.record and self.selected else None
        kind = kind_of(self.selected)
        if row is None:
            return False
        if action_id == "tick":
            return kind in TICKED
        if action_id == "open":
            return not self.section and kind in {*routes.RECORDS, *routes.FORMS} and row["id"] != self.record["id"]
        if action_id == "share":
            return shareable(self.desk.reader, row)
        return action_id not in ("edit", "delete") or not self.section

    def label(self, action_id: str) -> str:
        """Sharing says which way it goes."""
        row = self.desk.reader.get(self.selected) or Record()
        if action_id == "share":
            return "share" if row.get("readers", ONLY_YOU) == ONLY_YOU else "keep to you"
        return super().label(action_id)

    def land(self, record_id: str) -> None:
        """After a form: on what was saved, in the column where it stands."""
        for rows in (self.main, self.beside):
            if rows.select(record_id) and not rows.has_focus:
                rows.focus()

    # What can be done

    def show_form(self, form: Screen[str | None]) -> None:
        """Put a form on the screen; what was saved is selected afterwards."""
        self.app.push_screen(form, lambda record_id: self.land(record_id) if record_id else None)

    def action_open(self) -> None:
        """The selected part: its screen, else its form."""
        self.post_message(Open(self.selected, editing=kind_of(self.selected) not in routes.RECORDS))

    def action_edit(self) -> None:
        """The form of what is selected."""
        self.post_message(Open(self.selected, editing=True))

    def action_tick(self) -> None:
        """The selected point or action is done, or open again."""
        self.change(tick(self.desk.reader, self.selected))

    def action_delete(self) -> None:
        """Delete the selected part; on the record's own line the record, and back to where one came from."""
        whole = self.selected == self.record["id"]
        leave: Callable[[Any], Any] | None = (lambda commit: self._leave()) if whole else None
        self.change(partial(editing.delete, record=self.selected), then=leave)

    def _leave(self) -> None:
        if self.is_current and len(self.app.screen_stack) > 1:
            self.app.pop_screen()

    def action_share(self) -> None:
        """Let the relationship read what is selected, or keep it to yourself."""
        row = self.desk.reader.get(self.selected)
        if row is not None:
            private = row.get("readers", ONLY_YOU) == ONLY_YOU
            call = partial(sharing.share if private else sharing.unshare, record=row["id"])
            self.change(call, then=partial(self._moved, row["id"]))

    def action_counted(self) -> None:
        """What the program counts of what is selected, or would; once more closes it."""
        self.who.tell(self.counted() if self.who.told is None else None)

    def counted(self) -> counting.Counting | None:
        """What is counted of what is selected; of a part that never is, of the whole."""
        row = self.desk.reader.get(self.selected)
        if row is None or kind_of(row["id"]) not in whitelist.LISTS:
            row = self.record
        return counting.counting(self.desk.reader, kind_of(row["id"]), row) if row else None

    def on_who_reads_toggled(self) -> None:
        """A click on the last line."""
        if self.can("share"):
            self.action_share()

    def on_who_reads_asked(self) -> None:
        """A click on the line below."""
        self.action_counted()

    def _moved(self, old: str, commit: Any) -> None:
        """Its readers changed, and with them its id."""
        kind, reader = kind_of(old), self.desk.reader
        new = next((one for one in commit.ids if kind_of(one) == kind and reader.get(one) is not None), old)
        if old in self._ids:
            self.follow(new)
        self.land(new)

    def follow(self, new: str) -> None:
        """The record has another id from now on."""
        if new not in self._ids:
            self._ids.append(new)
        self.fill()
        self.show_keys()


def shareable(reader: Reader, row: Record) -> bool:
    """Whether a key may change who reads a record from where it is shown: it is no mere part, and somebody is there."""
    kind = kind_of(row["id"])
    if kind not in ("entry", "action", "goal", "meeting", "milestone") or row.get("by", reader.me) != reader.me:
        return False
    if kind == "entry":
        meeting = reader.get(str(row.get("meeting"))) or Record()
        return bool(meeting.get("relationship")) and meeting.get("readers", ONLY_YOU) != ONLY_YOU
    people = names.others(reader, row)
    return bool(row.get("relationship") or (people and naming.relationship_with(reader, people)))


def tick(reader: Reader, record_id: str) -> Callable[..., Any]:
    """The change that ticks a point or an action, or takes the tick back."""
    from mentortui.changes import goals

    row = reader.get(record_id) or Record()
    done = bool(row.get("done"))
    if kind_of(record_id) == "agenda":
        return partial(meetings.agenda_tick, item=record_id, done=not done)
    if kind_of(record_id) == "step":
        return partial(goals.step_tick, step=record_id, done=not done)
    return partial(actions.reopen if done else actions.done, action=record_id)
