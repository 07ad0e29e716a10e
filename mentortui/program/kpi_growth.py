"""What people reach: goals, attainment, skills, doors that opened, and what became of them."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from datetime import date
from functools import cache
from math import sqrt
from operator import attrgetter
from statistics import correlation, fmean
from typing import Final

from mentortui.program.means import deviation, mean_of, share_of
from mentortui.program.measured import Measured, Piece
from mentortui.program.scope import Scope, Skill
from mentortui.program.summaries import Aim, Event
from mentortui.statistics import gas_t_score, hedges_g_paired, kaplan_meier, poisson_interval

OVER: Final = ("achieved", "dropped")
YEAR: Final = 365
DAYS_A_YEAR: Final = 365.25
T_ENDS: Final = (20.0, 80.0)
T_CHANGES: Final = (-60.0, 60.0)
NO_OUTCOMES: Final = "no career event is known yet, so nothing is known of this"
NO_BANDS: Final = "no band is known; `mentortui program outcomes FILE --bands` takes them"
UNLINKED: Final = "linked to nothing"


def goals(scope: Scope) -> Measured:
    """Achieved, of goals that are over; all by status, objective and value."""
    over = [one for one in scope.goals if one.status in OVER]
    achieved = [one for one in over if one.status == "achieved"]
    value, low, high = share_of(len(achieved), len(over))
    everybody = frozenset(one.person for one in scope.goals)
    pieces = [
        *_by(scope.goals, "", "status", ""),
        *_by(scope.goals, "objective: ", "objective", UNLINKED),
        *_by(scope.goals, "value: ", "value_tag", UNLINKED),
    ]
    steps = (
        f"goals: {len(scope.goals)}, of {len(everybody)} people",
        f"over: {len(over)}, of which achieved: {len(achieved)}",
        f"{len(achieved)} / {len(over)}",
    )
    owners = frozenset(one.person for one in over)
    return Measured(value, owners, None, len(scope.people.keys() - everybody), low, high, tuple(pieces), steps)


def _by(rows: list[Aim], lead: str, field: str, without: str) -> list[Piece]:
    """How many goals say the same in a field, and whose; `without` is what those are called that say nothing."""
    found: dict[str, Counter[str]] = defaultdict(Counter)
    for (said, person), many in Counter(map(attrgetter(field, "person"), rows)).items():
        found[said or without][person] += many
    return [
        Piece(f"{lead}{name}", people.total(), "goals", frozenset(people)) for name, people in sorted(found.items())
    ]


def attainment(scope: Scope) -> Measured:
    """Each person's T-score over their goals that were scored, on average; where they began beside it."""
    levels: dict[str, list[int]] = defaultdict(list)
    began: dict[str, list[int]] = defaultdict(list)
    for one in scope.goals:
        if one.level is not None:
            levels[one.person].append(one.level)
            if one.baseline is not None:
                began[one.person].append(one.baseline)
    t_score = cache(gas_t_score)  # of thousands many have scored alike
    own = {person: score for person, given in levels.items() if (score := t_score(tuple(given))) is not None}
    before = {
        person: score for person, given in began.items()
        if len(given) == len(levels[person]) and (score := t_score(tuple(given))) is not None
    }  # fmt: skip
    value, low, high = mean_of([*own.values()])
    start = mean_of([*before.values()])
    changes = tuple(own[person] - before[person] for person in before)
    change = mean_of(changes)
    pieces = (
        Piece(
            "where they began",
            start[0],
            "T",
            frozenset(before),
            start[1],
            start[2],
            False,
            tuple(before.values()),
            T_ENDS,
        ),
        Piece("change", change[0], "T", frozenset(before), change[1], change[2], False, changes, T_CHANGES),
    )
    steps = (
        f"people whose goals were scored: {len(own)}, {sum(map(len, levels.values()))} goals",
        f"their T-scores, in all: {sum(own.values()):.4f}",
        f"{sum(own.values()):.4f} / {len(own)}",
    )
    missing = len({one.person for one in scope.goals} - own.keys())
    return Measured(value, frozenset(own), None, missing, low, high, pieces, steps, values=tuple(own.values()),
                    ends=T_ENDS)  # fmt: skip


def skills(scope: Scope) -> Measured:
    """First to latest rating of a skill by the person, each person's mean over their skills; hard and soft apart."""
    given = scope.skills()
    twice = {person: given[person] for person in sorted(given) if given[person]}
    pieces = []
    for kind in ("hard", "soft"):
        before, after = _before_after({
            person: there for person, rated in twice.items() if (there := [one for one in rated if one.type == kind])
        })  # fmt: skip
        value, low, high = _change(before, after)
        pieces.append(Piece(f"{kind} skills", value, "g", frozenset(before), low, high, splits=False))
    before, after = _before_after(twice)
    value, low, high = _change(before, after)
    people = frozenset(before)
    steps: tuple[str, ...] = (f"people who rated a skill twice: {len(people)}",)
    if people:
        first, last = fmean(before.values()), fmean(after.values())
        steps += (f"mean of the first ratings: {first:.4f}, of the latest: {last:.4f}", f"change: {last - first:+.4f}")
    missing = len(given.keys() - people)
    return Measured(value, people, None, missing, low, high, tuple(pieces), steps)


def _before_after(rated: Mapping[str, Sequence[Skill]]) -> tuple[dict[str, float], dict[str, float]]:
    return (
        {person: fmean([one.first for one in own]) for person, own in rated.items()},
        {person: fmean([one.last for one in own]) for person, own in rated.items()},
    )


