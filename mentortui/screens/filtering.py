"""A list that can be narrowed while one types, and put into another order.

`f` begins to narrow it, enter keeps what is left, esc shows all again; `O` goes from order to order.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import ClassVar, Final

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.message import Message
from textual.widgets import Input

from mentortui.actions import ACTIONS, Action
from mentortui.screens.base import ListScreen
from mentortui.screens.desk import Desk

NONE_LEFT: Final = "No line has these words. esc shows all again."


class FilterLine(Input):
    """One line above the notice; there only while the list is narrowed, so that nothing above it moves."""

    DEFAULT_CSS = """
    FilterLine { display: none; dock: bottom; margin: 0 3 2 3; background: $surface; background-tint: $surface 0%; }
    FilterLine:focus { background: $surface; background-tint: $surface 0%; }
    FilterLine.-on { display: block; }
    FilterLine .input--placeholder { color: $muted; }
    """
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape", "leave", show=False),
        Binding("down", "move(1)", show=False),
        Binding("up", "move(-1)", show=False),
    ]

    class Left(Message):
        """Esc was pressed: show all again."""

    class Moved(Message):
        """An arrow was pressed: move in the list while one goes on typing."""

        def __init__(self, lines: int) -> None:
            super().__init__()
            self.lines = lines

    def action_leave(self) -> None:
        """Show all again."""
        self.post_message(self.Left())

    def action_move(self, lines: int) -> None:
        """Move in the list."""
        self.post_message(self.Moved(lines))


class FilteredScreen(ListScreen):
    """A list screen with a filter and orders. Subclasses name `filter` and `sort` among their actions."""

    ORDERS: ClassVar[tuple[str, ...]] = ("",)
    """The orders of the list in words, `by title`; the first is the one it begins with."""

    BINDINGS: ClassVar[list[BindingType]] = [Binding("escape", "unfilter", show=False)]

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self.order = self.ORDERS[0]
        self._invites = ""  # what the list says while it is empty and not narrowed

    @property
    def ordered(self) -> str:
        """The order, for the head of the list, where it is another than usual."""
        return "" if self.order == self.ORDERS[0] else self.order

    def action_sort(self) -> None:
        """The next order; the selection stays on its record."""
        self.order = self.ORDERS[(self.ORDERS.index(self.order) + 1) % len(self.ORDERS)]
        self.fill()
        self.say(f"The list is in order {self.order}.")

    def body(self) -> ComposeResult:
        """The list, its page, and the line one types in."""
        yield from super().body()
        line = FilterLine(placeholder="Only lines with these words; enter keeps them, esc shows all", compact=True)
        line.cursor_blink = False
        yield line

    @property
    def line(self) -> FilterLine:
        """Where one types."""
        return self.query_one(FilterLine)

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Esc shows all again while the list is narrowed, and goes back otherwise."""
        if action == "unfilter":
            return bool(self.query(FilterLine)) and self.line.has_class("-on")
        return super().check_action(action, parameters)

    def footer(self) -> Iterator[Action]:
        """While one types in the line, letters are no keys; while the list is narrowed, esc shows all again."""
        if not self.query(FilterLine) or not self.line.has_class("-on"):
            yield from super().footer()
            return
        all_again = ACTIONS["leave"]._replace(label="show all", rank=0)
        if self.line.has_focus:
            yield ACTIONS["open"]._replace(label="keep these")
            yield all_again
            yield ACTIONS["help"]._replace(keys="f1")
            return
        yield from (all_again if action.id == "back" else action for action in super().footer())

    def on_descendant_focus(self) -> None:
        """The line has other keys than the list."""
        self.show_keys()

    def action_filter(self) -> None:
        """Begin to narrow the list."""
        if not self.line.has_class("-on"):
            self._invites = self.main.empty
        self.line.add_class("-on")
        self.line.focus()

    def action_unfilter(self) -> None:
        """Show all again."""
        self.line.value = ""
        self.main.empty = self._invites
        self.main.filter("")
        self.line.remove_class("-on")
        self.main.focus()
        self.show_keys()

    def on_filter_line_left(self) -> None:
        """Esc in the line."""
        self.action_unfilter()

    def on_filter_line_moved(self, message: FilterLine.Moved) -> None:
        """An arrow in the line."""
        self.main.action_list_down() if message.lines > 0 else self.main.action_list_up()

    def on_input_changed(self, event: Input.Changed) -> None:
        """Keep what holds the words."""
        self.main.empty = NONE_LEFT if event.value.strip() else self._invites
        self.main.filter(event.value)

    def on_input_submitted(self) -> None:
        """Back to the list with what is left of it."""
        if self.line.value.strip():
            self.main.focus()
        else:
            self.action_unfilter()
