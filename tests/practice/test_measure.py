"""The line that says how a goal is measured: what is understood of it, and that no word is lost."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mentortui.practice.measure import Measure, echo, line_of, measure
from tests.hostile import texts

words = st.sampled_from(["confidence", "modules", "talks given", "hours a week", "handovers", "%", "of 10", "kg"])
numbers = st.one_of(st.integers(-9999, 999_999), st.integers(-999, 999).map(lambda value: value / 4)).map(
    lambda value: int(value) if float(value).is_integer() else value
)


@pytest.mark.parametrize(
    ("line", "understood"),
    [
        ("confidence 0-10, now 3, want 7", Measure("value", "confidence", "of 10", 3, 7)),
        ("Confidence 0-10 now 3 want 7", Measure("value", "Confidence", "of 10", 3, 7)),
        ("rate it 0-10, now 3, want 7", Measure("value", "", "of 10", 3, 7)),
        ("I feel sure (0-10): now 3; want 7", Measure("value", "I feel sure", "of 10", 3, 7)),
        ("confidence, now 3 of 10, want 7 of 10", Measure("value", "confidence", "of 10", 3, 7)),
        ("modules from 0 to 6", Measure("value", "modules", "", 0, 6)),
        ("modules, from 0 modules to 6 modules", Measure("value", "modules", "modules", 0, 6)),
        ("40 -> 80 %", Measure("value", "", "%", 40, 80)),
        ("finish 6 modules", Measure("value", "", "modules", None, 6)),
        ("6 modules", Measure("value", "", "modules", None, 6)),
        ("now 2,5, want 1,200 steps", Measure("value", "", "steps", 2.5, 1200)),
        ("weight, now 80 kg, want 75 kg", Measure("value", "weight", "kg", 80, 75)),
        ("want 2 per week", Measure("value", "", "per week", None, 2)),
        ("handover led alone, yes or no", Measure("yes-no", "handover led alone")),
        ("done or not yet", Measure("yes-no")),
        ("the steps done", Measure("steps")),
        ("twice a week on ward 3", Measure("value", "twice a week on ward 3")),
        ("from 7:00 to 8:00", Measure("value", "from 7:00 to 8:00")),
        ("Tom says so", Measure("value", "Tom says so")),
        ("", Measure()),
    ],
)
def test_what_a_line_says(line: str, understood: Measure) -> None:
    assert measure(line) == understood


def test_the_echo_says_what_was_understood_and_nothing_of_mere_words() -> None:
    assert echo("confidence 0-10, now 3, want 7") == "Understood: confidence, now 3, want 7 of 10"
    assert echo("rated by Tom") == ""


def test_only_what_says_something_becomes_a_field() -> None:
    assert measure("6 modules").fields() == {"unit": "modules", "target": 6}
    assert measure("it works, yes or no").fields() == {"mode": "yes-no", "metric": "it works"}
    assert measure("now 0, want 6").fields() == {"baseline": 0, "target": 6}


@given(
    st.builds(
        Measure,
        st.sampled_from(["value", "yes-no", "steps"]),
        st.one_of(st.just(""), words.filter(str.isalpha)),
        st.one_of(st.just(""), words),
        st.one_of(st.none(), numbers),
        numbers,
    )
)
def test_a_line_is_read_back_as_it_was_meant(said: Measure) -> None:
    assert measure(line_of(said)) == said


@given(texts)
def test_any_text_is_read_without_a_complaint_and_without_numbers_it_stays_the_metric(text: str) -> None:
    said = measure(text)
    echo(text)
    numbered = re.search(r"\d", text)
    if not numbered and (said.mode, said.unit) == ("value", ""):
        assert re.findall(r"\w+", said.metric) == re.findall(r"\w+", text) or said.metric == ""


@given(words.filter(str.isalpha), numbers, numbers)
def test_now_and_want_are_found_wherever_they_stand(metric: str, now: float, want: float) -> None:
    expected = Measure("value", metric, "", now, want)
    assert measure(f"{metric}, now {now}, want {want}") == expected
    assert measure(f"want {want}, {metric}, now {now}") == expected
