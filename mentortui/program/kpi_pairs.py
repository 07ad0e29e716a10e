"""How relationships go, from dates and counts alone."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from datetime import date
from operator import attrgetter
from typing import Final

from mentortui.practice.cadence import ACTIVE_WITHIN
from mentortui.program.means import by_month, mean_of, share_of
from mentortui.program.measured import Measured, Piece
from mentortui.program.scope import Scope
from mentortui.program.summaries import Pair
from mentortui.statistics import kaplan_meier

LASTS: Final = 180
"""Days a match has to last to count as one that lasts."""
_MINUTES: Final = attrgetter("minutes")


def _days(first: str, last: str) -> int:
    return (date.fromisoformat(last) - date.fromisoformat(first)).days


def _of(scope: Scope, pairs: Iterable[Pair]) -> tuple[frozenset[str], frozenset[str]]:
    """Mentees, and the mentors something is said about by it."""
    there = list(pairs)
    return scope.mentees(there), scope.mentors(there)


def first_meeting(scope: Scope) -> Measured:
    """Days from the start to the first meeting held, on average."""
    known = {key: pair for key, pair in scope.pairs.items() if pair.start}
    met = {key: max(0, _days(pair.start, day)) for key, pair in known.items() if (day := scope.first_met(key))}
    value, low, high = mean_of([*met.values()])
    answering, about = _of(scope, (known[key] for key in met))
    steps = (
        f"relationships that have met: {len(met)}",
        f"days to the first meeting, in all: {sum(met.values())}",
        f"{sum(met.values())} / {len(met)}",
    )
    return Measured(value, answering, about, len(scope.pairs) - len(met), low, high, steps=steps,
                    values=tuple(map(float, met.values())))  # fmt: skip


def active(scope: Scope) -> Measured:
    """Met within 1.5 x the cadence, of open relationships of which that is known."""
    known: dict[str, bool] = {}
    for key, pair in scope.open.items():
        if _rests(pair, scope.day):
            continue
        last = scope.last_met(key)
        within = ACTIVE_WITHIN * pair.cadence if pair.cadence else 0
        if last and (not within or scope.since(last) <= within):
            known[key] = True
        elif any(scope.is_read(person) for person in (*pair.mentors, *pair.mentees)):
            known[key] = False
    met = sum(known.values())
    value, low, high = share_of(met, len(known))
    answering, about = _of(scope, (scope.open[key] for key in known))
    resting = sum(_rests(pair, scope.day) for pair in scope.open.values())
    steps = (
        f"open relationships: {len(scope.open)}, of which {resting} rest",
        f"no news, so nothing is known: {len(scope.open) - resting - len(known)}",
        f"met within {ACTIVE_WITHIN} x their cadence: {met}",
        f"{met} / {len(known)}",
    )
    return Measured(value, answering, about, len(scope.open) - resting - len(known), low, high, steps=steps)


def _rests(pair: Pair, day: str) -> bool:
    return any(start and start <= day and (not end or end > day) for start, end in pair.pauses)


def adherence(scope: Scope) -> Measured:
    """Meetings held of those due by the agreed cadence, on average over relationships."""
    shares: dict[str, float] = {}
    for key, pair in scope.pairs.items():
        last = min(pair.ended_on, scope.day) if pair.ended_on else scope.day
        if not pair.start or not pair.cadence or last < pair.start:
            continue
        rested = sum(_overlap(start, end or scope.day, pair.start, last) for start, end in pair.pauses if start)
        due = (_days(pair.start, last) - rested) / pair.cadence
        if due >= 1:
            held = scope.held(key, pair.start, last)
            shares[key] = min(1.0, held / due)
    value, low, high = mean_of([100 * share for share in shares.values()])
    answering, about = _of(scope, (scope.pairs[key] for key in shares))
    steps = (
        f"relationships with a cadence in which a meeting was due: {len(shares)}",
        f"shares held, in all: {sum(shares.values()):.4f}",
        f"{sum(shares.values()):.4f} / {len(shares)}",
    )
    low = None if low is None else max(0.0, low)
    high = None if high is None else min(100.0, high)
    return Measured(value, answering, about, len(scope.pairs) - len(shares), low, high, steps=steps)


def _overlap(start: str, end: str, first: str, last: str) -> int:
    return max(0, _days(max(start, first), min(end, last)))


def load(scope: Scope) -> Measured:
    """Open relationships per mentor; mentors, and mentees who wait, beside it."""
    carried = Counter(mentor for pair in scope.open.values() for mentor in pair.mentors)
    value, low, high = mean_of([float(count) for count in carried.values()])
    matched = {person for pair in scope.open.values() for person in pair.mentees}
    waiting = [one for one, row in scope.people.items() if "mentee" in row.roles and one not in matched]
    everybody = frozenset(scope.people)
    pieces = (
        Piece("mentors with a relationship", len(carried), "people", frozenset(carried), splits=False),
        Piece("mentees who wait", len(waiting), "people", everybody, splits=False),
    )
    steps = (
        f"open relationships counted at their mentors: {carried.total()}",
        f"mentors: {len(carried)}",
        f"{carried.total()} / {len(carried)}",
    )
    return Measured(value, frozenset(carried), None, 0, low, high, pieces, steps)


def hours(scope: Scope) -> Measured:
    """Hours mentors gave in meetings held, per mentor."""
    given: Counter[str] = Counter()
    unknown = 0
    for key, pair in scope.pairs.items():
        minutes = [*map(_MINUTES, scope.meetings.get(key, ()))]
        unknown += minutes.count(0)
        spent_on = sum(minutes)
        for mentor in pair.mentors:
            given[mentor] += spent_on
    mentors = scope.mentors(scope.pairs.values())
    spent = [given[mentor] / 60 for mentor in sorted(mentors)]
    value, low, high = mean_of(spent)
    steps = (
        f"minutes of mentors in meetings held: {given.total()}",
        f"mentors: {len(mentors)}",
        f"{given.total()} / 60 / {len(mentors)}",
    )
    return Measured(value, mentors, None, unknown, None if low is None else max(0.0, low), high, steps=steps)


def survival(scope: Scope) -> Measured:
    """The share of relationships that last 180 days; one that was completed lasts."""
    times: dict[str, tuple[int, bool]] = {}
    for key, pair in scope.pairs.items():
        if pair.start:
            over = scope.ended(pair)
            ended_early = over and not pair.ending.startswith("completed")
            lasted = _days(pair.start, pair.ended_on if over else scope.day)
            # A completed one went as long as it was meant to: it is never at risk of ending early again.
            times[key] = (max(LASTS, lasted) if over and not ended_early else max(0, lasted), ended_early)
    rows = kaplan_meier([one[0] for one in times.values()], [one[1] for one in times.values()]) or []
    last = [row for row in rows if row.time <= LASTS]
    left = last[-1].survival if last else 1.0
    error = last[-1].standard_error if last else None
    answering, about = _of(scope, (scope.pairs[key] for key in times))
    tags = Counter(scope.pairs[key].challenge or "not said" for key, (_, early) in times.items() if early)
    pieces = tuple(
        Piece(f"hard: {tag}", count, "relationships", frozenset(
            person for key, (_, early) in times.items() if early and (scope.pairs[key].challenge or "not said") == tag
            for person in scope.pairs[key].mentees
        )) for tag, count in sorted(tags.items())
    )  # fmt: skip
    steps = (f"relationships: {len(times)}, of which {sum(early for _, early in times.values())} ended early",
             *(f"day {row.time:g}: {row.at_risk} at risk, {row.events} ended, {row.survival:.4f} last"
               for row in last))  # fmt: skip
    low = None if error is None else max(0.0, 100 * (left - 1.96 * error))
    high = None if error is None else min(100.0, 100 * (left + 1.96 * error))
    value = 100 * left if times else None
    return Measured(value, answering, about, len(scope.pairs) - len(times), low, high, pieces, steps,
                    curve=by_month(rows, max((one[0] for one in times.values()), default=0)))  # fmt: skip
