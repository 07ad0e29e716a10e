"""Whether people meet as often as they agreed, from dates alone."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from typing import Final, NamedTuple

from mentortui.errors import Refused
from mentortui.model.reader import Row
from mentortui.practice import meetings
from mentortui.recurrence import Cadence, parse_cadence

ACTIVE_WITHIN: Final = 1.5
"""A relationship is active while its last meeting is at most 1.5 x its cadence ago (PRODUCT.md "KPIs")."""


class Rhythm(NamedTuple):
    """How a relationship keeps its cadence: last and next meeting, the day one is due, days beyond it.

    `due` is one cadence after the last meeting (or the start), None where no cadence was agreed.
    `quiet` is the days since the last meeting or the start, None where neither is known. Where people went on after
    a pause since then, `resumed`, both count from that day.
    """

    cadence: Cadence | None
    last: Row | None
    next: Row | None
    quiet: int | None
    due: date | None
    overdue: int
    resumed: bool = False

    @property
    def active(self) -> bool:
        """Met within 1.5 x the agreed cadence; without a cadence, whether it was ever begun."""
        if self.quiet is None:
            return False
        return self.cadence is None or self.quiet <= ACTIVE_WITHIN * self.cadence.days

    @property
    def waits(self) -> bool:
        """Overdue beyond 1.5 x the cadence with nothing planned: worth a word."""
        return not self.active and self.cadence is not None and self.quiet is not None and self.next is None


def agreed(relationship: Row) -> Cadence | None:
    """The cadence a relationship agreed on; None without one, or one that a newer version wrote."""
    try:
        return parse_cadence(relationship["cadence"]) if relationship.get("cadence") else None
    except Refused:
        return None


def rhythm(relationship: Row, met: Iterable[Row], today: date, pauses: Iterable[Row] = ()) -> Rhythm:
    """How a relationship keeps its cadence; `met` are its meetings of any status, `pauses` its pauses."""
    own = list(met)
    done = [row for row in meetings.held(own) if row.get("on", "") <= today.isoformat()]
    ahead = meetings.coming(own, today)
    cadence = agreed(relationship)
    since = done[0]["on"] if done else relationship.get("start")
    went_on = max((row.get("ended_on") or "" for row in pauses), default="")
    resumed = bool(went_on and relationship.get("status", "active") == "active" and went_on > (since or ""))
    since = went_on if resumed else since
    begun = date.fromisoformat(since) if since else None
    due = cadence.after(begun) if cadence and begun else None
    return Rhythm(
        cadence,
        done[0] if done else None,
        ahead[0] if ahead else None,
        max(0, (today - begun).days) if begun else None,
        due,
        max(0, (today - due).days) if due else 0,
        resumed,
    )


def adherence(met: Iterable[Row], cadence: Cadence, first: date, last: date) -> float | None:
    """The share of due meetings that were held from `first` to `last`, at most 1; None before one was due."""
    wanted = (last - first).days / cadence.days
    if wanted < 1:
        return None
    low, high = first.isoformat(), last.isoformat()
    return min(1.0, sum(1 for row in meetings.held(met) if low <= row.get("on", "") <= high) / wanted)
