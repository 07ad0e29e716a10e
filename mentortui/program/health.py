"""How each relationship of a program stands, from dates and counts alone: a light, why, since when, last contact.

Never a rating and never a text goes into it. Of whom nothing arrived, nothing is known: that is said, and it is never
called "no meeting".
"""

from __future__ import annotations

from datetime import date, timedelta
from typing import Final, NamedTuple

from mentortui.practice.cadence import ACTIVE_WITHIN
from mentortui.program.scope import NEWS, Scope
from mentortui.program.summaries import Pair

ACT, WATCH, NO_NEWS, RESTS, ON_TRACK = "act", "watch", "no news", "resting", "on track"
ORDER: Final = (ACT, WATCH, NO_NEWS, RESTS, ON_TRACK)
"""The most pressing first."""
ACT_WITHIN: Final = 2.5
"""Times the agreed cadence since the last meeting, from which on somebody should call."""
USUAL: Final = 30
"""Days between meetings that are taken where none were agreed."""
STUCK: Final = 21
"""Days in a stage from which on somebody is stuck in it."""


class Light(NamedTuple):
    """One relationship on the health board."""

    pair: Pair
    light: str
    reason: str
    """A sentence without an end."""
    since: str
    """ISO day since which it is so; empty where unknown."""
    last: str
    """ISO day of the last contact that is known: a meeting, or support that was given."""

    @property
    def people(self) -> tuple[str, ...]:
        """Everybody in it, mentors first, each once."""
        return tuple(dict.fromkeys((*self.pair.mentors, *self.pair.mentees)))


def board(scope: Scope, supported: dict[str, str]) -> list[Light]:
    """Every open relationship, the most pressing first. `supported` is the last day of support by person."""
    found = [_light(scope, pair, supported) for pair in scope.open.values()]
    return sorted(found, key=lambda one: (ORDER.index(one.light), one.since or "9", one.pair.id))


def stage(scope: Scope, pair: Pair) -> tuple[str, str]:
    """The stage a relationship is in, and the ISO day it came there: matched, met, agreed, goal, closed."""
    if scope.ended(pair):
        return "closed", pair.ended_on
    has_goal = not scope.aimed.isdisjoint((pair.id, *pair.mentors, *pair.mentees))
    agreed = pair.agreed_on if pair.agreed_on <= scope.day else ""
    met = scope.first_met(pair.id)
    if has_goal and met:
        return "goal", agreed or met
    if agreed:
        return "agreed", agreed
    return ("met", met) if met else ("matched", pair.start)


def rests(scope: Scope, pair: Pair) -> bool:
    """Whether a relationship is paused on that day."""
    return any(start and start <= scope.day and (not end or end > scope.day) for start, end in pair.pauses)


def _light(scope: Scope, pair: Pair, supported: dict[str, str]) -> Light:
    people = (*pair.mentors, *pair.mentees)
    met = scope.last_met(pair.id)
    last = max([met, *(supported.get(one, "") for one in people)])
    light, reason, since = _reason(scope, pair, met)
    if light in (ACT, WATCH) and not any(scope.is_read(one) for one in people):
        heard = max((scope.people[one].heard for one in people if one in scope.people), default="")
        return Light(pair, NO_NEWS, f"nothing arrived from them for {NEWS} days or more", heard, last)
    return Light(pair, light, reason, since, last)


def _reason(scope: Scope, pair: Pair, met: str) -> tuple[str, str, str]:
    if rests(scope, pair):
        start = max(start for start, _ in pair.pauses if start and start <= scope.day)
        return RESTS, "they paused", start
    if pair.end and pair.end < scope.day:
        return WATCH, "the agreed end has passed and it is not closed", pair.end
    every = pair.cadence or USUAL
    begun = met or pair.start
    if not begun:
        return ON_TRACK, "it has no first day yet", ""
    quiet = scope.since(begun)
    what = f"{quiet} days since the last meeting" if met else f"{quiet} days without a first meeting"
    if not met:
        light = ACT if quiet > 2 * STUCK else WATCH if quiet > STUCK else ON_TRACK
        return light, what if light != ON_TRACK else "it has just begun", begun
    agreed = f", agreed every {pair.cadence:g}" if pair.cadence else ""
    late = _after(met, every * ACTIVE_WITHIN)
    if quiet > every * ACT_WITHIN:
        return ACT, what + agreed, late
    if quiet > every * ACTIVE_WITHIN:
        return WATCH, what + agreed, late
    return ON_TRACK, "they meet as agreed" if pair.cadence else "they met lately", met


def _after(day: str, days: float) -> str:
    return (date.fromisoformat(day) + timedelta(days=round(days))).isoformat()
