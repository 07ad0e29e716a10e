"""Which points of an agreement are due before a meeting: none made yet, a word missing, its review, the last day."""

from __future__ import annotations

from datetime import date
from typing import Final, NamedTuple

from mentortui import dates
from mentortui.model.reader import Reader, Row
from mentortui.practice import agreement
from mentortui.practice.happening import ENDS_WITHIN

REVIEW_AHEAD: Final = 14
"""Days before its day at which a review is a point for a meeting: one cadence of most pairs."""


class PointsDue(NamedTuple):
    """What of an agreement is due: sentences; `review` why a review is, `ends` that the last day is near, or empty."""

    words: tuple[str, ...]
    review: str
    ends: str


def points_due(reader: Reader, relationship: Row | None, met: bool, today: date) -> PointsDue:
    """The points of an agreement that are due before a meeting; `met` is whether they ever met."""
    if not relationship or relationship.get("status", "active") != "active":
        return PointsDue((), "", "")
    found, review = [], ""
    stand = agreement.standing(reader, relationship)
    if stand.state == agreement.NONE:
        if met and not relationship.get("agreed_on") and relationship.get("format", "formal") == "formal":
            found.append("Nothing is agreed on yet: how often, how long, what stays between you.")
    elif stand.state != agreement.AGREED:
        found.append(agreement.stands(reader, stand))
    if stand.review and (stand.review - today).days <= REVIEW_AHEAD:
        review = f"review date {'was' if stand.review < today else 'is'} {dates.say_day(stand.review, today)}"
        found.append(f"{review[:1].upper()}{review[1:]}.")
    ends = _ends(relationship, today)
    return PointsDue((*found, *([ends] if ends else [])), review, ends)


def _ends(relationship: Row, today: date) -> str:
    if not relationship.get("end"):
        return ""
    day = date.fromisoformat(relationship["end"])
    if (day - today).days > ENDS_WITHIN:
        return ""
    verb = "was" if day < today else "is"
    return f"The last day you agreed on {verb} {dates.say_day(day, today)} ({dates.say_distance(day, today)})."
