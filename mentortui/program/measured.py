"""A figure as it was worked out, before it is asked whether it may be shown."""

from __future__ import annotations

from typing import NamedTuple

NOBODY: frozenset[str] = frozenset()


class Piece(NamedTuple):
    """One part of a figure."""

    name: str
    value: float | None
    unit: str
    answering: frozenset[str]
    low: float | None = None
    high: float | None = None
    splits: bool = True
    """Whether it is a piece of the whole, so that all but one of them give away the last."""
    values: tuple[float, ...] = ()
    """Each person's own answer, where an equal one of all would tell it."""
    ends: tuple[float, float] | None = None
    alpha: float | None = None
    alpha_n: int = 0


class Measured(NamedTuple):
    """A figure of one scope. `answering` are the people it is made of, `about` those answered about, if anybody."""

    value: float | None
    answering: frozenset[str]
    about: frozenset[str] | None = None
    missing: int = 0
    low: float | None = None
    high: float | None = None
    pieces: tuple[Piece, ...] = ()
    steps: tuple[str, ...] = ()
    since: str = ""
    """First ISO day it looks at; empty for everything until now."""
    values: tuple[float, ...] = ()
    """Each person's own answer, where an equal one of all would tell it."""
    ends: tuple[float, float] | None = None
    """The ends of the scale those lie on."""
    alpha: float | None = None
    """Cronbach's alpha of a score, where at least ten answered all of its items."""
    alpha_n: int = 0
    """People that is of."""
    unknown: str = ""
    """Why there is nothing to work out, where that is not for want of people."""
    curve: tuple[tuple[int, float], ...] = ()
    """Percent that last so many days, month by month."""
