"""A screen of two columns: the second stands beside the first where there is room, and below it where there is none."""

from __future__ import annotations

from collections.abc import Sequence
from typing import ClassVar, Final

from textual.app import ComposeResult
from textual.binding import Binding, BindingType

from mentortui.screens.base import JournalScreen
from mentortui.screens.desk import Desk
from mentortui.widgets.row import Row
from mentortui.widgets.rows import Rows

WIDE: Final = 110
"""Cells of a window from which on there is room for two columns."""
BESIDE: Final = 56
"""Cells of the second column, where it is as wide as in most screens."""


class TwoColumns(JournalScreen):
    """Two lists of which one has the keys. Subclasses fill them with `put`, and say in `turned` what else follows
    the selection.
    """

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("left", "column(0)", show=False),
        Binding("right", "column(1)", show=False),
    ]
    DEFAULT_CSS = f"""
    TwoColumns {{ layout: horizontal; }}
    TwoColumns #main {{ width: 1fr; margin-bottom: 1; }}
    TwoColumns #beside {{ display: none; width: {BESIDE + 2}; border-left: solid $rule; padding-left: 1;
        margin-bottom: 1; }}
    TwoColumns.-wide #beside {{ display: block; }}
    """

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self.main, self.beside = Rows(id="main"), Rows(id="beside")
        self._fits = 0  # the width of the window for which it was filled last

    def body(self) -> ComposeResult:
        """The list, and what stands beside it when there is room."""
        yield self.main
        yield self.beside

    def begin(self) -> str:
        """The key of the row one begins at; empty for the first."""
        return ""

    @property
    def wide(self) -> bool:
        """Whether there is room for two columns."""
        return self.app.size.width >= WIDE

    def put(self, first: Sequence[Row], second: Sequence[Row]) -> None:
        """Show these rows: side by side, or one below the other."""
        self.main.show(first if self.wide else [*first, *second])
        self.beside.show(second if self.wide else [])

    def turned(self) -> None:
        """Another row is selected, or the other column has the keys."""
        self.show_keys()

    def resized(self) -> None:
        """The window has another size: texts are wrapped anew, and keys arrive in a list that is seen."""
        if self._fits != self.app.size.width:  # the first time it has just been filled, which may be thousands of rows
            self._fits = self.app.size.width
            self.fill()
        if not self.wide and self.beside.has_focus:
            self.main.focus()

    def on_mount(self) -> None:
        """Fill, and begin where it is likely to go on."""
        self._fits = self.app.size.width
        self.freshen()
        self.main.select(self.begin())
        self.main.focus()

    def on_resize(self) -> None:
        """Once there are lists, they get another width."""
        if self.query(Rows):
            self.resized()

    def on_descendant_focus(self) -> None:
        """The other column has other things to do."""
        self.turned()

    def on_rows_moved(self, message: Rows.Moved) -> None:
        """Another part is selected."""
        self.turned()

    def on_rows_opened(self, message: Rows.Opened) -> None:
        """A click on the selected part opens it."""
        if self.can("open"):
            self.action_open()

    # What is selected

    @property
    def current(self) -> Row | None:
        """The selected row of the column that has the keys."""
        return self.beside.current if self.beside.has_focus else self.main.current

    @property
    def selected(self) -> str:
        """Id of the record the selected row shows, or shows a part of; empty when there is none."""
        return self.current.key.partition("#")[0] if self.current else ""

    @property
    def section(self) -> str:
        """What the selected row shows of its record, or adds to; empty when it shows the record itself."""
        return self.current.key.partition("#")[2] if self.current else ""

    def action_column(self, place: int) -> None:
        """To the other column, where there are two and something stands in it."""
        if self.wide and (self.beside.rows or not place):
            (self.beside if place else self.main).focus()

    def action_open(self) -> None:
        """Open what is selected."""
