"""The people a rollup is about, and what is known of them as of one day: what every figure is worked out from."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from datetime import date, timedelta
from functools import cached_property, partial
from operator import attrgetter
from typing import Final, NamedTuple

from mentortui.program.answers import Answers
from mentortui.program.summaries import Aim, Event, Met, Own, Pair, Rated, Summary

NEWS: Final = 30
"""Days after which nothing that arrived is called no news."""
RECENT: Final = 90
"""Days that count as lately for thanks and answers."""
_ON: Final = attrgetter("on")


class Someone(NamedTuple):
    """Somebody in a program: from its list, or only from the shared folder."""

    id: str
    """Id of the person; of somebody who has not joined, of their enrolment."""
    roles: frozenset[str] = frozenset()
    cohort: str = ""
    groups: tuple[tuple[str, str], ...] = ()
    joined: bool = True
    invited_on: str = ""
    since: str = ""
    """First day in the program."""
    heard: str = ""
    """Day on which something of theirs was read last; empty when never."""
    left_on: str = ""
    by_form: bool = False
    """Whether nothing of theirs comes by itself: what they told was entered, and is news of nothing else."""


class Skill(NamedTuple):
    """A skill somebody rated of themselves more than once."""

    type: str
    first: int
    last: int


class Whole(NamedTuple):
    """All that is known of a program."""

    program: str
    people: tuple[Someone, ...]
    known: Summary
    outcomes: tuple[Event, ...] = ()
    """Career events from the coordinator's list; those people counted themselves are in `known`."""
    facts: int = 0
    """How many facts it is made of."""
    host: str = ""
    """Who coordinates it, and may enter what others told."""
    bands: tuple[tuple[str, str, str], ...] = ()
    """From the coordinator's list: person, ISO day, and their band of pay or performance from then on."""
    unread: int = 0
    """Of how many people files lie in the folder that could not be read: of a newer version, torn, or not theirs."""
    months: int = 0
    """How long a relationship is meant to take, by the charter; 0 where it does not say."""


def _of_most(given: Sequence[Sequence[Met]]) -> list[Met]:
    """Meetings that several people wrote down, each of them in time: of a day as whoever wrote down most has them."""
    seen: set[str] = set()
    twice: set[str] = set()
    for met in given:
        days = {one.on for one in met}
        twice |= days & seen
        seen |= days
    found = [one for met in given for one in met if one.on not in twice]
    for day in twice:
        of_day: list[list[Met]] = [[one for one in met if one.on == day] for met in given]
        most: list[Met] = max(of_day, key=_weight)
        found += most
    return sorted(found)


def _weight(met: list[Met]) -> tuple[int, int]:
    return len(met), sum(one.minutes for one in met)


