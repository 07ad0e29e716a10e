"""Anything that can be done, found by its name."""

from __future__ import annotations

from collections.abc import Sequence
from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.screen import ModalScreen
from textual.widgets import Input

from mentortui.actions import ACTIONS, Action, keys_of, matches, shown
from mentortui.screens import routes
from mentortui.screens.desk import Desk
from mentortui.widgets.ink import Column, Layout, flat
from mentortui.widgets.row import Row
from mentortui.widgets.rows import Rows

_LINE = Layout((Column(13), Column(role="muted", least=40), Column(5, right=True, role="accent")), indent=3)
_TWICE = ("palette", "leave")  # it is open; and esc does what q does


class PaletteScreen(ModalScreen[Action | None]):
    """A line to type in and the actions that answer to it; dismisses with the one chosen."""

    DEFAULT_CSS = """
    PaletteScreen { align: center top; }
    PaletteScreen Vertical { margin-top: 2; width: 96; max-width: 100%; height: 18; max-height: 90%;
        background: $panel; border: round $rule; padding: 0 1; }
    PaletteScreen Input { margin: 0 3 1 3; background: $panel; background-tint: $panel 0%; }
    PaletteScreen Input:focus { background-tint: $panel 0%; }
    PaletteScreen .input--placeholder { color: $muted; }
    PaletteScreen Rows { background: $panel; scrollbar-background: $panel; }
    """
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape", "close", show=False),
        Binding("down", "move(1)", show=False, priority=True),
        Binding("up", "move(-1)", show=False, priority=True),
    ]

    def __init__(self, desk: Desk, here: Sequence[str]) -> None:
        super().__init__()
        self.desk = desk
        broad = [action.id for action in ACTIONS.values() if action.where == "everywhere" and action.id not in _TWICE]
        known = [action_id for action_id in broad if action_id[:5] != "mode." or action_id[5:] in routes.MODES]
        self._offered = [ACTIONS[action_id] for action_id in (*here, *known)]
        self._offered += [
            Action(f"theme.{name}", "", f"theme {label.lower()}"[:24], f"Put on the theme {flat(label)}.", "everywhere")
            for name, label in desk.themes()
        ]
        self._by_id = {action.id: action for action in self._offered}

    def compose(self) -> ComposeResult:
        """The line, and the list under it."""
        with Vertical():
            line = Input(placeholder="What do you want to do?", compact=True)
            line.cursor_blink = False
            yield line
            rows = Rows(self._rows(""), empty="Nothing answers to that. Fewer letters find more.")
            rows.lit = True
            yield rows

    def _rows(self, wanted: str) -> list[Row]:
        rows = []
        for action in sorted(self._offered, key=lambda one: _rank(one, wanted.lower())):
            if matches(action, wanted):
                keys = keys_of(action, self.desk.keymap)
                rows.append(Row(action.id, (action.label, action.help, shown(keys[0]) if keys else ""), _LINE))
        return rows

    def on_input_changed(self, event: Input.Changed) -> None:
        """Narrow to what was typed."""
        rows = self.query_one(Rows)
        rows.show(self._rows(event.value))
        rows.action_list_first()  # what answers best, whatever was selected before

    def on_input_submitted(self) -> None:
        """Do the selected one."""
        row = self.query_one(Rows).current
        if row:
            self.dismiss(self._by_id[row.key])

    def on_rows_opened(self) -> None:
        """A click on the selected one does it."""
        self.on_input_submitted()

    def action_move(self, lines: int) -> None:
        """Move in the list while the cursor stays in the line."""
        rows = self.query_one(Rows)
        rows.action_list_down() if lines > 0 else rows.action_list_up()

    def action_close(self) -> None:
        """Do nothing."""
        self.dismiss(None)


def _rank(action: Action, wanted: str) -> int:
    """The sooner the better: its name begins so, its name has all the words, its sentence has them."""
    label = action.label.lower()
    return 0 if label.startswith(wanted) else 1 if all(word in label for word in wanted.split()) else 2
