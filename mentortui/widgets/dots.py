"""How far one is in a form: a dot for each question, full where it is answered; a bar where dots would not fit."""

from __future__ import annotations

from collections.abc import Sequence
from typing import ClassVar, Final

from rich.segment import Segment
from textual import events
from textual.message import Message
from textual.strip import Strip
from textual.widget import Widget

from mentortui.widgets.ink import bar

INDENT: Final = 1


class Dots(Widget):
    """One line; a click goes to that question."""

    COMPONENT_CLASSES: ClassVar[set[str]] = {"dots--here"}
    DEFAULT_CSS = """
    Dots { height: 1; background: $background; color: $muted; }
    Dots .dots--here { color: $accent; text-style: bold; }
    """

    class Chosen(Message):
        """A question was clicked."""

        def __init__(self, place: int) -> None:
            super().__init__()
            self.place = place

    def __init__(self) -> None:
        super().__init__()
        self._answered: Sequence[bool] = ()
        self._here = 0

    def show(self, answered: Sequence[bool], here: int) -> None:
        """Which questions are answered, and where one is."""
        self._answered, self._here = answered, here
        self.refresh()

    @property
    def _each(self) -> bool:
        """Whether every question has room for a dot of its own."""
        return INDENT + 2 * len(self._answered) < self.size.width - 1

    def render_line(self, y: int) -> Strip:
        """The dots; the one one is at stands out, also without color."""
        base, width = self.rich_style, self.size.width
        here = base + self.get_component_rich_style("dots--here", partial=True)
        segments = [Segment(" " * INDENT, base)]
        if self._each:
            for place, full in enumerate(self._answered):
                sign = "●" if full else "○"
                segments.append(Segment(f"{sign} ", here if place == self._here else base))
        else:
            done, many = sum(self._answered), max(1, len(self._answered))
            said = f"  {done} of {many} answered"
            segments.append(Segment(bar(done / many, max(1, min(40, width - len(said) - 3))) + said, base))
        return Strip(segments).adjust_cell_length(width, base)

    def on_click(self, event: events.Click) -> None:
        """To the question under the mouse."""
        place = (event.x - INDENT) // 2
        if self._each and 0 <= place < len(self._answered):
            self.post_message(self.Chosen(place))
