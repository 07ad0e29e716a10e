"""Local times of two people who live in different time zones."""

from __future__ import annotations

from datetime import date, datetime, time, timedelta
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from mentortui import dates
from mentortui.model.reader import Directory, Row
from mentortui.practice import names


def zone(name: str | None) -> ZoneInfo | None:
    """The time zone of an IANA name, None without one or for a name nobody knows."""
    if not name or not name.strip():
        return None
    try:
        return ZoneInfo(name.strip())
    except (ZoneInfoNotFoundError, ValueError, OSError):  # a path, a folder, a broken file
        return None


def own_zone(reader: Directory, here: str | None = None) -> ZoneInfo | None:
    """My time zone: what my profile says, else `here`, the computer's own where it is known."""
    mine = reader.get(reader.me) or {}
    return zone(mine.get("time_zone")) or zone(here)


def moment(on: str, clock_time: str, where: ZoneInfo) -> datetime | None:
    """A local day and time as a moment; None when the text is neither. Of a time that comes twice the first."""
    try:
        return datetime.combine(date.fromisoformat(on), time.fromisoformat(clock_time), where)
    except ValueError:
        return None


def exists(at: datetime) -> bool:
    """Whether a local time is ever shown by a clock: 02:30 is not in the night the clocks go forward."""
    try:
        back = at.astimezone(ZoneInfo("UTC")).astimezone(at.tzinfo)
    except OverflowError:
        return True
    return back.replace(tzinfo=None) == at.replace(tzinfo=None)


def around_gap(at: datetime) -> tuple[datetime, datetime]:
    """The last minute before the hour that is skipped, and the first one after it, for a time that does not exist."""
    utc, where = ZoneInfo("UTC"), at.tzinfo
    low, high = at.replace(fold=1).astimezone(utc), at.replace(fold=0).astimezone(utc)
    before = low.astimezone(where).utcoffset()
    while high - low > timedelta(minutes=1):
        middle = low + timedelta(minutes=(high - low) // timedelta(minutes=2))
        if middle.astimezone(where).utcoffset() == before:
            low = middle
        else:
            high = middle
    return low.astimezone(where), high.astimezone(where)


def theirs(reader: Directory, meeting: Row, here: str | None = None) -> str:
    """What others' clocks say when a meeting begins: `15:00 for Ana`; empty where that is the same or unknown."""
    mine = own_zone(reader, here)
    if not mine or not meeting.get("time") or not meeting.get("on"):
        return ""
    at = moment(meeting["on"], meeting["time"], mine)
    if at is None or not exists(at):
        return ""
    called = names.short_names(reader)
    said: dict[str, list[str]] = {}
    for person in meeting.get("attendees", ()):
        there = zone((reader.get(person) or {}).get("time_zone")) if person != reader.me else None
        if there is None:
            continue
        local = _local(at, there)
        if local:
            said.setdefault(local, []).append(called.get(person, names.UNKNOWN))
    return "; ".join(f"{local} for {names.listed(people)}" for local, people in said.items())


def _local(at: datetime, there: ZoneInfo) -> str:
    """A moment on another's clock, with the day where it is another; empty where both show the same."""
    try:
        local = at.astimezone(there)
    except OverflowError:
        return ""
    if local.replace(tzinfo=None) == at.replace(tzinfo=None):
        return ""
    shown = f"{local:%H:%M}"
    return shown if local.date() == at.date() else f"{shown} on {dates.short(local.date())}"


def end(at: datetime, minutes: int) -> datetime:
    """The moment so many minutes of real time later, in the same zone."""
    utc = ZoneInfo("UTC")
    return (at.astimezone(utc) + timedelta(minutes=minutes)).astimezone(at.tzinfo)
