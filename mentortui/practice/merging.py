"""Two versions of one text become one: a three-way merge, line by line.

What changed on one side only is taken; what both changed in the same way is taken once; where the two
changed the same lines differently nothing is guessed. After Khanna, Kunal, Pierce: A Formal Investigation
of Diff3 (2007), with the matching of lines left to `difflib`.
"""

from __future__ import annotations

from collections.abc import Iterator
from difflib import SequenceMatcher
from typing import NamedTuple


class Piece(NamedTuple):
    """Lines between two places where all three texts agree, or lines of such a place (then all are equal)."""

    base: tuple[str, ...]
    mine: tuple[str, ...]
    theirs: tuple[str, ...]

    @property
    def clashes(self) -> bool:
        """Whether both sides changed these lines, each in its own way."""
        return self.mine != self.theirs and self.base not in (self.mine, self.theirs)

    @property
    def lines(self) -> tuple[str, ...]:
        """What stands here when nothing clashes."""
        return self.theirs if self.mine == self.base else self.mine


def pieces(base: str, mine: str, theirs: str) -> list[Piece]:
    """The three texts side by side, cut where they agree."""
    old, left, right = (text.split("\n") for text in (base, mine, theirs))
    found: list[Piece] = []
    at = (0, 0, 0)
    for start, length, one, other in [*_agreed(old, left, right), (len(old), 0, len(left), len(right))]:
        between = Piece(tuple(old[at[0] : start]), tuple(left[at[1] : one]), tuple(right[at[2] : other]))
        if any(between):
            found.append(between)
        if length:
            same = tuple(old[start : start + length])
            found.append(Piece(same, same, same))
        at = (start + length, one + length, other + length)
    return found


def _agreed(old: list[str], left: list[str], right: list[str]) -> Iterator[tuple[int, int, int, int]]:
    """Runs of lines that stand in all three: where in the old text, how many, where on either side."""
    ones = _matches(old, left)
    others = _matches(old, right)
    while ones and others:
        (a, one, first), (b, other, second) = ones[0], others[0]
        start, end = max(a, b), min(a + first, b + second)
        if start < end:
            yield start, end - start, one + start - a, other + start - b
        (ones if a + first <= b + second else others).pop(0)


def _matches(old: list[str], new: list[str]) -> list[tuple[int, int, int]]:
    """Runs of equal lines: where in the old, where in the new, how many."""
    return [
        (a, b, size) for a, b, size in SequenceMatcher(None, old, new, autojunk=False).get_matching_blocks() if size
    ]


def merged(base: str, mine: str, theirs: str) -> str | None:
    """The text with the changes of both sides; None when they changed the same lines differently."""
    found = pieces(base, mine, theirs)
    if any(piece.clashes for piece in found):
        return None
    return "\n".join(line for piece in found for line in piece.lines)


def together(base: str | None, mine: str, theirs: str) -> str:
    """The text with all lines of both sides: where they clash, first mine and then what theirs says otherwise.

    Without a base every line that stands on one side only is kept.
    """
    lines: list[str] = []
    if base is None:
        for left, right, differ in side_by_side(mine, theirs):
            lines += [*left, *(right if differ else ())]
        return "\n".join(lines)
    for piece in pieces(base, mine, theirs):
        if piece.clashes:
            lines += piece.mine
            lines += [line for line in piece.theirs if line not in piece.mine]
        else:
            lines += piece.lines
    return "\n".join(lines)


def side_by_side(mine: str, theirs: str) -> list[tuple[list[str], list[str], bool]]:
    """Two texts cut into runs of lines: those of one, those of the other, and whether they differ."""
    left, right = mine.split("\n"), theirs.split("\n")
    codes = SequenceMatcher(None, left, right, autojunk=False).get_opcodes()
    return [(left[a:b], right[c:d], tag != "equal") for tag, a, b, c, d in codes]
