"""What stands on the Today page, and in the one line of `status`: everything from rows, in one pass."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import Final, NamedTuple

from mentortui import dates
from mentortui.model.reader import Reader, Row
from mentortui.model.vocabulary import OPEN_GOAL_STATUS
from mentortui.practice import actions, live, meetings, people
from mentortui.practice.actions import Todo
from mentortui.practice.beginning import Beginning, beginnings
from mentortui.practice.celebrations import Found
from mentortui.practice.goal_health import AT_RISK, ON_TRACK, Health, health
from mentortui.practice.nudges import Nudge, nudges
from mentortui.practice.pair_nudges import BEGIN, pair_nudges
from mentortui.practice.people import PersonLine
from mentortui.practice.progress import Standing, standings
from mentortui.practice.prompts import prompts
from mentortui.practice.slipping import slipping
from mentortui.practice.snoozes import awake

PAGES: Final = 1
"""How many pages of the handbook are offered at a time."""


class NextMeeting(NamedTuple):
    """The meeting that comes next: `Tue 24 Nov 16:00`, `Ana Silva, one-to-one, 45 minutes`, what comes along."""

    row: Row
    when: str
    what: str
    along: str

    @property
    def now(self) -> bool:
        """Whether it goes on now; `when` then says since when."""
        return live.running(self.row)


class GoalLine(NamedTuple):
    """One open goal: the record, where it stands, how it is doing."""

    row: Row
    standing: Standing
    health: Health


class Today(NamedTuple):
    """The page: the day, what comes next, what is to do, goals that move or stick, what is worth a look."""

    day: date
    next: NextMeeting | None
    todo: list[Todo]
    goals: list[GoalLine]
    nudges: list[Nudge]
    beginnings: list[Beginning] = []  # noqa: RUF012  # a NamedTuple's default, never changed
    """Relationships that begin, with what is done and what is open."""

    @property
    def mine(self) -> int:
        """How many open actions are my own."""
        return sum(item.mine for item in self.todo)

    @property
    def late(self) -> int:
        """How many of my own open actions are late."""
        return sum(item.mine and item.late for item in self.todo)


def today_page(reader: Reader, today: date, found: Sequence[Found] = ()) -> Today:
    """Everything Today shows; `found` is what rules found that is worth a celebration. What is put aside stays away."""
    open_goals = _open_goals(reader, today)
    lines = people.table(reader, today)
    worth = _worth(reader, lines, open_goals, today, found)
    begun = {one.record for one in worth if one.kind == BEGIN}
    begins = [one for one in beginnings(reader, lines, today) if one.relationship["id"] in begun]
    return Today(today, next_meeting(reader, today), actions.todos(reader, today), open_goals, worth, begins)


def worth_a_look(reader: Reader, today: date, found: Sequence[Found] = (), forms: Sequence[Nudge] = ()) -> list[Nudge]:
    """Every line worth a look that nobody put aside; `forms` are those of forms that are due, which come first."""
    lines = people.table(reader, today)
    return [*awake(reader, forms, today), *_worth(reader, lines, _open_goals(reader, today), today, found)]


def _worth(
    reader: Reader, lines: Sequence[PersonLine], goals: Sequence[GoalLine], today: date, found: Sequence[Found]
) -> list[Nudge]:
    healths = [(line.row, line.health) for line in goals]
    worth = nudges(reader, lines, healths, today, found)
    worth += slipping(reader, today)
    worth += pair_nudges(reader, lines, today)
    pages = awake(reader, prompts(reader, lines, healths, today), today)
    return [*awake(reader, worth, today), *pages[:PAGES]]


def _open_goals(reader: Reader, today: date) -> list[GoalLine]:
    return [line for line in goal_lines(reader, today) if line.row.get("status", "active") in OPEN_GOAL_STATUS]


def next_meeting(reader: Reader, today: date) -> NextMeeting | None:
    """The meeting that goes on now, else the planned one that comes next, None when none is planned."""
    on = live.going_on(reader.rows("meeting"))
    if on:
        row, since = on[0], f"since {live.began(on[0]):%H:%M}"
        return NextMeeting(row, since, meetings.headline(reader, row), meetings.comes_along(reader, row))
    ahead = meetings.coming(reader.rows("meeting"), today)
    if not ahead:
        return None
    row = ahead[0]
    when = f"{dates.say_day(date.fromisoformat(row['on']), today)} {row.get('time') or ''}".rstrip()
    return NextMeeting(row, when, meetings.headline(reader, row), meetings.comes_along(reader, row))


def goal_lines(reader: Reader, today: date) -> list[GoalLine]:
    """Every goal as a line: at risk first, then on track by due day, then the rest."""
    stands = standings(reader)
    lines = [GoalLine(row, stands[row["id"]], health(row, stands[row["id"]], today)) for row in reader.rows("goal")]
    rank = {AT_RISK: 0, ON_TRACK: 1, "draft": 2, "paused": 3, "done": 4}
    lines.sort(
        key=lambda line: (
            rank.get(line.health.level, 5),
            not line.row.get("due"),
            line.row.get("due") or "",
            line.row["id"],
        )
    )
    return lines


def status_line(page: Today) -> str:
    """One line for a status bar: `next Tue 24 Nov 16:00 Ana Silva · 3 to do, 1 late · 1 goal at risk`."""
    parts = []
    if page.next:
        parts.append(f"{'now' if page.next.now else 'next'} {page.next.when} {page.next.what.split(', ')[0]}")
    if page.mine:
        parts.append(f"{page.mine} to do" + (f", {page.late} late" if page.late else ""))
    at_risk = sum(line.health.level == AT_RISK for line in page.goals)
    if at_risk:
        parts.append(f"{at_risk} goal{'s' * (at_risk != 1)} at risk")
    return " · ".join(parts) or "nothing waits"
