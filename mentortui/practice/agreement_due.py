"""Which points of an agreement are due before a meeting: none made yet, a word missing, its review, the last day."""

from __future__ import annotations

from datetime import date
from typing import NamedTuple

from mentortui import dates
from mentortui.model.reader import Reader, Row
from mentortui.practice import names
from mentortui.practice.happening import ENDS_WITHIN

REVIEW_AHEAD = 14
"""Days before its day at which a review is a point for a meeting: one cadence of most pairs."""


class PointsDue(NamedTuple):
    """What of an agreement is due: sentences; `review` why a review is, `ends` that the last day is near, or empty."""

    words: tuple[str, ...]
    review: str
    ends: str


def points_due(reader: Reader, relationship: Row | None, met: bool, today: date) -> PointsDue:
    """The points of the latest version of an agreement that are due; `met` is whether they ever met."""
    if not relationship or relationship.get("status", "active") != "active":
        return PointsDue((), "", "")
    found, review = [], ""
    latest = _latest(reader, relationship)
    if latest is None:
        if met and not relationship.get("agreed_on") and relationship.get("format", "formal") == "formal":
            found.append("Nothing is agreed on yet: how often, how long, what stays between you.")
    else:
        missing = _without_word(reader, relationship, latest)
        if missing:
            found.append(f"Version {latest.get('version', 1)} waits for the word of {missing}.")
    if latest and latest.get("review"):
        day = date.fromisoformat(latest["review"])
        if (day - today).days <= REVIEW_AHEAD:
            review = f"review date {'was' if day < today else 'is'} {dates.say_day(day, today)}"
            found.append(f"{review[:1].upper()}{review[1:]}.")
    ends = _ends(relationship, today)
    return PointsDue((*found, *([ends] if ends else [])), review, ends)


def _latest(reader: Reader, relationship: Row) -> Row | None:
    versions = [row for row in reader.rows("agreement") if row.get("relationship") == relationship["id"]]
    return max(versions, key=lambda row: (row.get("version", 1), row.get("at", ""), row["id"]), default=None)


def _without_word(reader: Reader, relationship: Row, latest: Row) -> str:
    """Who of the relationship has not agreed to a version, by name."""
    said = {row.get("person") for row in reader.rows("acceptance") if row.get("agreement") == latest["id"]}
    return names.listed(names.name(reader, one) for one in names.members(relationship) if one not in said)


def _ends(relationship: Row, today: date) -> str:
    if not relationship.get("end"):
        return ""
    day = date.fromisoformat(relationship["end"])
    if (day - today).days > ENDS_WITHIN:
        return ""
    verb = "was" if day < today else "is"
    return f"The last day you agreed on {verb} {dates.say_day(day, today)} ({dates.say_distance(day, today)})."
