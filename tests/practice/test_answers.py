"""Answers as a person types and reads them."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mentortui.errors import NotFound, Refused
from mentortui.practice import forms
from mentortui.practice.answers import cleaned, in_words, missing, read, says, span, value_of
from tests.hostile import texts
from tests.practice.own_forms import SMALL

AFTER = forms.shipped()["meeting-mentee"]
USEFUL, HELPED, CHANGE = (AFTER.item(one) for one in ("useful", "helped", "change"))
LIKELY = forms.shipped()["program"].item("recommend")
FIT = forms.shipped()["pair-fit"].item("fit")


@pytest.mark.parametrize(
    ("item", "words", "value"),
    [
        (USEFUL, "4", 4), (USEFUL, " mostly ", 4), (USEFUL, "NOT AT ALL", 1), (USEFUL, "", None), (USEFUL, "4,0", 4),
        (LIKELY, "0", 0), (LIKELY, "7.5", 7.5), (HELPED, "advice, listening", ["advice", "listening"]),
        (HELPED, "2, enc", ["listening", "encouragement"]), (HELPED, " , ", None), (FIT, "2", "still deciding"),
        (FIT, "not", "not a fit"), (CHANGE, "Ask  more", "Ask  more"), (CHANGE, "4", "4"),
    ],
)  # fmt: skip
def test_what_is_typed_is_understood(item, words, value):
    assert read(item, words) == value


@pytest.mark.parametrize(
    ("item", "words", "said"),
    [
        (USEFUL, "0", "with a whole number 1 (not at all) to 5 (fully), not with '0'"),
        (USEFUL, "6", "not with '6'"), (USEFUL, "2.5", "not with '2.5'"), (USEFUL, "nan", "not with 'nan'"),
        (USEFUL, "inf", "not with 'inf'"), (USEFUL, "very", "not with 'very'"), (LIKELY, "11", "not with '11'"),
        (HELPED, "advise", "no option 'advise'. Did you mean advice?"), (HELPED, "9", "no option '9'"),
        (FIT, "maybe", "It takes good fit, still deciding, not a fit."),
    ],
)  # fmt: skip
def test_what_an_item_does_not_take_is_refused_and_nothing_is_lost(item, words, said):
    with pytest.raises(Refused) as error:
        read(item, words)
    assert said in str(error.value)
    assert "what was answered before is as it was" in str(error.value)
    assert error.value.field == f"answers.{item.id}"


@pytest.mark.parametrize(
    ("item", "value"), [(USEFUL, True), (USEFUL, "4"), (CHANGE, 4), (FIT, ["good fit", "not a fit"]), (FIT, 1)]
)
def test_a_value_of_another_kind_is_refused(item, value):
    with pytest.raises(Refused):
        value_of(item, value)


def test_choices_stand_once_in_the_order_of_the_form():
    assert value_of(HELPED, ["listening", "advice", "listening"]) == ["advice", "listening"]
    assert value_of(FIT, ["good fit"]) == "good fit"
    assert value_of(HELPED, []) is None


@given(texts)
def test_any_words_are_kept_or_refused_in_a_sentence(words):
    for item in AFTER.items:
        try:
            value = read(item, words)
        except Refused as error:
            assert "\n" not in error.sentence
        else:
            assert value is None or in_words(item, value)


@given(st.integers(1, 5))
def test_a_point_reads_with_its_words(point):
    assert in_words(USEFUL, point).startswith(f"{point} of 5, ")
    assert read(USEFUL, in_words(USEFUL, point).partition(", ")[2]) == point


def test_all_of_a_response_in_words():
    spec = forms.load(SMALL, "x")
    said = says(spec, {"why": "a\nb", "one": 2, "gone": 5, "what": ["tea", "time"]})
    assert said == [("First", "2 of 3"), ("Why?", "a\nb"), ("What?", "tea, time"), ("gone", "5")]
    assert [one.id for one in missing(spec.items, {"one": 1})] == ["two", "what"]
    assert span(spec.items[2]) == "with words"
    assert span(spec.items[3]) == "with any of tea, talk, time"


def test_items_that_ask_in_the_same_words_are_told_apart():
    needs = forms.shipped()["needs"]
    assert says(needs, {"leading-level": 1})[0][0] == "Lead people who do not report to me: Where I am today"


def test_an_unknown_item_is_named_with_the_nearest():
    with pytest.raises(NotFound, match=r"has no item 'usefull'\. Did you mean useful"):
        cleaned(AFTER, {"usefull": 3})
    assert cleaned(AFTER, {"useful": 3, "change": " "}) == {"useful": 3, "change": None}
