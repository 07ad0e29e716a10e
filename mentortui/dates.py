"""Days as a person says them: read ("friday", "in 2 weeks", "24 nov") and said ("Tue 24 Nov", "5 weeks ago").

Quick capture reads dates here, so nothing heavy is imported (typing alone costs 3 ms); what repeats is in
`recurrence`.
What was understood is always echoed (`echo`), because every reading of "friday" is a guess:

- a bare weekday is never today: `friday` on a Friday is the next one (for today there is "today");
- `this friday` may be today; `next friday` is the Friday of the next calendar week (Monday to Sunday);
  `last friday` is the latest one before today;
- a day without a year is the next such day, today included;
- with `past=True` (the day of a meeting that was held) bare weekdays and days without a year look back;
- `end of march` is its last day, of the next March that has not ended; with a year, of that year's;
- `next week` and `next month` are this day a week or a month on; a month too short gives its last day;
- 01/12/2026 is refused with both readings named.
"""

from __future__ import annotations

import re
from datetime import date, timedelta

from mentortui.errors import Refused

WEEKDAYS = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")
MONTHS = (
    "january", "february", "march", "april", "may", "june",
    "july", "august", "september", "october", "november", "december",
)  # fmt: skip
NUMBERS = {
    "a": 1, "an": 1, "one": 1, "two": 2, "three": 3, "four": 4, "five": 5, "six": 6,
    "seven": 7, "eight": 8, "nine": 9, "ten": 10, "eleven": 11, "twelve": 12,
}  # fmt: skip
_UNITS = {"d": "day", "w": "week", "m": "month", "y": "year", "wk": "week", "fortnight": "fortnight"}
_NEAR = {
    "today": 0, "now": 0, "tonight": 0, "tomorrow": 1, "yesterday": -1,
    "day after tomorrow": 2, "the day after tomorrow": 2,
    "day before yesterday": -2, "the day before yesterday": -2,
}  # fmt: skip

# Patterns as text: compiling all of them would cost every capture 4 ms, and each call needs only a few.
_SPAN = r"(in )?(\w+) ?([a-z]+?)s?( ago)?"
_SIDE = r"(this|next|last|coming|past) ([a-z]+)"
_END = r"(?:the )?end of (?:the |this )?(week|month|year)"
_MONTH_END = r"(?:the )?end of ([a-z]+)(?: (\d{4}))?"
_NUMERIC = r"(\d{1,2})[/.-](\d{1,2})(?:[/.-](\d{4}))?\.?"
_DAY_MONTH = r"(?:([a-z]+) )?(\d{1,2})(?:st|nd|rd|th)?(?: of)? ([a-z]+)(?: (\d{4}))?"
_MONTH_DAY = r"(?:([a-z]+) )?([a-z]+) (\d{1,2})(?:st|nd|rd|th)?(?: (\d{4}))?"
_DAY_TIME = r"(.+?)(?: at |t| )(\d{1,2}[:h]\d{2} ?(?:am|pm)?|\d{1,2} ?(?:am|pm)|(?<= at )\d{1,2})"
_TIME = r"(?:at )?(\d{1,2})(?:[:.h](\d{2}))? ?(am|pm)?"


def parse_day(text: str, today: date, *, past: bool = False) -> date:
    """The day a person means, seen from today; see the head of this file for how each form is read.

    With `past`, bare weekdays and days without a year look back. Raises Refused when the text is no day
    of the calendar, or could be two.
    """
    said = fold(text)
    try:
        found = _parse(said, today, past)
    except OverflowError:
        raise Refused(f"{text!r} lies beyond the calendar.", "date") from None
    if found is None:
        raise Refused(f'{text.strip()!r} is not a date I know; write 2026-12-01, "friday" or "in 2 weeks".', "date")
    return found


def fold(text: str) -> str:
    """Lower case, single spaces, without commas and the little words before a date."""
    words = text.lower().replace(",", " ").split()
    while len(words) > 1 and words[0] in ("on", "by", "due", "until"):
        words.pop(0)
    return " ".join(words)


def _parse(said: str, today: date, past: bool) -> date | None:
    if said in _NEAR:
        return today + timedelta(days=_NEAR[said])
    if match := re.fullmatch(r"(\d{4})-?(\d{1,2})-?(\d{1,2})", said):
        year, month, day = map(int, match.groups())
        return _real(year, month, day)
    if (index := weekday(said)) is not None:
        return _weekday_from(today, index, "last" if past else "next one")
    if match := re.fullmatch(_SIDE, said):
        return _beside(match[1], match[2], today)
    if match := re.fullmatch(_END, said):
        return _end_of(match[1], today)
    if (match := re.fullmatch(_MONTH_END, said)) and (named := _month(match[1])):
        return _month_end(named, match[2], today, past)
    if match := re.fullmatch(_NUMERIC, said):
        return _numeric(match, today, past)
    return _named(said, today, past) or _span(said, today, past)


