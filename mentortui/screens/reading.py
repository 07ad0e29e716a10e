"""A note or an entry in full, to read: Markdown, who can read it, and the entries beside it."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial
from typing import Any, ClassVar

from textual.app import ComposeResult

from mentortui.changes import editing, naming
from mentortui.messages import Open
from mentortui.model.reader import Row as Record
from mentortui.model.vocabulary import kind_of
from mentortui.practice import live, meetings, readers
from mentortui.screens import small_pages
from mentortui.screens.base import JournalScreen
from mentortui.screens.desk import Desk
from mentortui.widgets.ink import Column, Layout, wrap
from mentortui.widgets.paper import Paper
from mentortui.widgets.row import SPACE, Row
from mentortui.widgets.rows import Rows

_HEAD = Layout((Column(role="strong"), Column(26, right=True, role="muted", least=60)), indent=1)
_SAID = Layout((Column(),), indent=1)
_BELOW = Layout((Column(role="muted"), Column(10, right=True, role="muted", least=40)), indent=1)


class ReadingScreen(JournalScreen):
    """One text. Left and right go through the entries of its meeting."""

    MODE = "meetings"
    ACTIONS: ClassVar[tuple[str, ...]] = ("edit", "read.before", "read.next", "delete")
    DEFAULT_CSS = """
    ReadingScreen Rows { height: 3; }
    ReadingScreen Paper { margin-bottom: 1; }
    """

    def __init__(self, desk: Desk, record_id: str) -> None:
        super().__init__(desk)
        if kind_of(record_id) == "note":
            self.MODE = ""  # type: ignore[misc]  # notes are written everywhere
        self.record_id = record_id
        self.head = Rows()
        self.head.can_focus = False
        self.paper = Paper(str(self.record.get("text", "")))

    def body(self) -> ComposeResult:
        """What it is, and the text."""
        yield self.head
        yield self.paper

    def on_mount(self) -> None:
        """Begin at the top."""
        self.paper.focus()

    @property
    def record(self) -> Record:
        """The note or entry; an empty row when it is gone."""
        return self.desk.reader.get(self.record_id) or Record()

    @property
    def around(self) -> list[str]:
        """The entries of the same meeting, without those that stay hidden while others may look on."""
        meeting = self.desk.reader.get(str(self.record.get("meeting"))) or Record()
        if kind_of(self.record_id) != "entry" or not meeting:
            return [self.record_id]
        found = meetings.entries(self.desk.reader, meeting)
        if live.running(meeting):
            found = [row for row in found if row["id"] == self.record_id or not live.is_private(meeting, row)]
        return [row["id"] for row in found]

    def fill(self) -> None:
        """Read it again."""
        row = self.record
        if not row:
            self.head.show([Row("", ("This is gone: it was deleted. Undo brings it back.",), _HEAD)])
            self.paper.show("")
            return
        kind = kind_of(self.record_id)
        who = readers.reading(self.desk.reader, kind, row).who
        versions = self.desk.reader.versions(self.record_id, "text")
        rows = [Row("", (self._title(row), who), _HEAD), Row("", self._facts(row), _BELOW)]
        said = wrap(small_pages.apart(self.desk, versions), max(8, self.app.size.width - 6)) if versions[1:] else []
        rows += [Row("", ((f"{'  ' if place else '! '}{line}", "warning"),), _SAID) for place, line in enumerate(said)]
        self.head.styles.height = len(rows) + 1
        self.head.show([*rows, SPACE])
        self.paper.show(_together(versions) if said else str(row.get("text", "")))

    def _title(self, row: Record) -> str:
        if kind_of(self.record_id) == "note":
            return "A learning" if row.get("type") == "learning" else "A note"
        name = "Decision" if row.get("type") == "decision" else "Note"
        by = row.get("by", self.desk.reader.me)
        return name if by == self.desk.reader.me else f"{name} of {self.desk.name(by)}"

    def _facts(self, row: Record) -> tuple[str, str]:
        linked = row.get("meeting") or row.get("goal") or row.get("person")
        about = self.desk.reader.get(str(linked))
        facts = [small_pages.day(self.desk, row.get("on")), naming.label(self.desk.reader, about) if about else ""]
        facts += [f"mood {row['mood']} of 5" if row.get("mood") else ""]
        facts += [f"energy {row['energy']} of 5" if row.get("energy") else "", *row.get("tags", ())]
        ids = self.around
        place = f"{ids.index(self.record_id) + 1} of {len(ids)}" if len(ids) > 1 else ""
        return " · ".join(filter(None, facts)), place

    # What can be done

    def can(self, action_id: str) -> bool:
        """To another entry only where there is one."""
        if action_id.startswith("read."):
            return bool(self.record) and len(self.around) > 1
        return bool(self.record)

    def _step(self, way: int) -> None:
        ids = self.around
        self.record_id = ids[(ids.index(self.record_id) + way) % len(ids)]
        self.fill()
        self.paper.scroll_to(y=0, animate=False)
        self.show_keys()

    def action_read_next(self) -> None:
        """The next entry of the meeting."""
        self._step(1)

    def action_read_before(self) -> None:
        """The entry before."""
        self._step(-1)

    def action_edit(self) -> None:
        """Its form."""
        self.post_message(Open(self.record_id, editing=True))

    def action_delete(self) -> None:
        """Delete it, and back to where one came from."""
        self.change(partial(editing.delete, record=self.record_id), then=self._gone)

    def _gone(self, commit: Any) -> None:
        if self.is_current and len(self.app.screen_stack) > 1:
            self.app.pop_screen()


def _together(versions: Sequence[str]) -> str:
    """All versions of a text as one page, each below its number."""
    return "\n\n---\n\n".join(f"## Version {place}\n\n{text}" for place, text in enumerate(versions, 1))
