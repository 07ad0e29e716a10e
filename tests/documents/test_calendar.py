"""The calendar: read again by icalendar it says what the journal says, and 16:00 stays 16:00."""

from __future__ import annotations

from datetime import date, datetime, timedelta
from typing import Any

import pytest
from dateutil.rrule import rrulestr
from hypothesis import given
from icalendar import Calendar

from mentortui.changes.meetings import series_id
from mentortui.documents.calendar import Made, calendar, says
from mentortui.documents.series import repeated
from mentortui.recurrence import Cadence, Series
from tests.hostile import texts
from tests.practice.journal import Rows

NOW = datetime.fromisoformat("2026-11-21T10:00:00+00:00")
TODAY = NOW.date()


@pytest.fixture
def rows() -> Rows:
    found = Rows()
    found.get(found.me)["time_zone"] = "Europe/Lisbon"
    return found


def pair(rows: Rows) -> tuple[str, dict[str, Any]]:
    person, linked = rows.pair("Ana Silva", start="2026-03-01", cadence="2 weeks")
    return person, {"relationship": linked["id"], "readers": "relationship"}


def made(rows: Rows, **choice: Any) -> tuple[Made, dict[str, Any]]:
    found = calendar(rows, TODAY, NOW, **choice)
    return found, {str(event["uid"]): event for event in Calendar.from_ical(found.ical).walk("VEVENT")}


def planned(rows: Rows, person: str, link: dict[str, Any], days: list[date], cadence: str, **more: Any) -> list[Any]:
    return [
        rows.meeting(day.isoformat(), [person], **link, id=series_id(link["relationship"], cadence, day),
                     status="planned", **{"time": "16:00", "minutes": 45, **more})
        for day in days
    ]  # fmt: skip


def test_a_meeting_is_an_event_in_its_own_zone_with_an_alarm(rows: Rows) -> None:
    ana, link = pair(rows)
    rows.get(ana)["time_zone"] = "America/New_York"
    row = rows.meeting("2026-11-24", [ana], **link, status="planned", time="16:00", minutes=45,
                       link="https://meet.example.org/ana")  # fmt: skip
    rows.add("agenda", meeting=row["id"], title="The budget", **link)
    rows.add("agenda", meeting=row["id"], title="SECRET")
    _, events = made(rows)
    event = events[f"{row['id']}@mentortui"]
    assert str(event["summary"]) == "Ana Silva, one-to-one"
    assert event["dtstart"].params["TZID"] == "Europe/Lisbon"
    assert event.DTSTART.isoformat() == "2026-11-24T16:00:00+00:00"
    assert event.duration == timedelta(minutes=45)
    assert str(event["url"]) == "https://meet.example.org/ana"
    assert str(event["description"]) == "11:00 for Ana.\n- The budget"
    assert [alarm["trigger"].dt for alarm in event.walk("VALARM")] == [timedelta(minutes=-30)]


def test_a_series_is_one_event_and_stays_at_its_hour_when_the_clocks_change(rows: Rows) -> None:
    ana, link = pair(rows)
    days = Series(Cadence(2, "week"), date(2027, 1, 14)).days(10)
    planned(rows, ana, link, days, "2 weeks")
    _, events = made(rows)
    (event,) = events.values()
    assert str(event["uid"]).startswith("series-")
    rule = rrulestr(event["rrule"].to_ical().decode(), dtstart=event.DTSTART.replace(tzinfo=None))
    assert [one.date() for one in rule] == days
    zone = event.DTSTART.tzinfo
    offsets = {one.replace(tzinfo=zone).utcoffset() for one in rule}
    assert offsets == {timedelta(0), timedelta(hours=1)}
    assert {one.hour for one in rule} == {16}
    calendar_text = calendar(rows, TODAY, NOW).ical.decode()
    assert calendar_text.count("BEGIN:VTIMEZONE") == 1
    assert "20270328T02" in calendar_text


def test_a_series_says_when_the_other_clock_differs(rows: Rows) -> None:
    ana, link = pair(rows)
    rows.get(ana)["time_zone"] = "America/New_York"  # its clocks change two weeks before those of Lisbon
    planned(rows, ana, link, Series(Cadence(2, "week"), date(2027, 2, 18)).days(5), "2 weeks")
    _, events = made(rows)
    assert str(next(iter(events.values()))["description"]) == "11:00 for Ana.\n12:00 for Ana on Thu 18 Mar."


def test_what_was_changed_in_a_series_stands_apart(rows: Rows) -> None:
    ana, link = pair(rows)
    days = Series(Cadence(2, "week"), date(2026, 11, 26)).days(6)
    members = planned(rows, ana, link, days, "2 weeks")
    members[1]["time"] = "17:00"
    members[2]["on"] = "2026-12-25"
    members[3]["status"] = "missed"
    _, events = made(rows)
    (series,) = [event for uid, event in events.items() if uid.startswith("series-")]
    exdates = [one.dt.date() for one in series["exdate"].dts] if not isinstance(series["exdate"], list) else [
        one.dt.date() for given in series["exdate"] for one in given.dts
    ]  # fmt: skip
    assert exdates == [days[1], days[2], days[3]]
    alone = {uid: event for uid, event in events.items() if uid.startswith("meeting-")}
    assert {str(event.DTSTART)[:16] for event in alone.values()} == {
        "2026-12-10 17:00", "2026-12-25 16:00", "2027-01-07 16:00",
    }  # fmt: skip
    assert sorted(str(event["status"]) for event in alone.values()) == ["CANCELLED", "CONFIRMED", "CONFIRMED"]