def _change(before: dict[str, float], after: dict[str, float]) -> tuple[float | None, float | None, float | None]:
    """Hedges' g of the pairs, with 1.96 of its standard errors."""
    one, two = [*before.values()], [after[person] for person in before]
    if len(one) < 3:
        return None, None, None
    differences = [late - early for early, late in zip(one, two, strict=True)]
    both_vary = min(one) < max(one) and min(two) < max(two)
    found = hedges_g_paired(
        fmean(differences), deviation(differences), correlation(one, two) if both_vary else 0.0, len(one)
    )
    if found is None:
        return None, None, None
    reach = 1.96 * sqrt(found.variance_g)
    return found.g, found.g - reach, found.g + reach


def introductions(scope: Scope) -> Measured:
    """Of introductions whose end is known, those of which something came."""
    made = scope.events("introduction")
    known = [event for event in made if event.kind]
    came = [event for event in known if event.kind == "came"]
    value, low, high = share_of(len(came), len(known))
    people = frozenset(event.by for event in known)
    everybody = frozenset(event.by for event in made)
    pieces = (Piece("introductions", len(made), "", everybody, splits=False),)
    steps = (
        f"introductions: {len(made)}, of which the end is known: {len(known)}",
        f"something came of: {len(came)}",
        f"{len(came)} / {len(known)}",
    )
    return Measured(value, people, None, len(made) - len(known), low, high, pieces, steps)


def _outcomes(scope: Scope, kind: str) -> list[Event]:
    """Career events of a kind, from what people counted and from the coordinator's list; a day's event once."""
    from_list = (one for one in scope.whole.outcomes if one.person in scope.people and one.on <= scope.day)
    found = {(one.person, one.on): one for one in (*from_list, *scope.events("outcome")) if one.kind == kind}
    return [found[key] for key in sorted(found)]


def _time(scope: Scope) -> dict[str, tuple[int, str]]:
    """Days in the program, and the day somebody left the organization, of everybody whose first day is known."""
    left: dict[str, str] = {}
    for event in _outcomes(scope, "left"):
        left.setdefault(event.person, event.on)
    found = {}
    for person, row in scope.people.items():
        if row.since and row.since <= scope.day:
            end = min(left.get(person, scope.day), row.left_on or scope.day)
            days = max(0, (date.fromisoformat(end) - date.fromisoformat(row.since)).days)
            found[person] = (days, left.get(person, "") if left.get(person, "9999") <= end else "")
    return found


def bands(scope: Scope) -> Measured:
    """Another band of pay or performance than the first that is known."""
    own: dict[str, list[str]] = defaultdict(list)
    for person, on, band in sorted(scope.whole.bands, key=lambda one: one[1]):
        if person in scope.people and on <= scope.day:
            own[person].append(" ".join(band.split()).casefold())
    moved = {person: given[0] != given[-1] for person, given in own.items() if len(given) > 1}
    value, low, high = share_of(sum(moved.values()), len(moved))
    steps = (f"people of whom two bands are known: {len(moved)}", f"of them in another: {sum(moved.values())}",
             f"{sum(moved.values())} / {len(moved)}")  # fmt: skip
    return Measured(value, frozenset(moved), None, len(scope.people) - len(moved), low, high, steps=steps,
                    values=tuple(100.0 * one for one in moved.values()), ends=(0.0, 100.0),
                    unknown="" if own else NO_BANDS)  # fmt: skip


def retention(scope: Scope) -> Measured:
    """Still with the organization after a year."""
    time = _time(scope)
    rows = kaplan_meier([days for days, _ in time.values()], [bool(gone) for _, gone in time.values()]) or []
    last = [row for row in rows if row.time <= YEAR]
    left, error = (last[-1].survival, last[-1].standard_error) if last else (1.0, None)
    steps = (f"people: {len(time)}, of whom {sum(bool(gone) for _, gone in time.values())} left",
             *(f"day {row.time:g}: {row.at_risk} at risk, {row.events} left, {row.survival:.4f} stay"
               for row in last))  # fmt: skip
    low = None if error is None else max(0.0, 100 * (left - 1.96 * error))
    high = None if error is None else min(100.0, 100 * (left + 1.96 * error))
    known = any(scope.whole.outcomes) or bool(scope.events("outcome"))
    return Measured(100 * left, frozenset(time), None, len(scope.people) - len(time), low, high, steps=steps,
                    unknown="" if known else NO_OUTCOMES)  # fmt: skip


def promotions(scope: Scope) -> Measured:
    """Promotions per 100 person-years in the program."""
    time = _time(scope)
    years = sum(days for days, _ in time.values()) / DAYS_A_YEAR
    known = any(scope.whole.outcomes) or bool(scope.events("outcome"))
    events = sum(event.person in time and event.on >= scope.people[event.person].since
                 for event in _outcomes(scope, "promotion"))  # fmt: skip
    steps = (f"promotions: {events}", f"person-years: {years:.4f}", f"100 x {events} / {years:.4f}")
    missing = len(scope.people) - len(time)
    if not known or years <= 0:
        return Measured(None, frozenset(time), None, missing, steps=steps, unknown=NO_OUTCOMES)
    interval = poisson_interval(events)
    low, high = (100 * interval.low / years, 100 * interval.high / years) if interval else (None, None)
    return Measured(100 * events / years, frozenset(time), None, missing, low, high, steps=steps)
