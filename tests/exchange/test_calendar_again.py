"""The same calendar again: what was moved there moves here, what was moved here stays, and nothing else changes."""

from __future__ import annotations

from datetime import date, datetime

import pytest

from mentortui.changes.closing import close
from mentortui.changes.editing import delete, set_fields
from mentortui.changes.meetings import held
from mentortui.exchange.calendar_in import import_calendar
from tests.changes.book import ME, Book, mentor
from tests.exchange.test_calendar_in import NOW, event, ics

TUESDAY = "DTSTART;TZID=Europe/Lisbon:20261124T160000"
THURSDAY = "DTSTART;TZID=Europe/Lisbon:20261126T173000"
WEEKLY = "RRULE:FREQ=WEEKLY;COUNT=4"


@pytest.fixture
def book() -> Book:
    found = Book()
    mentor(found, "Ana Silva")
    found.do(set_fields(found, "me", {"time_zone": "Europe/Lisbon"}))
    return found


def take(book: Book, *events: str, now: datetime = NOW):
    delta, report = import_calendar(book, ics(*events), "c.ics", now=now)
    book.do(delta)
    return delta, report


def times(book: Book) -> list[tuple[str, str]]:
    return sorted((row["on"], row["time"]) for row in book.rows("meeting"))


def test_an_event_that_was_moved_there_moves_the_planned_meeting(book):
    take(book, event(start=TUESDAY))
    (before,) = book.rows("meeting")
    _, report = take(book, event(start=THURSDAY))
    (after,) = book.rows("meeting")
    assert report.moved == 1 and "1 moved to another time" in report.says()
    assert after["id"] == before["id"] and times(book) == [("2026-11-26", "17:30")]
    for _ in range(2):
        delta, report = take(book, event(start=THURSDAY))
        assert not delta and report.already == 1 and not report.moved and not report.hints
    take(book, event(start=TUESDAY))
    assert times(book) == [("2026-11-24", "16:00")], "and back again"


def test_what_a_person_moved_here_stays(book):
    take(book, event(start=TUESDAY))
    (row,) = book.rows("meeting")
    book.do(set_fields(book, row["id"], {"time": "11:00"}))
    delta, report = take(book, event(start=TUESDAY))
    assert not delta and not report.hints, "the same file says nothing new"
    delta, report = take(book, event(start=THURSDAY))
    assert not delta and times(book) == [("2026-11-24", "11:00")]
    assert "moved there to 26 November 2026, 17:30" in report.hints[0]
    assert "stays on 24 November 2026, 11:00" in report.hints[0]


def test_what_took_place_or_was_deleted_is_left_alone(book):
    take(book, event(start=TUESDAY), event(uid="2@example.org", start=TUESDAY, summary="Ana Silva, budget"))
    first, second = book.rows("meeting")
    book.do(held(book, first["id"], now=datetime.fromisoformat("2026-11-24T18:00+00:00")))
    book.do(delete(book, second["id"]))
    later = datetime.fromisoformat("2026-11-24T19:00+00:00")
    delta, _ = take(book, event(start=THURSDAY), event(uid="2@example.org", start=THURSDAY), now=later)
    assert not delta and [row["status"] for row in book.rows("meeting")] == ["held"]


def test_a_series_that_fell_on_another_day_moves_along_with_what_belongs_to_it(book):
    take(book, event(WEEKLY, start=TUESDAY))
    ids = {row["id"] for row in book.rows("meeting")}
    _, report = take(book, event(WEEKLY, start=THURSDAY))
    assert report.moved == 4 and {row["id"] for row in book.rows("meeting")} == ids
    assert times(book)[0] == ("2026-11-26", "17:30") and len(times(book)) == 4
    delta, report = take(book, event(WEEKLY, start=THURSDAY))
    assert not delta and report.already == 4
    _, report = take(book, event("RRULE:FREQ=WEEKLY;COUNT=3", start=THURSDAY))
    assert len(times(book)) == 4 and "1 date less than before" in report.hints[0]


def test_one_date_of_a_series_that_was_moved(book):
    series = event(WEEKLY, start=TUESDAY)
    take(book, series)
    instead = event(
        "RECURRENCE-ID;TZID=Europe/Lisbon:20261201T160000", start="DTSTART;TZID=Europe/Lisbon:20261203T090000"
    )
    _, report = take(book, series, instead)
    assert report.moved == 1 and len(times(book)) == 4
    assert ("2026-12-03", "09:00") in times(book) and ("2026-12-01", "16:00") not in times(book)
    delta, report = take(book, series, instead)
    assert not delta and not report.hints


def test_what_is_imported_belongs_to_the_one_relationship(book):
    (link,) = (row["id"] for row in book.rows("relationship"))
    take(book, event(start=TUESDAY))
    assert [row["relationship"] for row in book.rows("meeting")] == [link]
    book.do(close(book, link, "completed", now=NOW, talked=True))
    take(book, event(uid="3@example.org", start=TUESDAY))
    assert "relationship" not in book.rows("meeting")[-1]


def test_with_somebody_in_a_pair_and_a_circle_it_is_the_pair(book):
    from mentortui.changes.people import relationship_add
    from mentortui.practice.names import only_together

    book.do(relationship_add(book, ["me"], ["Ana", "Bo"], now=NOW, new_id=book.new_id, start=date(2026, 1, 1)))
    ana, bo = (row["id"] for row in book.rows("person") if row["id"] != ME)
    pair, circle = (row["id"] for row in book.rows("relationship"))
    assert (only_together(book, [ana]) or {})["id"] == pair
    assert (only_together(book, [bo]) or {})["id"] == (only_together(book, [ana, bo]) or {})["id"] == circle
    book.do(relationship_add(book, ["Ana"], ["me"], now=NOW, new_id=book.new_id))
    assert only_together(book, [ana]) is None, "two with the same person: nobody can tell which"


def test_a_time_that_does_not_exist_is_read_as_calendars_read_it(book):
    _, report = take(book, event(start="DTSTART;TZID=Europe/Lisbon:20270328T013000"))
    assert times(book) == [("2027-03-28", "02:30")]
    assert report.hints == ["01:30 on 28 March 2027 does not exist, the clocks go forward then; it is 02:30."]


def test_a_property_that_cannot_be_read_is_named(book):
    _, report = take(book, event(start="DTSTART:notaday"), event(uid="2@x", start=TUESDAY))
    assert report.bad == ["“Ana Silva”: its DTSTART cannot be read"] and len(times(book)) == 1
