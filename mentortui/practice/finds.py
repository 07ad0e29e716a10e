"""What rules look at: meetings that took place, goals, days of a relationship, hours of a mentor."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from datetime import date
from typing import Final, NamedTuple

from mentortui import dates
from mentortui.model.reader import Reader, Row
from mentortui.practice import meetings, names, rules
from mentortui.practice.progress import standings
from mentortui.practice.rules import Rule

_WELL: Final = ("completed", "completed-early")
"""The ways of ending that are a celebration."""


class Event(NamedTuple):
    """One thing a rule found: when, of whom, in which relationship or goal, and the rule in words.

    `name` and `goal_title` fill the title of the rule; `own` tells that it is about oneself as a mentor.
    """

    rule: Rule
    on: date
    why: str
    name: str = ""
    goal_title: str = ""
    goal: str | None = None
    person: str | None = None
    relationship: str | None = None
    own: bool = False


def events(
    reader: Reader, today: date, by: Sequence[Rule], when: Callable[[str], date | None] | None = None
) -> Iterator[Event]:
    """Everything the rules find up to today, whether it was kept or not."""
    met = _Met(reader, today)
    mine = [row for row in reader.rows("relationship") if reader.me in names.members(row)]
    for rule in by:
        if rule.kind == rules.GOAL_REACHED:
            yield from _goals(reader, rule, today, when)
        elif rule.kind == rules.HOURS:
            yield from _hours(reader, rule, mine, met)
        else:
            for row in mine:
                seen = _day_and_reason(reader, rule, row, met)
                if seen and seen[0] <= today:
                    yield Event(rule, *seen, _others_in(reader, row), relationship=row["id"])


def _others_in(reader: Reader, relationship: Row) -> str:
    """The names of the others in a relationship, as a title names them."""
    others = [names.name(reader, one) for one in names.members(relationship) if one != reader.me]
    return names.listed(others) or names.UNKNOWN


class _Met:
    """Meetings that took place, by relationship, in one pass: a mentor may know hundreds of people."""

    def __init__(self, reader: Reader, today: date) -> None:
        self._reader = reader
        self._by: dict[str, list[Row]] = {}
        self._sorted: dict[str, list[Row]] = {}
        for row in reader.rows("meeting"):
            if row.get("status", "held") == "held" and "" < row.get("on", "") <= today.isoformat():
                keys = [row["relationship"]] if row.get("relationship") else row.get("attendees", ())
                for key in keys:
                    self._by.setdefault(key, []).append(row)

    def of(self, relationship: Row) -> list[Row]:
        """The meetings of a relationship in the order of time; those of exactly its people that name none count too."""
        if relationship["id"] not in self._sorted:
            people = {one for one in names.members(relationship) if one != self._reader.me}
            loose = (row for row in self._by.get(next(iter(people), ""), ()) if not row.get("relationship"))
            own = self._by.get(relationship["id"], ())
            found = [*own, *(row for row in loose if _others(self._reader, row) == people)]
            self._sorted[relationship["id"]] = sorted(found, key=meetings.when)
        return self._sorted[relationship["id"]]


def _others(reader: Reader, meeting: Row) -> set[str]:
    return {one for one in meeting.get("attendees", ()) if one != reader.me}


def _day_and_reason(reader: Reader, rule: Rule, row: Row, met: _Met) -> tuple[date, str] | None:
    """The day a rule finds in one relationship and why; None when it finds nothing."""
    if rule.kind in (rules.FIRST_MEETING, rules.MEETINGS):
        held, number = met.of(row), max(1, rule.number)
        why = "the first meeting that took place" if number == 1 else f"meeting number {number} took place"
        return (_iso(held[number - 1]["on"]), why) if len(held) >= number else None
    if rule.kind == rules.ANNIVERSARY:
        return _anniversary(rule, row)
    if rule.kind == rules.AGREEMENT:
        return _agreement(reader, row)
    return _completed(row) if rule.kind == rules.COMPLETED else None


def _anniversary(rule: Rule, row: Row) -> tuple[date, str] | None:
    """The day a relationship is so old, unless it was closed before."""
    if not row.get("start"):
        return None
    start = _iso(row["start"])
    try:
        day = dates.shift(start, max(1, round(rule.years * 12)), "month")
    except OverflowError:
        return None
    if row.get("status") == "closed" and (row.get("ended_on") or row.get("end") or "") < day.isoformat():
        return None
    return day, f"it began on {dates.in_full(start)}"


def _agreement(reader: Reader, row: Row) -> tuple[date, str] | None:
    """The day on which everybody in a relationship had agreed to the same version of its agreement, the first time."""
    people = set(names.members(row))
    complete = []
    for version in (one for one in reader.rows("agreement") if one.get("relationship") == row["id"]):
        given: dict[str, str] = {}
        for word in reader.rows("acceptance"):
            if word.get("agreement") == version["id"] and word.get("on"):
                given.setdefault(word["person"], word["on"])
        if people <= given.keys():
            complete.append(max(given[one] for one in people))
    return (_iso(min(complete)), "both agreed on how they work together") if complete else None


def _completed(row: Row) -> tuple[date, str] | None:
    """The day a relationship was completed; other ways of ending are nothing to celebrate by rule."""
    ended = row.get("ended_on") or row.get("end")
    if row.get("status") != "closed" or row.get("ending") not in _WELL or not ended:
        return None
    return _iso(ended), "the relationship was completed"


def _goals(reader: Reader, rule: Rule, today: date, when: Callable[[str], date | None] | None) -> Iterator[Event]:
    achieved = [goal for goal in reader.rows("goal") if goal.get("status") == "achieved"]
    days = _days_achieved(reader, achieved, when)
    for goal in achieved:
        owners = goal.get("owners", ())
        person = owners[0] if len(owners) == 1 else None
        called = names.listed(names.name(reader, one) for one in owners)
        day, link = min(today, days[goal["id"]]), goal.get("relationship")
        yield Event(rule, day, "the goal was achieved", called, goal["title"], goal["id"], person, link)


def _days_achieved(reader: Reader, goals: Sequence[Row], when: Callable[[str], date | None] | None) -> dict[str, date]:
    """The day each goal was achieved: of the revision that says so, else of its stamp, else of its last report."""
    told: dict[str, str] = {}
    for row in reader.rows("revision"):
        if (row.get("after") or {}).get("status") == "achieved":
            told[row["goal"]] = max(told.get(row["goal"], ""), row["on"])
    found = {goal["id"]: _iso(told[goal["id"]]) for goal in goals if goal["id"] in told}
    for goal in goals:
        stamp = reader.stamp(goal["id"], "status") if when and goal["id"] not in found else None
        marked = when(stamp) if when and stamp else None
        if marked:
            found[goal["id"]] = marked
    rest = [goal for goal in goals if goal["id"] not in found]
    stand = standings(reader) if rest else {}
    return found | {goal["id"]: _iso(stand[goal["id"]].last or goal["at"][:10]) for goal in rest}


def _hours(reader: Reader, rule: Rule, mine: Sequence[Row], met: _Met) -> Iterator[Event]:
    """Each mentor whose meetings came to so many hours: oneself over all relationships, others in ours."""
    for mentor in dict.fromkeys(one for row in mine for one in row.get("mentors", ())):
        mentored = [row for row in mine if mentor in row.get("mentors", ())]
        given = {row["id"]: row for one in mentored for row in met.of(one) if _was_there(row, mentor)}
        day = _reaches(sorted(given.values(), key=meetings.when), rule.number * 60)
        if day:
            own = mentor == reader.me
            link = None if own else mentored[0]["id"]
            why = f"meetings came to {rule.number} hours"
            yield Event(rule, day, why, names.name(reader, mentor), person=mentor, relationship=link, own=own)


def _was_there(meeting: Row, mentor: str) -> bool:
    return mentor in (meeting.get("attendees") or (mentor,))


def _reaches(met: Sequence[Row], minutes: int) -> date | None:
    """The day the minutes of meetings, in the order of time, came to this sum."""
    total = 0
    for row in met:
        total += row.get("minutes") or 0
        if total >= minutes:
            return _iso(row["on"])
    return None


def _iso(day: str) -> date:
    return date.fromisoformat(day)
