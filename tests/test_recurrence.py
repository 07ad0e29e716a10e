"""What repeats, as people say it."""

from contextlib import suppress
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mentortui import dates
from mentortui.errors import Refused
from mentortui.recurrence import Cadence, Series, parse_cadence, parse_series

SATURDAY = date(2026, 11, 21)
units = st.sampled_from(["day", "week", "month", "year"])


@pytest.mark.parametrize(
    ("said", "kept"),
    [
        ("2 weeks", "2 weeks"),
        ("every 2 weeks", "2 weeks"),
        ("every other week", "2 weeks"),
        ("every other thursday", "2 weeks"),
        ("fortnightly", "2 weeks"),
        ("a fortnight", "2 weeks"),
        ("Weekly", "1 week"),
        ("thursdays", "1 week"),
        ("every week on thursday", "1 week"),
        ("every month", "1 month"),
        ("1 month", "1 month"),
        ("quarterly", "3 months"),
        ("10 days", "10 days"),
    ],
)
def test_how_often_is_kept_in_one_form(said, kept):
    assert str(parse_cadence(said)) == kept


@pytest.mark.parametrize(
    "said", ["", "0 weeks", "often", "every 3 foos", "2 weeks on foo", "2 days on thursday", "-1 week"]
)
def test_no_rhythm_is_refused(said):
    with pytest.raises(Refused, match="is not a rhythm I know"):
        parse_cadence(said)


def test_biweekly_is_refused_with_both_readings():
    with pytest.raises(Refused, match="could be twice a week or every 2 weeks"):
        parse_cadence("biweekly")


@given(st.builds(Cadence, st.integers(1, 999), units))
def test_the_kept_form_reads_back(cadence):
    assert parse_cadence(str(cadence)) == cadence
    assert parse_cadence(cadence.words) == cadence


@given(st.text(max_size=30))
def test_any_text_is_a_rhythm_or_refused(text):
    with suppress(Refused):
        assert parse_cadence(text).days > 0


def test_every_other_thursday_begins_with_the_next_one():
    series = parse_series("every other thursday", SATURDAY)
    assert series.words == "every 2 weeks on Thursday, first on 26 November 2026"
    assert series.days(3) == [date(2026, 11, 26), date(2026, 12, 10), date(2026, 12, 24)]


def test_without_a_weekday_it_begins_one_turn_from_today():
    assert parse_series("every 2 weeks", SATURDAY).days(2) == [date(2026, 12, 5), date(2026, 12, 19)]


def test_the_nth_weekday_of_a_month():
    first = parse_series("first monday of every month", SATURDAY)
    assert first.words == "the first Monday of every month, first on 7 December 2026"
    assert first.days(2) == [date(2026, 12, 7), date(2027, 1, 4)]
    last = parse_series("the last friday of each month", SATURDAY)
    assert last.days(2) == [date(2026, 11, 27), date(2026, 12, 25)]


def test_a_short_month_is_not_skipped():
    series = Series(Cadence(1, "month"), date(2026, 12, 31))
    assert series.days(3) == [date(2026, 12, 31), date(2027, 1, 31), date(2027, 2, 28)]


@given(unit=units, number=st.integers(1, 12), first=st.dates(date(1990, 1, 1), date(2080, 1, 1)))
def test_days_of_a_series_rise_from_the_first(unit, number, first):
    series = Series(Cadence(number, unit), first)
    found = series.days(4)
    assert found[0] == first
    assert found == sorted(set(found))
    assert found[1] == dates.shift(first, number, unit)
    assert list(series.between(found[1], found[2])) == found[1:3]
