"""A person's summary in little room, beside the facts it is made of: what it shares with them is not said again.

A fact is named by its place among them, a word by its place among the words, and what is alike stands in one column:
so a summary is read several times faster than facts are summed up. It is read again only with the very same facts.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from functools import lru_cache
from itertools import repeat
from operator import itemgetter
from typing import Any, Final

import msgspec

from mentortui.model.reader import Row
from mentortui.program.summaries import Aim, Answered, Event, Met, Own, Pair, Rated, maker

Places = tuple[int, ...]
Figures = tuple[float | None, ...]
_Numbers = tuple[int | None, ...]
_Said = tuple[tuple[str, str], ...]


class Packed(msgspec.Struct, array_like=True):
    """What is kept of one person, in columns: first the places of the facts, then those of words, then the rest."""

    words: tuple[str, ...]
    pairs: tuple[Pair, ...]
    met: tuple[tuple[str, Places, Places], ...]
    """By relationship the places of its meetings, and their minutes."""
    aims: tuple[Places, Places, Places, Places, Places, Places, _Numbers, Places, _Numbers, _Numbers]
    asked: tuple[tuple[str, int, tuple[str, ...]], ...]
    """Forms that were answered: which, in which version, and what has a figure in it."""
    answered: tuple[Places, Places, Places, Places, Places, tuple[Figures, ...], tuple[_Said, ...], tuple[_Said, ...]]
    """Behind the places of the facts those of their forms."""
    rated: tuple[Places, Places, Places, Places, Places, Places]
    events: tuple[Places, Places, Places, Places, Places, Places]
    passed: Places


_ID: Final = itemgetter("id")
_AT: Final = itemgetter("at")
_ON: Final = itemgetter("on")
_FORMS: Final = 64


@lru_cache(maxsize=_FORMS)
def _names(of_form: tuple[str, ...]) -> tuple[str, ...]:
    """What has a figure in a form, once for all who answered it."""
    return of_form


def packed(own: Own, rows: Sequence[Row]) -> Packed:
    """A summary of these facts, in little room."""
    at = {_ID(row): place for place, row in enumerate(rows)}
    words: dict[str, int] = {}

    def place(word: str) -> int:
        return words.setdefault(word, len(words))

    asked: dict[tuple[str, int, tuple[str, ...]], int] = {}
    met = tuple(
        (pair, tuple(at[one.id] for one in there), tuple(one.minutes for one in there))
        for pair, there in own.met.items()
    )
    aims = _columns(10, (
        (at[one.id], place(one.person), place(one.pair), place(one.status), place(one.objective),
         place(one.value_tag), one.percent, place(one.due), one.baseline, one.level) for one in own.aims
    ))  # fmt: skip
    answered = _columns(8, (
        (at[one.order[1]], asked.setdefault((one.form, one.version, one.names), len(asked)), place(one.by),
         place(one.about), place(one.pair), one.values, one.choices, one.comments) for one in own.answered
    ))  # fmt: skip
    rated = _columns(6, (
        (at[one.order[1]], place(one.person), place(one.skill), place(one.type), one.level, place(one.role))
        for one in own.rated
    ))  # fmt: skip
    events = _columns(6, (
        (at[one.id], place(one.what), place(one.person), place(one.on), place(one.kind), place(one.tag))
        for one in own.events
    ))  # fmt: skip
    passed = tuple(at[one] for one in own.passed)
    return Packed(tuple(words), own.pairs, met, aims, tuple(asked), answered, rated, events, passed)


def _columns(many: int, lines: Iterable[tuple[Any, ...]]) -> Any:
    return tuple(zip(*lines, strict=True)) or ((),) * many


def unpacked(found: Packed, rows: Sequence[Row], words: dict[str, str], figures: dict[Figures, Figures]) -> Own:
    """The summary again. `words` and `figures` are what thousands of them repeat, kept once.

    Raises LookupError, TypeError or ValueError where it was not made of these facts.
    """
    table = [words.setdefault(one, one) for one in found.words]
    word = table.__getitem__
    ids = [*map(_ID, rows)]
    by = repeat(rows[0]["by"] if rows else "")

    def fact(places: Places) -> Iterable[str]:
        return map(ids.__getitem__, places)

    def order(places: Places) -> Iterable[tuple[str, str]]:
        return zip(map(_AT, map(rows.__getitem__, places)), fact(places), strict=True)

    made_met = maker(Met)
    met = {
        words.setdefault(pair, pair): tuple(
            map(made_met, zip(map(_ON, map(rows.__getitem__, places)), fact(places), minutes, strict=True))
        )
        for pair, places, minutes in found.met
    }
    places, person, pair, status, objective, tag, percent, due, baseline, level = found.aims
    aims = map(maker(Aim), zip(
        fact(places), map(word, person), by, map(word, pair), map(word, status), map(word, objective),
        map(word, tag), percent, map(word, due), baseline, level, strict=False,
    ))  # fmt: skip
    asked = [(words.setdefault(form, form), version, _names(names)) for form, version, names in found.asked]
    places, form, writer, about, pair, values, choices, comments = found.answered
    forms = [asked[one] for one in form]
    answered = map(maker(Answered), zip(
        order(places), [one[0] for one in forms], [one[1] for one in forms], map(word, writer), map(word, about),
        map(word, pair), [one[2] for one in forms], map(figures.setdefault, values, values), choices, comments,
        strict=False,
    ))  # fmt: skip
    places, person, skill, kind, levels, role = found.rated
    rated = map(maker(Rated), zip(
        order(places), map(word, person), by, map(word, skill), map(word, kind), levels, map(word, role),
        strict=False,
    ))  # fmt: skip
    places, what, person, on, kind, tag = found.events
    events = map(maker(Event), zip(
        fact(places), map(word, what), map(word, person), by, map(word, on), map(word, kind), map(word, tag),
        strict=False,
    ))  # fmt: skip
    passed = tuple(fact(found.passed))
    return Own(found.pairs, met, tuple(aims), tuple(answered), tuple(rated), tuple(events), passed)
