"""For whom a brief is made: for oneself, in the role one has or asks in, or for the other, with what they may read."""

from __future__ import annotations

from datetime import date
from typing import NamedTuple

from mentortui.model.reader import Reader
from mentortui.practice.between import MENTEE, MENTOR, PEER, Subject, subject_of
from mentortui.practice.brief import Brief, brief
from mentortui.practice.people import role_in
from mentortui.practice.seen_by import SeenBy


class Made(NamedTuple):
    """A brief, and the id of the other it is made for; empty where it is one's own."""

    page: Brief
    other: str


def brief_for(reader: Reader, subject: Subject, today: date, role: str | None = None, here: str | None = None) -> Made:
    """The brief on a subject for who is asked about: `role` is mentor, mentee, or None for what one is oneself.

    Where only the other has that role, the page is theirs: it is made from nothing but what they may read.
    `here` is this computer's time zone, for one's own page.
    """
    other = for_whom(reader, subject, role)
    if not other:
        return Made(brief(reader, subject, today, role, here), "")
    seen = SeenBy(reader, other)
    their_side = subject_of(seen, subject.meeting or subject.relationship or {"id": reader.me})
    return Made(brief(seen, their_side, today, role, None), other)


def sides(reader: Reader, subject: Subject) -> tuple[str | None, ...]:
    """Every side the page may be made for, one's own first (None): the others show another page each."""
    mine = role_in(reader, subject.relationship) if subject.relationship else ""
    if mine in (MENTOR, MENTEE):
        return (None, MENTEE if mine == MENTOR else MENTOR)
    return (None, MENTOR, MENTEE) if mine == PEER else (None,)


def for_whom(reader: Reader, subject: Subject, role: str | None) -> str:
    """The id of the one other who has this role where I have it not; empty when the page is for me."""
    if role is None or subject.relationship is None:
        return ""
    side = f"{role}s"
    if reader.me in subject.relationship.get(side, ()):
        return ""
    theirs = [one for one in subject.people if one in subject.relationship.get(side, ())]
    return theirs[0] if theirs else ""
