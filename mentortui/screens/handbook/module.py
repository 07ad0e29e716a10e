"""One page of the handbook to read."""

from __future__ import annotations

from functools import partial
from typing import ClassVar, Final

from textual.app import ComposeResult

from mentortui.changes import handbook
from mentortui.content.handbook import ORDER, module
from mentortui.practice import handbook as reading
from mentortui.practice.prompts import page_of
from mentortui.screens.base import JournalScreen
from mentortui.screens.desk import Desk
from mentortui.screens.handbook import page
from mentortui.widgets.ink import Column, Layout
from mentortui.widgets.paper import Paper
from mentortui.widgets.row import SPACE, Row
from mentortui.widgets.rows import Rows

_HEAD: Final = Layout((Column(role="strong"), Column(43, right=True, role="muted", least=76)), indent=1)
_BELOW: Final = Layout((Column(role="muted"), Column(8, right=True, role="muted", least=40)), indent=1)


class ModuleScreen(JournalScreen):
    """The parts for one's own roles first; a key shows what the other side reads."""

    ACTIONS: ClassVar[tuple[str, ...]] = ("tick", "handbook.check", "handbook.side", "read.before", "read.next")
    DEFAULT_CSS = """
    ModuleScreen Rows { height: 3; }
    ModuleScreen Paper { margin-bottom: 1; }
    """

    def __init__(self, desk: Desk, page_key: str) -> None:
        super().__init__(desk)
        self.module = page_of(page_key) or ORDER[0]
        self.parts = reading.parts_for(desk.reader)
        self.head = Rows()
        self.head.can_focus = False
        self.paper = Paper(self._text())

    def _text(self) -> str:
        """The page without its title, which the head says."""
        return reading.text(self.module, self.parts).partition("\n\n")[2]

    def body(self) -> ComposeResult:
        """What it is, and the text."""
        yield self.head
        yield self.paper

    def on_mount(self) -> None:
        """Begin at the top."""
        self.paper.focus()

    def fill(self) -> None:
        """The head, and the text for these roles."""
        stands = reading.standings(self.desk.reader, self.desk.today)[self.module]
        place = f"{ORDER.index(self.module) + 1} of {len(ORDER)}"
        said = f"{page.sides(self.parts)}, about 3 minutes"
        title = module(self.module).title
        self.head.show([Row("", (title, stands.words(self.desk.today)), _HEAD), Row("", (said, place), _BELOW), SPACE])
        self.paper.show(self._text())

    # What can be done

    def can(self, action_id: str) -> bool:
        """It is noted once a day; who is mentor and mentee reads all of it already."""
        if action_id == "tick":
            stands = reading.standings(self.desk.reader, self.desk.today)[self.module]
            return stands.last != self.desk.today.isoformat()
        return action_id != "handbook.side" or reading.parts_for(self.desk.reader) != reading.PARTS

    def label(self, action_id: str) -> str:
        """The words of these keys for a page."""
        own = {"tick": "I read it", "read.before": "before", "read.next": "next page"}
        if action_id == "handbook.side" and self.parts == reading.PARTS:
            return "only mine"
        return own.get(action_id) or super().label(action_id)

    def action_tick(self) -> None:
        """It was read today."""
        self.change(partial(handbook.done, module=self.module))

    def action_handbook_check(self) -> None:
        """Its self-check."""
        page.check(self, self.module)

    def action_handbook_side(self) -> None:
        """Also what the other side reads, or only one's own part again."""
        own = reading.parts_for(self.desk.reader)
        self.parts = reading.PARTS if self.parts == own else own
        self.fill()
        self.show_keys()

    def action_read_next(self) -> None:
        """The next page."""
        self._step(1)

    def action_read_before(self) -> None:
        """The page before."""
        self._step(-1)

    def _step(self, way: int) -> None:
        self.module = ORDER[(ORDER.index(self.module) + way) % len(ORDER)]
        self.paper.scroll_to(y=0, animate=False)
        self.fill()
        self.show_keys()
