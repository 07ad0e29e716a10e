"""Which forms are due, from what happened and from the dates of a relationship.

A form waits for so many days and then goes away by itself: nothing nags. What is about oneself is asked once, however
many relationships one is in. A relationship without an agreed end is asked at its start and every so many days.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from datetime import date, timedelta
from typing import Final, NamedTuple

from mentortui import dates
from mentortui.model.reader import Reader, Row
from mentortui.practice import forms, meetings, names, people
from mentortui.practice.forms import DueRule, FormHead, FormSpec
from mentortui.practice.written import is_own

PEER: Final = "peer"
_SIDES: Final = (forms.MENTEE, forms.MENTOR)
HALF_YEAR: Final = 6
"""Months after the end at which one is asked once more."""


class Due(NamedTuple):
    """A form that is due: for which meeting or relationship, since which ISO day, and its rule in words.

    `about` is the other person, where there is just one.
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
    known = [one for one in forms.known(reader) if one.due is not None]
    looked = _Looked(reader, today)
    found: dict[tuple[str, str], Due] = {}
    for spec in known:
        for one in _due(spec, looked):
            place = (spec.id, one.meeting or one.relationship or "") if spec.about != "me" else (spec.id, "")
            if place not in found or one.since < found[place].since:
                found[place] = one
    return sorted(found.values(), key=lambda one: (one.since, one.form, one.meeting or "", one.relationship or ""))


def _due(spec: FormHead, looked: _Looked) -> Iterator[Due]:
    rule = spec.due
    assert rule is not None
    if rule.after == forms.EACH_MEETING:
        yield from _after_meetings(spec, rule, looked)
        return
    if spec.about == "me" and looked.lately(spec.id, rule.within):
        return
    for row in looked.relationships:
        if not answers(spec, people.role_in(looked.reader, row)):
            continue
        if rule.after == forms.FIRST_MEETING:
            yield from _first_meeting(spec, rule, row, looked)
        elif rule.after == forms.CLOSING:
            yield from _closing(spec, rule, row, looked)
        else:
            yield from _dated(spec, rule, row, looked)


def answers(spec: FormHead | FormSpec, role: str) -> bool:
    """Whether somebody in this role answers the form; peers, who are both, answer what either is asked."""
    return spec.who in (forms.BOTH, forms.ANYBODY, role) or (role == PEER and spec.who in _SIDES)


class _Looked:
    """What the rules look at, gathered once: meetings held and one's own responses by form."""

    def __init__(self, reader: Reader, today: date) -> None:
        self.reader = reader
        self.today = today
        self.relationships = [row for row in reader.rows("relationship") if reader.me in names.members(row)]
        day = today.isoformat()
        self.held = [row for row in meetings.held(reader.rows("meeting")) if row.get("on", "") <= day]
        self.by_form: dict[str, list[Row]] = defaultdict(list)
        self.met: dict[str, list[Row]] = defaultdict(list)
        for row in reversed(self.held):
            self.met[row.get("relationship", "")].append(row)
        for row in reader.rows("response"):
            if is_own(reader, row):
                self.by_form[row.get("form", "")].append(row)
        self.roles = set((reader.get(reader.me) or {}).get("roles", ()))

    def of(self, form: str, relationship: str) -> list[Row]:
        """One's own responses to a form in a relationship, oldest first."""
        found = (row for row in self.by_form[form] if row.get("relationship") == relationship)
        return sorted(found, key=lambda row: (row.get("on", ""), row.get("at", "")))

    def lately(self, form: str, days: int) -> bool:
        """Whether one answered a form in the last so many days, for whatever relationship."""
        since = (self.today - timedelta(days=days)).isoformat()
        return any(row.get("on", "") > since for row in self.by_form[form])

    def waits(self, since: date, rule: DueRule) -> bool:
        """Whether a form that became due that day still waits."""
        return since <= self.today < since + timedelta(days=rule.within)

    def role(self, meeting: Row) -> str:
        """What one was in a meeting: by its relationship, else what one says of oneself where that is one thing."""
        row = self.reader.get(str(meeting.get("relationship")))
        if row is not None:
            return people.role_in(self.reader, row)
        roles = self.roles & {forms.MENTEE, forms.MENTOR}
        return roles.copy().pop() if len(roles) == 1 else ""

    def made(self, spec: FormHead, occasion: str, since: date, why: str, row: Row, meeting: Row | None = None) -> Due:
        """A form that is due, for a relationship or a meeting."""
        others = [one for one in [*names.members(row), *row.get("attendees", ())] if one != self.reader.me]
        link = row.get("relationship") if meeting is row else row["id"]
        who = names.listed(names.name(self.reader, one) for one in dict.fromkeys(others))
        return Due(
            spec.id,
            spec.version,
            spec.title,
            occasion,
            meeting["id"] if meeting else None,
            link,
            others[0] if len(set(others)) == 1 else None,
            since.isoformat(),
            why.replace("{name}", who or "the other"),
        )


