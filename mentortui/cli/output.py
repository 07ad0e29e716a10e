"""What commands print: data on standard output, talk on standard error, both safe for any terminal."""

from __future__ import annotations

import sys

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence
    from typing import Any, TextIO

# As in model.limits, but for what is drawn: a record of another program or version may hold anything.
# Also the marks that turn writing direction around and could make a line read differently than it is.
_TURNS = (*range(0x202A, 0x202F), *range(0x2066, 0x206A))
_UNSAFE = dict.fromkeys((*range(9), *range(0x0B, 0x20), *range(0x7F, 0xA0), *_TURNS))


def safe(text: str) -> str:
    """The text without control characters, which could move a terminal's cursor or change its title."""
    return text.translate(_UNSAFE)


def line(text: str) -> str:
    """The text as one safe line: line ends and tabs become single spaces."""
    return " ".join(safe(text).split())


def write(stream: TextIO | None, text: str) -> None:
    """Write a text and a line end; what the stream's encoding lacks is written as an escape instead of failing."""
    if stream is None:  # the caller closed it (`>&-`)
        return
    text = safe(text)
    try:
        stream.write(text + "\n")
    except UnicodeEncodeError:
        encoding = getattr(stream, "encoding", None) or "ascii"
        stream.write(text.encode(encoding, "backslashreplace").decode(encoding) + "\n")


def document(data: Mapping[str, Any]) -> str:
    """One JSON document with `"schema": 1` first."""
    import json

    plain = (getattr(sys.stdout, "encoding", None) or "").lower().replace("-", "") != "utf8"
    text = json.dumps({"schema": 1, **data}, ensure_ascii=plain, indent=2)
    # Outside ASCII only strings hold anything: delete, C1, lone surrogates and marks of direction as escapes.
    odd = (*range(0x7F, 0xA0), *_TURNS, *range(0xD800, 0xE000))
    return text if text.isascii() and "\x7f" not in text else text.translate({one: f"\\u{one:04x}" for one in odd})


def table(rows: Iterable[Sequence[str]], header: Sequence[str] | None = None) -> str:
    """Rows as left-aligned columns two spaces apart, for reading and for `column`-like tools; no trailing spaces."""
    lines = [[line(cell) for cell in row] for row in rows]
    if header is not None:
        lines.insert(0, list(header))
    if not lines:
        return ""
    widths = [max(len(row[index]) for row in lines) for index in range(len(lines[0]))]
    return "\n".join(
        "  ".join(cell.ljust(width) for cell, width in zip(row, widths, strict=True)).rstrip() for row in lines
    )
