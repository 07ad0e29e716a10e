"""What can be done here, drawn from the action registry."""

from __future__ import annotations

from collections.abc import Sequence
from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.content import Content
from textual.screen import ModalScreen
from textual.widgets import Static

from mentortui.actions import ACTIONS, key_hint, keys_of, shown
from mentortui.screens import routes
from mentortui.screens.desk import Desk
from mentortui.screens.help_focus import Lines
from mentortui.widgets.ink import HEADING, Column, Layout, wrap
from mentortui.widgets.keys import bindings
from mentortui.widgets.row import SPACE, Row
from mentortui.widgets.rows import Rows

_KEYS = Layout((Column(14, role="accent"), Column()), indent=3)
_GLYPHS = (("·", "only you can read it"), ("+", "the relationship can read it"), ("#", "the program counts it as well"))


class HelpScreen(ModalScreen[None]):
    """Keys of this screen, of lists, and of everywhere; any of the closing keys closes it."""

    DEFAULT_CSS = """
    HelpScreen { align: center middle; }
    HelpScreen Vertical { width: 80; max-width: 100%; height: 84%; background: $panel;
        border: round $rule; padding: 0 1; }
    HelpScreen Static { height: 2; color: $muted; padding-left: 1; }
    HelpScreen Rows { background: $panel; scrollbar-background: $panel; }
    """
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape,q,question_mark,f1,enter", "close", show=False),
        *bindings("help.people"),
    ]

    def __init__(self, desk: Desk, here: Sequence[str], title: str = "", focus: tuple[str, Lines] = ("", ())) -> None:
        """`here` are the actions of the screen, `focus` the help of what has the focus, from `help_focus`."""
        super().__init__()
        self.desk, self.here, self.heading, self.focus_help = desk, here, title, focus

    def compose(self) -> ComposeResult:
        """A title and the list."""
        with Vertical():
            key = key_hint("help.people", self.desk.keymap)
            yield Static(Content(f"Help: what can be done here.   {key} get help from a person   esc closes"))
            yield Rows(self._rows())

    def _rows(self) -> list[Row]:
        form = any(action_id.startswith(("form.", "conflict.")) for action_id in self.here)
        title, lines = self.focus_help
        rows = [Row("", (title,), HEADING), *self._wrapped(lines), SPACE] if lines else []
        rows += self._section("Here", self.here)
        if not form:
            modes = [f"mode.{mode}" for mode in routes.MODES]
            broad = [a.id for a in ACTIONS.values() if a.where == "everywhere" and not a.id.startswith("mode.")]
            rows += [SPACE, *self._section("Everywhere", [*broad, *modes])]
            rows += [SPACE, *self._section("In a list", [a.id for a in ACTIONS.values() if a.where == "list"])]
        rows += [SPACE, Row("", ("Who can read it",), HEADING)]
        return rows + [Row("", (glyph, words), _KEYS) for glyph, words in _GLYPHS]

    def _wrapped(self, lines: Lines) -> list[Row]:
        """Lines of help, whole: their sentences go on below where there is no room beside."""
        width = min(80, self.app.size.width) - _KEYS.indent - 14 - _KEYS.gap - 5
        return [
            Row("", ("" if place else keys, part), _KEYS)
            for keys, said in lines
            for place, part in enumerate(wrap(said, max(8, width)))
        ]

    def _section(self, title: str, ids: Sequence[str]) -> list[Row]:
        lines = []
        for action_id in ids:
            keys = [shown(key) for key in keys_of(ACTIONS[action_id], self.desk.keymap)]
            lines.append(("  ".join(keys) or "palette", ACTIONS[action_id].help))
        return [Row("", (title,), HEADING), *self._wrapped(tuple(lines))] if lines else []

    def action_help_people(self) -> None:
        """Whom one can turn to."""
        from mentortui.screens.get_help import GetHelpScreen

        self.dismiss(None)
        self.app.push_screen(GetHelpScreen(self.desk))

    def action_close(self) -> None:
        """Back to where one was."""
        self.dismiss(None)
