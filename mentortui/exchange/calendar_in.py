"""A calendar file read as planned meetings; the same file again changes nothing.

An event is taken when somebody in it is known here, and when it is still to come. What cannot be read is in the
report, event by event; what is not meant for a journal of meetings is counted.
"""

from __future__ import annotations

import re
import uuid
from collections.abc import Sequence
from datetime import date, datetime, timedelta, tzinfo
from typing import TYPE_CHECKING, Any, Final

from mentortui.changes.meetings import series_id
from mentortui.dates import in_full
from mentortui.errors import Refused
from mentortui.exchange.calendar_again import (
    AGAIN,
    MOVED,
    STAYS,
    Earlier,
    Occurrence,
    mark,
    moved,
    stands,
    stays_words,
)
from mentortui.exchange.calendar_dates import dates_of, replaced
from mentortui.exchange.report import Report, plain, rows_to_create
from mentortui.model import limits
from mentortui.model.delta import Delta
from mentortui.model.limits import clean
from mentortui.model.reader import Reader, Row
from mentortui.model.records import validate
from mentortui.model.vocabulary import RELATIONSHIP
from mentortui.practice import zones
from mentortui.practice.names import listed, name, only_together, shortened

if TYPE_CHECKING:
    from icalendar import Event

EVENTS_MAX: Final = 20_000
SIZE_MAX: Final = 50_000_000
OUTSIDE: Final = uuid.UUID("c0a4d0f2-6f0b-5b7e-9a3e-7d1f0f6f5a11")
"""The name space of ids made of the ids of other programs' events; part of the format, never to be changed."""
_OWN: Final = re.compile(r"(meeting-[0-9a-f]{32})@mentortui\Z")
_OURS: Final = re.compile(r"[a-z-]+[0-9a-f-]+@mentortui\Z|form-.*@mentortui\Z")


def import_calendar(
    reader: Reader, data: bytes, filename: str, *, now: datetime, with_: str | None = None, here: str | None = None
) -> tuple[Delta, Report]:
    """What the events of a calendar file add as planned meetings, and which of those read before they move.

    `with_` is the id of a person every event is with, whoever is named in it. `here` is the computer's time zone,
    for who has none in their profile. Raises Refused when the file is no calendar, or too large.
    """
    events = _events(data, filename)
    found = _Import(reader, now, with_, zones.own_zone(reader, here) or now.tzinfo, events)
    for event in events:
        try:
            found.take(event)
        except Refused as error:
            found.report.bad.append(f"{_called(event)}: {plain(error)}")
        except (ValueError, KeyError, OverflowError, TypeError, AttributeError) as error:
            found.report.bad.append(f"{_called(event)}: {_why(error)}")
    found.sum_up()
    count, moved = len(found.create), found.report.moved
    says = f"Imported {count} meeting{'s' * (count != 1)} from {filename}" + (f", {moved} moved" if moved else "")
    return Delta(says, rows_to_create(found.create.values()), found.update), found.report


def _events(data: bytes, filename: str) -> list[Event]:
    """The events of a file; more than one calendar in it is read too."""
    if len(data) > SIZE_MAX:
        raise Refused(f"{filename} is larger than {SIZE_MAX // 1_000_000} MB. Nothing was imported.")
    if b"BEGIN:VCALENDAR" not in data[:10_000].upper():
        raise Refused(f"{filename} is not a calendar: it does not begin with BEGIN:VCALENDAR. Nothing was imported.")
    if b"END:VCALENDAR" not in data.upper():
        raise Refused(f"{filename} is broken: its end is missing, so part of it may be too. Nothing was imported.")
    from icalendar import Calendar, Event

    try:
        calendars = Calendar.from_ical(data, multiple=True)
        events = [event for one in calendars for event in one.walk("VEVENT") if isinstance(event, Event)]
    except (ValueError, KeyError, IndexError, AttributeError, TypeError, RecursionError) as error:
        reason = clean(str(error).split("\n")[0])[:120]
        raise Refused(
            f"{filename} is broken, so no event in it can be trusted ({reason}). Nothing was imported."
        ) from None
    if len(events) > EVENTS_MAX:
        raise Refused(f"{filename} has {len(events):,} events; at most {EVENTS_MAX:,} are read. Nothing was imported.")
    if not events:
        raise Refused(f"{filename} has no events in it. Nothing was imported.")
    return events


def _why(error: Exception) -> str:
    """Why an event cannot be taken, in words; of a property that is broken which one."""
    reason = str(error).split("\n")[0]
    broken = re.search(r"broken property '([\w-]+)'", reason)
    return f"its {broken[1]} cannot be read" if broken else f"it cannot be understood ({clean(reason[:120])})"


def _called(event: Event) -> str:
    """An event as a sentence names it."""
    summary = shortened(clean(str(event.get("summary") or "")), 60)
    return f"“{summary}”" if summary else "an event without a title"


