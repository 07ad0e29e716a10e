"""One table of everybody one works with: next, last, open, light."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, timedelta
from typing import Final, NamedTuple

from mentortui.model.reader import Reader, Row
from mentortui.model.vocabulary import ONLY_YOU, OPEN_GOAL_STATUS
from mentortui.practice import actions, names
from mentortui.practice.agreement import Standing, standings
from mentortui.practice.cadence import Rhythm, rhythm
from mentortui.practice.goal_health import STUCK_AFTER
from mentortui.practice.health import ACT, ON_TRACK, WATCH, Facts, Health, health
from mentortui.practice.health import RESTING as RESTING
from mentortui.practice.meetings import without_company
from mentortui.practice.sides import role_in as role_in

FINE: Final = ON_TRACK
SOON: Final = WATCH
LATE: Final = ACT
_ORDER: Final = {LATE: 0, SOON: 1, FINE: 2, RESTING: 3}


class Light(NamedTuple):
    """How a relationship looks from outside, from dates and counts alone, never from ratings.

    `level` is on track, watch, act, or resting (paused or closed), and empty for a person in no relationship;
    `reason` says why, and may be empty.
    """

    level: str
    reason: str

    @property
    def words(self) -> str:
        """As one reads it: `act: no meeting for 5 weeks, agreed every 2 weeks`."""
        return f"{self.level}: {self.reason}" if self.reason else self.level


class PersonLine(NamedTuple):
    """One line of the table: a relationship with the others in it, or a person met outside of any.

    `record` is the relationship or the person; `role` is what I am in it (mentor, mentee, peer, or empty). `goals`
    are the active goals of the relationship that I know of, `moving` those of them that moved within three weeks.
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
    health: Health = Health("", ())
    agreement: Standing | None = None
    goals: int = 0
    moving: int = 0

    @property
    def closed(self) -> bool:
        """Whether it is a relationship that has come to its end."""
        return self.record.get("status") == "closed"


def table(reader: Reader, today: date) -> list[PersonLine]:
    """Every relationship, those that need attention first; then people in none, by name."""
    index = _Index(reader)
    related: set[str] = set()
    lines = []
    for row in reader.rows("relationship"):
        others = [person for person in names.members(row) if person != reader.me]
        related.update(others)
        lines.append(_line(reader, row, others, index, today))
    lines.sort(key=lambda line: (_ORDER[line.light.level], line.title.casefold(), line.record["id"]))
    strangers = [row for row in reader.rows("person") if row["id"] != reader.me and row["id"] not in related]
    strangers.sort(key=lambda row: (row.get("name", "").casefold(), row["id"]))
    return lines + [_line(reader, row, [row["id"]], index, today) for row in strangers]


class _Index:
    """What belongs to which relationship, in one pass: a mentor may know hundreds of people."""

    def __init__(self, reader: Reader) -> None:
        self.agreements = standings(reader, reader.rows("relationship"))
        self.pauses: dict[str, list[Row]] = {}
        for row in sorted(reader.rows("pause"), key=lambda one: (one.get("start", ""), one.get("at", ""))):
            self.pauses.setdefault(row.get("relationship", ""), []).append(row)
        self.moved, self.goals = _moved(reader)
        self._meetings: dict[str, list[Row]] = {}
        self._actions: dict[str, list[Row]] = {}
        for row in reader.rows("meeting"):
            if without_company(row, reader.me):
                continue
            for key in {row.get("relationship", ""), *row.get("attendees", ())}:
                self._meetings.setdefault(key, []).append(row)
        for row in actions.open_actions(reader):
            key = row.get("relationship") or row.get("meeting") or row.get("owner", "")
            self._actions.setdefault(key, []).append(row)

    def meetings(self, record: Row, people: Sequence[str]) -> list[Row]:
        """Meetings of a relationship, or those that a person was in."""
        own = self._meetings.get(record["id"], [])
        if not people or record["id"] == people[0]:
            return own
        loose = (row for row in self._meetings.get(people[0], ()) if not row.get("relationship"))
        return own + [row for row in loose if set(people) <= set(row.get("attendees", ()))]

    def actions(self, record: Row, people: Sequence[str], meetings: Sequence[Row]) -> list[Row]:
        """Open actions of a relationship; else of one of its meetings; else owned by one of its people."""
        keys = dict.fromkeys((record["id"], *people, *(row["id"] for row in meetings)))
        return [row for key in keys for row in self._actions.get(key, ())]


def _moved(reader: Reader) -> tuple[dict[str, list[str]], dict[str, list[str]]]:
    """By relationship the day each of its open goals moved last: a report, a tick, its beginning.

    First of goals that both can read, drafts and paused ones too; then of all active ones, also those only I can read.
    """
    open_goals = {
        row["id"]: row
        for row in reader.rows("goal")
        if row.get("relationship") and row.get("status", "active") in OPEN_GOAL_STATUS
    }
    last = {goal: max(row.get("start") or "", str(row.get("at", ""))[:10]) for goal, row in open_goals.items()}
    for kind, field in (("progress", "on"), ("step", "done_on")) if open_goals else ():
        for row in reader.rows(kind):
            if row.get("goal") in last:
                last[row["goal"]] = max(last[row["goal"]], row.get(field) or "")
    shared: dict[str, list[str]] = {}
    known: dict[str, list[str]] = {}
    for goal, row in open_goals.items():
        if row.get("readers", ONLY_YOU) != ONLY_YOU:
            shared.setdefault(row["relationship"], []).append(last[goal])
        if row.get("status", "active") == "active":
            known.setdefault(row["relationship"], []).append(last[goal])
    return shared, known


def _line(reader: Reader, record: Row, people: list[str], index: _Index, today: date) -> PersonLine:
    met = index.meetings(record, people)
    tasks = index.actions(record, people, met)
    own = len(actions.mine(reader, tasks))
    late = sum(actions.is_late(row, today) for row in tasks)
    pauses = index.pauses.get(record["id"], [])
    beat = rhythm(record, met, today, pauses)
    title = names.listed(names.name(reader, person) for person in people) or "nobody yet"
    agreement = index.agreements.get(record["id"])
    found = Health("", ())
    goals = index.goals.get(record["id"], [])
    fresh = (today - timedelta(days=STUCK_AFTER)).isoformat()
    if record["id"] not in people:
        facts = Facts(met, tasks, index.moved.get(record["id"], ()), agreement, pauses)
        found = health(record, beat, facts, today)
    return PersonLine(
        record, people, title, role_in(reader, record), beat, own, len(tasks) - own, late, light(record, found), found,
        agreement, len(goals), sum(day > fresh for day in goals),
    )  # fmt: skip


def light(relationship: Row, found: Health) -> Light:
    """The light as a table shows it, with the first of its reasons."""
    if found.level == RESTING:
        return Light(RESTING, str(relationship.get("status", "")))
    return Light(found.level, found.reasons[0].words if found.reasons else "")
