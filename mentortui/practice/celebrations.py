"""What is worth a celebration: milestones found by rule, reached, planned and late; the trail and the trophy shelf."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from datetime import date, timedelta
from typing import Final, NamedTuple

from mentortui import dates
from mentortui.model.reader import Reader, Row
from mentortui.practice import names
from mentortui.practice.finds import Event, events
from mentortui.practice.goal_health import AT_RISK as GOAL_AT_RISK
from mentortui.practice.goal_health import health
from mentortui.practice.progress import standing_of
from mentortui.practice.rules import Rule, chosen, rules, shipped

__all__ = ["Found", "Planned", "Stop", "Trophy", "at_risk", "chosen", "found", "late", "planned", "rules",
           "shelf", "shipped", "to_celebrate", "trail"]  # fmt: skip

CELEBRATE_FOR: Final = 30
"""Days after which a milestone that nobody celebrated is no longer offered: pairs meet at least monthly."""

REACHED: Final = "reached"
PLANNED: Final = "planned"
AT_RISK: Final = "at risk"
LATE: Final = "late"


class Found(NamedTuple):
    """A milestone that a rule found and nobody kept yet.

    `rule` is the rule's id, `title` what it would be called, `on` its ISO day, `why` the rule in words.
    `person` is who reached it, None where both of a relationship did.
    """

    rule: str
    title: str
    on: str
    goal: str | None
    person: str | None
    relationship: str | None
    why: str


class Planned(NamedTuple):
    """A planned milestone: the record, how it stands (planned, at risk, late), why, and days until its day."""

    row: Row
    level: str
    why: str
    days: int

    @property
    def words(self) -> str:
        """As one reads it: `at risk: its goal: no progress for 24 days`."""
        return f"{self.level}: {self.why}" if self.why else self.level


class Stop(NamedTuple):
    """One stop of the trail: its ISO day, how it stands (reached, planned, at risk, late), who, the record.

    `why` says why it is late or at risk; of a reached one what made it work; it may be empty.
    """

    on: str
    state: str
    who: str
    row: Row
    why: str


class Trophy(NamedTuple):
    """One thing on the shelf: the recognition, whether it is for me, and who is on its other side.

    `other` is who gave it, or to whom I gave it; empty where I noted myself what somebody unnamed gave me.
    """

    row: Row
    mine: bool
    other: str

    @property
    def words(self) -> str:
        """As one reads it: `kudos from Ana Silva`, `trophy to Tom Berg`, `reward to you`."""
        kind = str(self.row.get("type", "kudos"))
        if not self.other:
            return f"{kind} to you"
        return f"{kind} {'from' if self.mine else 'to'} {self.other}"


When = Callable[[str], date | None]
"""The day a stamp was made, for what the journal only knows from its stamps: the day a goal was achieved."""


def found(reader: Reader, today: date, by: Sequence[Rule] | None = None, when: When | None = None) -> list[Found]:
    """What the rules find up to today that nobody kept yet, latest first; ours, or those of `by`.

    One that was kept and deleted is not found again. `when` tells the day of a stamp; without it a goal's day is
    that of its revision or of its last report.
    """
    kept = _kept(reader)
    every = (_found(one) for one in events(reader, today, shipped() if by is None else by, when))
    new = [one for one in every if not _is_kept(one, kept)]
    return sorted(new, key=lambda one: (one.on, one.title), reverse=True)


def _found(event: Event) -> Found:
    rule = event.rule
    title = (rule.own if event.own and rule.own else rule.title).format_map({
        "name": event.name, "goal": event.goal_title, "count": rule.number, "years": f"{rule.years:g}",
    })  # fmt: skip
    return Found(rule.id, title, event.on.isoformat(), event.goal, event.person, event.relationship, event.why)


class _Kept(NamedTuple):
    """What is kept already: rules with the record they found, and goals with the latest day of a milestone."""

    rules: frozenset[tuple[str, str]]
    goals: dict[str, str]


def _kept(reader: Reader) -> _Kept:
    by_rule: set[tuple[str, str]] = set()
    goals: dict[str, str] = {}
    for row in (*reader.rows("milestone"), *reader.deleted("milestone")):
        if row.get("rule"):
            about = (row.get(field) for field in ("goal", "relationship", "person"))
            by_rule.update((row["rule"], one) for one in about if one)
        elif row.get("goal") and row.get("status", REACHED) == REACHED and not row.get("deleted"):
            goals[row["goal"]] = max(goals.get(row["goal"], ""), row.get("on", ""))
    return _Kept(frozenset(by_rule), goals)


def _is_kept(one: Found, kept: _Kept) -> bool:
    """Whether a milestone of this rule is there, or somebody kept one for the goal by hand since it was achieved."""
    about = one.goal or one.relationship or one.person or ""
    # Of hours the mentor counts, not through which relationship they came.
    keys = {(one.rule, about), *([(one.rule, one.person)] if one.person and not one.goal else [])}
    return bool(keys & kept.rules) or bool(one.goal and kept.goals.get(one.goal, "") >= one.on)


def is_new(on: str, today: date) -> bool:
    """Whether what was reached on an ISO day is offered for celebration unasked: that of the last 30 days."""
    return (today - timedelta(days=CELEBRATE_FOR)).isoformat() <= on <= today.isoformat()


def to_celebrate(reader: Reader, today: date) -> list[Row]:
    """Milestones reached and neither celebrated nor passed by, latest first.

    Those of the last 30 days, or told in them; what a rule found counts by its day alone, because a rule that
    meets years of notes would make thirty parties of them.
    """
    since = (today - timedelta(days=CELEBRATE_FOR)).isoformat()
    waiting = [
        row
        for row in reader.rows("milestone")
        if row.get("status", REACHED) == REACHED
        and not row.get("celebrated")
        and row.get("on", "") <= today.isoformat()
        and max(row.get("on", ""), "" if row.get("rule") else row.get("at", "")[:10]) >= since
    ]
    return sorted(waiting, key=lambda row: (row.get("on", ""), row["id"]), reverse=True)


def planned(reader: Reader, today: date) -> list[Planned]:
    """Planned milestones, the earliest first, each with how it stands."""
    rows = (row for row in reader.rows("milestone") if row.get("status") == PLANNED and row.get("on"))
    return [_planned(reader, row, today) for row in sorted(rows, key=lambda row: (row["on"], row["id"]))]


def _planned(reader: Reader, row: Row, today: date) -> Planned:
    """Late when its day has gone; at risk when its goal is, or is paused or dropped."""
    on = date.fromisoformat(row["on"])
    days = (on - today).days
    if days < 0:
        return Planned(row, LATE, f"it was planned for {dates.say_day(on, today)}", days)
    goal = reader.get(row["goal"]) if row.get("goal") else None
    if goal is None:
        return Planned(row, PLANNED, "", days)
    stands = health(goal, standing_of(reader, goal), today)
    if stands.level == GOAL_AT_RISK:
        return Planned(row, AT_RISK, f"its goal: {stands.reason}", days)
    if stands.level in ("paused", "dropped"):
        return Planned(row, AT_RISK, f"its goal is {stands.level}", days)
    return Planned(row, PLANNED, "", days)


def late(reader: Reader, today: date) -> list[Planned]:
    """Planned milestones whose day has gone."""
    return [one for one in planned(reader, today) if one.level == LATE]


def at_risk(reader: Reader, today: date) -> list[Planned]:
    """Planned milestones still to come whose goal is not on its way."""
    return [one for one in planned(reader, today) if one.level == AT_RISK]


def trail(reader: Reader, today: date, relationship: str | None = None) -> list[Stop]:
    """Every milestone in the order of time, reached and planned; of one relationship when its id is given."""
    stops = sorted(_stops(reader, today), key=lambda stop: (stop.on, stop.row["id"]))
    return [stop for stop in stops if relationship in (None, stop.row.get("relationship"))]


def _stops(reader: Reader, today: date) -> Iterator[Stop]:
    for one in planned(reader, today):
        yield Stop(one.row["on"], one.level, _who(reader, one.row), one.row, one.why)
    for row in reader.rows("milestone"):
        if row.get("status", REACHED) != PLANNED:
            yield Stop(row.get("on", ""), REACHED, _who(reader, row), row, row.get("worked") or "")


def _who(reader: Reader, row: Row) -> str:
    """Who reached a milestone: a name, `you`, or of one that both reached `you and Ana Silva`."""
    if row.get("person"):
        return names.name(reader, row["person"])
    linked = reader.get(row["relationship"]) if row.get("relationship") else None
    others = [names.name(reader, one) for one in names.members(linked or {}) if one != reader.me]
    return names.listed(["you", *others])


def shelf(reader: Reader, relationship: str | None = None) -> list[Trophy]:
    """Kudos, trophies, certificates and rewards, received and given, latest first."""
    rows = (row for row in reader.rows("recognition") if relationship in (None, row.get("relationship")))
    return [_trophy(reader, row) for row in sorted(rows, key=lambda row: (row.get("on", ""), row["id"]), reverse=True)]


def _trophy(reader: Reader, row: Row) -> Trophy:
    mine = row.get("person") == reader.me
    other = str(row.get("by" if mine else "person", ""))
    return Trophy(row, mine, "" if other == reader.me else names.name(reader, other))
