"""Journals of any size, written through the real store: `python -m benchmarks.make_journal HOME RECORDS`.

A journal of N records is what a busy person would have after years: nine people, two relationships,
one goal in fifty records, and the rest steps, reports, meetings with an entry each, actions and
notes in equal parts, spread over the days before `NOW`. The same N gives the same records.
"""

from __future__ import annotations

import itertools
import random
import sys
from collections.abc import Iterator
from datetime import date, datetime, timedelta
from pathlib import Path
from typing import Any

from benchmarks.words import line
from mentortui.clock import FixedClock
from mentortui.model.delta import Delta
from mentortui.model.vocabulary import ONLY_YOU, RELATIONSHIP

NOW = "2026-06-15T09:00:00+00:00"
TODAY = date(2026, 6, 15)
NAMES = ("Ada Osei", "Ben Ruiz", "Cora Lindt", "Dev Anand", "Elif Kaya", "Finn Moe", "Gwen Park", "Hugo Silva")
AT_ONCE = 5000
"""Records in one commit."""

Made = tuple[str, dict[str, Any]]


class _Writer:
    """Makes records one after the other, with ids that depend on their number only."""

    def __init__(self, me: str, count: int) -> None:
        self.me = me
        self.count = count
        self.chance = random.Random(count)
        self.made = 0

    def record(self, kind: str, /, **fields: Any) -> Made:
        self.made += 1
        day = self.day()
        base = {"at": f"{day.isoformat()}T10:00:00+00:00", "by": self.me, "readers": ONLY_YOU}
        return f"{kind}-{self.chance.getrandbits(128):032x}", base | fields

    def day(self) -> date:
        """Older records first: the last one is of yesterday, the first of six years ago."""
        return TODAY - timedelta(days=1 + round(2200 * (1 - min(1.0, self.made / self.count))))

    def records(self) -> Iterator[Made]:
        people = [self.record("person", name=name) for name in NAMES]
        yield from people
        shared = {}
        for other, _ in people[:2]:
            made = self.record(
                "relationship",
                readers=RELATIONSHIP,
                mentors=[other],
                mentees=[self.me],
                kind="traditional",
                status="active",
                cadence="2 weeks",
                start=self.day().isoformat(),
            )
            shared[other] = made[0]
            yield made
        yield from self.near(people, shared)
        goal = ""
        for turn in itertools.count():
            if turn % 10 == 0:
                made = self.record("goal", **self.goal(turn))
                goal = made[0]
                yield made
            yield from self.week(turn, goal, people[turn % len(people)][0], shared)

    def goal(self, turn: int) -> dict[str, Any]:
        start = self.day()
        return {
            "title": line(turn),
            "owners": [self.me],
            "area": "professional",
            "mode": "value",
            "status": "active" if start > TODAY - timedelta(days=90) else "achieved",
            "specific": line(turn + 1),
            "metric": "handovers led",
            "unit": "times",
            "baseline": 0,
            "target": 10,
            "relevant": line(turn + 2),
            "start": start.isoformat(),
            "due": (start + timedelta(days=120)).isoformat(),
        }

    def near(self, people: list[Made], shared: dict[str, str]) -> Iterator[Made]:
        """What Today shows: the next meeting and actions that are due."""
        other = people[0][0]
        common = {"readers": RELATIONSHIP, "relationship": shared[other]}
        yield self.record(
            "meeting",
            **common,
            on=TODAY.isoformat(),
            time="15:00",
            status="planned",
            type="one-to-one",
            attendees=sorted([self.me, other]),
        )
        for late in (-3, 0, 2):
            due = (TODAY + timedelta(days=late)).isoformat()
            yield self.record("action", title=line(late + 10), owner=self.me, due=due, done=False)

    def week(self, turn: int, goal: str, other: str, shared: dict[str, str]) -> Iterator[Made]:
        day = self.day()
        common = {"readers": RELATIONSHIP} | ({"relationship": shared[other]} if other in shared else {})
        meeting = self.record(
            "meeting",
            **common,
            on=day.isoformat(),
            minutes=45,
            status="held",
            type="one-to-one",
            attendees=sorted([self.me, other]),
        )
        yield meeting
        yield self.record("entry", meeting=meeting[0], text=line(turn * 5), type="note")
        done = day < TODAY - timedelta(days=20)
        yield self.record(
            "action",
            title=line(turn * 5 + 1),
            owner=self.me,
            due=(day + timedelta(days=14)).isoformat(),
            done=done,
            meeting=meeting[0],
            **({"done_on": day.isoformat()} if done else {}),
        )
        yield self.record("progress", goal=goal, on=day.isoformat(), value=turn % 10, confidence=1 + turn % 10)
        yield self.record("note", text=line(turn * 5 + 2), type="note", on=day.isoformat())


def make_journal(home: Path, count: int) -> Path:
    """Make a home holding `count` records, its own person among them, with a fresh snapshot."""
    from mentortui.store import Journal, make_home

    clock = FixedClock(datetime.fromisoformat(NOW))
    with_me = make_home(home, "Sam Weaver", ("mentee",), clock)
    me = with_me.me
    with_me.close()
    journal = Journal.open(home, clock=clock)
    records = itertools.islice(_Writer(me, count).records(), count - 1)
    while batch := dict(itertools.islice(records, AT_ONCE)):
        journal.commit(Delta(f"{len(batch)} records", create=batch))
    journal.checkpoint(force=True)
    journal.close()
    return home


if __name__ == "__main__":
    print(make_journal(Path(sys.argv[1]), int(sys.argv[2])))
