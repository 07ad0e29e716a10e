"""Whether a goal is on its way, in words: `on track`, `at risk: no progress for 24 days`, `done`.

A rule of thumb for the goal's own people: it may look at their confidence. What is shown to others
uses `lights`, which knows dates and counts only.
"""

from __future__ import annotations

from datetime import date
from typing import Final, NamedTuple

from mentortui import dates
from mentortui.model.reader import Row
from mentortui.practice.progress import Standing

STUCK_AFTER: Final = 21
"""Days without a report or a ticked step after which a goal is stuck: three weekly looks at it in vain."""
BEHIND_BY: Final = 30
"""Points by which progress may lag behind the time that has gone; work rarely moves in a straight line."""
UNSURE: Final = 3
"""Confidence (1 to 10) at or below which a goal is at risk whatever the figures say."""

ON_TRACK: Final = "on track"
AT_RISK: Final = "at risk"
DONE: Final = "done"


class Health(NamedTuple):
    """How a goal is doing: `level` is one of on track, at risk, done, draft, paused, dropped; `reason` may be empty."""

    level: str
    reason: str
    stuck: bool

    @property
    def words(self) -> str:
        """As one reads it: `at risk: no progress for 24 days`."""
        return f"{self.level}: {self.reason}" if self.reason else self.level


def health(goal: Row, standing: Standing, today: date) -> Health:
    """How a goal is doing today. The first reason that holds is given: late, stuck, unsure, behind."""
    status = goal.get("status", "active")
    if status == "achieved":
        return Health(DONE, "", False)
    if status != "active":
        return Health(status, "", False)
    if goal.get("start") and goal["start"] > today.isoformat():
        return Health(ON_TRACK, f"starts {dates.say_distance(date.fromisoformat(goal['start']), today)}", False)
    quiet = quiet_days(goal, standing, today)
    stuck = quiet >= STUCK_AFTER and standing.percent != 100
    due = date.fromisoformat(goal["due"]) if goal.get("due") else None
    if due and due < today:
        return Health(AT_RISK, f"was due {dates.say_distance(due, today)}", stuck)
    if stuck:
        return Health(AT_RISK, f"no progress for {dates.say_span(quiet)}", True)
    if standing.confidence is not None and standing.confidence <= UNSURE:
        return Health(AT_RISK, f"confidence is {standing.confidence} of 10", False)
    gone = time_gone(goal, today)
    if gone is not None and standing.percent is not None and gone - standing.percent > BEHIND_BY:
        return Health(AT_RISK, f"{standing.percent} % done, {gone} % of the time gone", False)
    return Health(ON_TRACK, "", False)


def quiet_days(goal: Row, standing: Standing, today: date) -> int:
    """Days since the last report or ticked step, or since the goal began when there was none."""
    since = max(filter(None, (standing.last, _begun(goal))), default=None)
    return max(0, (today - date.fromisoformat(since)).days) if since else 0


def _begun(goal: Row) -> str | None:
    """The later of the first day and the day it was written down: nobody reports on a goal not yet written."""
    return max(filter(None, (goal.get("start"), goal.get("at", "")[:10])), default=None)


def time_gone(goal: Row, today: date) -> int | None:
    """Percent of the time from the first to the last day that has gone, 0 to 100; None without a last day."""
    begun, due = goal.get("start") or goal.get("at", "")[:10], goal.get("due")
    if not begun or not due or due <= begun:
        return None
    first, last = date.fromisoformat(begun), date.fromisoformat(due)
    return max(0, min(100, (today - first).days * 100 // (last - first).days))
