"""What is different between two texts of an agreement: field by field, and inside a field word by word."""

from __future__ import annotations

import re
from collections.abc import Mapping
from difflib import SequenceMatcher
from typing import Any, Final, NamedTuple

from mentortui.practice.agreement import FIELDS, in_words

SAME: Final = "="
GONE: Final = "-"
NEW: Final = "+"
MOST: Final = 4_000
"""Words, then lines, of one field that are still compared one by one: the time grows with the square."""
_WORDS: Final = re.compile(r"\s+|\S+")
_LINES: Final = re.compile(r"[^\n]*\n|[^\n]+")

Piece = tuple[str, str]


class Change(NamedTuple):
    """One field that says something else: what it said, what it says, and the pieces (mark, text) between the two."""

    field: str
    before: str
    after: str
    pieces: tuple[Piece, ...]


def diff(before: Mapping[str, Any], after: Mapping[str, Any]) -> list[Change]:
    """The fields that differ between two texts of an agreement (`agreement.content`), in their order."""
    found = []
    for field in FIELDS:
        old, new = in_words(field, before.get(field)), in_words(field, after.get(field))
        if before.get(field) != after.get(field):
            found.append(Change(field, old, new, tuple(pieces(old, new))))
    return found


def pieces(before: str, after: str) -> list[Piece]:
    """A text as runs that stayed, went, or came; the runs that stayed and went give the old text, and so the new."""
    if not before or not after:
        return [(mark, text) for mark, text in ((GONE, before), (NEW, after)) if text]
    for cut in (_WORDS, _LINES):
        old, new = cut.findall(before), cut.findall(after)
        if max(len(old), len(new)) <= MOST:
            return _compared(old, new)
    return [(GONE, before), (NEW, after)]


def _compared(old: list[str], new: list[str]) -> list[Piece]:
    """The runs of two lists; white space alone between two changes belongs to them, so that a sentence reads on."""
    codes = _codes(old, new)
    found: list[Piece] = []
    gone = came = ""
    for place, (tag, a, b, c, d) in enumerate(codes):
        one, other = "".join(old[a:b]), "".join(new[c:d])
        if tag == "equal" and (one.strip() or not 0 < place < len(codes) - 1):
            found += [(mark, text) for mark, text in ((GONE, gone), (NEW, came), (SAME, one)) if text]
            gone = came = ""
        else:
            gone, came = gone + one, came + other
    return found + [(mark, text) for mark, text in ((GONE, gone), (NEW, came)) if text]


def _codes(old: list[str], new: list[str]) -> list[tuple[str, int, int, int, int]]:
    """As `get_opcodes`, but only what stands between the same beginning and the same end is compared: mostly little."""
    room = min(len(old), len(new))
    head = next((at for at in range(room) if old[at] != new[at]), room)
    tail = next((at for at in range(room - head) if old[-1 - at] != new[-1 - at]), room - head)
    end, last = len(old) - tail, len(new) - tail
    between = SequenceMatcher(None, old[head:end], new[head:last], autojunk=False).get_opcodes()
    return [
        *([("equal", 0, head, 0, head)] if head else []),
        *((tag, head + a, head + b, head + c, head + d) for tag, a, b, c, d in between),
        *([("equal", end, len(old), last, len(new))] if tail else []),
    ]
