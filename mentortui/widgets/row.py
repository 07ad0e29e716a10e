"""What a list is given: rows as plain data, and which of them one lands on.

A row is a `Row`: a key (the record's id), cells, and a layout it shares with its neighbors. Rows with an
empty key only inform (headings, second lines) and are stepped over.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from mentortui.widgets.ink import PROSE, Cell, Layout, flat, wrap


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


# Which row one lands on; places count from 0, and -1 is nowhere.


def place_of(rows: Sequence[Row], key: str) -> int:
    """Where the row with this key stands."""
    return next((at for at, row in enumerate(rows) if row.key == key), -1) if key else -1


def near(rows: Sequence[Row], place: int) -> int:
    """The selectable row at a place, else the one right before it, else the next one, else any before.

    So a row that goes at the end of its section leaves the cursor in the section.
    """
    if 0 < place < len(rows) and not rows[place].key and rows[place - 1].key:
        return place - 1
    after = next((at for at in range(max(0, place), len(rows)) if rows[at].key), None)
    if after is not None:
        return after
    return next((at for at in range(min(place, len(rows)) - 1, -1, -1) if rows[at].key), -1)


def beyond(rows: Sequence[Row], place: int, lines: int, most: int) -> int:
    """The selectable row a number of lines below a place (above it, if negative), over those that only inform.

    Nowhere when there is none that way, or only farther than `most` lines.
    """
    if place < 0:
        return -1
    found = max(0, min(len(rows) - 1, place + lines))
    while 0 <= found < len(rows) and not rows[found].key:
        found += 1 if lines > 0 else -1
    return found if 0 <= found < len(rows) and abs(found - place) <= max(abs(lines), most) else -1
