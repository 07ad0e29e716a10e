"""What a person may enter, and the sentence said when it is too much."""

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mentortui.errors import Refused
from mentortui.model import limits


@given(st.text())
def test_cleaning_twice_is_cleaning_once_and_leaves_nothing_a_terminal_obeys(text):
    kept = limits.clean(text)
    assert limits.clean(kept) == kept
    assert all(char in "\n\t" or unicodedata.category(char) not in ("Cc", "Cs") for char in kept)
    kept.encode("utf-8")


@pytest.mark.parametrize(
    "text", ["met [/b] at 3", "שלום וברכה", "👩🏽‍⚕️ on ward 3", "日本語", "a\tb\nc", "naïve", "100 % <b>&amp;"]
)
def test_what_people_write_stays_as_it_is(text):
    assert limits.clean(text) == text


def test_what_a_terminal_would_obey_goes():
    assert limits.clean("\x1b[31mred\x1b]0;title\x07\x00\ud800\x9b2J\x7f") == "[31mred]0;title\ufffd2J"
    assert limits.clean("one\r\ntwo\rthree") == "one\ntwo\nthree"


def test_two_ways_to_write_one_letter_are_one():
    assert limits.clean("e\u0301") == "é"


@given(st.text(max_size=50))
def test_a_title_is_one_line_or_refused(text):
    try:
        kept = limits.title(text)
    except Refused as refusal:
        assert refusal.field == "title"
        assert not limits.clean(text).split()
    else:
        assert kept == " ".join(kept.split())
        assert limits.title(kept) == kept


@pytest.mark.parametrize(
    ("call", "value", "field"),
    [
        (limits.title, "", "title"),
        (limits.title, " \n\t", "title"),
        (limits.title, "x" * 10_001, "title"),
        (limits.name, "x" * 201, "name"),
        (limits.text, "x" * 1_000_001, "text"),
        (limits.written, " \n", "text"),
        (limits.minutes, -5, "minutes"),
        (limits.minutes, 0, "minutes"),
        (limits.minutes, 9999, "minutes"),
        (limits.minutes, True, "minutes"),
        (limits.confidence, 11, "confidence"),
        (limits.confidence, 0, "confidence"),
        (limits.number, float("nan"), "value"),
        (limits.number, float("inf"), "value"),
        (limits.number, True, "value"),
        (limits.day, "24.11.2026", "date"),
        (limits.day, "2026-02-30", "date"),
        (limits.link, "javascript:alert(1)", "link"),
        (limits.link, "meet.example.org", "link"),
    ],
)
def test_what_is_beyond_a_limit_is_refused_in_one_sentence_that_says_nothing_was_saved(call, value, field):
    with pytest.raises(Refused) as refusal:
        call(value)
    assert refusal.value.field == field
    assert "nothing was saved" in refusal.value.sentence.lower()
    assert len(refusal.value.sentence) < 300


def test_the_largest_that_fits_fits():
    assert limits.title("x" * 10_000)
    assert limits.minutes(1440) == 1440
    assert limits.confidence(10) == 10
    assert limits.link("https://meet.example.org/ana?x=1") == "https://meet.example.org/ana?x=1"
    ten_thousand = "line\n" * 10_000
    assert limits.text(ten_thousand) == ten_thousand.rstrip()


@given(st.floats(allow_nan=False, allow_infinity=False))
def test_a_number_keeps_its_value_and_loses_a_needless_point(value):
    kept = limits.number(value)
    assert kept == value
    assert isinstance(kept, int) == (value.is_integer() and abs(value) < 2**53)


@given(st.lists(st.text(st.characters(categories=("L", "N")), min_size=1, max_size=5), max_size=20))
def test_a_set_is_sorted_and_holds_each_once(values):
    kept = limits.elements(values)
    assert kept == sorted(set(kept))
    assert limits.elements(reversed(kept)) == kept


def test_a_goals_figures_and_days_fit_each_other():
    limits.goal_consistent(3, 7, "2026-11-21", "2026-11-21")
    limits.goal_consistent(None, 0, None, "2026-11-21")
    with pytest.raises(Refused, match="equals the baseline"):
        limits.goal_consistent(3, 3.0, None, None)
    with pytest.raises(Refused, match="before it starts"):
        limits.goal_consistent(None, None, "2026-11-21", "2026-11-20")
