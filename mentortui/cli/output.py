"""What commands print: data on standard output, talk on standard error, both safe for any terminal."""

from __future__ import annotations

import re
import sys
from typing import TYPE_CHECKING, Any, TextIO

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

# As in model.limits, but for what is drawn: a record of another program or version may hold anything.
# Also the marks that turn writing direction around and could make a line read differently than it is.
_UNSAFE = re.compile(r"[\x00-\x08\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069]")


def safe(text: str) -> str:
    """The text without control characters, which could move a terminal's cursor or change its title."""
    return _UNSAFE.sub("", text)


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
    return re.sub(
        r"[\x7f-\x9f\ud800-\udfff\u202a-\u202e\u2066-\u2069]", lambda match: f"\\u{ord(match[0]):04x}", text
    )


def table(rows: Iterable[Sequence[str]], header: Sequence[str] | None = None) -> str:
    """Rows as left-aligned columns two spaces apart, for reading and for `column`-like tools; no trailing spaces."""
    lines = [[line(cell) for cell in row] for row in rows]
    if header is not None:
        lines.insert(0, list(header))
    if not lines:
        return ""
    widths = [max(len(row[index]) for row in lines) for index in range(len(lines[0]))]
    return "\n".join("  ".join(cell.ljust(width) for cell, width in zip(row, widths, strict=True)).rstrip()
                     for row in lines)