class _Import:
    """Takes events in, and counts what stays out."""

    def __init__(
        self, reader: Reader, now: datetime, with_: str | None, zone: tzinfo | None, events: Sequence[Event]
    ) -> None:
        self._reader = reader
        self._now = now
        self._with = with_
        self._zone = zone
        self._today = now.date()
        self._people = _people(reader)
        self._earlier = Earlier(reader)
        self._odd: set[str] = set()
        self._replaced = replaced(events)
        self._past = self._strangers = self._cancelled = 0
        self._instead = {
            self._key(event, str(event.get("uid") or ""), day.dt, repeats=True)
            for event in events if (day := event.get("recurrence-id")) is not None and hasattr(day, "dt")
        }  # fmt: skip
        self.create: dict[str, Row] = {}
        self.update: dict[str, dict[str, Any]] = {}
        self.report = Report()

    def take(self, event: Event) -> None:
        """One event: its dates that are still to come and not here yet."""
        uid = str(event.get("uid") or "")
        if _OURS.match(uid) and not uid.startswith(("meeting-", "series-")):
            self.report.already += 1  # a due date of ours: its record is what it was made from
            return
        if str(event.get("status") or "").upper() == "CANCELLED":
            self._cancelled += 1
            return
        found = self._occurrences(event, uid)
        base = self._base(event, uid)
        for one in found:
            if self._earlier.knows(one.id) or one.id in self.create:
                self._again(event, base, one)
        fresh = [one for one in found if not self._earlier.knows(one.id) and one.id not in self.create]
        coming = [one for one in fresh if one.on >= self._today]
        coming = self._moved_along(event, base, found, coming)
        people = [self._with] if self._with else self._in(event)
        if not fresh or not coming:
            self._past += len(fresh) == len(found)
        elif not people:
            self._strangers += 1
        else:
            for one in coming:
                self._plan(event, base, one, people)

    def _again(self, event: Event, base: str, one: Occurrence) -> None:
        """A date that was read before: where the calendar says another time now, the planned meeting moves."""
        row = self._earlier.find(one.id)
        how = stands(row, one, self._today) if row else AGAIN
        if row and how == MOVED:
            self._move(row, event, base, one)
            return
        self.report.already += 1
        if row and how == STAYS:
            self.report.hints.append(stays_words(_called(event), row, one))

    def _move(self, row: Row, event: Event, base: str, one: Occurrence) -> None:
        fields = moved(base, one, _minutes(event))
        self.update[row["id"]] = {name: value for name, value in fields.items() if row.get(name) != value}
        self.report.moved += 1

    def _moved_along(
        self, event: Event, base: str, found: list[Occurrence], coming: list[Occurrence]
    ) -> list[Occurrence]:
        """The dates to plan anew, after the meetings of a series that fell on other days took the first of them."""
        if not event.get("rrule") and not event.get("rdate"):
            return coming
        still = {one.id for one in found} | self._instead
        left = self._earlier.left(base, still, self._today)
        for row, one in zip(left, coming, strict=False):
            self._move(row, event, base, one)
        if len(left) > len(coming):
            count = len(left) - len(coming)
            self.report.hints.append(
                f"{_called(event)} has {count} date{'s' * (count != 1)} less than before; what was planned stays "
                f"until you delete {'it' if count == 1 else 'them'}."
            )
        return coming[len(left) :]

    def _plan(self, event: Event, base: str, one: Occurrence, people: Sequence[str]) -> None:
        if one.id in self.create:
            self.report.already += 1
            return
        linked = only_together(self._reader, people)
        fields = {
            "id": one.id, "at": self._now.isoformat(timespec="seconds"), "by": self._reader.me,
            "readers": RELATIONSHIP, "on": one.on.isoformat(), "time": one.time, "status": "planned",
            "type": "one-to-one" if len(people) == 1 else "group", "minutes": _minutes(event), "link": _link(event),
            "title": self._title(event, people), "relationship": linked["id"] if linked else None,
            "imported": mark(base, one), "attendees": sorted({self._reader.me, *people}),
        }  # fmt: skip
        row = validate("meeting", {field: value for field, value in fields.items() if value not in (None, "")})
        self.create[one.id] = row
        self.report.added["meeting"] += 1

    def _title(self, event: Event, people: Sequence[str]) -> str:
        """The event's title; none where it says only what we would say ourselves."""
        title = shortened(clean(str(event.get("summary") or "")), 200)
        who = listed(sorted(name(self._reader, one) for one in people))
        return "" if title in (who, f"{who}, one-to-one", f"{who}, group") else title

    def _in(self, event: Event) -> list[str]:
        """The people in an event who are known here: by its list of attendees, else by a full name in its title."""
        given = [one for field in ("attendee", "organizer") for one in _many(event.get(field))]
        said = [str(getattr(one, "params", {}).get("CN", "")) for one in given]
        found = [self._people[folded] for word in said if (folded := _folded(word)) in self._people]
        if not found:
            title = _folded(re.sub(r"[^\w ]", " ", str(event.get("summary") or "")))
            found = [person for called, person in self._people.items() if f" {called} " in f" {title} "]
        return sorted({one for one in found if one != self._reader.me})

    def _occurrences(self, event: Event, uid: str) -> list[Occurrence]:
        """The dates of an event in local time: one, or those a rule gives, up to a year ahead."""
        start = event.DTSTART
        if start is None:
            raise Refused("it has no day")
        self._odd_zone(event)
        own = _OWN.match(uid)
        if not event.get("rrule") and not event.get("rdate"):
            moved = event.get("recurrence-id")
            key = self._key(event, uid, moved.dt if moved else start, repeats=bool(moved))
            return [self._local(own[1] if own else key, start)]
        found = dates_of(event, start, self._replaced.get(uid, set()), self._today)
        if found.said:
            self.report.hints.append(f"{_called(event)} {found.said}")
        return [self._local(self._key(event, uid, one, repeats=True), one) for one in found.days]

    def _key(self, event: Event, uid: str, at: date | datetime, *, repeats: bool) -> str:
        """The id of one date, the same each time: of our own series as we made it, else of the event's own id."""
        ours = str(event.get("x-mentortui-series") or "")
        day = at.date() if isinstance(at, datetime) else at
        if ours and repeats:
            link, _, words = ours.partition("/")
            return series_id(link, words, day)
        base = _named(event, uid)
        return f"meeting-{uuid.uuid5(OUTSIDE, f'{base}/{day.isoformat()}' if repeats else base).hex}"

    def _base(self, event: Event, uid: str) -> str:
        """What all dates of an event have in common."""
        return uuid.uuid5(OUTSIDE, _named(event, uid)).hex

    def _local(self, record_id: str, at: date | datetime) -> Occurrence:
        if not isinstance(at, datetime):
            return Occurrence(record_id, at, None)
        local = at.astimezone(self._zone) if at.tzinfo and self._zone else at
        if local.tzinfo and not zones.exists(local):
            shown = local.astimezone(zones.zone("UTC")).astimezone(local.tzinfo)
            skipped = f"{local:%H:%M} on {in_full(local.date())}"
            self.report.hints.append(f"{skipped} does not exist, the clocks go forward then; it is {shown:%H:%M}.")
            local = shown
        return Occurrence(record_id, local.date(), f"{local:%H:%M}")

    def _odd_zone(self, event: Event) -> None:
        """Say of a zone nobody knows that its times are taken as they stand, once for each."""
        start = event.DTSTART
        said = str(event["dtstart"].params.get("TZID", ""))
        if said and isinstance(start, datetime) and start.tzinfo is None and said not in self._odd:
            self._odd.add(said)
            self.report.hints.append(
                f"Nobody knows the time zone {clean(said)[:60]!r}; its times are taken as they stand."
            )

    def sum_up(self) -> None:
        """Say how many events stayed out because they are over, called off, or with nobody known here."""
        said = [
            (self._strangers, "with nobody who is known here (--with NAME takes them as meetings with NAME)"),
            (self._past, "in the past"),
            (self._cancelled, "called off"),
        ]
        for count, why in said:
            if count:
                verb = "was" if count == 1 else "were"
                self.report.hints.append(f"{count:,} event{'s' * (count != 1)} {why} {verb} left alone.")


