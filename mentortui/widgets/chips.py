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

    def __init__(self, *, tight: bool = False) -> None:
        """`tight`: where room is short nothing but the mark stands between two words."""
        super().__init__()
        self._tight = tight
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
        for name, said in [] if y else self._placed():
            lit = name == self._lit
            style = base + self.get_component_rich_style("chips--lit", partial=True) if lit else base
            segments.append(Segment(said, style))
        return Strip(segments).adjust_cell_length(self.size.width, base)

    def _placed(self) -> list[tuple[str, str]]:
        """Name and text of each word there is room for: closer together, then from the lit one on, where it is short.

        No word is cut: half a word says the wrong number.
        """
        width = self.size.width
        whole = sum(cell_len(words) + 1 for _, words in self._words)
        gaps = ("  ", " ", "") if self._tight else ("  ", " ")
        gap = next((one for one in gaps if whole + len(one) * (len(self._words) - 1) <= width), gaps[-1])
        said = [(name, f"{'▸' if name == self._lit else ' '}{words}{gap}") for name, words in self._words]
        while len(said) > 1 and said[0][0] != self._lit and self._length(said) > width:
            del said[0]
        while len(said) > 1 and self._length(said) > width:
            del said[-1]
        return said

    @staticmethod
    def _length(said: list[tuple[str, str]]) -> int:
        return cell_len("".join(text for _, text in said).rstrip())

    def on_click(self, event: events.Click) -> None:
        """The word under the mouse."""
        x = self.styles.padding.left
        for name, said in self._placed():
            end = x + cell_len(said)
            if x <= event.x < end:
                self.post_message(self.Chosen(name))
            x = end
