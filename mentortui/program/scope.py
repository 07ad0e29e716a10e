"""The people a rollup is about, and what is known of them as of one day: what every figure is worked out from."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from datetime import date, timedelta
from functools import cached_property
from typing import Final, NamedTuple

from mentortui.program.summaries import Aim, Answered, Event, Met, Pair, Summary

NEWS: Final = 30
"""Days after which nothing that arrived is called no news."""
RECENT: Final = 90
"""Days that count as lately for thanks and answers."""


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


def _of_most(there: list[Met]) -> list[Met]:
    """One day's meetings as whoever wrote down most of them has them."""
    writers: dict[str, list[Met]] = defaultdict(list)
    for met in sorted(there):
        writers[met.by].append(met)
    most = max(sorted(writers), key=lambda by: (len(writers[by]), sum(met.minutes for met in writers[by])))
    return writers[most]


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

    def has_news(self, person: str) -> bool:
        """Whether something of a person arrived lately."""
        one = self.people.get(person)
        return one is not None and bool(one.heard) and self.back(NEWS) <= one.heard

    @cached_property
    def pairs(self) -> dict[str, Pair]:
        """Relationships that have begun, with a mentee (of peers: anybody) of the part; the latest word on each."""
        found: dict[str, Pair] = {}
        for pair in sorted(self.whole.known.pairs):
            if pair.id and (not pair.start or pair.start <= self.day) and self.people.keys() & {*pair.mentees}:
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
    def meetings(self) -> Mapping[str, list[Met]]:
        """Meetings held by relationship, in time. One that two members wrote down each is counted once: of a day the
        count of whoever wrote down most.
        """
        by_day: dict[tuple[str, str], list[Met]] = defaultdict(list)
        pairs, last = self.pairs, self.day
        for met in self.whole.known.met:
            if met.held and met.on and met.on <= last and met.pair in pairs and self._is_in(met):
                by_day[met.pair, met.on].append(met)
        found: dict[str, list[Met]] = defaultdict(list)
        for pair, day in sorted(by_day):
            there = by_day[pair, day]
            found[pair] += there if len(there) == 1 else _of_most(there)
        return found

    def _is_in(self, met: Met) -> bool:
        """Whether whoever wrote a meeting down is in its relationship, or hosts the program."""
        pair = self.pairs[met.pair]
        return met.by in pair.mentors or met.by in pair.mentees or met.by == self.whole.host

    def first_met(self, pair: str) -> str:
        """Day of a relationship's first meeting; empty before it."""
        days = [met.on for met in self.meetings.get(pair, ())]
        return min(days, default="")

    @cached_property
    def goals(self) -> list[Aim]:
        """Goals of the people."""
        return sorted((one for one in self.whole.known.aims if one.person in self.people), key=lambda one: one.id)

    def answers(self, form: str) -> list[Answered]:
        """Answers of the people to one form, in time."""
        return [one for one in self._answers if one.form == form]

    @cached_property
    def _answers(self) -> list[Answered]:
        there = (one for one in self.whole.known.answered if one.by in self.people and one.on <= self.day)
        return sorted(there, key=lambda one: "".join(one.order))

    @property
    def all_answers(self) -> list[Answered]:
        """Answers of the people to whatever form, in time."""
        return self._answers

    def latest(self, form: str) -> dict[str, Answered]:
        """The latest answer of each person to the newest version of a form that somebody answered.

        Scores of two versions are never compared.
        """
        given = self.answers(form)
        newest = max((one.version for one in given), default=0)
        return {one.by: one for one in given if one.version == newest}

    def events(self, what: str, field: str = "by") -> list[Event]:
        """Dated events of a kind whose writer (or with `person`, whose subject) is of the people."""
        there = (one for one in self.whole.known.events if one.what == what and one.on and one.on <= self.day)
        return sorted(one for one in there if getattr(one, field) in self.people)

    def mentors(self, pairs: Iterable[Pair]) -> frozenset[str]:
        """Everybody who mentors in these relationships."""
        return frozenset(one for pair in pairs for one in pair.mentors)

    def mentees(self, pairs: Iterable[Pair]) -> frozenset[str]:
        """Everybody who is mentored in these relationships."""
        return frozenset(one for pair in pairs for one in pair.mentees)
