"""A person's summary in little room, beside the facts it is made of: what it shares with them is not said again.

A fact is named by its place among them, so a summary is read again only with the very same facts.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

import msgspec

from mentortui.model.reader import Row
from mentortui.program.summaries import Aim, Answered, Event, Met, Own, Pair, Rated

_SELF: Final = ""
"""In place of the person's own id."""
_Words = tuple[tuple[str, str], ...]
_Figures = tuple[float | None, ...]
_Given = tuple[int, int, str, str, str, _Figures, _Words, _Words]


class Packed(msgspec.Struct, array_like=True):
    """What is kept of one person. Every tuple of a fact begins with its place."""

    pairs: tuple[Pair, ...]
    met: tuple[tuple[str, tuple[int, ...], tuple[int, ...]], ...]
    """By relationship the places of its meetings, and their minutes."""
    aims: tuple[tuple[int, str, str, str, str, str, int | None, str, int | None, int | None], ...]
    asked: tuple[tuple[str, int, tuple[str, ...]], ...]
    """Forms that were answered: which, in which version, and what has a figure in it."""
    answered: tuple[_Given, ...]
    """Behind the place of the fact that of the form."""
    rated: tuple[tuple[int, str, str, str, int, str], ...]
    events: tuple[tuple[int, str, str, str, str, str], ...]


def packed(own: Own, rows: Sequence[Row]) -> Packed:
    """A summary of these facts, in little room."""
    at = {row["id"]: place for place, row in enumerate(rows)}
    met = tuple(
        (pair, tuple(at[one.id] for one in there), tuple(one.minutes for one in there))
        for pair, there in own.met.items()
    )
    aims = tuple(
        (at[one.id], _other(one.person, one.by), one.pair, one.status, one.objective, one.value_tag, one.percent,
         one.due, one.baseline, one.level)
        for one in own.aims
    )  # fmt: skip
    asked: dict[tuple[str, int, tuple[str, ...]], int] = {}
    answered = tuple(
        (at[one.order[1]], asked.setdefault((one.form, one.version, one.names), len(asked)),
         _other(one.by, rows[at[one.order[1]]]["by"]), one.about, one.pair, one.values, one.choices, one.comments)
        for one in own.answered
    )  # fmt: skip
    rated = tuple(
        (at[one.order[1]], _other(one.person, one.by), one.skill, one.type, one.level, one.role) for one in own.rated
    )
    events = tuple((at[one.id], one.what, _other(one.person, one.by), one.on, one.kind, one.tag) for one in own.events)
    return Packed(own.pairs, met, aims, tuple(asked), answered, rated, events)


def _other(person: str, by: str) -> str:
    return _SELF if person == by else person


def unpacked(found: Packed, rows: Sequence[Row], words: dict[str, str], figures: dict[_Figures, _Figures]) -> Own:
    """The summary again. `words` and `figures` are what thousands of them repeat, kept once.

    Raises LookupError or TypeError where it was not made of these facts.
    """
    one = words.setdefault
    met = {
        one(pair, pair): tuple(
            Met(rows[place]["on"], rows[place]["id"], spent) for place, spent in zip(places, minutes, strict=True)
        )
        for pair, places, minutes in found.met
    }
    aims = tuple(
        Aim(rows[place]["id"], person or rows[place]["by"], rows[place]["by"], one(pair, pair), one(status, status),
            one(objective, objective), one(tag, tag), percent, one(due, due), baseline, level)
        for place, person, pair, status, objective, tag, percent, due, baseline, level in found.aims
    )  # fmt: skip
    asked = [(one(form, form), version, tuple(one(name, name) for name in names))
             for form, version, names in found.asked]  # fmt: skip
    answered = tuple(
        Answered((rows[place]["at"], rows[place]["id"]), *asked[form][:2], by or rows[place]["by"], one(about, about),
                 one(pair, pair), asked[form][2], figures.setdefault(values, values), choices, comments)
        for place, form, by, about, pair, values, choices, comments in found.answered
    )  # fmt: skip
    rated = tuple(
        Rated((rows[place]["at"], rows[place]["id"]), person or rows[place]["by"], rows[place]["by"],
              one(skill, skill), one(kind, kind), level, one(role, role))
        for place, person, skill, kind, level, role in found.rated
    )  # fmt: skip
    events = tuple(
        Event(rows[place]["id"], one(what, what), person or rows[place]["by"], rows[place]["by"], one(on, on),
              one(kind, kind), one(tag, tag))
        for place, what, person, on, kind, tag in found.events
    )  # fmt: skip
    return Own(found.pairs, met, aims, answered, rated, events)
