"""The footer: what can be done here, and on which key. And the bindings, made from the same registry."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import ClassVar

from rich.cells import cell_len
from rich.segment import Segment
from textual import events
from textual.binding import Binding, BindingType
from textual.message import Message
from textual.strip import Strip
from textual.widget import Widget

from mentortui.actions import ACTIONS, Action, keys_of, shown


def bindings(*ids: str, first: bool = False) -> list[BindingType]:
    """Textual bindings of registered actions; the id is what a keymap names. Raises KeyError for an unknown id.

    `first` takes the key before the widget with the focus does: where the focus moves, so that the next key of a
    quick hand arrives in the new field.
    """
    return [
        Binding(action.keys, action.call, action.label, id=action.id, show=False, priority=first)
        for action in map(ACTIONS.__getitem__, ids)
        if action.keys
    ]


class Keys(Widget):
    """One line at the bottom. When room is short, the least needed go first; help and the way back stay."""

    COMPONENT_CLASSES: ClassVar[set[str]] = {"keys--key"}
    DEFAULT_CSS = """
    Keys { height: 1; dock: bottom; background: $background; color: $muted; }
    Keys .keys--key { color: $accent; text-style: bold; }
    """

    class Pressed(Message):
        """A key of the footer was clicked."""

        def __init__(self, action: Action) -> None:
            super().__init__()
            self.action = action

    def __init__(self, actions: Iterable[Action] = (), keymap: Mapping[str, str] | None = None) -> None:
        super().__init__()
        self._keymap = keymap or {}
        self._actions = tuple(actions)
        self._places: list[tuple[int, int, Action]] = []

    def show(self, actions: Iterable[Action]) -> None:
        """Offer these actions now, in this order; does nothing when they are the same."""
        offered = tuple(actions)
        if offered != self._actions:
            self._actions = offered
            self.refresh()

    def _fitting(self, width: int) -> list[tuple[str, Action]]:
        """Key and action of what fits, in order."""
        entries = [
            (shown(keys[0]), action)
            for action in self._actions
            if action.rank < 9 and (keys := keys_of(action, self._keymap))
        ]
        while entries and sum(cell_len(key) + cell_len(action.label) + 3 for key, action in entries) - 1 > width:
            worst = max(action.rank for _, action in entries)
            place = max(at for at, (_, action) in enumerate(entries) if action.rank == worst)
            del entries[place]
        return entries

    def render_line(self, y: int) -> Strip:
        """The line."""
        base = self.rich_style
        key_style = base + self.get_component_rich_style("keys--key")
        segments: list[Segment] = []
        self._places, x = [], 0
        for key, action in self._fitting(self.size.width):
            lead = " " if not x else "  "
            start = x + len(lead)
            x = start + cell_len(key) + 1 + cell_len(action.label)
            segments += [Segment(lead, base), Segment(key, key_style), Segment(f" {action.label}", base)]
            self._places.append((start, x, action))
        return Strip(segments).adjust_cell_length(self.size.width, base)

    def on_click(self, event: events.Click) -> None:
        """A click on a key does what the key does."""
        for start, end, action in self._places:
            if start <= event.x < end:
                self.post_message(self.Pressed(action))
