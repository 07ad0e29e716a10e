"""Days as people say them: what is understood, what is refused, and that what is said reads back."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mentortui import dates
from mentortui.errors import Refused

SATURDAY = date(2026, 11, 21)
days = st.dates(min_value=date(1950, 1, 1), max_value=date(2150, 1, 1))


@pytest.mark.parametrize(
    ("said", "meant"),
    [
        ("2026-12-01", "2026-12-01"),
        ("20261201", "2026-12-01"),
        ("today", "2026-11-21"),
        ("Tomorrow", "2026-11-22"),
        ("yesterday", "2026-11-20"),
        ("the day after tomorrow", "2026-11-23"),
        ("friday", "2026-11-27"),
        ("by Fri.", "2026-11-27"),
        ("saturday", "2026-11-28"),
        ("this saturday", "2026-11-21"),
        ("next friday", "2026-11-27"),
        ("last friday", "2026-11-20"),
        ("last saturday", "2026-11-14"),
        ("in 3 days", "2026-11-24"),
        ("in 3d", "2026-11-24"),
        ("in two weeks", "2026-12-05"),
        ("2 weeks", "2026-12-05"),
        ("2 weeks ago", "2026-11-07"),
        ("in a fortnight", "2026-12-05"),
        ("in 6 months", "2027-05-21"),
        ("next week", "2026-11-28"),
        ("next month", "2026-12-21"),
        ("last month", "2026-10-21"),
        ("next year", "2027-11-21"),
        ("end of the month", "2026-11-30"),
        ("end of year", "2026-12-31"),
        ("24 nov", "2026-11-24"),
        ("20 nov", "2027-11-20"),
        ("Nov 24", "2026-11-24"),
        ("24th of November 2026", "2026-11-24"),
        ("Friday, 27 November 2026", "2026-11-27"),
        ("29 feb", "2028-02-29"),
        ("24/11/2026", "2026-11-24"),
        ("11/24/2026", "2026-11-24"),
        ("05/05/2027", "2027-05-05"),
        ("24.11.", "2026-11-24"),
    ],
)
def test_what_people_say_is_understood(said, meant):
    assert dates.parse_day(said, SATURDAY) == date.fromisoformat(meant)


def test_a_meeting_that_was_held_looks_back():
    assert dates.parse_day("friday", SATURDAY, past=True) == date(2026, 11, 20)
    assert dates.parse_day("saturday", SATURDAY, past=True) == date(2026, 11, 14)
    assert dates.parse_day("24 nov", SATURDAY, past=True) == date(2025, 11, 24)
    assert dates.parse_day("21 nov", SATURDAY, past=True) == SATURDAY


def test_a_month_too_short_gives_its_last_day():
    assert dates.parse_day("next month", date(2027, 1, 31)) == date(2027, 2, 28)
    assert dates.parse_day("in 1 year", date(2028, 2, 29)) == date(2029, 2, 28)


def test_an_ambiguous_day_is_refused_with_both_readings():
    with pytest.raises(Refused) as refusal:
        dates.parse_day("01/12/2026", SATURDAY)
    assert refusal.value.sentence == (
        "01/12/2026 could be 1 December 2026 or 12 January 2026; write 2026-12-01 or 2026-01-12."
    )


@pytest.mark.parametrize(
    ("said", "because"),
    [
        ("2026-02-30", "There is no 30 February 2026."),
        ("31 nov", "There is no 31 November."),
        ("30 feb 2027", "There is no 30 February 2027."),
        ("2026-13-01", "There is no month 13; a day is written 2026-12-01."),
        ("fri 24 nov 2026", "24 November 2026 is a Tuesday, not a Friday."),
        ("in 9999999 weeks", "'in 9999999 weeks' is not a date"),
        ("in 999999 weeks", "'in 999999 weeks' lies beyond the calendar."),
        ("in 99999 months", "lies beyond the calendar."),
        ("in 2 weeks ago", "is not a date I know"),
        ("in ² days", "is not a date I know"),
        ("99/99/2026", "is not a date I know"),
        ("", "'' is not a date I know"),
        ("soon", "'soon' is not a date I know"),
        ("xyz 24 nov", "is not a date I know"),
    ],
)
def test_what_is_no_day_is_refused_in_a_sentence(said, because):
    with pytest.raises(Refused) as refusal:
        dates.parse_day(said, SATURDAY)
    assert because in refusal.value.sentence
    assert refusal.value.field == "date"


@given(day=days, today=days)
def test_what_is_said_reads_back_as_the_same_day(day, today):
    assert dates.parse_day(dates.say_day(day, today), today) == day
    assert dates.parse_day(dates.in_full(day), today) == day
    assert dates.parse_day(dates.echo(day, today).partition(" (")[0], today) == day


@given(today=days, away=st.integers(-180, 180))
def test_a_near_day_reads_back_from_its_short_form(today, away):
    day = today + timedelta(days=away)
    assert dates.parse_day(dates.say_day(day, today), today) == day


@given(today=days, away=st.integers(-27, 27))
def test_a_near_distance_reads_back_exactly(today, away):
    day = today + timedelta(days=away)
    assert dates.parse_day(dates.say_distance(day, today), today) == day


@given(st.text(max_size=40))
def test_any_text_is_a_day_or_refused(text):
    for past in (False, True):
        try:
            assert isinstance(dates.parse_day(text, SATURDAY, past=past), date)
        except Refused as refusal:
            assert refusal.sentence.endswith((".", '"in 2 weeks".'))


@given(today=days, name=st.sampled_from(dates.WEEKDAYS))
def test_a_weekday_is_within_a_week_and_never_today(today, name):
    ahead, behind = dates.parse_day(name, today), dates.parse_day(name, today, past=True)
    assert 1 <= (ahead - today).days <= 7
    assert 1 <= (today - behind).days <= 7
    assert ahead.weekday() == behind.weekday() == dates.WEEKDAYS.index(name)


@given(day=days, months=st.integers(-600, 600))
def test_months_on_keep_the_day_or_the_last_one(day, months):
    moved = dates.shift(day, months, "month")
    assert (moved.year * 12 + moved.month) - (day.year * 12 + day.month) == months
    assert moved.day == min(day.day, dates.month_length(moved.year, moved.month))


@pytest.mark.parametrize(
    ("away", "day", "distance", "due"),
    [
        (0, "today", "today", "today"),
        (1, "tomorrow", "tomorrow", "tomorrow"),
        (3, "Tue 24 Nov", "in 3 days", "Tue"),
        (9, "Mon 30 Nov", "in 9 days", "Mon 30 Nov"),
        (-3, "Wed 18 Nov", "3 days ago", "Wed, 3 days late"),
        (-35, "Sat 17 Oct", "5 weeks ago", "5 weeks late"),
        (99, "Sun 28 Feb", "in 14 weeks", "Sun 28 Feb"),
        (-7, "Sat 14 Nov", "1 week ago", "1 week late"),
        (400, "26 December 2027", "in 13 months", "26 December 2027"),
        (1461, "21 November 2030", "in 4 years", "21 November 2030"),
    ],
)
def test_days_are_said_as_people_say_them(away, day, distance, due):
    on = SATURDAY + timedelta(days=away)
    said = dates.say_day(on, SATURDAY), dates.say_distance(on, SATURDAY), dates.say_due(on, SATURDAY)
    assert said == (day, distance, due)


def test_the_echo_names_the_day_in_full():
    assert dates.echo(date(2026, 11, 27), SATURDAY) == "Friday 27 November 2026 (in 6 days)"


@pytest.mark.parametrize(
    ("said", "meant"),
    [
        ("tue 16:00", (date(2026, 11, 24), "16:00")),
        ("2026-11-24 at 4pm", (date(2026, 11, 24), "16:00")),
        ("2026-11-24T09:30", (date(2026, 11, 24), "09:30")),
        ("friday at 9", (date(2026, 11, 27), "09:00")),
        ("friday", (date(2026, 11, 27), None)),
        ("in 2 weeks", (date(2026, 12, 5), None)),
        ("24 nov 12am", (date(2026, 11, 24), "00:00")),
    ],
)
def test_a_time_may_stand_behind_a_day(said, meant):
    assert dates.parse_day_time(said, SATURDAY) == meant


@pytest.mark.parametrize("said", ["25:00", "16:60", "13pm", "noon", "", "0am"])
def test_what_is_no_time_is_refused(said):
    with pytest.raises(Refused, match="not a time of day"):
        dates.parse_time(said)
