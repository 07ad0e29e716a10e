"""What a coordinator does this week: whom to call, and why. From dates and counts alone; pure."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from datetime import date, timedelta
from typing import Final, NamedTuple

from mentortui.model.reader import Row
from mentortui.practice.names import listed
from mentortui.program.health import ACT, STUCK, board, rests, stage
from mentortui.program.scope import NEWS, Scope, Someone
from mentortui.program.summaries import Pair

AHEAD: Final = 7
"""Days for which promised contacts are shown before their day."""
CAPACITY: Final = 3
"""Relationships a mentor carries where the list says nothing of it."""
_ROOM: Final = ("capacity", "places", "mentees")
_NEXT: Final = {"matched": "first meeting", "met": "agreement", "agreed": "first goal"}
"""What comes after a stage."""

Names = Callable[[str], str]
"""What a person is called, by id."""


class Line(NamedTuple):
    """One line of the week."""

    who: str
    why: str
    """A sentence without an end."""
    day: str = ""
    """ISO day it is about."""
    record: str = ""
    """Id of the promised contact it is about."""
    people: tuple[str, ...] = ()


class Part(NamedTuple):
    """One part of the week."""

    title: str
    lines: tuple[Line, ...]


def week(scope: Scope, names: Names, contacts: Sequence[Row], asking: Sequence[str]) -> list[Part]:
    """The parts that have lines, the most pressing first. `asking` are those who wait to be let in, by name."""
    parts = (
        ("Asked for a call", _calls(scope, names)),
        ("Contacts you promised", _promised(scope, names, contacts)),
        ("Wait to be let in", (Line(one, "asks to join") for one in asking)),
        (f"Stuck for more than {STUCK} days", _stuck(scope, names)),
        ("Overdue", _overdue(scope, names)),
        (f"No news for {NEWS} days", _quiet(scope, names, contacts)),
        ("Invited and not joined", _invited(scope, names)),
        ("Mentors with more than they can carry", _loaded(scope, names)),
    )
    found = [Part(title, tuple(lines)) for title, lines in parts]
    return [part for part in found if part.lines]


def _calls(scope: Scope, names: Names) -> Iterator[Line]:
    for event in reversed(scope.events("call")):
        if scope.since(event.on) <= NEWS:
            yield Line(names(event.by), "asked to be called; the reason is for the call", event.on, people=(event.by,))


def _promised(scope: Scope, names: Names, contacts: Sequence[Row]) -> Iterator[Line]:
    until = (scope.as_of + timedelta(days=AHEAD)).isoformat()
    open_ = [row for row in contacts if row.get("next") and not row.get("done_on") and row["next"] <= until]
    for row in sorted(open_, key=lambda row: (row["next"], row["id"])):
        late = f"{scope.since(row['next'])} days late; " if row["next"] < scope.day else ""
        person = str(row.get("person") or "")
        yield Line(names(person), f"{late}last: {row['text']}", row["next"], row["id"], (person,))


def _stuck(scope: Scope, names: Names) -> Iterator[Line]:
    at_stage = sorted(((stage(scope, pair), pair) for pair in scope.open.values()),
                      key=lambda one: (one[0][1], one[1].id))  # fmt: skip
    for (at, since), pair in at_stage:
        days = scope.since(since) if since else 0
        if at in _NEXT and days > STUCK and not rests(scope, pair) and _known(scope, pair):
            yield _of(pair, names, f"{days} days {at}, no {_NEXT[at]} yet", since)


def _overdue(scope: Scope, names: Names) -> Iterator[Line]:
    """An end that has passed, and a meeting long due by what they agreed; only where anything is heard of them."""
    for pair in scope.open.values():
        if pair.end and pair.end < scope.day:
            yield _of(pair, names, "the agreed end has passed; closing well takes one talk", pair.end)
    for light in board(scope, {}):
        if light.light == ACT and scope.last_met(light.pair.id):  # without a first meeting they are stuck
            yield _of(light.pair, names, light.reason, scope.last_met(light.pair.id))


def _quiet(scope: Scope, names: Names, contacts: Sequence[Row]) -> Iterator[Line]:
    """Of whom nothing arrived, longest ago first; without those who were spoken to since, or are promised a contact."""
    spoken = {str(row.get("person") or "") for row in contacts
              if row.get("on", "") >= scope.back(NEWS) or (row.get("next") and not row.get("done_on"))}  # fmt: skip
    found = []
    for one in scope.people.values():
        if one.joined and not one.left_on and not scope.has_news(one.id) and one.id not in spoken:
            day = one.heard or one.since
            why = "nothing arrived since" if one.heard else "nothing arrived yet"
            if not day or scope.since(day) > NEWS:
                found.append(Line(names(one.id), why, day, people=(one.id,)))
    yield from sorted(found, key=lambda line: (line.day, line.who.casefold()))


def _invited(scope: Scope, names: Names) -> Iterator[Line]:
    for one in scope.people.values():
        if not one.joined and not one.left_on and one.invited_on and scope.since(one.invited_on) > AHEAD:
            yield Line(
                names(one.id), f"invited {scope.since(one.invited_on)} days ago", one.invited_on, people=(one.id,)
            )


def _loaded(scope: Scope, names: Names) -> Iterator[Line]:
    carried = Counter(mentor for pair in scope.open.values() for mentor in pair.mentors if not rests(scope, pair))
    for mentor, count in sorted(carried.items(), key=lambda one: (-one[1], names(one[0]))):
        room = _capacity(scope.people.get(mentor))
        if count > room:
            yield Line(names(mentor), f"{count} relationships, room for {room}", people=(mentor,))


def _capacity(one: Someone | None) -> int:
    """For how many the list says there is room."""
    said = {name.casefold(): value for name, value in one.groups} if one else {}
    numbers = [int(said[name]) for name in _ROOM if said.get(name, "").isdecimal()]
    return numbers[0] if numbers else CAPACITY


def _known(scope: Scope, pair: Pair) -> bool:
    """Whether anybody in it was heard lately: of others, whether they are stuck is not known."""
    return any(scope.is_read(person) for person in (*pair.mentors, *pair.mentees))


def _of(pair: Pair, names: Names, why: str, day: str) -> Line:
    people = tuple(dict.fromkeys((*pair.mentors, *pair.mentees)))
    return Line(listed(names(one) for one in people), why, day, people=people)


def monday(day: date) -> date:
    """The Monday of a day's week."""
    return day - timedelta(days=day.weekday())
