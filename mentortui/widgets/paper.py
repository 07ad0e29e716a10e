"""A longer text to read: Markdown as lines in one widget, painted as far as it was seen."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from rich.segment import Segment
from rich.style import Style
from textual.geometry import Size
from textual.strip import Strip

from mentortui.widgets.markdown_lines import Piece, pieces, render
from mentortui.widgets.painted import Painted

WHOLE: Final = 10**9
MEASURE: Final = 84
"""Cells of a line at most: longer ones are hard to read."""


class Paper(Painted, can_focus=True):
    """A text to scroll in. Pieces are rendered when they are first seen; the height beyond is estimated."""

    def __init__(self, text: str = "", *, indent: int = 3, id: str | None = None) -> None:  # noqa: A002
        super().__init__(id=id)
        self.indent = indent
        self._text = text
        self._strips: list[Strip] = []
        self._at: float | None = None
        self._begin()

    @property
    def text(self) -> str:
        """What it shows."""
        return self._text

    def show(self, text: str, at: float | None = None) -> None:
        """Show another text, or the same one changed: where one reads stays; with `at` (0 to 1), what is near there."""
        if text != self._text or at is not None:
            self._text, self._at = text, at
            self._anew()

    def _begin(self) -> None:
        """At the start of the text, with nothing rendered."""
        self._strips, self._read = [], 0
        self._pieces: Iterator[Piece] | None = pieces(self._text)

    def _anew(self) -> None:
        """Render again from the start, as far as it is seen."""
        self._begin()
        if self.size.width:
            self._reach(self.scroll_offset.y + self.size.height if self._at is None else WHOLE)
            if self._at is not None:
                self._begin_near(self._at)
            self.refresh()

    def _begin_near(self, part: float) -> None:
        """Leave out the lines above, so that this part (0 to 1) of the text stands in the middle of the view.

        Not by scrolling: how far one can scroll is known only after the next layout.
        """
        lines, height = len(self._strips), self.size.height
        del self._strips[: max(0, min(round(part * lines) - height // 2, lines - height))]
        self.virtual_size = Size(self.scrollable_content_region.width, max(1, len(self._strips)))

    def _reach(self, line: int) -> None:
        """Have the lines up to this one, and say how tall the whole probably is."""
        begun = self._read
        tones = self.tones()
        width = min(MEASURE, self.size.width - self.indent - 2)
        while self._pieces is not None and len(self._strips) <= line:
            piece = next(self._pieces, None)
            if piece is None:
                self._pieces = None
                break
            if self._strips and not piece.joined:
                self._strips.append(self._strip([], tones[""]))
            self._strips += [self._strip(found, tones[""]) for found in render(piece, width, tones)]
            self._read += len(piece.source) + 1
        if self._read != begun or self._pieces is None:
            self.virtual_size = Size(self.scrollable_content_region.width, max(1, self._height()))

    def _height(self) -> int:
        if self._pieces is None or self._read >= len(self._text):
            return len(self._strips)
        return max(len(self._strips) + 1, round(len(self._strips) * len(self._text) / max(1, self._read)))

    def _strip(self, segments: list[Segment], base: Style) -> Strip:
        return Strip([Segment(" " * self.indent, base), *segments])

    def on_resize(self) -> None:
        """Lines are as wide as there is room; one goes on reading near where one was."""
        height = max(1, self.virtual_size.height)
        part = self.scroll_offset.y / height
        self._anew()
        if part and self._at is None:
            self.scroll_to(y=round(part * self.virtual_size.height), animate=False)

    def notify_style_update(self) -> None:
        """A theme came."""
        super().notify_style_update()
        if self.is_mounted:
            self._anew()

    def render_line(self, y: int) -> Strip:
        """One line."""
        width, place = self.size.width, y + self.scroll_offset.y
        if place >= len(self._strips) and self._pieces is not None:
            self._reach(place + self.size.height)
        base = self.rich_style
        if place >= len(self._strips):
            return Strip.blank(width, base)
        return self._strips[place].adjust_cell_length(width, base)

    def action_list_up(self) -> None:
        """One line up."""
        self.scroll_relative(y=-1, animate=False)

    def action_list_down(self) -> None:
        """One line down."""
        self.scroll_relative(y=1, animate=False)

    def action_list_page_up(self) -> None:
        """One page up."""
        self.scroll_relative(y=1 - self.size.height, animate=False)

    def action_list_page_down(self) -> None:
        """One page down."""
        self.scroll_relative(y=self.size.height - 1, animate=False)

    def action_list_first(self) -> None:
        """To the beginning."""
        self.scroll_to(y=0, animate=False)

    def action_list_last(self) -> None:
        """To the end, which has to be known for that."""
        self._reach(WHOLE)
        self.scroll_to(y=self.virtual_size.height, animate=False)
