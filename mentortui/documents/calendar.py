"""A calendar of meetings, forms and due dates in iCalendar (RFC 5545), for a phone or a mail client.

Times are local times of one zone: what is agreed for 16:00 stays at 16:00 when the clocks change. The ids of events
never change, so that a calendar read again changes in place.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date, datetime, time, timedelta
from typing import TYPE_CHECKING, Final, NamedTuple
from zoneinfo import ZoneInfo

from mentortui import dates
from mentortui.documents.headline import kind_words, one_line
from mentortui.documents.series import Repeated, repeated
from mentortui.model.limits import clean
from mentortui.model.reader import Reader, Row
from mentortui.model.vocabulary import ONLY_YOU, kind_of
from mentortui.practice import agreement, names, zones
from mentortui.practice.audience import readers_of
from mentortui.practice.feedback_due import due as forms_due
from mentortui.practice.position import ordered

if TYPE_CHECKING:
    from icalendar import Calendar, Event

BACK: Final = 90
"""Days for which past meetings stay in the calendar."""
DOMAIN: Final = "mentortui"
"""What stands behind the `@` of an event's id."""
MEETING_ALARM: Final = timedelta(minutes=-30)
DAY_ALARM: Final = timedelta(hours=9)
"""Of what is due on a day: at nine in the morning of it."""
SERIES: Final = "X-MENTORTUI-SERIES"
"""The property by which our own import knows the meetings of a series again."""


class DueDay(NamedTuple):
    """Something wanted on a day: the record, the day, what it is called, and what it is called where it is private."""

    row: Row
    on: str
    title: str
    discreet: str
    key: str = ""


class Made(NamedTuple):
    """A calendar: its bytes, how many events it has, how many titles stayed out, and what is to be said about it."""

    ical: bytes
    events: int
    hidden: int
    notes: tuple[str, ...]


def calendar(reader: Reader, today: date, now: datetime, *, private: bool = False, here: str | None = None) -> Made:
    """The calendar of a journal.

    `private` shows also titles that only their writer reads; without it these events say only what they are.
    `here` is the computer's time zone, for who has none in their profile; without any, times are local wherever
    they are read. `now` stamps what has no time of its own.
    """
    return _Maker(reader, today, now, private, zones.own_zone(reader, here)).made()


