"""A coordinator's lists: CSV files of people and of what became of them, in whatever encoding they come."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import NamedTuple

from mentortui.errors import Refused
from mentortui.exchange import csv_file, places

MOST: int = 64_000_000
"""Bytes of the longest list that is read: far more than 100,000 people."""


class Table(NamedTuple):
    """A list as it was read."""

    file: str
    """What it is called in sentences."""
    columns: list[str]
    lines: Iterator[tuple[int, Mapping[str, str], str]]
    """Of each row the line, its cells by column, and why it cannot be read."""
    notes: tuple[str, ...]
    """Sentences about lines that were read by another encoding than the rest."""


def read(words: str, text: str | None = None) -> Table:
    """A list in a file, or `text` where it came otherwise. Raises Refused for what cannot be read as one."""
    file = "The list" if text is not None else Path(words).name
    data = _bytes(words) if text is None else text.encode("utf-8", "surrogateescape")
    written, odd = csv_file.decoded_by_line(data, file)
    columns, lines = csv_file.read(written, file)
    notes = [f"{file}, line {number}: it is not in UTF-8 like others of the list, and was read as Windows writes it. "
             "Look at the name." for number in odd[:5]]  # fmt: skip
    if len(odd) > 5:
        notes.append(f"So were {len(odd) - 5:,} more lines.")
    return Table(file, columns, ((one.number, one.cells, one.fault) for one in lines), tuple(notes))


def _bytes(words: str) -> bytes:
    try:
        with places.typed(words).open("rb") as file:
            data = file.read(MOST + 1)
    except (OSError, ValueError) as error:
        reason = error.strerror if isinstance(error, OSError) else error
        raise Refused(f"{words} could not be read ({reason}). Nothing was changed.", "file") from None
    if len(data) > MOST:
        raise Refused(f"{words} has more than {MOST // 1_000_000} MB, which is no list of people. Nothing was changed.")
    return data
