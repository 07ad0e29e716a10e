"""The dates of a repeating event of a calendar file: bounded, whatever its rule says."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from datetime import date, datetime, timedelta, tzinfo
from itertools import islice
from typing import TYPE_CHECKING, Any, Final, NamedTuple

from mentortui import dates
from mentortui.errors import Refused
from mentortui.practice.zones import zone

if TYPE_CHECKING:
    from icalendar import Event

REPEATS_MAX: Final = 60
"""Dates of one repeating event that are read; as many as `meeting plan` makes at most."""
AHEAD: Final = 366
"""Days for which dates of a repeating event are read."""
STEPS_MAX: Final = 50_000
"""Dates of a rule that are looked at before it is given up: a daily one since 1890."""
_SLOW: Final = ("SECONDLY", "MINUTELY", "HOURLY")

Day = date | datetime


class Dates(NamedTuple):
    """The dates of an event, and what there is to say about those that were left out; may be empty.

    Where none comes within the year it is the first one after it, and where none is to come the last one there was.
    """

    days: list[Day]
    said: str


def dates_of(event: Event, start: Day, replaced: set[str], today: date) -> Dates:
    """The dates of a repeating event from today on, at most 60 and a year ahead.

    `replaced` are those that other events stand in for. Raises Refused for what repeats more often than daily.
    """
    given = event.get("rrule") or []
    rules = given if isinstance(given, list) else [given]
    if any(str(rule.get("FREQ", [""])[0]).upper() in _SLOW for rule in rules):
        raise Refused("it repeats more often than daily, which no meeting does")
    last = today + timedelta(days=AHEAD)
    found = [one for rule in rules for one in _of_rule(rule, start, today, last)]
    found += [one for one in _listed(event.get("rdate")) if type(one) is type(start)]
    without = {wall(one) for one in _listed(event.get("exdate"))} | replaced
    there = sorted({wall(one): one for one in found if wall(one) not in without}.items())
    ahead = [one for _, one in there if today <= day_of(one) <= last]
    if not ahead:
        later = [one for _, one in there if day_of(one) > last]
        return Dates(later[:1] or [one for _, one in there[-1:]], "")
    kept = ahead[:REPEATS_MAX]
    endless = any("COUNT" not in rule and "UNTIL" not in rule for rule in rules)
    if not endless and len(kept) == len(ahead) and all(day_of(one) <= last for _, one in there):
        return Dates(kept, "")
    why = "repeats without end" if endless else "goes on longer"
    return Dates(kept, f"{why}; its dates up to {dates.in_full(day_of(kept[-1]))} were read ({len(kept)}). "
                       "Import the file again later for the next ones.")  # fmt: skip


def _of_rule(rule: Any, start: Day, today: date, last: date) -> list[Day]:
    """The dates of one rule in the local time it was made in, so that 16:00 stays 16:00."""
    from dateutil.rrule import rrulestr

    local = start.tzinfo if isinstance(start, datetime) else None
    midnight = datetime.min.time()
    base = start.replace(tzinfo=None) if isinstance(start, datetime) else datetime.combine(start, midnight)
    text = re.sub(r"UNTIL=(\d{8})(T\d{6})?(Z?)", lambda said: _until(said, local), rule.to_ical().decode())
    _refuse_empty(text, rule, base)
    low = datetime.combine(today - timedelta(days=1), midnight)
    base = _nearer(base, rule, low)
    high = datetime.combine(last + timedelta(days=32), midnight)
    found: list[datetime] = []
    before: list[datetime] = []
    for one in islice(rrulestr(text, dtstart=base), STEPS_MAX):
        if one > high and found:
            break
        if one >= low:
            found.append(one)
        else:
            before = [one]
    shown = found or before
    return [one.replace(tzinfo=local) if isinstance(start, datetime) else one.date() for one in shown]


def _refuse_empty(text: str, rule: Any, base: datetime) -> None:
    """Raise Refused for a rule that never gives a date (30 February): dateutil looks for one until the year 9999.

    So the rule is tried on the last 30 years of the calendar, which have every weekday and leap year there is.
    """
    from dateutil.rrule import rrulestr

    weekdays = {str(day)[-2:] for day in rule.get("BYDAY", ())}
    own = ("MO", "TU", "WE", "TH", "FR", "SA", "SU")[base.weekday()]
    in_step = int(rule.get("INTERVAL", [1])[0]) % 7 == 0 and str(rule["FREQ"][0]).upper() == "DAILY"
    free = ";".join(part for part in text.split(";") if not part.startswith(("COUNT", "UNTIL", "INTERVAL")))
    if in_step and weekdays and own not in weekdays:
        raise Refused("its rule never gives a date")
    if any(part.startswith("BY") for part in free.split(";")) and not any(
        True for _ in islice(rrulestr(free, dtstart=datetime(9970, 1, 1, base.hour, base.minute)), 1)
    ):
        raise Refused("its rule never gives a date")


def _nearer(base: datetime, rule: Any, low: datetime) -> datetime:
    """A first date shortly before `low`, in step with the rule; the given one where all dates are to be counted."""
    unit = {"DAILY": 1, "WEEKLY": 7}.get(str(rule["FREQ"][0]).upper(), 0)
    step = unit * int(rule.get("INTERVAL", [1])[0])
    turns = (low - base).days // step - 1 if step and "COUNT" not in rule else 0
    return base + timedelta(days=turns * step) if turns > 0 else base


def _until(said: re.Match[str], local: tzinfo | None) -> str:
    """The end of a rule, given in UTC, in the local time the rule is in."""
    if not said[2]:
        return f"UNTIL={said[1]}T235959"
    moment = datetime.strptime(said[1] + said[2], "%Y%m%dT%H%M%S")
    if local and said[3]:
        moment = moment.replace(tzinfo=zone("UTC")).astimezone(local).replace(tzinfo=None)
    return f"UNTIL={moment:%Y%m%dT%H%M%S}"


def replaced(events: Sequence[Event]) -> dict[str, set[str]]:
    """The dates of series, by the id of their event, that other events of the file stand in for."""
    found: dict[str, set[str]] = {}
    for event in events:
        moved = getattr(event.get("recurrence-id"), "dt", None)
        if moved is not None:
            found.setdefault(str(event.get("uid") or ""), set()).add(wall(moved))
    return found


def day_of(at: Day) -> date:
    """The day of a date or a moment."""
    return at.date() if isinstance(at, datetime) else at


def wall(at: Day) -> str:
    """A date or local time as text, by which dates of one event are told apart."""
    return at.replace(tzinfo=None).isoformat() if isinstance(at, datetime) else at.isoformat()


def _listed(given: Any) -> Iterator[Day]:
    """The days of EXDATE or RDATE; of a period its beginning."""
    for one in given if isinstance(given, list) else [given] if given else []:
        for part in getattr(one, "dts", ()):
            yield part.dt[0] if isinstance(part.dt, tuple) else part.dt
