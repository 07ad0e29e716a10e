"""The last line of every editor: who can read this, and what the program counts of it."""

from __future__ import annotations

from typing import Any, ClassVar, Final

from rich.cells import cell_len
from rich.segment import Segment
from rich.style import Style
from textual import events
from textual.binding import BindingType
from textual.message import Message
from textual.strip import Strip
from textual.widget import Widget

from mentortui.practice.counting import Counting
from mentortui.practice.readers import Reading
from mentortui.widgets.ink import cut, flat, wrap
from mentortui.widgets.keys import bindings

TALLEST: Final = 8
"""Lines of what would be counted that are shown."""


class WhoReads(Widget, can_focus=True):
    """Two lines with names, as `practice.readers.reading` says them. Focusable: its keys work there, and clicks.

    Where what the program would count can be seen here, it opens downward: `tell` says what stands there.
    """

    COMPONENT_CLASSES: ClassVar[set[str]] = {"who--key", "who--names"}
    DEFAULT_CSS = """
    WhoReads { height: auto; dock: bottom; background: $background; color: $muted; margin-bottom: 3; }
    WhoReads .who--key { color: $accent; text-style: bold; }
    WhoReads .who--names { color: $foreground; text-style: bold; }
    """
    BINDINGS: ClassVar[list[BindingType]] = bindings("form.share", "form.counted", "form.count")

    class Toggled(Message):
        """Its key was pressed: let the others read it, or keep it to yourself."""

    class Asked(Message):
        """What would the program count of it? Or: enough of that."""

    class Counts(Message):
        """Let the program count it, or no more."""

    def __init__(self, reading: Reading, key: str = "", edits: str = "") -> None:
        """`key`: its second line offers, on this key, to say what would be counted; `edits`: and on this to let it."""
        super().__init__()
        self.reading, self._key, self._edits = reading, key, edits
        self.told: Counting | None = None

    def show(self, reading: Reading) -> None:
        """Other people can read it now, or would."""
        self.reading = reading
        self.refresh()

    def tell(self, counting: Counting | None) -> None:
        """Say below what the program would count; None closes it."""
        if counting != self.told:
            self.told = counting
            self.refresh(layout=True)

    def action_form_share(self) -> None:
        """Ask for the other readers, when there are any."""
        if self.reading.change:
            self.post_message(self.Toggled())

    def action_form_counted(self) -> None:
        """Ask what would be counted."""
        self.post_message(self.Asked())

    def action_form_count(self) -> None:
        """Let it be counted, once it is seen what that means."""
        self.post_message(self.Asked() if self.told is None else self.Counts())

    def on_click(self, event: events.Click) -> None:
        """A click on a line does what its key does."""
        if not event.y:
            self.action_form_share()
        elif event.y == 1 and self._key:
            self.action_form_counted()
        elif self.told and self._edits and event.y == 1 + len(self._below(self.size.width)):
            self.action_form_count()

    def on_focus(self) -> None:
        """Show that keys arrive here."""
        self.refresh()

    def on_blur(self) -> None:
        """Show that they no longer do."""
        self.refresh()

    # What is shown

    def get_content_height(self, container: Any, viewport: Any, width: int) -> int:
        """Two lines, and those of what would be counted."""
        return 2 + len(self._below(width))

    def _below(self, width: int) -> list[tuple[str, str]]:
        """Key and text of each line of what would be counted."""
        if self.told is None:
            return []
        lines = [("", line) for sentence in self.told.sentences for line in wrap(sentence, max(8, width - 8))]
        lines = lines[:TALLEST]
        if self._edits and not self.told.refused:
            lines.append((self._edits, "count it no more" if self.told.counted else "let the program count this"))
        return lines

    def render_line(self, y: int) -> Strip:
        """Who can read it, what is counted, and what would be."""
        base, width = self.rich_style, self.size.width
        key = base + self.get_component_rich_style("who--key", partial=True)
        if y > 1:
            below = self._below(width)
            sign, text = below[y - 2] if y - 2 < len(below) else ("", "")
            lead = [Segment(f"     {sign}  ", key)] if sign else [Segment("     ", base)]
            return Strip([*lead, Segment(cut(flat(text), max(0, width - 8)), base)]).adjust_cell_length(width, base)
        if y:
            action = (self._key, "close" if self.told else "see what it would count")
            if not self._key or (self.told and self._key == self._edits):
                action = ("", "")
            return self._line("   ", "The program counts: ", (flat(self.reading.counts), base), action, key)
        names = base + self.get_component_rich_style("who--names", partial=True)
        lead_text = " › " if self.has_focus else "   "
        change = ("s", flat(self.reading.change)) if self.reading.change else ("", "")
        return self._line(lead_text, "Who can read this:  ", (flat(self.reading.who), names), change, key)

    def _line(self, lead: str, label: str, said: tuple[str, Style], action: tuple[str, str], key: Style) -> Strip:
        """A question with its answer at the left, and a key with what it does at the right."""
        base, width = self.rich_style, self.size.width
        room = width - cell_len(lead + label) - 2
        text = cut(said[0], max(1, room))
        does = cut(action[1], max(0, room - cell_len(text) - 5))
        space = " " * max(0, room - cell_len(text) - cell_len(does) - (3 if does else 0))
        segments = [Segment(lead, key), Segment(label, base), Segment(text, said[1]), Segment(space, base)]
        if does:
            segments += [Segment(f" {action[0]} ", key), Segment(" " + does, base)]
        return Strip(segments).adjust_cell_length(width, base)
