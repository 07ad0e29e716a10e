"""What commands print: data on standard output, talk on standard error, both safe for any terminal."""

from __future__ import annotations

import os
import sys

from mentortui.errors import MentortuiError

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


def has_terminal() -> bool:
    """Whether somebody sits at a terminal: all three standard files are one."""
    return all(stream is not None and stream.isatty() for stream in (sys.stdin, sys.stdout, sys.stderr))


def data(text: str) -> None:
    """Write to standard output. Raises MentortuiError when it is refused, BrokenPipeError when its reader left."""
    try:
        write(sys.stdout, text)
    except BrokenPipeError:
        raise
    except OSError as error:
        raise _unwritable(error) from None


def flush() -> None:
    """Send what was written to standard output. Raises as `data`."""
    try:
        if sys.stdout is not None:
            sys.stdout.flush()
    except BrokenPipeError:
        raise
    except OSError as error:
        raise _unwritable(error) from None


def _unwritable(error: OSError) -> MentortuiError:
    leave()
    return MentortuiError(f"Standard output cannot be written ({error.strerror}); the journal itself is safe.")


def leave() -> None:
    """Point standard output to the null device, so that the interpreter's last flush finds an open end."""
    if sys.stdout is not None and sys.stdout.fileno() == 1:
        os.dup2(os.open(os.devnull, os.O_WRONLY), 1)


def talk(text: str) -> None:
    """Write to standard error; where nobody can read it, nothing is said, and the command goes on.

    Talk comes before a change is written too: a reader that went away must not keep it from being saved.
    """
    try:
        write(sys.stderr, text)
        if sys.stderr is not None:
            sys.stderr.flush()
    except OSError:
        sys.stderr = None


def end_line() -> None:
    """Begin a new line where somebody looks on: the terminal stands behind its own ^C, and perhaps a count."""
    if sys.stderr is not None and sys.stderr.isatty():
        talk("")


def document(data: Mapping[str, Any], *, one_line: bool = False) -> str:
    """One JSON document with `"schema": 1` first; on one line for documents that follow each other."""
    import json

    plain = (getattr(sys.stdout, "encoding", None) or "").lower().replace("-", "") != "utf8"
    text = json.dumps({"schema": 1, **_settled(data)}, ensure_ascii=plain, indent=None if one_line else 2)
    # Outside ASCII only strings hold anything: delete, C1, lone surrogates and marks of direction as escapes.
    odd = (*range(0x7F, 0xA0), *_TURNS, *range(0xD800, 0xE000))
    return text if text.isascii() and "\x7f" not in text else text.translate({one: f"\\u{one:04x}" for one in odd})


def _settled(value: Any) -> Any:
    """Data whose records have their fields in one order, by name behind the id, whatever way they came here."""
    if isinstance(value, dict):
        known = {name: _settled(value[name]) for name in (sorted(value) if "id" in value else value)}
        return {"id": known.pop("id"), **known} if "id" in known else known
    return [_settled(one) for one in value] if isinstance(value, list | tuple) else value


def table(rows: Iterable[Sequence[str]], header: Sequence[str] | None = None) -> str:
    """Rows as left-aligned columns two spaces apart, for reading and for `column`-like tools; no trailing spaces."""
    lines = [[line(cell) for cell in row] for row in rows]
    if header is not None:
        lines.insert(0, list(header))
    if not lines:
        return ""
    widths = [max(_width(row[index]) for row in lines) for index in range(len(lines[0]))]
    return "\n".join(
        "  ".join(cell + " " * (width - _width(cell)) for cell, width in zip(row, widths, strict=True)).rstrip()
        for row in lines
    )


def _width(text: str) -> int:
    """How many columns a terminal gives a text: two to a wide character, none to a mark on another."""
    if text.isascii():
        return len(text)
    import unicodedata

    return sum(
        0 if unicodedata.combining(one) else 2 if unicodedata.east_asian_width(one) in "WF" else 1 for one in text
    )
