"""Text in the columns of a terminal: how wide it is, where a line may break."""

from __future__ import annotations

import unicodedata


def width(text: str) -> int:
    """How many columns a terminal gives a text: two to a wide character, none to a mark on another."""
    if text.isascii():
        return len(text)
    return sum(_columns(one) for one in text)


def _columns(character: str) -> int:
    if unicodedata.combining(character) or unicodedata.category(character) in ("Mn", "Me", "Cf"):
        return 0
    return 2 if unicodedata.east_asian_width(character) in "WF" else 1


def wrapped(text: str, most: int, lines: int = 0) -> list[str]:
    """The words of a text on lines of at most `most` columns; with `lines` at most so many, cut with `…`.

    A word longer than a line is broken. Line ends and tabs are spaces.
    """
    found, line = [], ""
    for word in text.split():
        for part in _parts(word, most):
            if line and width(line) + 1 + width(part) > most:
                found.append(line)
                line = part
            else:
                line = f"{line} {part}" if line else part
    found.append(line)
    if lines and len(found) > lines:
        return [*found[: lines - 1], _ended(found[lines - 1], most)]
    return found


def cut(text: str, most: int) -> str:
    """A text on one line of at most `most` columns, cut with `…` at a word."""
    return wrapped(text, most, 1)[0]


def _parts(word: str, most: int) -> list[str]:
    """A word in pieces no wider than a line."""
    if width(word) <= most:
        return [word]
    pieces, piece = [], ""
    for one in word:
        if piece and width(piece) + _columns(one) > most:
            pieces.append(piece)
            piece = one
        else:
            piece += one
    return [*pieces, piece]


def _ended(line: str, most: int) -> str:
    """A line that goes on, with `…` at its end."""
    while line and width(line) + 1 > most:
        line = line.rpartition(" ")[0] if " " in line else line[:-1]
    return line.rstrip(" ,;:.") + "…"
