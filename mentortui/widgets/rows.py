"""The one list of the app: rows as plain data, painted line by line, quick at a hundred thousand.

Giving the list new rows keeps the cursor on the same record, or where it stood when that record went.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import ClassVar, Final

from rich.segment import Segment
from rich.style import Style
from textual import events
from textual.geometry import Region, Size
from textual.message import Message
from textual.strip import Strip
from textual.timer import Timer

from mentortui.widgets.ink import PROSE, Span
from mentortui.widgets.painted import Painted
from mentortui.widgets.row import Row, beyond, near, place_of
from mentortui.widgets.sieve import Sieve

SLICE: Final = 4_000
"""Rows whose texts are prepared at a time: 6 ms, well below a frame."""


class Rows(Painted, can_focus=True):
    """A list to move in, with keys or mouse.

    `show` gives it rows, `filter` narrows them, `current` is the selected row. It posts `Moved` when the
    selection changes, and `Opened` on a click on the selected row (keys go through the screen's actions).
    """

    COMPONENT_CLASSES: ClassVar[set[str]] = {"rows--selected", "rows--marker"}
    DEFAULT_CSS = """
    Rows .rows--selected { background: $surface; }
    Rows .rows--marker { color: $accent; text-style: bold; }
    """

    class Moved(Message):
        """Another row is selected now."""

        def __init__(self, rows: Rows, row: Row | None) -> None:
            super().__init__()
            self.rows, self.row = rows, row

        @property
        def control(self) -> Rows:
            """The list it happened in."""
            return self.rows

    class Opened(Moved):
        """The selected row was clicked."""

    def __init__(self, rows: Sequence[Row] = (), *, empty: str = "", id: str | None = None) -> None:  # noqa: A002
        """A list that says `empty`, an invitation in one sentence, when it has no rows."""
        super().__init__(id=id)
        self.empty = empty
        self.shy = False  # whether the selection is seen only while keys arrive here, as beside a list that has them
        self.lit = False  # whether the selection shows its ground although keys arrive elsewhere, as in a palette
        self._sieve = Sieve(rows)
        self._warming: Timer | None = None
        self._cursor = near(rows, 0)
        self._inks: dict[str, Style] = {}  # looked up once per theme

    # What is shown

    def show(self, rows: Sequence[Row]) -> None:
        """Show these rows; the selection stays on its record, or near where it stood."""
        before, place = self.current, self._cursor
        self._sieve.refill(rows)
        self._warm_up()
        self._land(before, place)

    def filter(self, wanted: str) -> None:
        """Keep only rows that contain every word of `wanted`, whatever its case; an empty text keeps all."""
        before = self.current
        self._sieve.want(wanted)
        self._land(before, 0)

    def _warm_up(self) -> None:
        """Prepare a long list's texts a slice at a time while nothing happens, so that the first letter is quick."""
        if self._warming is None and self.is_attached and len(self._sieve.rows) > 2 * SLICE:
            self._warming = self.set_interval(0.03, self._warm_slice)

    def _warm_slice(self) -> None:
        self._sieve.prepare(SLICE)
        if self._warming and not self._sieve.unprepared:
            self._warming.stop()
            self._warming = None

    def _land(self, before: Row | None, place: int) -> None:
        """Put the cursor on the row that was selected before, else near a place, and paint anew."""
        found = place_of(self.rows, before.key) if before else -1
        self._cursor = near(self.rows, min(place, len(self.rows) - 1)) if found < 0 else found
        self._fit()
        self.post_message(self.Moved(self, self.current))

    # What is selected

    @property
    def rows(self) -> Sequence[Row]:
        """The rows that are shown, after the filter."""
        return self._sieve.passed

    @property
    def current(self) -> Row | None:
        """The selected row; None when nothing can be selected."""
        return self.rows[self._cursor] if 0 <= self._cursor < len(self.rows) else None

    def select(self, key: str) -> bool:
        """Move to the row with this key; False when there is none."""
        place = place_of(self.rows, key)
        if place < 0:
            return False
        self._move_to(place)
        return True

    def _move_to(self, place: int) -> None:
        if place < 0 or place == self._cursor:
            self._reveal()
            return
        before, self._cursor = self._cursor, place
        self.refresh_line(before)
        self.refresh_line(place)
        self._reveal()
        self.post_message(self.Moved(self, self.current))

    def _reveal(self) -> None:
        """Scroll so that the cursor is seen, and with the first row also the heading above it."""
        if self._cursor < 0 or not self.size.height:
            return
        top = 0 if near(self.rows, 0) == self._cursor else self._cursor
        height = self._cursor - top + 1
        self.scroll_to_region(Region(0, top, 1, min(height, self.size.height)), animate=False, force=True)

    def _step(self, lines: int) -> None:
        """Move by a number of lines, over those that cannot be selected; where none is near, scroll."""
        place = beyond(self.rows, self._cursor, lines, self.size.height - 1)
        if place < 0:
            self.scroll_relative(y=lines, animate=False)
        else:
            self._move_to(place)

    def action_list_up(self) -> None:
        """One row up."""
        self._step(-1)

    def action_list_down(self) -> None:
        """One row down."""
        self._step(1)

    def action_list_page_up(self) -> None:
        """One page up."""
        self._step(1 - max(2, self.size.height))

    def action_list_page_down(self) -> None:
        """One page down."""
        self._step(max(2, self.size.height) - 1)

    def action_list_first(self) -> None:
        """To the first row; of a page without any, to its top."""
        self._move_to(near(self.rows, 0))
        if self._cursor < 0:
            self.scroll_home(animate=False)

    def action_list_last(self) -> None:
        """To the last row, and the lines below it; of a page without any, to its end."""
        self._move_to(near(self.rows, len(self.rows)))
        if len(self.rows) - self._cursor <= self.size.height or self._cursor < 0:
            self.scroll_end(animate=False)

    def on_click(self, event: events.Click) -> None:
        """Select the row under the mouse; a click on the selected one opens it."""
        place = event.y + self.scroll_offset.y
        if not 0 <= place < len(self.rows) or not self.rows[place].key:
            return
        if place == self._cursor:
            self.post_message(self.Opened(self, self.current))
        else:
            self._move_to(place)

    # How it is painted

    def on_mount(self) -> None:
        """Get ready to be filtered."""
        self._warm_up()

    def on_resize(self) -> None:
        """Rows are as wide as the list."""
        self._fit()

    def on_focus(self) -> None:
        """The selected row shows that keys arrive here."""
        self.refresh()

    def on_blur(self) -> None:
        """The selected row keeps its marker and loses its ground."""
        self.refresh()

    def _fit(self) -> None:
        self.virtual_size = Size(self.scrollable_content_region.width, max(1, len(self.rows)))
        self._reveal()
        self.refresh()

    def notify_style_update(self) -> None:
        """A theme came: look its tones up again."""
        self._inks = {}
        super().notify_style_update()

    def tones(self) -> dict[str, Style]:
        """The style of each role, of the marker, and of both on the ground of the selected row: `accent+`."""
        found = super().tones()
        found["marker"] = found[""] + self.get_component_rich_style("rows--marker")
        ground = Style(bgcolor=self.get_component_rich_style("rows--selected").bgcolor)
        return found | {f"{role}+": style + ground for role, style in found.items()}

    def _tone(self, role: str, lit: bool = False) -> Style:
        self._inks = self._inks or self.tones()
        return self._inks[f"{role}+" if lit else role]

    def render_line(self, y: int) -> Strip:
        """One line of the list."""
        width = self.size.width
        place = y + self.scroll_offset.y
        if place >= len(self.rows):
            if not self.rows and y == 0 and self.empty:
                return self._strip(PROSE.paint(((self.empty, "muted"),), width), PROSE.indent, width)
            return Strip.blank(width, self._tone(""))
        row = self.rows[place]
        if not row.cells:
            return Strip.blank(width, self._tone(""))
        selected = place == self._cursor
        spans = row.layout.paint(row.cells, width)
        return self._strip(spans, row.layout.indent, width, selected)

    def _strip(self, spans: list[Span], indent: int, width: int, selected: bool = False) -> Strip:
        lit = selected and (self.lit or self.has_focus)
        selected = selected and (lit or not self.shy)
        marker = (" › " if indent >= 3 else "›")[:indent].ljust(indent) if selected else " " * indent
        segments = [Segment(marker, self._tone("marker" if lit else "muted", lit))]
        for text, role in spans:
            segments.append(Segment(text, self._tone("marker" if lit and not role else role, lit)))
        return Strip(segments).adjust_cell_length(width, self._tone("", lit))
