"""The one list of the app: rows as plain data, painted line by line, quick at a hundred thousand.

A row is a `Row`: a key (the record's id), cells, and a layout it shares with its neighbors. Rows with an
empty key only inform (headings, second lines) and are stepped over. Giving the list new rows keeps the
cursor on the same record, or where it stood when that record went.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import ClassVar, Final, NamedTuple

from rich.segment import Segment
from rich.style import Style
from textual import events
from textual.binding import BindingType
from textual.geometry import Region, Size
from textual.message import Message
from textual.scroll_view import ScrollView
from textual.strip import Strip
from textual.timer import Timer

from mentortui.widgets.ink import PROSE, ROLES, Cell, Layout, Span, flat, wrap
from mentortui.widgets.keys import bindings


class Row(NamedTuple):
    """One line of a list."""

    key: str
    """Id of the record it shows, or any text that is unique in its list; empty for a line that only informs."""
    cells: tuple[Cell, ...]
    """What its columns say."""
    layout: Layout = PROSE
    """How they stand."""

    def text(self) -> str:
        """What a filter looks into."""
        return " ".join([cell if cell.__class__ is str else cell[0] for cell in self.cells])


SPACE = Row("", ())

SLICE: Final = 4_000
"""Rows whose texts are prepared at a time: 6 ms, well below a frame."""


class Rows(ScrollView, can_focus=True):
    """A list to move in, with keys or mouse.

    `show` gives it rows, `filter` narrows them, `current` is the selected row. It posts `Moved` when the
    selection changes, and `Opened` on a click on the selected row (keys go through the screen's actions).
    """

    COMPONENT_CLASSES: ClassVar[set[str]] = {f"ink--{role}" for role in ROLES if role} | {
        "rows--selected",
        "rows--marker",
    }
    DEFAULT_CSS = """
    Rows { width: 100%; height: 1fr; background: $background; color: $foreground; overflow-x: hidden; }
    Rows { scrollbar-size-vertical: 1; }
    Rows .ink--strong { text-style: bold; }
    Rows .ink--muted { color: $muted; }
    Rows .ink--accent { color: $accent; }
    Rows .ink--warning { color: $warning; }
    Rows .ink--error { color: $error; }
    Rows .ink--rule { color: $rule; }
    Rows .rows--selected { background: $surface; }
    Rows .rows--marker { color: $accent; text-style: bold; }
    """
    BINDINGS: ClassVar[list[BindingType]] = bindings(
        "list.up", "list.down", "list.page_up", "list.page_down", "list.first", "list.last"
    )

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
        self._all: Sequence[Row] = rows
        self._seen: Sequence[Row] = rows
        self._texts: list[str] = []
        self._warming: Timer | None = None
        self._wanted = ""
        self._cursor = self._near(0)
        self._styles: dict[str, Style] = {}
        self._styles_for = -1

    # What is shown

    def show(self, rows: Sequence[Row]) -> None:
        """Show these rows; the selection stays on its record, or near where it stood."""
        before, place = self.current, self._cursor
        self._all, self._texts = rows, []
        self._warm_up()
        self._seen = self._filtered(self._wanted)
        self._land(before.key if before else "", place)

    def filter(self, wanted: str) -> None:
        """Keep only rows that contain every word of `wanted`, whatever its case; an empty text keeps all."""
        words = wanted.lower().split()
        narrower = bool(words) and wanted.lower().startswith(self._wanted) and bool(self._wanted)
        before = self.current
        self._seen = self._narrowed(words) if narrower else self._filtered(wanted.lower())
        self._wanted = wanted.lower()
        self._land(before.key if before else "", 0)

    def _filtered(self, wanted: str) -> Sequence[Row]:
        words = wanted.split()
        if not words:
            return self._all
        self._prepare(len(self._all))
        first, *rest = words
        found = [row for row, text in zip(self._all, self._texts, strict=True) if first in text]
        return [row for row in found if all(word in row.text().lower() for word in rest)] if rest else found

    def _prepare(self, until: int) -> None:
        """Have the texts a filter looks into ready up to a row; 1.3 ms for a thousand rows."""
        begun = len(self._texts)
        self._texts += [row.text().lower() if row.key else "" for row in self._all[begun:until]]

    def _warm_up(self) -> None:
        """Prepare a long list's texts a slice at a time while nothing happens, so that the first letter is quick."""
        if self._warming is None and self.is_attached and len(self._all) > 2 * SLICE:
            self._warming = self.set_interval(0.03, self._warm_slice)

    def _warm_slice(self) -> None:
        self._prepare(len(self._texts) + SLICE)
        if self._warming and len(self._texts) >= len(self._all):
            self._warming.stop()
            self._warming = None

    def _narrowed(self, words: list[str]) -> Sequence[Row]:
        """The rows of a longer filter: only what passed the shorter one can pass."""
        return [row for row in self._seen if row.key and all(word in row.text().lower() for word in words)]

    def _land(self, key: str, place: int) -> None:
        """Put the cursor on the row with this key, else near a place, and paint anew."""
        found = next((at for at, row in enumerate(self._seen) if row.key == key), None) if key else None
        self._cursor = self._near(min(place, len(self._seen) - 1)) if found is None else found
        self._fit()
        self.post_message(self.Moved(self, self.current))

    def _near(self, place: int) -> int:
        """The selectable row at a place, else the one right before it, else the next one, else any before, else -1.

        So a row that goes at the end of its section leaves the cursor in the section.
        """
        if 0 < place < len(self._seen) and not self._seen[place].key and self._seen[place - 1].key:
            return place - 1
        after = next((at for at in range(max(0, place), len(self._seen)) if self._seen[at].key), None)
        if after is not None:
            return after
        return next((at for at in range(min(place, len(self._seen)) - 1, -1, -1) if self._seen[at].key), -1)

    # What is selected

    @property
    def rows(self) -> Sequence[Row]:
        """The rows that are shown, after the filter."""
        return self._seen

    @property
    def current(self) -> Row | None:
        """The selected row; None when nothing can be selected."""
        return self._seen[self._cursor] if 0 <= self._cursor < len(self._seen) else None

    def select(self, key: str) -> bool:
        """Move to the row with this key; False when there is none."""
        place = next((at for at, row in enumerate(self._seen) if row.key == key), None) if key else None
        if place is None:
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
        top = 0 if self._near(0) == self._cursor else self._cursor
        height = self._cursor - top + 1
        self.scroll_to_region(Region(0, top, 1, min(height, self.size.height)), animate=False, force=True)

    def _step(self, lines: int) -> None:
        """Move by a number of lines, over those that cannot be selected; where none is near, scroll."""
        way = 1 if lines > 0 else -1
        place = max(0, min(len(self._seen) - 1, self._cursor + lines)) if self._cursor >= 0 else -1
        while 0 <= place < len(self._seen) and not self._seen[place].key:
            place += way
        far = place != self._cursor and abs(place - self._cursor) > max(abs(lines), self.size.height - 1)
        if self._cursor < 0 or not 0 <= place < len(self._seen) or far:
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
        self._move_to(self._near(0))
        if self._cursor < 0:
            self.scroll_home(animate=False)

    def action_list_last(self) -> None:
        """To the last row, and the lines below it; of a page without any, to its end."""
        self._move_to(self._near(len(self._seen)))
        if len(self._seen) - self._cursor <= self.size.height or self._cursor < 0:
            self.scroll_end(animate=False)

    def on_click(self, event: events.Click) -> None:
        """Select the row under the mouse; a click on the selected one opens it."""
        place = event.y + self.scroll_offset.y
        if not 0 <= place < len(self._seen) or not self._seen[place].key:
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
        self.virtual_size = Size(self.scrollable_content_region.width, max(1, len(self._seen)))
        self._reveal()
        self.refresh()

    def notify_style_update(self) -> None:
        """A theme came: look its tones up again."""
        self._styles_for = -1
        super().notify_style_update()

    def _tone(self, role: str, selected: bool) -> Style:
        """The style of a role; looked up once per theme."""
        if self._styles_for < 0:
            base = self.rich_style
            self._styles = {role: base + self.get_component_rich_style(f"ink--{role}") for role in ROLES if role}
            self._styles[""] = base
            self._styles["marker"] = base + self.get_component_rich_style("rows--marker")
            ground = Style(bgcolor=self.get_component_rich_style("rows--selected").bgcolor)
            self._styles |= {f"{role}+": style + ground for role, style in self._styles.items()}
            self._styles_for = 1
        return self._styles[f"{role}+" if selected else role]

    def render_line(self, y: int) -> Strip:
        """One line of the list."""
        width = self.size.width
        place = y + self.scroll_offset.y
        if place >= len(self._seen):
            if not self._seen and y == 0 and self.empty:
                return self._strip(PROSE.paint(((self.empty, "muted"),), width), PROSE.indent, width)
            return Strip.blank(width, self._tone("", False))
        row = self._seen[place]
        if not row.cells:
            return Strip.blank(width, self._tone("", False))
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


def plain(text: str) -> Row:
    """A line of secondary text, from a sentence of the app or a person's own."""
    return Row("", ((flat(text), "muted"),))


def wrapped(layout: Layout, width: int, text: str, *before: Cell, key: str = "", tone: str = "") -> list[Row]:
    """A text in the last column of a layout, wrapped below itself; `before` and `key` stand on its first line only."""
    taken = layout.indent + 1 + sum((column.width or 0) + layout.gap for column in layout.columns[:-1])
    blank = ("",) * len(before)
    return [
        Row("" if place else key, (*(blank if place else before), (line, tone) if tone else line), layout)
        for place, line in enumerate(wrap(text, max(8, width - taken)))
    ]
