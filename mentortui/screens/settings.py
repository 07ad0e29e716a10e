"""What one can choose, made from the one schema in `mentortui.settings`. Every choice holds at once."""

from __future__ import annotations

from collections.abc import Iterator
from typing import ClassVar, Final

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import VerticalScroll
from textual.content import Content
from textual.widgets import Static

from mentortui.actions import ACTIONS, Action, keys_of, shown
from mentortui.messages import Choose
from mentortui.screens.base import JournalScreen
from mentortui.screens.desk import Desk
from mentortui.settings import FILE, SCHEMA, Setting
from mentortui.widgets.field import CHOICE, Field
from mentortui.widgets.fields import FieldRow
from mentortui.widgets.ink import flat

_FREE: Final = ("theme",)
"""Settings whose choices only the program knows; the rest of the schema without choices is written in the file."""


class SettingsScreen(JournalScreen):
    """One line a setting, with its choices side by side."""

    DEFAULT_CSS = """
    SettingsScreen #title { height: 2; padding: 0 1 1 1; text-style: bold; }
    SettingsScreen #settings { height: 1fr; margin-bottom: 1; scrollbar-size-vertical: 1; }
    SettingsScreen FieldRow { margin-bottom: 1; }
    SettingsScreen .keys { height: auto; color: $muted; padding: 0 1 0 3; }
    """
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("down,j,tab", "step(1)", show=False),
        Binding("up,k,shift+tab", "step(-1)", show=False),
    ]

    def body(self) -> ComposeResult:
        """A title, the settings, and where keys of one's own are written."""
        yield Static(Content("Settings"), id="title")
        with VerticalScroll(id="settings", can_focus=False):
            for field in _fields(self.desk):
                yield FieldRow(field, self.desk.today)
            yield Static(Content(self._keys()), classes="keys")

    def _keys(self) -> str:
        """What is said about keys, and where the file lies."""
        known = [ACTIONS[action_id] for action_id in self.desk.keymap]
        own = [f"{action.label} {' '.join(map(shown, keys_of(action, self.desk.keymap)))}" for action in known]
        said = f"Keys of your own: {', '.join(own)}." if own else "Every action can have another key."
        how = 'By the ids of docs/keys.md, in the file:\n{"keymap": {"capture": "W"}}'
        return f"{said} {how}\nAll of this is kept in {flat(self.desk.place)}/{FILE}, on this computer only."

    def on_mount(self) -> None:
        """Begin at the first."""
        self.query(FieldRow).first().control.focus()

    def on_field_row_changed(self, message: FieldRow.Changed) -> None:
        """Let a choice hold from now on."""
        row = message.row
        value = next((value for value, text, _ in _choices(self.desk, row.field.name) if text == row.text()), None)
        if value is not None and value != self.desk.settings[row.field.name]:
            self.post_message(Choose(row.field.name, value))

    def action_step(self, way: int) -> None:
        """The next setting, or the one before."""
        self.focus_next() if way > 0 else self.focus_previous()

    def footer(self) -> Iterator[Action]:
        """Arrows choose; nothing has to be saved."""
        yield Action("", "down", "next", "", "", 2)
        yield Action("", "right", "choose", "", "", 1)
        yield ACTIONS["help"]
        yield ACTIONS["back"]
        yield ACTIONS["palette"]


def _choices(desk: Desk, name: str) -> list[tuple[object, str, str]]:
    """What one may choose for a setting: value, its text, words."""
    if name == "theme":
        return [(theme, theme, label) for theme, label in desk.themes()]
    setting = next(one for one in SCHEMA if one.name == name)
    return [(value, str(value), words) for value, words in setting.choices]


def _fields(desk: Desk) -> Iterator[Field]:
    for setting in SCHEMA:
        if setting.choices or setting.name in _FREE:
            yield _field(desk, setting)


def _field(desk: Desk, setting: Setting) -> Field:
    choices = [(text, words) for _, text, words in _choices(desk, setting.name)]
    stands = str(desk.settings[setting.name])
    return Field(setting.name, setting.label, CHOICE, stands, choices=choices, echo=lambda _: setting.help)
