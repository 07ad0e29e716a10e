"""A calendar file as planned meetings: what is taken, what is left alone and why, and nothing without an end."""

from __future__ import annotations

from datetime import date, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from dateutil.rrule import rrulestr
from hypothesis import given, settings
from hypothesis import strategies as st
from icalendar import Calendar

from mentortui.documents.calendar import calendar
from mentortui.errors import Refused
from mentortui.exchange.calendar_dates import AHEAD, REPEATS_MAX, dates_of
from mentortui.exchange.calendar_in import import_calendar
from mentortui.recurrence import Cadence, Series
from tests.documents.test_calendar import pair, planned
from tests.practice.journal import Rows
from tests.steps import calls

NOW = datetime.fromisoformat("2026-11-21T10:00:00+00:00")


@pytest.fixture
def rows():
    found = Rows()
    found.get(found.me)["time_zone"] = "Europe/Lisbon"
    return found


@pytest.fixture
def ana(rows):
    return pair(rows)


def event(*lines, uid="1@example.org", start="DTSTART;TZID=Europe/Lisbon:20261124T160000", summary="Ana Silva"):
    return "\r\n".join(["BEGIN:VEVENT", f"UID:{uid}", start, f"SUMMARY:{summary}", *lines, "END:VEVENT"])


def ics(*events):
    return "\r\n".join(["BEGIN:VCALENDAR", "VERSION:2.0", *events, "END:VCALENDAR", ""]).encode()


def read(rows, data, **more):
    delta, report = import_calendar(rows, data, "c.ics", now=NOW, **more)
    return [{"id": one, **row} for one, row in delta.create.items()], report


def take(rows, found):
    for row in found:
        rows.add("meeting", **row)


def test_an_event_with_somebody_known_is_a_planned_meeting_once(rows, ana):
    data = ics(event("DTEND;TZID=Europe/Lisbon:20261124T164500", "LOCATION:Room 3 https://meet.example.org/a.",
                     "ATTENDEE;CN=Ana Silva:mailto:ana@example.org", summary="Budget talk"))  # fmt: skip
    (row,), report = read(rows, data)
    assert (row["on"], row["time"], row["minutes"], row["status"]) == ("2026-11-24", "16:00", 45, "planned")
    assert row["attendees"] == sorted([rows.me, ana[0]])
    assert row["relationship"] == ana[1]["relationship"]
    assert (row["title"], row["link"]) == ("Budget talk", "https://meet.example.org/a")
    assert report.says() == "1 meeting added"
    take(rows, [row])
    again, report = read(rows, data)
    assert again == []
    assert report.already == 1


def test_times_of_other_zones_are_read_in_ones_own(rows, ana):
    (row,), _ = read(rows, ics(event(start="DTSTART;TZID=America/New_York:20261124T200000")))
    assert (row["on"], row["time"]) == ("2026-11-25", "01:00")
    (row,), _ = read(rows, ics(event(start="DTSTART:20270624T150000Z")))
    assert row["time"] == "16:00"
    (row,), _ = read(rows, ics(event(start="DTSTART;VALUE=DATE:20261124")))
    assert "time" not in row
    (row,), report = read(rows, ics(event(start="DTSTART;TZID=Mars/Olympus:20261124T160000")))
    assert row["time"] == "16:00"
    assert report.hints == ["Nobody knows the time zone 'Mars/Olympus'; its times are taken as they stand."]


def test_a_series_stays_at_its_hour_and_keeps_what_was_moved(rows, ana):
    data = ics(
        event("RRULE:FREQ=WEEKLY;INTERVAL=2;COUNT=10", "EXDATE;TZID=Europe/Lisbon:20261208T160000"),
        event("RECURRENCE-ID;TZID=Europe/Lisbon:20261222T160000", start="DTSTART;TZID=Europe/Lisbon:20261223T170000"),
    )
    found, _ = read(rows, data)
    days = [(row["on"], row["time"]) for row in sorted(found, key=lambda row: row["on"])]
    assert len(days) == 9
    assert ("2026-12-08", "16:00") not in days
    assert ("2026-12-22", "16:00") not in days
    assert ("2026-12-23", "17:00") in days
    assert days[-1] == ("2027-03-30", "16:00")
    take(rows, found)
    assert read(rows, data)[0] == []


def test_a_rule_without_end_ends_here(rows, ana):
    found, report = read(rows, ics(event("RRULE:FREQ=DAILY", start="DTSTART;TZID=Europe/Lisbon:20200101T160000")))
    assert len(found) == REPEATS_MAX
    assert "repeats without end; its dates up to 19 January 2027 were read (60)" in report.hints[0]
    found, _ = read(rows, ics(event("RRULE:FREQ=MONTHLY;BYDAY=1TH")))
    assert 12 <= len(found) <= 13
    assert max(row["on"] for row in found) <= date.fromordinal(NOW.date().toordinal() + AHEAD).isoformat()


@pytest.mark.parametrize(
    "rule",
    [
        "FREQ=SECONDLY",
        "FREQ=MINUTELY",
        "FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=30",
        "FREQ=DAILY;BYHOUR=25",
        "FREQ=WEEKLY;INTERVAL=0",
        "FREQ=DAILY;BYMONTH=2;BYMONTHDAY=31",
        "NONSENSE",
        "FREQ=DAILY;COUNT=99999999999",
    ],
)
def test_no_rule_takes_long(rows, ana, rule):
    text = ics(event(f"RRULE:{rule}", start="DTSTART;TZID=Europe/Lisbon:19000101T160000"), event(uid="2@example.org"))
    found: list[dict[str, str]] = []
    spent = calls(lambda: found.extend(read(rows, text)[0]))
    assert "2026-11-24" in {row["on"] for row in found}
    assert spent < 1_000_000


