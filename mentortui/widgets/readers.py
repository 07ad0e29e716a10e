"""The last line of every editor: who can read this, and what the program counts of it."""

from __future__ import annotations

from typing import ClassVar

from rich.cells import cell_len
from rich.segment import Segment
from textual import events
from textual.binding import BindingType
from textual.message import Message
from textual.strip import Strip
from textual.widget import Widget

from mentortui.practice.readers import Reading
from mentortui.widgets.ink import cut, flat
from mentortui.widgets.keys import bindings


class WhoReads(Widget, can_focus=True):
    """Two lines with names, as `practice.readers.reading` says them. Focusable: its key works there, and a click."""

    COMPONENT_CLASSES: ClassVar[set[str]] = {"who--key", "who--names"}
    DEFAULT_CSS = """
    WhoReads { height: 2; dock: bottom; background: $background; color: $muted; margin-bottom: 3; }
    WhoReads .who--key { color: $accent; text-style: bold; }
    WhoReads .who--names { color: $foreground; text-style: bold; }
    """
    BINDINGS: ClassVar[list[BindingType]] = bindings("form.share")

    class Toggled(Message):
        """Its key was pressed: let the others read it, or keep it to yourself."""

    def __init__(self, reading: Reading) -> None:
        super().__init__()
        self.reading = reading

    def show(self, reading: Reading) -> None:
        """Other people can read it now, or would."""
        self.reading = reading
        self.refresh()

    def action_form_share(self) -> None:
        """Ask for the other readers, when there are any."""
        if self.reading.change:
            self.post_message(self.Toggled())

    def on_click(self, event: events.Click) -> None:
        """A click does what the key does."""
        self.action_form_share()

    def on_focus(self) -> None:
        """Show that keys arrive here."""
        self.refresh()

    def on_blur(self) -> None:
        """Show that they no longer do."""
        self.refresh()

    def render_line(self, y: int) -> Strip:
        """Who can read it, or what is counted."""
        base, width = self.rich_style, self.size.width
        names = base + self.get_component_rich_style("who--names", partial=True)
        key = base + self.get_component_rich_style("who--key", partial=True)
        if y:
            text = f"   The program counts: {flat(self.reading.counts)}"
            return Strip([Segment(cut(text, width - 1), base)]).adjust_cell_length(width, base)
        lead = " › " if self.has_focus else "   "
        label = "Who can read this:  "
        change = flat(self.reading.change)
        room = width - cell_len(lead + label) - 2
        who = cut(flat(self.reading.who), max(1, room))
        change = cut(change, max(0, room - cell_len(who) - 5))
        space = " " * max(0, room - cell_len(who) - cell_len(change) - (3 if change else 0))
        segments = [Segment(lead, key), Segment(label, base), Segment(who, names), Segment(space, base)]
        if change:
            segments += [Segment(" s ", key), Segment(" " + change, base)]
        return Strip(segments).adjust_cell_length(width, base)