class _Maker:
    """Makes the events of one calendar, and remembers what there is to say about it."""

    def __init__(self, reader: Reader, today: date, now: datetime, private: bool, zone: ZoneInfo | None) -> None:
        self._reader = reader
        self._today = today
        self._now = now
        self._private = private
        self._zone = zone
        self._hidden = 0
        self._notes: list[str] = []
        self._agenda: dict[str, list[Row]] = {}
        for row in reader.rows("agenda"):
            self._agenda.setdefault(row.get("meeting", ""), []).append(row)

    def made(self) -> Made:
        """The whole calendar."""
        from icalendar import Calendar

        found = Calendar()
        found.add("prodid", "-//mentortui//mentortui//EN")
        found.add("version", "2.0")
        found.add("calscale", "GREGORIAN")
        found.add("method", "PUBLISH")
        found.add("x-wr-calname", "mentortui")
        events = [*self._meetings(), *(self._due(one) for one in due_days(self._reader, self._today))]
        events.sort(key=lambda event: str(event["uid"]))
        for event in events:
            found.add_component(event)
        self._zones(found, events)
        return Made(found.to_ical(), len(events), self._hidden, tuple(self._notes))

    def _zones(self, found: Calendar, events: list[Event]) -> None:
        """The rules of the time zone for the years of the calendar, from the first of January on."""
        timed = [event.DTSTART for event in events if isinstance(event.DTSTART, datetime)]
        if self._zone is None or not timed:
            return
        years = [moment.year for moment in timed]
        found.add_missing_timezones(
            first_date=date(max(1970, min(years)), 1, 1), last_date=date(min(2100, max(years) + 4), 1, 1)
        )

    def _meetings(self) -> Iterator[Event]:
        since = (self._today - timedelta(days=BACK)).isoformat()
        rows = [row for row in self._reader.rows("meeting") if row.get("on", "") >= since]
        for series in (split := repeated(row for row in rows if row.get("status") != "missed"))[0]:
            yield self._repeated(series)
        for row in (*split[1], *(row for row in rows if row.get("status") == "missed")):
            yield self._meeting(row)

    def _repeated(self, series: Repeated) -> Event:
        from icalendar import vRecur

        event = self._meeting(series.first, series.members)
        event["uid"] = f"series-{series.first['id'].partition('-')[2]}@{DOMAIN}"
        event.add("rrule", vRecur.from_ical(series.rule))
        event.add(SERIES, series.words)
        start = event.DTSTART
        for day in series.left_out:
            event.add("exdate", start.replace(year=day.year, month=day.month, day=day.day)
                      if isinstance(start, datetime) else day)  # fmt: skip
        return event

    def _meeting(self, row: Row, members: Iterable[Row] = ()) -> Event:
        people = [names.name(self._reader, one) for one in row.get("attendees", ()) if one != self._reader.me]
        who = names.listed(sorted(people))
        kind = row.get("type", "one-to-one")
        title = self._title(row, row.get("title") or (f"{who}, {kind}" if who else kind), who or "A meeting")
        event = self._event(row["id"], row, title)
        start = self._start(row)
        event.add("dtstart", start)
        event.add("status", "CANCELLED" if row.get("status") == "missed" else "CONFIRMED")
        event.add("categories", ["Meeting"])
        if row.get("link"):
            event.add("url", row["link"])
        if row.get("place") and (self._private or readers_of("meeting", row) != ONLY_YOU):
            event.add("location", _line(row["place"]))
        members = list(members)
        said = [*self._elsewhere(members or [row]), *self._points(row, members)]
        if said:
            event.add("description", "\n".join(said))
        if isinstance(start, datetime):
            length = timedelta(minutes=row.get("minutes") or 60)
            event.add("dtend", zones.end(start, int(length.total_seconds() // 60)) if start.tzinfo else start + length)
            if row.get("status") == "planned":
                self._alarm(event, MEETING_ALARM, title)
        else:
            event.add("dtend", start + timedelta(days=1))
        return event

    def _start(self, row: Row) -> datetime | date:
        """When a meeting begins: a local time of the zone, moved on by the gap where the clocks skip it."""
        day = date.fromisoformat(row["on"])
        if not row.get("time"):
            return day
        local = datetime.combine(day, time.fromisoformat(row["time"]), self._zone)
        if self._zone is None or zones.exists(local):
            return local
        shown = local.astimezone(ZoneInfo("UTC")).astimezone(self._zone)
        self._notes.append(
            f"{row['time']} on {dates.in_full(day)} does not exist in {self._zone.key}, where the clocks go forward "
            f"then; the calendar shows {shown:%H:%M}."
        )
        return shown

    def _elsewhere(self, rows: list[Row]) -> list[str]:
        """Both local times; of a series the usual one, then the days between two changes of clocks that differ."""
        days: dict[str, list[str]] = {}
        for row in rows:
            said = zones.theirs(self._reader, row, self._zone.key if self._zone else None)
            days.setdefault(said, []).append(dates.short(date.fromisoformat(row["on"])))
        usual = max(days, key=lambda said: len(days[said]))
        shown = [usual, *(f"{said or 'the same time for all'} on {names.listed(on)}" for said, on in days.items()
                          if said != usual)]  # fmt: skip
        return [one[:1].upper() + one[1:] + "." for one in shown if one]

    def _points(self, row: Row, members: Iterable[Row]) -> list[str]:
        """The agenda; of a series that of its next meeting. It is read by all who are in it."""
        ahead = [one for one in members if one.get("status") == "planned"]
        points = ordered(self._agenda.get((ahead[0] if ahead else row)["id"], ()))
        shown = [one for one in points if self._private or readers_of("agenda", one) != ONLY_YOU]
        return [f"- {_line(one['title'])}" for one in shown]

    def _due(self, one: DueDay) -> Event:
        title = self._title(one.row, one.title, one.discreet)
        event = self._event(one.key or one.row["id"], one.row, title)
        day = date.fromisoformat(one.on)
        event.add("dtstart", day)
        event.add("dtend", day + timedelta(days=1))
        event.add("transp", "TRANSPARENT")
        event.add("categories", [kind_words(kind_of(one.row["id"])).capitalize() if not one.key else "Form"])
        self._alarm(event, DAY_ALARM, title)
        return event

    def _title(self, row: Row, title: str, discreet: str) -> str:
        """What an event is called: of what only its writer reads, only when private titles are wanted."""
        if self._private or readers_of(kind_of(row["id"]), row) != ONLY_YOU:
            return _line(title)
        self._hidden += 1
        return _line(discreet)

    def _event(self, key: str, row: Row, title: str) -> Event:
        from icalendar import Event

        event = Event()
        event.add("uid", f"{key}@{DOMAIN}")
        event.add("summary", title)
        event.add("dtstamp", _written(row, self._now))
        return event

    def _alarm(self, event: Event, trigger: timedelta, title: str) -> None:
        from icalendar import Alarm

        alarm = Alarm()
        alarm.add("action", "DISPLAY")
        alarm.add("description", title)
        alarm.add("trigger", trigger)
        event.add_component(alarm)


def due_days(reader: Reader, today: date) -> Iterator[DueDay]:
    """What is wanted on a day: actions, steps, goals, planned milestones, forms, reviews of agreements, last days."""
    for row in reader.rows("action"):
        if row.get("due") and not row.get("done"):
            whose = "" if row.get("owner", reader.me) == reader.me else f" ({names.name(reader, row['owner'])})"
            yield DueDay(row, row["due"], f"Due: {row['title']}{whose}", "An action is due")
    for row in reader.rows("goal"):
        if row.get("due") and row.get("status", "active") == "active":
            yield DueDay(row, row["due"], f"Goal: {row['title']}", "A goal is due")
    for row in reader.rows("step"):
        if row.get("due") and not row.get("done"):
            yield DueDay(row, row["due"], f"Step: {row['title']}", "A step is due")
    for row in reader.rows("milestone"):
        if row.get("status") == "planned":
            yield DueDay(row, row["on"], f"Milestone: {row['title']}", "A milestone is planned")
    yield from _agreed(reader)
    for form in forms_due(reader, today):
        about = reader.get(form.meeting or form.relationship or "") or {"id": "form-", "readers": "everyone"}
        with_ = names.listed(names.name(reader, one) for one in names.others(reader, about))
        key = "-".join(
            filter(None, ("form", form.form, about["id"].partition("-")[2], form.occasion.replace(" ", "-")))
        )
        yield DueDay({**about, "readers": "relationship"}, form.since,
                     f"Form: {form.title}" + (f", {with_}" if with_ else ""), "A form is due", key)  # fmt: skip


def _agreed(reader: Reader) -> Iterator[DueDay]:
    """Reviews of agreements and last days, of relationships that go on."""
    active = [row for row in reader.rows("relationship") if row.get("status", "active") == "active"]
    stands = agreement.standings(reader, active)
    for row in active:
        who = names.listed(names.name(reader, one) for one in names.members(row) if one != reader.me)
        if review := stands[row["id"]].review:
            yield DueDay(row, review.isoformat(), f"Look at the agreement again: {who}", "", f"review-{row['id']}")
        if row.get("end"):
            yield DueDay(row, row["end"], f"Last day: {who}", "", f"end-{row['id']}")


def _line(words: str) -> str:
    """Words on one line, without control characters, no longer than a calendar shows."""
    return one_line(clean(str(words)), 200)


def _written(row: Row, now: datetime) -> datetime:
    """When a record was written, in UTC: the same in every calendar made of it."""
    try:
        moment = datetime.fromisoformat(row["at"])
    except (KeyError, ValueError):
        moment = now
    return (moment if moment.tzinfo else now).astimezone(ZoneInfo("UTC")).replace(microsecond=0)


def says(made: Made) -> str:
    """How much a calendar holds: `12 events; 3 titles that only you can read are left out`."""
    events = f"{made.events} event{'s' * (made.events != 1)}"
    if not made.hidden:
        return f"{events}."
    many = (
        "1 title that only you can read is" if made.hidden == 1 else f"{made.hidden} titles that only you can read are"
    )
    return f"{events}; {many} left out."
