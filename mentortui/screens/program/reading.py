"""What a program tells everyone, in full: an announcement, or a page of its handbook."""

from __future__ import annotations

from typing import ClassVar

from textual.app import ComposeResult

from mentortui.messages import Open
from mentortui.model.reader import Row as Record
from mentortui.practice.audience import who
from mentortui.screens import small_pages
from mentortui.screens.base import JournalScreen
from mentortui.screens.desk import Desk
from mentortui.widgets.ink import HEADING, PROSE, Column, Layout, wrap
from mentortui.widgets.paper import Paper
from mentortui.widgets.row import SPACE, Row
from mentortui.widgets.rows import Rows

_HEAD = Layout((Column(role="strong"),), indent=1)
_BELOW = Layout((Column(role="muted"), Column(44, right=True, role="muted", least=50)), indent=1)
_FOR = {"mentor": "for mentors", "mentee": "for mentees"}


def page(desk: Desk, record_id: str, width: int) -> list[Row]:
    """What is shown beside a list: what it is called, of when, and the text."""
    row = desk.reader.get(record_id) or Record()
    said = small_pages.day(desk, row.get("on")) if row.get("on") else _FOR.get(str(row.get("audience")), "")
    found = [Row("", (str(row.get("title", "")), said), HEADING), SPACE]
    return found + [Row("", (line,), PROSE) for line in wrap(str(row.get("text") or ""), max(12, width - 5))]


class ToldScreen(JournalScreen):
    """One text, to read."""

    MODE = "program"
    ACTIONS: ClassVar[tuple[str, ...]] = ("edit",)
    DEFAULT_CSS = "ToldScreen Rows { height: 3; } ToldScreen Paper { margin-bottom: 1; }"

    def __init__(self, desk: Desk, record_id: str) -> None:
        super().__init__(desk)
        self.record_id = record_id
        self.head = Rows()
        self.head.can_focus = False
        self.paper = Paper(str(self.record.get("text", "")))

    @property
    def record(self) -> Record:
        """What is read; an empty row when it is gone."""
        return self.desk.reader.get(self.record_id) or Record()

    def body(self) -> ComposeResult:
        """What it is called, and the text."""
        yield self.head
        yield self.paper

    def on_mount(self) -> None:
        """Begin at the top."""
        self.paper.focus()

    def fill(self) -> None:
        """Read it again."""
        row = self.record
        if not row:
            self.head.show([Row("", ("This is gone: whoever wrote it took it back.",), _HEAD)])
            self.paper.show("")
            return
        kind = self.record_id.partition("-")[0]
        said = small_pages.day(self.desk, row.get("on")) if row.get("on") else _FOR.get(str(row.get("audience")), "")
        reads = f"read by {who(self.desk.reader, kind, row)}"
        self.head.show([Row("", (str(row.get("title", "")),), _HEAD), Row("", (said, reads), _BELOW)])
        self.paper.show(str(row.get("text", "")))

    def can(self, action_id: str) -> bool:
        """Only its writer changes it."""
        return self.record.get("by") == self.desk.reader.me

    def action_edit(self) -> None:
        """Its form."""
        self.post_message(Open(self.record_id, editing=True))
