"""One thing chosen from a list over the screen: what a form is about, or who answers it."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import ClassVar, Final, Generic, TypeVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.content import Content
from textual.screen import ModalScreen
from textual.widgets import Static

from mentortui.widgets.ink import Column, Layout, flat
from mentortui.widgets.row import Row
from mentortui.widgets.rows import Rows

Thing = TypeVar("Thing")
_LINE: Final = Layout((Column(), Column(24, right=True, role="muted", least=40)))


class ChooseScreen(ModalScreen[Thing | None], Generic[Thing]):
    """Dismisses with what was chosen, or None."""

    DEFAULT_CSS = """
    ChooseScreen { align: center middle; }
    ChooseScreen Vertical { width: 70; max-width: 100%; height: 70%; background: $panel;
        border: round $rule; padding: 0 1; }
    ChooseScreen Static { height: 3; color: $muted; padding-left: 1; }
    ChooseScreen Rows { background: $panel; scrollbar-background: $panel; }
    """
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape,q", "close", show=False),
        Binding("enter,space", "choose", show=False),
    ]

    def __init__(self, asks: str, found: Sequence[Thing], line: Callable[[Thing], tuple[str, str]]) -> None:
        """`line` says of each what stands at the left and at the right."""
        super().__init__()
        self._asks, self._found, self._line = asks, found, line

    def compose(self) -> ComposeResult:
        """The question and the list."""
        with Vertical():
            yield Static(Content(f"{flat(self._asks)}\nenter takes it, esc leaves"))
            yield Rows([Row(str(place), self._line(one), _LINE) for place, one in enumerate(self._found)])

    def on_mount(self) -> None:
        """Begin in the list."""
        self.query_one(Rows).focus()

    def on_rows_opened(self, message: Rows.Opened) -> None:
        """A click on the selected one takes it."""
        self.action_choose()

    def action_choose(self) -> None:
        """Take the selected one."""
        row = self.query_one(Rows).current
        if row:
            self.dismiss(self._found[int(row.key)])

    def action_close(self) -> None:
        """Leave without one."""
        self.dismiss(None)