class Scope:
    """A part of the people, as of one day."""

    def __init__(self, whole: Whole, people: Iterable[Someone], as_of: date) -> None:
        self.whole, self.as_of = whole, as_of
        self.day = as_of.isoformat()
        self.people = {one.id: one for one in people}

    def back(self, days: int) -> str:
        """The ISO day so many days before."""
        return (self.as_of - timedelta(days=days)).isoformat()

    def since(self, day: str) -> int:
        """Days from an ISO day to the day this is as of."""
        return (self.as_of - date.fromisoformat(day)).days

    @cached_property
    def joined(self) -> int:
        """How many of the people joined."""
        return sum(one.joined for one in self.people.values())

    @cached_property
    def _news(self) -> str:
        return self.back(NEWS)

    def has_news(self, person: str) -> bool:
        """Whether something of a person arrived lately."""
        one = self.people.get(person)
        return one is not None and bool(one.heard) and self._news <= one.heard

    def is_read(self, person: str) -> bool:
        """Whether a person's own computer was read lately, so that what they counted is known here."""
        one = self.people.get(person)
        return one is not None and not one.by_form and self.has_news(person)

    @cached_property
    def pairs(self) -> dict[str, Pair]:
        """Relationships that have begun, with a mentee (of peers: anybody) of the part; the latest word on each."""
        found: dict[str, Pair] = {}
        for pair in self.whole.known.pairs:
            begun = not pair.start or pair.start <= self.day
            if pair.id and begun and not self.people.keys().isdisjoint(pair.mentees):
                found[pair.id] = pair
        return found

    def ended(self, pair: Pair) -> bool:
        """Whether a relationship was over by that day."""
        return bool(pair.ended_on) and pair.ended_on <= self.day

    @cached_property
    def open(self) -> dict[str, Pair]:
        """Relationships that go on."""
        return {key: pair for key, pair in self.pairs.items() if not self.ended(pair)}

    @cached_property
    def meetings(self) -> Mapping[str, Sequence[Met]]:
        """Meetings held by relationship, in time, as those in it and the program's host wrote them down. One that two
        of them did is counted once: of a day the count of whoever wrote down most.
        """
        known, host = self.whole.known, self.whole.host
        found: dict[str, Sequence[Met]] = {}
        for key, pair in self.pairs.items():
            writers = sorted({*pair.mentors, *pair.mentees, host})
            wrote = tuple(one for one in writers if key in known.of(one).met)
            if wrote:
                met = known.once(("met", key), wrote, self.day, partial(self._met, key))
                if met:
                    found[key] = met
        return found

    def _met(self, pair: str, *writers: Own) -> Sequence[Met]:
        """Meetings of one relationship, as several wrote them down."""
        given = [met for one in writers if (met := self._until(one.met[pair]))]
        return given[0] if len(given) == 1 else _of_most(given)

    def _until(self, met: Sequence[Met]) -> Sequence[Met]:
        """Meetings until this day."""
        if met and met[-1].on > self.day:
            return met[: bisect_right(met, self.day, key=_ON)]
        return met

    def held(self, pair: str, first: str, last: str) -> int:
        """How often those in a relationship met from one day to another."""
        met = self.meetings.get(pair, ())
        return max(0, bisect_right(met, last, key=_ON) - bisect_left(met, first, key=_ON))

    def first_met(self, pair: str) -> str:
        """Day of a relationship's first meeting; empty before it."""
        met = self.meetings.get(pair)
        return met[0].on if met else ""

    def last_met(self, pair: str) -> str:
        """Day of a relationship's last meeting; empty before the first."""
        met = self.meetings.get(pair)
        return met[-1].on if met else ""

    @cached_property
    def goals(self) -> list[Aim]:
        """Goals of the people."""
        known = self.whole.known.people
        return [aim for person in sorted(known) for aim in known[person].aims if aim.person in self.people]

    @cached_property
    def aimed(self) -> frozenset[str]:
        """People and relationships that have a goal."""
        return frozenset(one for aim in self.goals for one in (aim.person, aim.pair) if one)

    @cached_property
    def answers(self) -> Answers:
        """What these people answered to forms."""
        return Answers(self.whole.known, self.whole.host, self.people, self.day)

    def skills(self) -> dict[str, tuple[Skill, ...]]:
        """The skills each person who rated any of themselves rated more than once, in the order of their names."""
        known = self.whole.known
        there = (person for person in self.people if known.of(person).rated)
        found = ((person, known.once(("rated", person), (person,), self.day, partial(self._rated, person)))
                 for person in there)  # fmt: skip
        return {person: skills for person, skills in found if skills is not None}

    def _rated(self, person: str, own: Own) -> tuple[Skill, ...] | None:
        given: dict[str, list[Rated]] = defaultdict(list)
        for one in own.rated:
            if one.person == person and one.role == "self" and one.order[0][:10] <= self.day:
                given[one.skill].append(one)
        twice = (ratings for _, ratings in sorted(given.items()) if len(ratings) > 1)
        return tuple(Skill(some[-1].type, some[0].level, some[-1].level) for some in twice) if given else None

    def events(self, what: str, field: str = "by") -> list[Event]:
        """Dated events of a kind whose writer (or with `person`, whose subject) is of the people."""
        there = (one for one in self.whole.known.events(what) if one.on and one.on <= self.day)
        return sorted(one for one in there if getattr(one, field) in self.people)

    def mentors(self, pairs: Iterable[Pair]) -> frozenset[str]:
        """Everybody who mentors in these relationships."""
        return frozenset(one for pair in pairs for one in pair.mentors)

    def mentees(self, pairs: Iterable[Pair]) -> frozenset[str]:
        """Everybody who is mentored in these relationships."""
        return frozenset(one for pair in pairs for one in pair.mentees)
