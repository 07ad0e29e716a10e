"""One table of everybody one works with: next, last, open, light."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import Final, NamedTuple

from mentortui import dates
from mentortui.model.reader import Reader, Row
from mentortui.practice import actions, names
from mentortui.practice.cadence import Rhythm, rhythm

FINE: Final = "on track"
SOON: Final = "due"
LATE: Final = "at risk"
RESTING: Final = "resting"
_ORDER: Final = {LATE: 0, SOON: 1, FINE: 2, RESTING: 3}


class Light(NamedTuple):
    """How a relationship looks from outside, from dates and counts alone, never from ratings.

    `level` is on track, due, at risk, or resting (paused or closed); `reason` says why, and may be empty.
    """

    level: str
    reason: str

    @property
    def words(self) -> str:
        """As one reads it: `at risk: no meeting for 5 weeks, agreed every 2 weeks`."""
        return f"{self.level}: {self.reason}" if self.reason else self.level


class PersonLine(NamedTuple):
    """One line of the table: a relationship with the others in it, or a person met outside of any.

    `record` is the relationship or the person; `role` is what I am in it (mentor, mentee, peer, or empty).
    """

    record: Row
    people: list[str]
    title: str
    role: str
    rhythm: Rhythm
    open_mine: int
    open_theirs: int
    late: int
    light: Light


def table(reader: Reader, today: date) -> list[PersonLine]:
    """Every relationship, those that need attention first; then people in none, by name."""
    meetings, waiting = list(reader.rows("meeting")), actions.open_actions(reader)
    related: set[str] = set()
    lines = []
    for row in reader.rows("relationship"):
        others = [person for person in names.members(row) if person != reader.me]
        related.update(others)
        lines.append(_line(reader, row, others, meetings, waiting, today))
    lines.sort(key=lambda line: (_ORDER[line.light.level], line.title.casefold(), line.record["id"]))
    strangers = [row for row in reader.rows("person") if row["id"] != reader.me and row["id"] not in related]
    strangers.sort(key=lambda row: (row.get("name", "").casefold(), row["id"]))
    return lines + [_line(reader, row, [row["id"]], meetings, waiting, today) for row in strangers]


def _line(
    reader: Reader, record: Row, people: list[str], meetings: Sequence[Row], waiting: Sequence[Row], today: date
) -> PersonLine:
    is_person = record["id"] == people[0] if people else False
    met = [row for row in meetings if (_with(row, people[0]) if is_person else belongs(row, record, reader.me))]
    known = {row["id"] for row in met}
    tasks = [row for row in waiting if concerns(row, record["id"], people, known)]
    own = len(actions.mine(reader, tasks))
    late = sum(actions.is_late(row, today) for row in tasks)
    beat = rhythm(record, met, today)
    title = names.listed(names.name(reader, person) for person in people) or "nobody yet"
    light = Light(FINE, "") if is_person else relationship_light(record, beat, late)
    return PersonLine(record, people, title, role_in(reader, record), beat, own, len(tasks) - own, late, light)


def _with(meeting: Row, person: str) -> bool:
    return person in meeting.get("attendees", ())


def belongs(meeting: Row, relationship: Row, me: str) -> bool:
    """Whether a meeting is one of a relationship: it says so, or says none and has all its other members."""
    if meeting.get("relationship"):
        return bool(meeting["relationship"] == relationship["id"])
    others = {person for person in names.members(relationship) if person != me}
    return bool(others) and others <= set(meeting.get("attendees", ()))


def concerns(action: Row, record_id: str, people: Sequence[str], meetings: set[str]) -> bool:
    """Whether an action is about these people: their relationship, one of their meetings, or owned by one of them."""
    if action.get("relationship"):
        return bool(action["relationship"] == record_id)
    if action.get("meeting"):
        return action["meeting"] in meetings
    return action.get("owner") in people


def role_in(reader: Reader, relationship: Row) -> str:
    """What I am in a relationship: mentor, mentee, peer (both), or empty."""
    mentors = reader.me in relationship.get("mentors", ())
    mentees = reader.me in relationship.get("mentees", ())
    return "peer" if mentors and mentees else "mentor" if mentors else "mentee" if mentees else ""


def relationship_light(relationship: Row, beat: Rhythm, late: int) -> Light:
    """At risk beyond 1.5 x the cadence with nothing planned; due when a meeting or an action is late."""
    status = relationship.get("status", "active")
    if status != "active":
        return Light(RESTING, str(status))
    if beat.waits and beat.quiet is not None and beat.cadence is not None:
        met = f"no meeting for {dates.say_span(beat.quiet)}" if beat.last else "never met"
        return Light(LATE, f"{met}, agreed {beat.cadence.words}")
    if beat.overdue and beat.next is None:
        return Light(SOON, f"a meeting was due {dates.say_span(beat.overdue)} ago")
    if late:
        return Light(SOON, f"{late} action{'s' * (late != 1)} late")
    return Light(FINE, "")
