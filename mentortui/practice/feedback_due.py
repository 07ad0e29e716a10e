"""Which forms are due, from what happened and from the dates of a relationship."""

from __future__ import annotations

from datetime import date
from typing import NamedTuple

from mentortui.model.reader import Reader


class Due(NamedTuple):
    """A form that is due: for which meeting or relationship, since which ISO day, and its rule in words.

    `about` is the person it is about, where there is one besides oneself.
    """

    form: str
    version: int
    title: str
    occasion: str
    meeting: str | None
    relationship: str | None
    about: str | None
    since: str
    why: str


def due(reader: Reader, today: date) -> list[Due]:
    """The forms due today, those that wait longest first."""
    return []
