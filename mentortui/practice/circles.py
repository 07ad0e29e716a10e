"""Somebody is to come into a relationship: what those in it are asked, and what their yes or no means."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from typing import Final, NamedTuple

from mentortui.model.reader import Reader
from mentortui.practice.names import listed, members, name

MARK: Final = "+"
SOMEBODY: Final = "somebody you do not know yet"


class Circle(NamedTuple):
    """One question: whether somebody comes into a relationship, as far as one's own words go; or one oneself."""

    share: str
    """The record of the folder it came in."""
    relationship: str
    person: str
    """Who is to come into it; oneself where one is asked into another's."""
    by: str
    """Who wants it."""
    sides: tuple[str, ...]
    """`mentors`, `mentees`, or both of peers."""
    people: tuple[str, ...]
    """Who is in it now."""
    called: Mapping[str, str]
    """What people one does not know are called, by the word of whoever wants it."""

    @property
    def key(self) -> str:
        """What a share remembers of it."""
        return f"{self.relationship}{MARK}{self.person}"


def called(reader: Reader, circle: Circle, person: str) -> str:
    """The name of one of its people: one's own for them, else what whoever wants it calls them."""
    return name(reader, person) if reader.get(person) else circle.called.get(person, SOMEBODY)


def others(reader: Reader, circle: Circle, *without: str) -> str:
    """The names of those in it beside oneself."""
    left = (one for one in circle.people if one not in (reader.me, *without))
    return listed(called(reader, circle, one) for one in left)


def asked(reader: Reader, circle: Circle) -> str:
    """The question: `Tom Berg wants Cem Arslan in what you share. May Cem Arslan read what you write there?`."""
    by, there = called(reader, circle, circle.by), others(reader, circle, circle.by)
    if circle.person == reader.me:
        return f"{by} asks you into a relationship{f', with {there}' if there else ''}. Will you be in it?"
    who = called(reader, circle, circle.person)
    for_two = len(circle.people) == 2
    where = "what the two of you share" if for_two else f"what you share with {others(reader, circle)}"
    return f"{by} wants {who} in {where}. May {who} read what you write there?"


def briefly(reader: Reader, circle: Circle) -> str:
    """The same in a line of a list."""
    by = called(reader, circle, circle.by)
    if circle.person == reader.me:
        return f"{by} asks you into a relationship"
    return f"{by} wants {called(reader, circle, circle.person)} in what you share"


def means(reader: Reader, circle: Circle) -> str:
    """What yes and no come to."""
    if circle.person == reader.me:
        return "What they write in it is read by you then, and what you write in it by them. No leaves all as it is."
    who = called(reader, circle, circle.person)
    return (
        f"Only what is written from then on; what you wrote before stays between you, unless you open it. With no, "
        f"nothing of yours goes to {who}, and nothing of theirs comes to you there. What others write is theirs to say."
    )


def still_open(reader: Reader, circles: Iterable[Circle]) -> tuple[Circle, ...]:
    """Those that were not answered meanwhile."""
    return tuple(one for one in circles if is_open(reader, one))


def is_open(reader: Reader, circle: Circle) -> bool:
    """Whether nobody said yes or no to it yet."""
    share = reader.get(circle.share) or {}
    own = circle.person == reader.me
    if circle.key in {*share.get("declined", ()), *(share.get("accepted", ()) if own else ())}:
        return False
    people: Collection[str] = members(reader.get(circle.relationship) or {})
    return not people if own else circle.person not in people