def _after_meetings(spec: FormHead, rule: DueRule, looked: _Looked) -> Iterator[Due]:
    """Each meeting held in the last days that one was in and has not answered about."""
    said = {row.get("meeting") for row in looked.by_form[spec.id]}
    me = looked.reader.me
    for row in looked.held:
        since = date.fromisoformat(row["on"])
        if not looked.waits(since, rule):
            return  # latest first: all others are older
        there = row.get("attendees") or [me]
        role = looked.role(row)
        if row["id"] not in said and me in there and role and answers(spec, role):
            side = f", as the {spec.who}" if role == PEER and spec.who in _SIDES else ""
            why = f"the meeting with {{name}}, {dates.say_day(since, looked.today)}{side}"
            yield looked.made(spec, "meeting", since, why, row, row)


def _first_meeting(spec: FormHead, rule: DueRule, row: Row, looked: _Looked) -> Iterator[Due]:
    """The first meeting, and each one after an answer that asks for it."""
    if row.get("status", "active") != "active":
        return
    met = looked.met[row["id"]]
    given = looked.of(spec.id, row["id"])
    occasion, why = "first meeting", "the first meeting with {name}"
    if given:
        item, answer = rule.again
        last = given[-1]
        if not item or (last.get("answers") or {}).get(item) != answer:
            return
        before = looked.reader.get(str(last.get("meeting")))
        after = meetings.when(before) if before else (last.get("on", ""), "99:99", "")
        met = [one for one in met if meetings.when(one) > after and one["id"] != last.get("meeting")]
        occasion, why = "asked again", f'the meeting with {{name}} after "{answer}"'
    chosen = (met[-1] if given else met[0]) if met else None
    if chosen and looked.waits(date.fromisoformat(chosen["on"]), rule):
        yield looked.made(spec, occasion, date.fromisoformat(chosen["on"]), why, row, chosen)


def _closing(spec: FormHead, rule: DueRule, row: Row, looked: _Looked) -> Iterator[Due]:
    """A closed relationship, from its last day on: the day it was closed, the agreed one, or the last meeting's."""
    if row.get("status") != "closed" or looked.of(spec.id, row["id"]):
        return
    met = looked.met[row["id"]]
    days = [
        day for day in (row.get("ended_on"), row.get("end"), met[-1]["on"] if met else None, row.get("start")) if day
    ]
    since = next((one for day in days if (one := date.fromisoformat(day)) <= looked.today), None)
    if since and looked.waits(since, rule):
        yield looked.made(spec, "closing", since, "the end of your time with {name}", row)


def _dated(spec: FormHead, rule: DueRule, row: Row, looked: _Looked) -> Iterator[Due]:
    """Days counted from the start, or the course of a relationship; of those that have come only the latest."""
    come = [one for one in _occasions(rule, row, looked) if one[0] <= looked.today]
    if not come:
        return
    since, occasion, why = come[-1]
    over = row.get("status", "active") != "active" and not (rule.after == forms.COURSE and row["status"] == "closed")
    if over or not looked.waits(since, rule):
        return
    if not any(given.get("on", "") >= since.isoformat() for given in looked.of(spec.id, row["id"])):
        yield looked.made(spec, occasion, since, why, row)


def _occasions(rule: DueRule, row: Row, looked: _Looked) -> list[tuple[date, str, str]]:
    """The days of a relationship on which a form is due, the first first, with their names and rules in words."""
    begun = date.fromisoformat(row.get("start") or str(row.get("at", ""))[:10] or looked.today.isoformat())
    last = row.get("ended_on") or row.get("end")
    end = date.fromisoformat(last) if last else None
    if rule.after == forms.COURSE and end and end > begun:
        middle = begun + (end - begun) / 2
        later = dates.shift(end, HALF_YEAR, "month")
        return [
            (begun, "start", "the start with {name}"),
            (middle, "middle", "half of your time with {name}"),
            (end, "end", "the end of your time with {name}"),
            (later, "six months after", "six months after your time with {name}"),
        ]
    if rule.after == forms.COURSE and row.get("status") == "closed":
        return []
    days = list(rule.days) if rule.after == forms.START else [0]
    passed = (looked.today - begun).days
    if rule.every:
        first = max(days, default=0)
        turn = max(0, (passed - first) // rule.every)
        days += [first + rule.every * turn] if turn else []
    return [
        (begun + timedelta(days=number), f"day {number}" if number else "start",
         f"day {number} with {{name}}" if number else "the start with {name}")
        for number in sorted(set(days))
    ]  # fmt: skip
