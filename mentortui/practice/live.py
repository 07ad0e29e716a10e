"""A meeting while it goes on: since when, how long, what is private in it, and when people meet next."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, datetime
from typing import Final

from mentortui.model.reader import Reader, Row
from mentortui.model.vocabulary import ONLY_YOU
from mentortui.practice import cadence, meetings

FORGOTTEN: Final = 4 * 60
"""Minutes after which a timer was rather forgotten than still wanted, where the plan says less."""


def running(meeting: Row | None) -> bool:
    """Whether a meeting was begun and not finished."""
    if not meeting or not meeting.get("started") or meeting.get("status", "held") != "planned":
        return False
    try:
        began(meeting)
    except ValueError:  # edited by hand
        return False
    return True


def going_on(rows: Iterable[Row]) -> list[Row]:
    """The meetings that go on now, the one begun last first."""
    return sorted((row for row in rows if running(row)), key=lambda row: (began(row), row["id"]), reverse=True)


def began(meeting: Row) -> datetime:
    """When it was begun, by the clock of who began it. Raises ValueError for what is no moment."""
    moment = datetime.fromisoformat(meeting["started"])
    return moment if moment.tzinfo else moment.astimezone()


def seconds(meeting: Row, now: datetime) -> int:
    """How long it has gone on, in whole seconds; nothing when the clock was put back meanwhile."""
    return max(0, int((now - began(meeting)).total_seconds()))


def minutes(meeting: Row, now: datetime) -> int | None:
    """Its length in minutes as the timer has it, at least one; None when the timer was surely forgotten."""
    long = max(1, round(seconds(meeting, now) / 60))
    return long if long <= max(FORGOTTEN, 2 * (meeting.get("minutes") or 0)) and long <= 24 * 60 else None


def is_private(meeting: Row, entry: Row) -> bool:
    """Whether an entry stays hidden while others may look on.

    What only its writer reads; where nobody else could read it anyway, what was written before the meeting began.
    """
    if entry.get("readers", ONLY_YOU) != ONLY_YOU:
        return False
    return shares(meeting) or datetime.fromisoformat(entry["at"]) < began(meeting)


def usual_time(meeting: Row) -> str | None:
    """The time of day these people meet; None where it is only the moment one began."""
    time = meeting.get("time")
    return None if not time or time == meeting.get("started", "")[11:16] else str(time)


def shares(meeting: Row) -> bool:
    """Whether what is written in it can be for the relationship."""
    return bool(meeting.get("relationship")) and meeting.get("readers", ONLY_YOU) != ONLY_YOU


def planned_next(reader: Reader, meeting: Row, today: date) -> Row | None:
    """The next meeting of the same people that is planned already."""
    ahead = meetings.coming(reader.rows("meeting"), today)
    return next((row for row in ahead if row["id"] != meeting["id"] and meetings.same_people(row, meeting)), None)


def proposed_next(reader: Reader, meeting: Row, today: date) -> date | None:
    """The day to meet next by the agreed cadence; None without one, or when a meeting is planned already."""
    relationship = reader.get(str(meeting.get("relationship")))
    agreed = cadence.agreed(relationship) if relationship else None
    if agreed is None or planned_next(reader, meeting, today):
        return None
    return agreed.after(today)


def celebrated(reader: Reader, meeting: Row) -> str:
    """Whose achievement is likely celebrated: the only mentee's in the relationship, else one's own."""
    relationship = reader.get(str(meeting.get("relationship"))) or Row()
    mentees = relationship.get("mentees", ())
    if reader.me not in mentees and len(mentees) == 1:
        return str(mentees[0])
    return reader.me
