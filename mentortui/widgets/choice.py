"""A few words side by side, of which one is chosen."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, ClassVar

from rich.cells import cell_len
from rich.segment import Segment
from textual import events
from textual.binding import Binding, BindingType
from textual.message import Message
from textual.reactive import reactive
from textual.strip import Strip
from textual.widget import Widget


class Choice(Widget, can_focus=True):
    """One of a few words side by side; arrows or a digit choose, a click too."""

    COMPONENT_CLASSES: ClassVar[set[str]] = {"choice--chosen", "choice--other"}
    DEFAULT_CSS = """
    Choice { height: auto; width: 1fr; }
    Choice:focus { background: $surface; }
    Choice .choice--chosen { color: $accent; text-style: bold; }
    Choice .choice--other { color: $muted; }
    """
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("right,space,l", "step(1)", "next choice", show=False),
        Binding("left,h", "step(-1)", "choice before", show=False),
    ]
    chosen: reactive[str] = reactive("", init=False)

    class Changed(Message):
        """Another word was chosen."""

    def __init__(self, choices: Sequence[tuple[str, str]], chosen: str) -> None:
        super().__init__()
        self._choices = choices
        self.set_reactive(Choice.chosen, chosen)

    def _lines(self, width: int) -> list[list[tuple[str, str]]]:
        """The choices (value, words) line by line."""
        lines: list[list[tuple[str, str]]] = [[]]
        used = 0
        for value, words in self._choices:
            room = cell_len(words) + 3
            if lines[-1] and used + room > width:
                lines.append([])
                used = 0
            lines[-1].append((value, words))
            used += room
        return lines

    def get_content_height(self, container: Any, viewport: Any, width: int) -> int:
        """As many lines as the words need."""
        return len(self._lines(width))

    def render_line(self, y: int) -> Strip:
        """One line of choices."""
        base, width = self.rich_style, self.size.width
        lines = self._lines(width)
        segments: list[Segment] = []
        for value, words in lines[y] if y < len(lines) else []:
            lit = value == self.chosen
            style = base + self.get_component_rich_style("choice--chosen" if lit else "choice--other", partial=True)
            segments.append(Segment(f"{'›' if lit else ' '}{words}  ", style))
        return Strip(segments).adjust_cell_length(width, base)

    def watch_chosen(self) -> None:
        """Show it and say so."""
        self.refresh()
        self.post_message(self.Changed())

    def action_step(self, way: int) -> None:
        """The next or the former choice."""
        values = [value for value, _ in self._choices]
        place = values.index(self.chosen) + way if self.chosen in values else 0
        self.chosen = values[place % len(values)]

    def on_key(self, event: events.Key) -> None:
        """A digit chooses the choice that shows it; where none shows a number, the one at its place."""
        if not event.key.isdecimal():
            return
        shown = {words.lstrip("+").partition(" ")[0]: value for value, words in self._choices}
        if event.key in shown:
            self.chosen = shown[event.key]
            event.stop()
        elif not any(word.isdecimal() for word in shown) and 1 <= int(event.key) <= len(self._choices):
            self.chosen = self._choices[int(event.key) - 1][0]
            event.stop()

    def on_click(self, event: events.Click) -> None:
        """A click chooses the word under it."""
        x = 0
        lines = self._lines(self.size.width)
        for value, words in lines[event.y] if event.y < len(lines) else []:
            if x <= event.x < x + cell_len(words) + 3:
                self.chosen = value
            x += cell_len(words) + 3
