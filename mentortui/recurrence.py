"""What repeats, as a person says it: how often two people meet, and the days of a series of meetings.

The plain half (`Cadence`) imports nothing; the days of a series come from dateutil, imported when asked (35 ms).
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date
from typing import TYPE_CHECKING, Any, Final, Literal, NamedTuple

from mentortui import dates
from mentortui.errors import Refused

if TYPE_CHECKING:
    from dateutil.rrule import rrule

_ONCE: Final = {
    "daily": (1, "day"), "weekly": (1, "week"), "fortnightly": (2, "week"), "monthly": (1, "month"),
    "quarterly": (3, "month"), "yearly": (1, "year"), "annually": (1, "year"),
}  # fmt: skip
_TWICE: Final = {
    "biweekly": ("twice a week", "every 2 weeks"),
    "bi-weekly": ("twice a week", "every 2 weeks"),
    "bimonthly": ("twice a month", "every 2 months"),
    "bi-monthly": ("twice a month", "every 2 months"),
}
_COUNTS: Final = {"other": 2, "second": 2, "2nd": 2, "third": 3, "3rd": 3, "fourth": 4, "4th": 4, **dates.NUMBERS}
_EVERY = re.compile(r"(?:every )?(?:(\w+) )?([a-z]+?)s?(?: on ([a-z]+?)s?)?")
_NTH = re.compile(r"(?:the |every )?(first|second|third|fourth|last) ([a-z]+) of (?:every|each|the) month")
_PLACES: Final = {"first": 1, "second": 2, "third": 3, "fourth": 4, "last": -1}
_DAYS: Final = {"day": 1.0, "week": 7.0, "month": 30.4375, "year": 365.25}


class Cadence(NamedTuple):
    """How often people agreed to meet: one turn is `number` times a `unit` of day, week, month or year."""

    number: int
    unit: str

    def __str__(self) -> str:
        """The canonical text kept in a relationship: `2 weeks`, `1 month`."""
        return f"{self.number} {self.unit}{'' if self.number == 1 else 's'}"

    @property
    def days(self) -> float:
        """Its length in days; months and years in the mean of the Gregorian calendar."""
        return self.number * _DAYS[self.unit]

    @property
    def words(self) -> str:
        """As a person says it: `every 2 weeks`, `every month`."""
        return f"every {self.unit}" if self.number == 1 else f"every {self}"

    def after(self, day: date) -> date:
        """The day one turn later; a month too short gives its last day."""
        return dates.shift(day, self.number, self.unit)


class Series(NamedTuple):
    """A series of meeting days: a cadence, from its first day, for months perhaps on the nth weekday."""

    cadence: Cadence
    first: date
    nth: int | None = None

    @property
    def words(self) -> str:
        """What was understood: `every 2 weeks on Thursday, first on 26 November 2026`."""
        name = dates.WEEKDAYS[self.first.weekday()].capitalize()
        place = next((word for word, number in _PLACES.items() if number == self.nth), None)
        if place:
            return f"the {place} {name} of {self.cadence.words}, {self._from}"
        return f"{self.cadence.words}{f' on {name}' if self.cadence.unit == 'week' else ''}, {self._from}"

    @property
    def _from(self) -> str:
        return f"first on {dates.in_full(self.first)}"

    def rule(self, count: int | None = None) -> rrule:
        """The rule of the series for a calendar (RFC 5545)."""
        from datetime import datetime

        from dateutil import rrule as rules

        unit, number = self.cadence.unit, self.cadence.number
        if unit == "year":
            unit, number = "month", 12 * number
        more: dict[str, Any] = {}
        if self.nth is not None:
            more = {"byweekday": rules.weekday(self.first.weekday(), self.nth)}
        elif unit == "month" and self.first.day > 28:
            # RFC 5545 skips months without a 31st; people mean the last day there is.
            more = {"bymonthday": range(28, self.first.day + 1), "bysetpos": -1}
        frequency: Literal[1, 2, 3] = (
            rules.DAILY if unit == "day" else rules.WEEKLY if unit == "week" else rules.MONTHLY
        )
        start = datetime(self.first.year, self.first.month, self.first.day)
        return rules.rrule(frequency, dtstart=start, interval=number, count=count, **more)

    def days(self, count: int) -> list[date]:
        """The first `count` days."""
        return [moment.date() for moment in self.rule(count)]

    def between(self, low: date, high: date) -> Iterator[date]:
        """The days from `low` to `high`, both included."""
        for moment in self.rule():
            if moment.date() > high:
                return
            if moment.date() >= low:
                yield moment.date()


def _refuse(text: str, field: str) -> Refused:
    known = 'write "2 weeks", "1 month" or "every other thursday"'
    return Refused(f"{text.strip()!r} is not a rhythm I know; {known}.", field)


def _read(text: str, field: str) -> tuple[Cadence, int | None]:
    """The cadence a text says, and the weekday it names."""
    said = dates.fold(text)
    if said in _ONCE:
        return Cadence(*_ONCE[said]), None
    if said in _TWICE:
        one, other = _TWICE[said]
        raise Refused(f'{text.strip()!r} could be {one} or {other}; write "{other}" or the days apart.', field)
    match = _EVERY.fullmatch(said)
    if not match:
        raise _refuse(text, field)
    number, unit, named = match.groups()
    count = int(number) if number and number.isdecimal() and len(number) < 4 else _COUNTS.get(number or "one")
    if number == "every":  # "every thursday": the pattern's first word took it
        count = 1
    day = dates.weekday(named or unit)
    if unit == "fortnight" and count:
        count, unit = 2 * count, "week"
    if day is not None and not named:
        unit = "week"
    if not count or unit not in _DAYS or (named and (day is None or unit != "week")):
        raise _refuse(text, field)
    return Cadence(count, unit), day


def parse_cadence(text: str) -> Cadence:
    """How often, from "2 weeks", "weekly", "every other week", "every other thursday", "1 month". Raises Refused."""
    return _read(text, "cadence")[0]


def parse_series(text: str, today: date) -> Series:
    """A series of days from "every other thursday", "every 2 weeks", "the first monday of every month".

    A named weekday begins with the next one after today; without one, one turn from today. Raises Refused.
    """
    said = dates.fold(text)
    if match := _NTH.fullmatch(said):
        day = dates.weekday(match[2])
        if day is None:
            raise _refuse(text, "on")
        return _monthly(_PLACES[match[1]], day, today)
    cadence, day = _read(text, "on")
    if day is None:
        return Series(cadence, cadence.after(today))
    return Series(cadence, dates.parse_day(dates.WEEKDAYS[day], today))


def _monthly(nth: int, day: int, today: date) -> Series:
    from datetime import timedelta

    start = Series(Cadence(1, "month"), _nth_of(today.year, today.month, nth, day), nth)
    if start.first > today:
        return start
    later = today.replace(day=1) + timedelta(days=32)
    return start._replace(first=_nth_of(later.year, later.month, nth, day))


def _nth_of(year: int, month: int, nth: int, day: int) -> date:
    month_days = [date(year, month, number) for number in range(1, dates.month_length(year, month) + 1)]
    matching = [one for one in month_days if one.weekday() == day]
    return matching[nth - 1 if nth > 0 else nth]
