"""Words to cells: how a person's text, columns and tones become lines of the screen.

Everything a person wrote goes through `flat` before it is shown: no markup is ever read from it, and
nothing in it can move the cursor, start a new line or turn the reading direction of its neighbors.
"""

from __future__ import annotations

from functools import lru_cache
from typing import Final, NamedTuple

from rich.cells import cell_len, set_cell_size

Cell = str | tuple[str, str]
"""A text, or a text and its role: one of `ROLES`."""

Span = tuple[str, str]
"""A text and its role, as painted."""

ROLES: Final = ("", "strong", "muted", "accent", "warning", "error", "rule")
"""Tones of text. Each is a component class `ink--<role>` of the widgets that paint lines."""

# Bidirectional overrides and isolates: they would turn the columns beside them around.
_TURNS: Final = dict.fromkeys([0x200E, 0x200F, *range(0x202A, 0x202F), *range(0x2066, 0x206A)])


def flat(text: str) -> str:
    """A text as one line that is safe to show: white space folded, control and direction characters gone."""
    if text.isascii() and text.isprintable():
        return text
    spaced = (" " if letter.isspace() else letter for letter in text.translate(_TURNS))
    kept = "".join(letter for letter in spaced if ord(letter) >= 0xA0 or " " <= letter <= "~")
    return " ".join(kept.split())


@lru_cache(4096)
def cut(text: str, width: int) -> str:
    """The text in at most `width` cells; what does not fit is cut with `…`, at a word when one ends nearby."""
    if width <= 0:
        return ""
    if cell_len(text) <= width:
        return text
    short = set_cell_size(text, width - 1).rstrip()
    space = short.rfind(" ")
    # Cutting at a word may cost a third of the room; beyond that more letters say more.
    if space > 0 and text[len(short) : len(short) + 1] not in ("", " ") and cell_len(short[:space]) * 3 >= width * 2:
        short = short[:space].rstrip(" ,;:-")
    return short + "…"


def fit(text: str, width: int, right: bool = False) -> str:
    """The text in exactly `width` cells, cut or filled with spaces."""
    short = cut(text, width)
    space = " " * max(0, width - cell_len(short))
    return space + short if right else short + space


def wrap(text: str, width: int) -> list[str]:
    """A longer text as lines of at most `width` cells, broken at words; its own line breaks are kept."""
    width = max(1, width)
    lines: list[str] = []
    for paragraph in text.splitlines() or [""]:
        line = ""
        for word in flat(paragraph).split(" "):
            joined = f"{line} {word}" if line else word
            if cell_len(joined) <= width:
                line = joined
                continue
            if line:
                lines.append(line)
            line = word
            while cell_len(line) > width:
                head = set_cell_size(line, width).rstrip() or line[:1]
                lines.append(head)
                line = line[len(head) :]
        lines.append(line)
    return lines


LINES: Final = 6
"""How many lines of one text a page shows; the whole of it is one key away."""


def lines_of(text: str, width: int, most: int = LINES) -> list[str]:
    """The first lines of a text, wrapped; the last ends with `…` when there is more."""
    width = max(8, width)
    found = wrap(text[: width * (most + 1)], width)
    if len(found) <= most and len(text) <= width * (most + 1):
        return found
    return [*found[: most - 1], cut(f"{found[min(most, len(found)) - 1]} …", width)]


class Column(NamedTuple):
    """One column of a layout."""

    width: int | None = None
    """Cells; None takes what the others leave (one column of a layout may)."""
    right: bool = False
    """Whether its text stands at the right edge."""
    role: str = ""
    """Its tone where a cell names none."""
    least: int = 0
    """Below this width of the whole line the column is left out."""
    drawn: bool = False
    """Whether the app draws it itself, cell by cell: its spaces stay as they are. Never for a person's text."""


class Layout(NamedTuple):
    """How the cells of a row stand side by side. Rows of one list share one layout, so that columns align."""

    columns: tuple[Column, ...] = (Column(),)
    indent: int = 3
    """Cells before the first column; the selection marker `›` stands in them."""
    gap: int = 2
    """Cells between columns."""

    def paint(self, cells: tuple[Cell, ...], width: int) -> list[Span]:
        """The cells as spans that fill exactly `width` cells, from the indent on."""
        kept = [(column, cell) for column, cell in zip(self.columns, cells, strict=False) if width >= column.least]
        room = width - self.indent - 1  # one cell stays free at the right edge
        fixed = sum(column.width or 0 for column, _ in kept) + self.gap * (len(kept) - 1)
        spans: list[Span] = []
        for place, (column, cell) in enumerate(kept):
            text, role = (cell, column.role) if isinstance(cell, str) else cell
            wide = max(0, room - fixed) if column.width is None else min(column.width, room)
            if place:
                spans.append((" " * self.gap, ""))
            spans.append((fit(text if column.drawn else flat(text), wide, column.right), role))
        return spans


HEADING: Final = Layout((Column(role="strong"), Column(24, right=True, role="muted", least=60)), indent=1)
"""A section's title at the left and what stands about it at the right."""

PROSE: Final = Layout((Column(role="muted"),))
"""One line of secondary text."""


def bar(part: float, width: int) -> str:
    """A bar of `width` cells, filled to `part` (0 to 1)."""
    filled = round(max(0.0, min(1.0, part)) * width)
    return "█" * filled + "░" * (width - filled)