@pytest.mark.parametrize(
    ("series", "words"),
    [
        (Series(Cadence(1, "month"), date(2026, 12, 3), 1), "1 month"),
        (Series(Cadence(1, "month"), date(2026, 11, 30)), "1 month"),
        (Series(Cadence(3, "month"), date(2026, 12, 15)), "3 months"),
        (Series(Cadence(1, "month"), date(2026, 11, 27), -1), "1 month"),
        (Series(Cadence(10, "day"), date(2026, 11, 27)), "10 days"),
    ],
)
def test_the_rule_of_every_kind_of_series_is_found_again(rows: Rows, series: Series, words: str) -> None:
    ana, link = pair(rows)
    members = planned(rows, ana, link, series.days(7), words)
    (found,), rest = repeated(members)
    assert rest == []
    assert found.left_out == ()
    start = datetime.combine(series.first, datetime.min.time())
    assert [one.date() for one in rrulestr(found.rule, dtstart=start)] == series.days(7)


def test_due_dates_are_whole_days(rows: Rows) -> None:
    ana, link = pair(rows)
    rows.add("action", title="Send it", owner=ana, due="2026-11-27", **link)
    rows.add("action", title="done", owner=ana, due="2026-11-27", done=True, **link)
    rows.add("goal", title="Lead", owners=[ana], due="2027-02-28", status="active", **link)
    rows.add("milestone", title="First alone", on="2026-12-01", status="planned", **link)
    rows.get(link["relationship"])["end"] = "2027-03-01"
    _, events = made(rows)
    said = {str(event["summary"]): str(event.DTSTART) for event in events.values()}
    assert said == {
        "Due: Send it (Ana Silva)": "2026-11-27", "Goal: Lead": "2027-02-28", "Milestone: First alone": "2026-12-01",
        "Last day: Ana Silva": "2027-03-01",
    }  # fmt: skip
    assert all(event.walk("VALARM") for event in events.values())


def test_what_only_you_can_read_stays_out_unless_wanted(rows: Rows) -> None:
    rows.add("action", title="SECRET", owner=rows.me, due="2026-11-27")
    found, events = made(rows)
    assert b"SECRET" not in found.ical
    assert says(found) == "1 event; 1 title that only you can read is left out."
    assert [str(event["summary"]) for event in events.values()] == ["An action is due"]
    shown, _ = made(rows, private=True)
    assert b"SECRET" in shown.ical
    assert says(shown) == "1 event."


def test_a_time_that_does_not_exist_is_moved_and_said(rows: Rows) -> None:
    ana, link = pair(rows)
    rows.meeting("2027-03-28", [ana], **link, status="planned", time="01:30")
    found, events = made(rows)
    assert found.notes == (
        "01:30 on 28 March 2027 does not exist in Europe/Lisbon, where the clocks go forward then; the calendar shows "
        "02:30.",
    )
    assert next(iter(events.values())).DTSTART.isoformat() == "2027-03-28T02:30:00+01:00"


def test_without_a_zone_times_are_local_wherever_they_are_read() -> None:
    rows = Rows()
    ana, link = pair(rows)
    rows.meeting("2026-11-24", [ana], **link, status="planned", time="16:00")
    _, events = made(rows)
    assert next(iter(events.values())).DTSTART.isoformat() == "2026-11-24T16:00:00"
    _, events = made(rows, here="Asia/Tokyo")
    assert next(iter(events.values())).DTSTART.utcoffset() == timedelta(hours=9)


def test_the_same_journal_makes_the_same_bytes(rows: Rows) -> None:
    ana, link = pair(rows)
    planned(rows, ana, link, Series(Cadence(2, "week"), date(2026, 11, 26)).days(6), "2 weeks")
    rows.add("action", title="Send it", owner=ana, due="2026-11-27", **link)
    assert calendar(rows, TODAY, NOW).ical == calendar(rows, TODAY, NOW + timedelta(hours=1)).ical


@given(texts)
def test_any_words_come_back_as_they_were(words: str) -> None:
    rows = Rows()
    ana, link = pair(rows)
    title = " ".join(words.split())[:200] or "x"
    rows.meeting("2026-11-24", [ana], **link, status="planned", time="16:00", title=title)
    rows.add("action", title=title, owner=ana, due="2026-11-27", **link)
    _, events = made(rows)
    assert len(events) == 2
    shown = {str(event["summary"]) for event in events.values()}
    assert any(title[:20].strip() in one or "…" in one for one in shown)
