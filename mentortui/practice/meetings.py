"""Meetings: what comes next, what was held, how long, and what is carried from one to the next."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from typing import NamedTuple

from mentortui.model.reader import Reader, Row
from mentortui.practice import names
from mentortui.practice.position import ordered


class Minutes(NamedTuple):
    """Meetings of one type: how many were held, and their minutes; `untimed` of them gave no length."""

    type: str
    held: int
    minutes: int
    untimed: int


class Carried(NamedTuple):
    """What is still open between the same people: points never talked about, and actions not done.

    A query over what is open, never a copy: ticking one in any meeting closes it in all.
    """

    agenda: list[Row]
    actions: list[Row]


def when(meeting: Row) -> tuple[str, str, str]:
    """Sorts meetings by day and time; one without a time comes first on its day."""
    return (meeting.get("on", ""), meeting.get("time") or "", meeting["id"])


def without_company(meeting: Row, me: str) -> bool:
    """Whether one went alone, because nobody who was to come did: then nobody was met."""
    return bool(meeting.get("absent")) and set(meeting.get("attendees", ())) <= {me}


def held(rows: Iterable[Row]) -> list[Row]:
    """Meetings that took place, latest first."""
    return sorted((row for row in rows if row.get("status", "held") == "held"), key=when, reverse=True)


def coming(rows: Iterable[Row], today: date) -> list[Row]:
    """Planned meetings from today on, soonest first."""
    day = today.isoformat()
    return sorted((row for row in rows if row.get("status") == "planned" and row.get("on", "") >= day), key=when)


def unmarked(rows: Iterable[Row], today: date) -> list[Row]:
    """Planned meetings whose day has gone, that nobody said were held or missed; latest first."""
    day = today.isoformat()
    gone = (row for row in rows if row.get("status") == "planned" and row.get("on", "") < day)
    return sorted(gone, key=when, reverse=True)


def minutes_by_type(rows: Iterable[Row], since: date | None = None) -> list[Minutes]:
    """Held meetings per type, most minutes first; from `since` on when given."""
    totals: dict[str, list[int]] = {}
    for row in held(rows):
        if since and row.get("on", "") < since.isoformat():
            continue
        total = totals.setdefault(row.get("type", "one-to-one"), [0, 0, 0])
        total[0] += 1
        total[1] += row.get("minutes") or 0
        total[2] += not row.get("minutes")
    found = [Minutes(kind, *total) for kind, total in totals.items()]
    return sorted(found, key=lambda one: (-one.minutes, -one.held, one.type))


def same_people(one: Row, other: Row) -> bool:
    """Whether two meetings are of the same people: the same relationship, or else the same attendees."""
    if one.get("relationship") and other.get("relationship"):
        return bool(one["relationship"] == other["relationship"])
    return bool(one.get("attendees")) and set(one["attendees"]) == set(other.get("attendees", ()))


def agenda(reader: Reader, meeting: Row) -> list[Row]:
    """The points of a meeting, in their order."""
    return ordered(row for row in reader.rows("agenda") if row.get("meeting") == meeting["id"])


def entries(reader: Reader, meeting: Row) -> list[Row]:
    """The entries of a meeting's notes, in their order; each says itself who can read it."""
    return ordered(row for row in reader.rows("entry") if row.get("meeting") == meeting["id"])


def own_notes(reader: Reader, meeting: Row) -> list[Row]:
    """The notes one wrote about it for oneself, in their order: no entries, so nobody else ever reads them."""
    found = [row for row in reader.rows("note") if row.get("meeting") == meeting["id"]]
    return sorted(found, key=lambda row: (row["at"], row["id"]))


def carried(reader: Reader, meeting: Row) -> Carried:
    """What comes along to a meeting from earlier ones of the same people."""
    before = {row["id"] for row in reader.rows("meeting") if when(row) < when(meeting) and same_people(row, meeting)}
    points = [row for row in reader.rows("agenda") if row.get("meeting") in before and not row.get("done")]
    people = set(meeting.get("attendees", ()))
    actions = [
        row
        for row in reader.rows("action")
        if not row.get("done") and (row.get("meeting") in before or _between(reader, row, meeting, people))
    ]
    actions.sort(key=lambda row: (not row.get("due"), row.get("due") or "", row.get("at", ""), row["id"]))
    return Carried(ordered(points), actions)


def _between(reader: Reader, action: Row, meeting: Row, people: set[str]) -> bool:
    """Whether an action made outside any meeting is between the meeting's people."""
    if action.get("meeting"):
        return False
    if action.get("relationship"):
        return bool(action["relationship"] == meeting.get("relationship"))
    owner = action.get("owner", reader.me)
    return owner != reader.me and owner in people


def headline(reader: Reader, meeting: Row) -> str:
    """Who, what and how long: `Ana Silva, one-to-one, 45 minutes`; its title first where it has one."""
    people = [names.name(reader, person) for person in meeting.get("attendees", ()) if person != reader.me]
    parts = [meeting.get("title"), names.listed(people), meeting.get("type", "one-to-one")]
    if meeting.get("minutes"):
        parts.append(f"{meeting['minutes']} minutes")
    return ", ".join(part for part in parts if part)


def comes_along(reader: Reader, meeting: Row) -> str:
    """What waits for a meeting: `3 points on the agenda, 2 open actions come along`; empty when nothing does."""
    along = carried(reader, meeting)
    points = sum(1 for row in agenda(reader, meeting) if not row.get("done"))
    said = [f"{points} point{'s' * (points != 1)} on the agenda"] if points else []
    waiting = [
        f"{count} {word}{'s' * (count != 1)}"
        for count, word in ((len(along.agenda), "open point"), (len(along.actions), "open action"))
        if count
    ]
    if waiting:
        one = len(along.agenda) + len(along.actions) == 1
        said.append(f"{names.listed(waiting)} {'comes' if one else 'come'} along")
    return ", ".join(said)
