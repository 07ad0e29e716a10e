"""The least long list: plain strings drawn line by line in a ScrollView, with a cursor and a filter.

`line_list.py FILE` shows the lines of a file. `j` moves down, `/` and a letter filters, Escape shows all
again: what a list of 100,000 rows costs when nothing else is done.
"""

import sys
from pathlib import Path

from rich.segment import Segment
from rich.style import Style
from textual import events
from textual.app import App, ComposeResult
from textual.geometry import Size
from textual.scroll_view import ScrollView
from textual.strip import Strip

CURSOR = Style(reverse=True)


class LineList(ScrollView, can_focus=True):
    def __init__(self, rows: list[str]) -> None:
        super().__init__()
        self.all = rows
        self.shown = rows
        self.cursor = 0
        self.typed: str | None = None

    def on_mount(self) -> None:
        self.folded = [row.casefold() for row in self.all]
        self.virtual_size = Size(80, len(self.shown))

    def render_line(self, y: int) -> Strip:
        line = y + self.scroll_offset.y
        if line >= len(self.shown):
            return Strip.blank(self.size.width)
        style = CURSOR if line == self.cursor else Style.null()
        return Strip([Segment(self.shown[line], style)]).adjust_cell_length(self.size.width)

    def on_key(self, event: events.Key) -> None:
        if self.typed is not None and event.key == "escape":
            self.typed, self.shown = None, self.all
        elif self.typed is not None and event.character:
            self.typed += event.character
            words = self.typed
            self.shown = [row for row, folded in zip(self.all, self.folded, strict=True) if words in folded]
        elif event.character == "/":
            self.typed = ""
        elif event.key == "j":
            self.cursor = min(self.cursor + 1, len(self.shown) - 1)
            if self.cursor >= self.scroll_offset.y + self.size.height:
                self.scroll_to(y=self.cursor - self.size.height + 1, animate=False)
        self.virtual_size = Size(80, len(self.shown))
        self.refresh()


class LineListApp(App[None]):
    def compose(self) -> ComposeResult:
        yield LineList(Path(sys.argv[1]).read_text().splitlines())


if __name__ == "__main__":
    LineListApp().run()
