"""Two wordings of one text: what went and what came, in one line with a few words around, or word by word."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from mentortui.practice.agreement_diff import GONE, NEW, SAME, pieces

AROUND: Final = 3
"""Words that stay beside a change; of a longer run between two changes the middle is left out."""
_SHARED: Final = 4
"""Of how many words one must be said on both sides; else the two are different sentences with an `and` in common."""
_COMPARED: Final = 500
"""Words of changed lines that are still compared one by one while somebody waits: the time grows with the square."""
Word = tuple[str, bool]
"""A word, and whether only this side says it."""
_SIGNS: Final = {GONE: "[-{}-]", NEW: "{{+{}+}}"}


def worded(before: str, after: str) -> str:
    """`Lead the handover [-once-] {+twice+} a week`; empty where the two share no words, or nothing changed."""
    found = [(mark, " ".join(text.split())) for mark, text in pieces(" ".join(before.split()), " ".join(after.split()))]
    said = [(mark, text) for mark, text in found if text]
    if len(said) < 2 or not any(mark == SAME for mark, _ in said):
        return ""
    last = len(said) - 1
    return " ".join(
        _near(text, at > 0, at < last) if mark == SAME else _SIGNS[mark].format(text)
        for at, (mark, text) in enumerate(said)
    )


def marked(mine: Sequence[str], theirs: Sequence[str]) -> tuple[list[list[Word]], list[list[Word]]]:
    """The words of some lines of one text and of the other, line by line, and which are said on that side only.

    Where the two have next to nothing in common, differ in their spaces only, or are long, that is every word.
    """
    one, other = "\n".join(mine), "\n".join(theirs)
    most = max(len(one.split()), len(other.split()))
    found = pieces(one, other) if most <= _COMPARED else [(GONE, one), (NEW, other)]
    shared = sum(len(text.split()) for mark, text in found if mark == SAME)
    apart = shared * _SHARED < most or not any(text.strip() for mark, text in found if mark != SAME)
    return _lines(found, GONE, len(mine), apart), _lines(found, NEW, len(theirs), apart)


def _lines(found: Sequence[tuple[str, str]], side: str, many: int, apart: bool) -> list[list[Word]]:
    """One side's words, line by line. `apart`: all of them are said on this side only."""
    words: list[list[Word]] = [[]]
    for mark, text in found:
        if mark in (SAME, side):
            for place, line in enumerate(text.split("\n")):
                words += [[]] if place else []
                words[-1] += [(word, apart or mark == side) for word in line.split()]
    return words[:many]


def _near(text: str, follows: bool, leads: bool) -> str:
    """The words of a run that stand next to a change."""
    words = text.split(" ")
    head, tail = AROUND if follows else 0, AROUND if leads else 0
    if len(words) <= head + tail + 1:
        return text
    return " ".join([*words[:head], "…", *(words[-tail:] if tail else [])])
