"""The programs one is in: what they tell everyone, what they are for, what they count, whom to turn to."""

from __future__ import annotations

from functools import partial
from typing import ClassVar

from mentortui.changes import editing
from mentortui.messages import New
from mentortui.model.vocabulary import kind_of
from mentortui.program.board import boards
from mentortui.program.which import programs
from mentortui.screens.base import ListScreen
from mentortui.screens.program import taking_part
from mentortui.widgets.row import SPACE, Row


class ProgramScreen(ListScreen):
    """One list for each program; enter reads what is selected."""

    MODE = "program"
    EMPTY = "You are in no program. With a code you join one in Sharing."
    ACTIONS: ClassVar[tuple[str, ...]] = ("new", "program.page", "open", "edit", "delete")

    def on_mount(self) -> None:
        """Fill, and begin at the first line."""
        self.freshen()
        self.main.focus()

    def rows(self, width: int) -> list[Row]:
        """Everything of every program."""
        found: list[Row] = []
        for board in boards(self.desk.reader, self.desk.today):
            found += [*([SPACE] if found else []), *taking_part.rows(self.desk, board, self._width(width))]
        return found

    def _width(self, width: int) -> int:
        return width * 2 // 3 if self.has_class("-wide") else width

    def on_resize(self) -> None:
        """It is wrapped to the width."""
        self.fill()

    # What can be done

    @property
    def hosts(self) -> bool:
        """Whether one coordinates a program."""
        return bool(programs(self.desk.reader, hosted=True))

    def can(self, action_id: str) -> bool:
        """Only who coordinates it tells everyone; only what one wrote is changed."""
        if action_id in ("new", "program.page"):
            return self.hosts
        if action_id == "open":
            return bool(self.selected)
        row = self.desk.reader.get(self.selected) or {}
        return row.get("by") == self.desk.reader.me and kind_of(self.selected) in ("announcement", "page")

    def label(self, action_id: str) -> str:
        """What n does here."""
        return "tell everyone" if action_id == "new" else super().label(action_id)

    def action_new(self) -> None:
        """Tell everyone something."""
        self.post_message(New("announcement"))

    def action_program_page(self) -> None:
        """A page of the program's own handbook."""
        self.post_message(New("page"))

    def action_edit(self) -> None:
        """Its form."""
        from mentortui.messages import Open

        self.post_message(Open(self.selected, editing=True))

    def action_delete(self) -> None:
        """Take it back; who read it has read it."""
        self.change(partial(editing.delete, record=self.selected))
