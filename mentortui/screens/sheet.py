"""A screen that is one list to read, wrapped to the width: a sheet of paper, where some lines may be opened."""

from __future__ import annotations

from textual.app import ComposeResult

from mentortui.screens.base import JournalScreen
from mentortui.screens.desk import Desk
from mentortui.widgets.rows import Rows


class SheetScreen(JournalScreen):
    """Subclasses write it in `fill`, and say in `can` and `action_open` what opens."""

    DEFAULT_CSS = "SheetScreen #main { margin-bottom: 1; }"

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self.main = Rows(id="main")

    def body(self) -> ComposeResult:
        """The list."""
        yield self.main

    @property
    def selected(self) -> str:
        """Id of the record the selected line shows; empty when there is none."""
        return self.main.current.key.partition("#")[0] if self.main.current else ""

    def on_mount(self) -> None:
        """Begin at the top."""
        self.main.focus()

    def on_resize(self) -> None:
        """Texts are wrapped to the width."""
        if self.query(Rows):
            self.fill()

    def on_rows_moved(self) -> None:
        """Another line is selected."""
        self.show_keys()

    def on_rows_opened(self) -> None:
        """A click on the selected line opens it, where something is behind it."""
        if "open" in self.ACTIONS and self.can("open"):
            self.action_open()

    def action_open(self) -> None:
        """Open what the selected line shows."""
