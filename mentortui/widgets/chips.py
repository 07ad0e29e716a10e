"""A line of short words of which one is lit: what a list is narrowed to."""

from __future__ import annotations

from collections.abc import Sequence
from typing import ClassVar

from rich.cells import cell_len
from rich.segment import Segment
from textual import events
from textual.message import Message
from textual.strip import Strip
from textual.widget import Widget


class Chips(Widget):
    """One line: `▸all 12  goals 3  notes 9`. Keys belong to the screen; a click chooses."""

    COMPONENT_CLASSES: ClassVar[set[str]] = {"chips--lit"}
    DEFAULT_CSS = """
    Chips { height: 2; padding: 0 2; color: $muted; }
    Chips .chips--lit { color: $accent; text-style: bold; }
    """

    class Chosen(Message):
        """A word was clicked."""

        def __init__(self, name: str) -> None:
            super().__init__()
            self.name = name

    def __init__(self) -> None:
        super().__init__()
        self._words: Sequence[tuple[str, str]] = ()
        self._lit = ""

    def show(self, words: Sequence[tuple[str, str]], lit: str) -> None:
        """Show these (name, words), with one lit."""
        self._words, self._lit = words, lit
        self.refresh()

    def render_line(self, y: int) -> Strip:
        """The line, and an empty one below it."""
        base = self.rich_style
        segments: list[Segment] = []
        if not y:
            for name, words in self._words:
                lit = name == self._lit
                style = base + self.get_component_rich_style("chips--lit", partial=True) if lit else base
                segments.append(Segment(f"{'▸' if lit else ' '}{words}  ", style))
        return Strip(segments).adjust_cell_length(self.size.width, base)

    def on_click(self, event: events.Click) -> None:
        """The word under the mouse."""
        x = self.styles.padding.left
        for name, words in self._words:
            end = x + cell_len(words) + 3
            if x <= event.x < end:
                self.post_message(self.Chosen(name))
            x = end