@settings(max_examples=25, deadline=None)
@given(
    st.integers(0, 12_000), st.sampled_from(["DAILY", "WEEKLY", "MONTHLY", "YEARLY"]), st.integers(1, 40),
    st.sampled_from(["", ";BYDAY=MO,TH", ";COUNT=40", ";UNTIL=20270301T000000Z", ";BYMONTHDAY=13", ";BYDAY=SU"]),
)  # fmt: skip
def test_dates_are_those_of_the_rule_however_long_ago_it_began(days, frequency, interval, more):
    start = datetime(1990, 1, 1, 16, tzinfo=ZoneInfo("Europe/Lisbon")) + timedelta(days=days)
    rule = f"FREQ={frequency};INTERVAL={interval}{more}"
    (one,) = Calendar.from_ical(ics(event(f"RRULE:{rule}", start=f"DTSTART;TZID=Europe/Lisbon:{start:%Y%m%dT%H%M%S}")))\
        .walk("VEVENT")  # fmt: skip
    last = datetime(2027, 11, 22, 23)
    every = []
    for moment in rrulestr(rule.replace("00Z", "00"), dtstart=start.replace(tzinfo=None)):
        every.append(moment)
        if moment > last:
            break
    ahead = [moment.isoformat() for moment in every if moment.date() >= NOW.date()]
    wanted = [at for at in ahead if at < last.isoformat()][:REPEATS_MAX] or ahead[:1]
    try:
        found = [at.replace(tzinfo=None).isoformat() for at in dates_of(one, one.DTSTART, set(), NOW.date()).days]
    except Refused:
        assert every == []
        return
    assert [at for at in found if at >= NOW.date().isoformat()] == wanted


def test_what_is_over_called_off_or_with_strangers_is_counted_not_taken(rows, ana):
    data = ics(
        event(uid="a", summary="Dentist"), event(uid="b", summary="Dentist"),
        event("STATUS:CANCELLED", uid="c"), event(uid="d", start="DTSTART:20200101T100000Z"),
    )  # fmt: skip
    found, report = read(rows, data)
    assert found == []
    assert report.hints == [
        "2 events with nobody who is known here (--with NAME takes them as meetings with NAME) were left alone.",
        "1 event in the past was left alone.", "1 event called off was left alone.",
    ]  # fmt: skip
    found, _ = read(rows, data, with_=ana[0])
    assert [row["title"] for row in found] == ["Dentist", "Dentist"]


def test_one_broken_event_does_not_spoil_the_rest(rows, ana):
    data = ics(event(start="DTSTART:nonsense", summary="Broken"), event(uid="2@example.org"))
    found, report = read(rows, data)
    assert len(found) == 1
    assert len(report.bad) == 1
    assert report.bad[0].startswith("“Broken”: ")
    (row,), _ = read(rows, ics(event("URL:javascript:alert(1)", "DURATION:P40D")))
    assert "link" not in row
    assert "minutes" not in row


@pytest.mark.parametrize(
    ("data", "said"),
    [
        (b"", "is not a calendar"),
        (b"hello", "is not a calendar"),
        (b"\xff\xfe\x00BEGIN:VCALENDAR", "is broken"),
        (b"BEGIN:VCALENDAR\r\nBEGIN:VEVENT\r\n", "is broken"),
        (b"BEGIN:VCALENDAR\r\nEND:VCALENDAR\r\n", "no events"),
        (b"BEGIN:VCALENDAR\r\nno colon here\r\nEND:VCALENDAR\r\n", ""),
    ],
)
def test_what_is_no_calendar_is_refused_in_a_sentence(rows, data, said):
    with pytest.raises(Refused) as caught:
        read(rows, data)
    assert said in caught.value.sentence
    assert "Nothing was imported." in caught.value.sentence


def test_a_thousand_events_are_read(rows, ana):
    data = ics(*(event(uid=str(number)) for number in range(1000)))
    found, _ = read(rows, data)
    assert len(found) == 1000


def test_our_own_calendar_read_again_changes_nothing(rows, ana):
    person, link = ana
    planned(rows, person, link, Series(Cadence(2, "week"), date(2026, 11, 26)).days(6), "2 weeks")
    rows.meeting("2026-11-24", [person], **link, status="planned", time="16:00", minutes=45)
    rows.meeting("2026-11-10", [person], **link)
    rows.add("action", title="Send it", owner=person, due="2026-11-27", **link)
    data = calendar(rows, NOW.date(), NOW).ical
    found, report = read(rows, data)
    assert found == []
    assert report.bad == []


def test_our_own_calendar_makes_the_same_meetings_elsewhere(rows, ana):
    person, link = ana
    members = planned(rows, person, link, Series(Cadence(2, "week"), date(2026, 11, 26)).days(6), "2 weeks")
    single = rows.meeting("2026-11-24", [person], **link, status="planned", time="16:00", minutes=45, title="Budget")
    data = calendar(rows, NOW.date(), NOW).ical
    other = Rows()
    other.get(other.me)["time_zone"] = "Europe/Lisbon"
    tom, _ = other.pair("Ana Silva")
    found, _ = read(other, data, with_=tom)
    assert {row["id"]: (row["on"], row["time"], row["minutes"]) for row in found} == {
        row["id"]: (row["on"], row["time"], row["minutes"]) for row in [*members, single]
    }
