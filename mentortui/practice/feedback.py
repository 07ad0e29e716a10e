"""Answers looked at: what was said over time, both sides of a meeting, what somebody meant to change."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, NamedTuple

from mentortui.model.reader import Reader, Row


class Point(NamedTuple):
    """One response on the line: its ISO day and figures; `response` is its id, `relationship` whose it is."""

    on: str
    overall: float | None
    subscales: dict[str, float | None]
    response: str
    relationship: str | None


class Distribution(NamedTuple):
    """How often each answer to an item was given.

    `counts` has every point of a scale, every option of a choice, every whole number of a number item, also those
    nobody chose: (value, label, how often). `answered` of `of` responses said something.
    """

    item: str
    text: str
    counts: tuple[tuple[Any, str, int], ...]
    answered: int
    of: int


class Comment(NamedTuple):
    """One free text as it was written."""

    on: str
    item: str
    text: str
    response: str


class Trend(NamedTuple):
    """The responses to one version of a form: a line, a distribution per item, comments as they are.

    `others` names the versions that were answered too and are not mixed in: (version, how many responses).
    """

    form: str
    version: int
    title: str
    points: tuple[Point, ...]
    distributions: tuple[Distribution, ...]
    comments: tuple[Comment, ...]
    others: tuple[tuple[int, int], ...]


class SideItem(NamedTuple):
    """One item as both sides answered it; `apart` is how many points they lie apart, None where one has no answer."""

    item: str
    own_text: str
    their_text: str
    own: Any
    theirs: Any
    apart: float | None


class Sides(NamedTuple):
    """Both sides' answers. While `sealed`, what the other said stays out; `waits_for` says whose answer is missing."""

    own: Row | None
    theirs: Row | None
    sealed: bool
    waits_for: str
    items: tuple[SideItem, ...]
    note: str


class WillChange(NamedTuple):
    """What somebody meant to change: the words, the response and the ISO day they stand in, and its meeting."""

    text: str
    response: str
    on: str
    meeting: str | None


def responses(
    reader: Reader, form_id: str | None = None, relationship: str | None = None, by: str | None = None
) -> list[Row]:
    """Responses, oldest first: of one form, of one relationship (or the person in it), by one person; all else."""
    return []


def trend(
    reader: Reader, form_id: str, relationship: str | None = None, version: int | None = None, by: str | None = None
) -> Trend:
    """What one person (oneself, unless `by` names another) answered over time to one version of a form."""
    raise NotImplementedError


def sides(reader: Reader, subject: str, form_ids: Sequence[str]) -> Sides:
    """Both sides' latest answers about a meeting or a relationship, item by item."""
    raise NotImplementedError


def will_change(reader: Reader, subject: str, by: str | None = None) -> WillChange | None:
    """The latest "what I will change" one wrote about meetings with a person, or in a relationship (by id)."""
    return None