def weekday(word: str) -> int | None:
    """0 for Monday to 6 for Sunday, from a name in full or its first three to five letters, else None."""
    word = word.rstrip(".")
    if len(word) < 3:
        return None
    return next((i for i, name in enumerate(WEEKDAYS) if word in (name, name[: min(len(word), 5)])), None)


def _month(word: str) -> int | None:
    word = word.rstrip(".")
    if len(word) < 3:
        return None
    return next((i for i, name in enumerate(MONTHS, 1) if name.startswith(word)), None)


def _weekday_from(today: date, index: int, which: str) -> date:
    ahead = (index - today.weekday()) % 7
    if which == "last":
        return today - timedelta(days=7 - ahead)
    if which == "this":
        return today + timedelta(days=ahead)
    if which == "next week":
        return today + timedelta(days=7 - today.weekday() + index)
    return today + timedelta(days=ahead or 7)


def _beside(side: str, word: str, today: date) -> date | None:
    index = weekday(word)
    if index is not None:
        return _weekday_from(
            today, index, {"next": "next week", "this": "this", "coming": "next one"}.get(side, "last")
        )
    if word not in ("week", "month", "year") or side == "this":
        return None
    return shift(today, -1 if side in ("last", "past") else 1, word)


def month_length(year: int, month: int) -> int:
    """How many days a month has."""
    # The standard calendar module knows too, and would cost quick capture 3 ms at import.
    if month == 2:
        return 29 if year % 4 == 0 and (year % 100 != 0 or year % 400 == 0) else 28
    return 30 if month in (4, 6, 9, 11) else 31


def _end_of(word: str, today: date) -> date:
    if word == "week":
        return _weekday_from(today, 6, "this")
    month = 12 if word == "year" else today.month
    return date(today.year, month, month_length(today.year, month))


def _month_end(month: int, year: str | None, today: date, past: bool) -> date:
    if year:
        return _real(int(year), month, month_length(int(year), month))
    years = range(max(1, today.year - 1), min(9999, today.year + 1) + 1)
    ends = [date(one, month, month_length(one, month)) for one in years]
    found = [end for end in reversed(ends) if end <= today] if past else [end for end in ends if end >= today]
    if not found:
        raise OverflowError
    return found[0]


def _span(said: str, today: date, past: bool) -> date | None:
    match = re.fullmatch(_SPAN, said)
    if match is None:
        return None
    ahead, count, unit, ago = match.groups()
    number = int(count) if count.isdecimal() and len(count) < 7 else NUMBERS.get(count)
    unit = _UNITS.get(unit, unit)
    if number is None or unit not in ("day", "week", "fortnight", "month", "year"):
        return None
    if bool(ahead) == bool(ago) and (ahead or past):  # "in 2 weeks ago"; "2 weeks" of the past could be either
        return None
    return shift(today, -number if ago else number, unit)


def shift(day: date, count: int, unit: str) -> date:
    """The day `count` days, weeks, fortnights, months or years on; a month too short gives its last day.

    Raises OverflowError beyond the calendar.
    """
    if unit in ("month", "year"):
        months = day.year * 12 + day.month - 1 + count * (12 if unit == "year" else 1)
        year, month = divmod(months, 12)
        if not 1 <= year <= 9999:
            raise OverflowError
        return date(year, month + 1, min(day.day, month_length(year, month + 1)))
    return day + timedelta(days=count * {"day": 1, "week": 7, "fortnight": 14}[unit])


def _real(year: int, month: int, day: int) -> date:
    try:
        return date(year, month, day)
    except ValueError:
        if not 1 <= month <= 12:
            raise Refused(f"There is no month {month}; a day is written {year:04}-12-01.", "date") from None
        raise Refused(f"There is no {day} {MONTHS[month - 1].capitalize()} {year}.", "date") from None


def _numeric(match: re.Match[str], today: date, past: bool) -> date | None:
    first, second, year = int(match[1]), int(match[2]), match[3]
    if not 1 <= first <= 31 or not 1 <= second <= 31:
        return None  # no day and no month: not understood
    if first > 12 and second > 12:
        return None
    if first != second and first <= 12 and second <= 12:
        on = int(year) if year else _without_year(second, first, today, past).year
        off = int(year) if year else _without_year(first, second, today, past).year
        one, other = _real(on, second, first), _real(off, first, second)
        raise Refused(f"{match[0]} could be {in_full(one)} or {in_full(other)}; write {one} or {other}.", "date")
    day, month = (second, first) if second > 12 else (first, second)
    return _real(int(year), month, day) if year else _without_year(month, day, today, past)


