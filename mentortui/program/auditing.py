"""Whether one more figure lets somebody work out what fewer than k people said, from it and all that was shown before.

A shown figure is a sum over a set of people. Whoever has several can add and subtract them; what comes out is again a
sum over people, and when only a few are left in it, it tells what those few said. So a set is refused when, together
with those shown before, some 1..k-1 people could be singled out: worked out exactly, over the rationals, for every
union below k of the classes of people that the sets do not tell apart (Chin & Ozsoyoglu 1982, auditing of sums).
Somebody who answers anew counts as having said the same before: a set that stays the same may be shown again.
"""

from __future__ import annotations

from collections.abc import Iterable
from fractions import Fraction
from itertools import combinations
from typing import Final

People = frozenset[str]
MOST_UNIONS: Final = 4_000
"""Unions of small classes that are tried; beyond that a set is refused, because it cannot be told to be safe."""


class Audit:
    """What was shown of one figure. `show` remembers a set once it is safe to show.

    What is `given` was shown by a smaller k: what it tells by itself is told already, so a set is refused only for
    what it adds to that.
    """

    def __init__(self, k: int, shown: Iterable[People] = (), given: Iterable[People] = ()) -> None:
        self.k = k
        self.given = list(dict.fromkeys(filter(None, given)))
        self.shown: list[People] = []
        for people in shown:
            if people and people not in self.shown:
                self.shown.append(people)

    def allows(self, people: People) -> bool:
        """Whether a sum over these people may be shown beside those shown before."""
        if people in self.shown or people in self.given or not people:
            return True
        return len(people) >= self.k and not _singled_out([*self.given, *self.shown, people], self.k, len(self.given))

    def show(self, people: People) -> bool:
        """The same, and remember it when it may."""
        if not self.allows(people):
            return False
        if people and people not in self.shown:
            self.shown.append(people)
        return True


def _singled_out(sets: list[People], k: int, given: int = 0) -> bool:
    """Whether some combination of sums over these sets is one over 1..k-1 people, weighted or not, and is none of the
    first, `given` ones alone.
    """
    classes: dict[tuple[bool, ...], People] = {(): frozenset[str]().union(*sets)}
    for people in sets:
        split: dict[tuple[bool, ...], People] = {}
        for mark, there in classes.items():
            inside = there & people
            if inside:
                split[*mark, True] = inside
            if len(inside) < len(there):
                split[*mark, False] = there - inside
        classes = split
    marks = sorted(classes)
    sizes = [len(classes[mark]) for mark in marks]
    small = [place for place, size in enumerate(sizes) if size < k]
    if not small:
        return False
    spelled = [[Fraction(mark[number]) for mark in marks] for number in range(len(sets))]
    rows, told = _reduced(spelled), _reduced(spelled[:given])
    tried = 0
    for many in range(1, min(k, len(small) + 1)):
        for union in combinations(small, many):
            tried += 1
            if tried > MOST_UNIONS:
                return True
            within = frozenset(union)
            if sum(sizes[place] for place in union) < k and _reaching(rows, within) > _reaching(told, within):
                return True
    return False


def _reaching(rows: dict[int, list[Fraction]], union: frozenset[int]) -> int:
    """How many combinations of the rows lie within a union of classes, nothing left of them outside; none of which
    follows from the others.

    The weights of such a combination are its values at the leading places, so only rows that lead in the union matter.
    """
    within = [row for lead, row in rows.items() if lead in union]
    outside = [[value for place, value in enumerate(row) if place not in union] for row in within]
    return len(within) - len(_reduced(outside))


def _reduced(rows: list[list[Fraction]]) -> dict[int, list[Fraction]]:
    """The rows in reduced echelon form, by the place of the leading one of each."""
    done: dict[int, list[Fraction]] = {}
    for row in rows:
        left = row
        for lead, other in done.items():
            left = _less(left, other, left[lead])
        first = next((place for place, value in enumerate(left) if value), None)
        if first is None:
            continue
        left = [value / left[first] for value in left]
        done = {lead: _less(other, left, other[first]) for lead, other in done.items()}
        done[first] = left
    return done


def _less(row: list[Fraction], other: list[Fraction], times: Fraction) -> list[Fraction]:
    return [one - times * two for one, two in zip(row, other, strict=True)] if times else row
