"""What was typed into the search line: words, and with them filters such as `kind:goal with:ana sort:new`."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Final, NamedTuple

from mentortui.model.reader import Directory
from mentortui.model.vocabulary import KINDS, kind_named, kind_of
from mentortui.practice.search import Hit, day_of, fold, people_named, search

GROUPS: Final = {
    "goals": ("goal", "step", "progress", "scale", "revision"),
    "meetings": ("meeting", "agenda", "entry"),
    "actions": ("action",),
    "notes": ("note",),
    "people": ("person", "relationship"),
    "feedback": ("response", "correction", "form"),
    "skills": ("rating", "skill"),
    "milestones": ("milestone", "recognition", "introduction"),
    "library": ("resource", "training"),
}
"""What belongs together when one looks for it, in the order it is offered."""
BEST, NEW, OLD = "best", "new", "old"
SORTS: Final = (BEST, NEW, OLD)


class Query(NamedTuple):
    """What is looked for."""

    words: str
    """Words that must be in a record."""
    kinds: tuple[str, ...] = ()
    """Only these kinds; empty: all."""
    people: str = ""
    """Only records of people whose names have these words."""
    sort: str = BEST
    """Best first, newest first or oldest first."""

    @property
    def asks(self) -> bool:
        """Whether it asks for anything."""
        return bool(self.words or self.kinds or self.people)


def query(text: str) -> Query:
    """A query from a line of text; a filter that says nothing known is taken as a word."""
    words: list[str] = []
    kinds: tuple[str, ...] = ()
    people: list[str] = []
    sort = BEST
    for word in text.split():
        mark, colon, value = word.partition(":")
        if colon and mark == "kind" and (found := _kinds(value)):
            kinds += found
        elif colon and mark == "with" and value:
            people.append(value)
        elif colon and mark == "sort" and value in SORTS:
            sort = value
        else:
            words.append(word)
    return Query(" ".join(words), kinds, " ".join(people), sort)


def _kinds(word: str) -> tuple[str, ...]:
    """The kinds a word names: a group, a kind, or its plural; the parts of a goal come with `goals`."""
    if word.lower() in GROUPS:
        return GROUPS[word.lower()]
    kind = kind_named(word)
    return (kind,) if kind else ()


def find(reader: Directory, asked: Query, limit: int | None = None) -> list[Hit]:
    """The records that answer to a query, in its order: all, or the first `limit`."""
    kinds = tuple(dict.fromkeys(asked.kinds or KINDS))
    if asked.words and not asked.people and asked.sort == BEST:
        return search(reader, asked.words, kinds, limit)  # no excerpts are made of what is not shown
    found = search(reader, asked.words, kinds) if asked.words else []
    hits = found if asked.words or not asked.asks else _all(reader, kinds)
    if asked.people:
        wanted = fold(asked.people).split()
        hits = [hit for hit in hits if all(word in people_named(reader, hit.row) for word in wanted)]
    if asked.sort != BEST or not asked.words:
        hits.sort(key=lambda hit: (hit.day, hit.row["id"]), reverse=asked.sort != OLD)
    return hits[:limit]


def _all(reader: Directory, kinds: Iterable[str]) -> list[Hit]:
    return [Hit(1, row, day_of(reader, row), "") for kind in kinds for row in reader.rows(kind)]


def group_of(record_id: str) -> str:
    """The group a record is counted in; empty for a kind of a newer version."""
    kind = kind_of(record_id)
    return next((group for group, kinds in GROUPS.items() if kind in kinds), "")