def _named(said: str, today: date, past: bool) -> date | None:
    if match := re.fullmatch(_DAY_MONTH, said):
        name, day, month, year = match.groups()
    elif match := re.fullmatch(_MONTH_DAY, said):
        name, month, day, year = match.groups()
    else:
        return None
    number, index = _month(month), weekday(name) if name else None
    if number is None or (name and index is None):
        return None
    if year or index is None:
        found = _real(int(year), number, int(day)) if year else _without_year(number, int(day), today, past)
    else:  # a weekday tells the year: say_day's own "Tue 24 Nov" reads back as the day it was said of
        found = _nearest_on(index, number, int(day), today) or _without_year(number, int(day), today, past)
    if index is not None and found.weekday() != index:
        raise Refused(
            f"{in_full(found)} is a {WEEKDAYS[found.weekday()].capitalize()}, not a {WEEKDAYS[index].capitalize()}.",
            "date",
        )
    return found


def _years(month: int, day: int, today: date) -> list[date]:
    """The same day of the years from 8 years before to 8 years after, where the calendar has it (29 February)."""
    return [
        date(year, month, day)
        for year in range(max(1, today.year - 8), min(9999, today.year + 8) + 1)
        if 1 <= day <= month_length(year, month)
    ]


def _without_year(month: int, day: int, today: date, past: bool) -> date:
    found = _years(month, day, today)
    found = [one for one in found if one <= today][-1:] if past else [one for one in found if one >= today]
    if not found:
        raise Refused(f"There is no {day} {MONTHS[month - 1].capitalize()}.", "date")
    return found[0]


def _nearest_on(index: int, month: int, day: int, today: date) -> date | None:
    near = [one for one in _years(month, day, today) if one.weekday() == index and abs(one.year - today.year) < 2]
    return min(near, key=lambda one: abs((one - today).days), default=None)


def parse_time(text: str) -> str:
    """A time of day as `16:00`, from "16:00", "16.00", "4pm", "at 9". Raises Refused."""
    match = re.fullmatch(_TIME, " ".join(text.lower().split()))
    hour, minute, half = (int(match[1]), int(match[2] or 0), match[3]) if match else (99, 0, None)
    if half and 1 <= hour <= 12:
        hour = hour % 12 + (12 if half == "pm" else 0)
    elif half:
        hour = 99
    if hour > 23 or minute > 59:
        raise Refused(f"{text.strip()!r} is not a time of day like 16:00.", "time")
    return f"{hour:02}:{minute:02}"


def parse_day_time(text: str, today: date, *, past: bool = False) -> tuple[date, str | None]:
    """A day with or without a time behind it: "tue 16:00", "2026-11-24 at 4pm", "friday". Raises Refused."""
    day, time = split_time(text)
    return parse_day(day, today, past=past), time


def split_time(text: str) -> tuple[str, str | None]:
    """A text and the time of day behind it: "every thursday at 16:00" is "every thursday" and 16:00. Raises Refused."""
    match = re.fullmatch(_DAY_TIME, fold(text))
    return (match[1], parse_time(match[2])) if match else (text, None)


def in_full(day: date) -> str:
    """A day in full: `1 December 2026`."""
    return f"{day.day} {MONTHS[day.month - 1].capitalize()} {day.year}"


def short(day: date) -> str:
    """A day near today: `Tue 24 Nov`."""
    return f"{WEEKDAYS[day.weekday()][:3].capitalize()} {day.day} {MONTHS[day.month - 1][:3].capitalize()}"


def say_day(day: date, today: date) -> str:
    """A day as a person says it: today, tomorrow, yesterday, `Tue 24 Nov` within 180 days, else in full.

    `parse_day` reads every such text back as the same day.
    """
    away = (day - today).days
    named = {0: "today", 1: "tomorrow", -1: "yesterday"}.get(away)
    return named or (short(day) if abs(away) <= 180 else in_full(day))


def say_distance(day: date, today: date) -> str:
    """How far a day is: `today`, `in 3 days`, `5 weeks ago`."""
    away = (day - today).days
    if abs(away) < 2:
        return say_day(day, today)
    return f"in {say_span(away)}" if away > 0 else f"{say_span(-away)} ago"


def say_span(days: int) -> str:
    """A length of time: days exactly to four weeks (whole weeks as weeks), then weeks, months, years."""
    if days < 28 and days % 7:
        count, unit = days, "day"
    elif days < 126:
        count, unit = days // 7, "week"
    elif days < 731:
        count, unit = round(days / 30.4375), "month"
    else:
        count, unit = round(days / 365.25), "year"
    return f"{count} {unit}{'' if count == 1 else 's'}"


def say_due(due: date, today: date) -> str:
    """When something is wanted, for a narrow column: `Fri, 3 days late`, `today`, `Mon`, `Mon 7 Dec`."""
    away = (due - today).days
    name = WEEKDAYS[due.weekday()][:3].capitalize()
    if away < 0:
        return f"{name + ', ' if away > -7 else ''}{say_span(-away)} late"
    if away < 2:
        return say_day(due, today)
    return name if away < 7 else say_day(due, today)


def echo(day: date, today: date) -> str:
    """What was understood, in full: `Friday 27 November 2026 (in 6 days)`."""
    return f"{WEEKDAYS[day.weekday()].capitalize()} {in_full(day)} ({say_distance(day, today)})"
