"""What a journal holds between oneself and the people one is about to meet: meetings, actions, goals, milestones."""

from __future__ import annotations

from collections.abc import Collection
from typing import Final, NamedTuple

from mentortui.model.reader import Reader, Row
from mentortui.model.vocabulary import kind_of
from mentortui.practice import names
from mentortui.practice.meetings import without_company
from mentortui.practice.people import role_in

MENTOR: Final = "mentor"
MENTEE: Final = "mentee"
PEER: Final = "peer"


class Subject(NamedTuple):
    """Whom it is about: ids of the others, the relationship with them, and the meeting that was named, if one was."""

    people: tuple[str, ...]
    relationship: Row | None
    meeting: Row | None


class Between(NamedTuple):
    """Everything between oneself and the people of a subject, each in the order it was made.

    `role` is what I am with them: mentor, mentee, peer, or empty where there is no relationship.
    """

    subject: Subject
    role: str
    meetings: tuple[Row, ...]
    actions: tuple[Row, ...]
    goals: tuple[Row, ...]
    milestones: tuple[Row, ...]
    recognitions: tuple[Row, ...]


def subject_of(reader: Reader, row: Row) -> Subject:
    """Whom a person, a relationship or a meeting is about."""
    kind = kind_of(row["id"])
    if kind == "relationship":
        return Subject(_without(reader, names.members(row)), row, None)
    if kind == "meeting":
        linked = reader.get(row["relationship"]) if row.get("relationship") else None
        people = _without(reader, row.get("attendees", ()) or names.members(linked or {}))
        return Subject(people, linked or relationship_with(reader, people), row)
    return Subject((row["id"],), relationship_with(reader, (row["id"],)), None)


def relationship_with(reader: Reader, people: Collection[str]) -> Row | None:
    """The relationship one has, or had, with all these people: an active one first, then the smallest."""
    return names.together_with(reader, people, closed=True)


def between(reader: Reader, subject: Subject) -> Between:
    """All that is between oneself and a subject, looked up in one pass over each kind."""
    link = subject.relationship["id"] if subject.relationship else None
    people = set(subject.people)
    met = [row for row in reader.rows("meeting") if _is_meeting(row, link, people)]
    met = [row for row in met if not without_company(row, reader.me)]
    # What was agreed in a workshop of many is theirs only where one of us two owns it.
    own = {row["id"] for row in met if row.get("relationship") == link or {*row.get("attendees", ())} <= people}
    role = role_in(reader, subject.relationship) if subject.relationship else ""
    resting = (subject.relationship or {}).get("status") == "closed"
    goals = [row for row in reader.rows("goal") if _is_goal(reader, row, link, people, "" if resting else role)]
    known = {row["id"] for row in goals}
    tasks = [row for row in reader.rows("action") if _is_action(reader, row, link, people, own, known)]
    stones = [row for row in reader.rows("milestone") if _is_about(row, link, people, known)]
    thanks = [row for row in reader.rows("recognition") if _is_about(row, link, people, known)]
    return Between(subject, role, tuple(met), tuple(tasks), tuple(goals), tuple(stones), tuple(thanks))


def _without(reader: Reader, people: Collection[str]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(one for one in people if one != reader.me))


def _is_meeting(row: Row, link: str | None, people: set[str]) -> bool:
    """A meeting of the relationship, or one outside of any in which all of them were."""
    if row.get("relationship"):
        return bool(row["relationship"] == link) or (link is None and people <= {*row.get("attendees", ())})
    return bool(people) and people <= {*row.get("attendees", ())}


def _is_goal(reader: Reader, row: Row, link: str | None, people: set[str], role: str) -> bool:
    """A goal of the relationship or of the others; of a mentee also their own that belong to no other relationship.

    Private matters (areas personal and wellbeing) come along only where they were given to the relationship.
    """
    if row.get("relationship"):
        return bool(row["relationship"] == link) or bool(people & {*row.get("owners", ())})
    if people & {*row.get("owners", ())}:
        return True
    own = role in (MENTEE, PEER) and reader.me in row.get("owners", ())
    return own and row.get("area", "professional") == "professional"


def _is_action(
    reader: Reader, row: Row, link: str | None, people: set[str], meetings: set[str], goals: set[str]
) -> bool:
    """An action of the relationship, of its meetings or goals, or owned by one of them outside of any."""
    if row.get("relationship"):
        return bool(row["relationship"] == link)
    if row.get("meeting") in meetings:
        return True
    return row.get("owner", reader.me) in people or row.get("goal") in goals


def _is_about(row: Row, link: str | None, people: set[str], goals: set[str]) -> bool:
    """A milestone or thanks of the relationship, of one of their goals, or of one of them."""
    return (
        (link is not None and row.get("relationship") == link)
        or row.get("goal") in goals
        or (row.get("person") in people)
    )