def _named(event: Event, uid: str) -> str:
    """The id an event has in its calendar; of one without, what it says."""
    return uid or f"{clean(str(event.get('summary') or ''))}/{event.DTSTART}"


def _people(reader: Reader) -> dict[str, str]:
    """People by the name they have here, but for names that two share."""
    found: dict[str, str] = {}
    shared: set[str] = set()
    for row in reader.rows("person"):
        called = _folded(str(row.get("name", "")))
        if called in found:
            shared.add(called)
        if called:
            found[called] = row["id"]
    return {called: person for called, person in found.items() if called not in shared}


def _many(given: Any) -> list[Any]:
    """A property that stands once, several times or not at all, as a list."""
    return given if isinstance(given, list) else [given] if given else []


def _folded(words: str) -> str:
    return " ".join(clean(words).split()).casefold()


def _minutes(event: Event) -> int | None:
    """How long it takes; None of a whole day, and of what no meeting is."""
    start = event.DTSTART
    if not isinstance(start, datetime):
        return None
    length = event.duration
    minutes = int(length.total_seconds() // 60) if isinstance(length, timedelta) else 0
    return minutes if 1 <= minutes <= limits.MINUTES_MAX else None


def _link(event: Event) -> str | None:
    """The address of an online meeting, where the event has one that is safe to open."""
    for field in ("url", "x-google-conference", "x-microsoft-skypeteamsmeetingurl", "location"):
        said = re.search(r"https?://\S+", str(event.get(field) or ""))
        if said:
            try:
                return limits.link(said[0].rstrip(".,;)>"))
            except Refused:
                continue
    return None
