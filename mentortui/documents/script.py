"""Texts of any script: which way they are written, how wide they are, and where a line of them may end."""

from __future__ import annotations

from typing import Final
from unicodedata import bidirectional, category, combining, east_asian_width

_LONG: Final = 24
"""Letters without a space after which a word may be broken: longer than any word people are called by."""
_JOINER: Final = "\u200d"


def is_rtl(text: str) -> bool:
    """Whether a text is written from right to left: its first letter with a direction decides."""
    found = next((one for one in map(bidirectional, text) if one in ("L", "R", "AL")), "L")
    return found != "L"


def columns(text: str) -> int:
    """How wide a text is in letters of a Latin alphabet: two to a wide character, none to a mark on another."""
    return sum(
        0 if combining(one) or category(one) in ("Mn", "Me", "Cf") else 2 if east_asian_width(one) in "WF" else 1
        for one in text
    )


def wrapped(text: str, width: int) -> list[str]:
    """The text on lines of at most so many columns, broken at spaces, and a word longer than a line anywhere."""
    lines: list[str] = []
    line = ""
    for word in text.split(" "):
        if line and columns(line) + 1 + columns(word) <= width:
            line += f" {word}"
            continue
        *full, rest = _pieces(word, width)
        lines += [line, *full] if line else full
        line = rest
    return [*lines, line]


def _pieces(word: str, width: int) -> list[str]:
    """A word in pieces of at most so many columns; marks and joined signs stay with what they stand on."""
    pieces = [""]
    for cluster in clusters(word):
        if pieces[-1] and columns(pieces[-1]) + columns(cluster) > width:
            pieces.append("")
        pieces[-1] += cluster
    return pieces


def clusters(text: str) -> list[str]:
    """The characters of a text as a person counts them: a letter with its marks, a family of emoji as one."""
    found: list[str] = []
    joined = False
    for one in text:
        if found and (joined or _continues(one)):
            found[-1] += one
        else:
            found.append(one)
        joined = one == _JOINER
    return found


def _continues(one: str) -> bool:
    """Whether a character belongs to the one before it: marks, joiners, variation selectors, skin tones."""
    return one == _JOINER or category(one) in ("Mn", "Me", "Mc") or "\U0001f3fb" <= one <= "\U0001f3ff"


def breakable(text: str) -> str:
    """The text with places to end a line in words that are longer than a line may be."""
    return " ".join(_loosened(word) if len(word) > _LONG else word for word in text.split(" "))


def _loosened(word: str) -> str:
    parts = clusters(word)
    return "\u200b".join("".join(parts[start : start + _LONG]) for start in range(0, len(parts), _LONG))
