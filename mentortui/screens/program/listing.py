"""The programs one is in: what they tell everyone, what they are for, what they count, whom to turn to."""

from __future__ import annotations

from typing import ClassVar

from mentortui.program.board import boards
from mentortui.program.which import programs, seen
from mentortui.screens.base import ListScreen
from mentortui.screens.program import taking_part
from mentortui.screens.program.asking import ask_for_call
from mentortui.widgets.row import SPACE, Row


class ProgramScreen(ListScreen):
    """One list for each program; enter reads what is selected."""

    MODE = "program"
    EMPTY = "You are in no program. Who coordinates one gives you a code; 8, then i, takes it."
    ACTIONS: ClassVar[tuple[str, ...]] = ("open", "program.ask")

    def on_mount(self) -> None:
        """Fill, and begin at the first line."""
        self.freshen()
        self.main.focus()

    def fill(self) -> None:
        """Read the rows; who coordinates a program by now, or leads a cohort, sees it as its coordinator does."""
        super().fill()
        if seen(self.desk.reader):
            self.app.call_later(self._coordinate)

    def _coordinate(self) -> None:
        from mentortui.screens.program.which import take_turns

        if seen(self.desk.reader):
            take_turns(self)

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

    def can(self, action_id: str) -> bool:
        """Only a line that is a record opens; in no program there is nobody to ask."""
        if action_id == "program.ask":
            return bool(programs(self.desk.reader))
        return bool(self.selected)

    def action_program_ask(self) -> None:
        """Ask to be called."""
        ask_for_call(self)
