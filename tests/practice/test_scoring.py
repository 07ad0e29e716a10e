"""Scores as laws: reverse items, the half rule, nothing filled in, and the shape of a published measure."""

import json
import math
from statistics import fmean

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from mentortui.practice import forms
from mentortui.practice.scoring import Columns, figures, gap, points, scores
from tests.practice.own_forms import SIZES, SMALL, competency

SPEC = forms.load(competency(), "x")
SEVEN = st.integers(1, 7)
FULL = st.fixed_dictionaries({one.id: SEVEN for one in SPEC.items})
SOME = st.fixed_dictionaries({}, optional={one.id: SEVEN for one in SPEC.items})


@given(FULL)
def test_the_whole_is_the_mean_of_all_items_and_each_part_of_its_own(answers):
    found = scores(SPEC, answers)
    assert found.overall == pytest.approx(fmean(answers.values()))
    assert [len(one.items) for one in SPEC.subscales] == list(SIZES)
    for part in SPEC.subscales:
        assert found.subscales[part.id] == pytest.approx(fmean(answers[one] for one in part.items))
    assert (found.answered, found.of) == (26, 26)


@given(SOME)
def test_a_part_has_a_figure_from_half_of_its_items_on_and_never_a_filled_in_0(answers):
    found = scores(SPEC, answers)
    for part in SPEC.subscales:
        there = [answers[one] for one in part.items if one in answers]
        figure = found.subscales[part.id]
        if len(there) * 2 >= len(part.items) and there:
            assert figure == pytest.approx(fmean(there))
        else:
            assert figure is None
    assert (found.overall is None) == (len(answers) < 13)


@given(SOME, st.randoms())
def test_the_order_of_answers_changes_nothing_and_strangers_count_for_nothing(answers, chance):
    mixed = list(answers.items())
    chance.shuffle(mixed)
    assert scores(SPEC, dict(mixed)) == scores(SPEC, {**answers, "stranger": 7})


@given(st.integers(1, 3), st.integers(1, 3))
def test_reverse_items_are_turned_round(one, two):
    spec = forms.load(SMALL, "x")
    assert scores(spec, {"one": one, "two": two}).overall == pytest.approx((one + 4 - two) / 2)


@pytest.mark.parametrize("value", [0, 8, 99, -1, math.nan, math.inf, True, "4", None, [4]])
def test_what_lies_outside_a_scale_is_no_answer(value):
    assert points(SPEC.items[0], value) is None
    assert scores(SPEC, {"i1": value}).overall is None


def spec_of(**fields):
    data = {**forms.data_of(SMALL), **fields}
    return forms.load(json.dumps(data), "x")


def test_a_sum_is_the_mean_times_the_items_and_all_means_all():
    assert scores(spec_of(scoring="sum"), {"one": 3, "two": 1}).overall == 6
    assert scores(spec_of(scoring="sum"), {"one": 2}).overall == 4
    assert scores(spec_of(missing="all"), {"one": 3}).overall is None
    assert scores(spec_of(overall=False), {"one": 3, "two": 1}) == (None, {"both": 3.0}, 2, 4)
    assert scores(spec_of(scoring="none", subscales=[]), {"one": 3}) == (None, {}, 1, 4)
    assert scores(SPEC, {}) == (None, dict.fromkeys(("s1", "s2", "s3", "s4", "s5", "s6")), 0, 26)


def test_a_gap_is_weighted_by_importance():
    needs = forms.shipped()["needs"]
    answers = {}
    for number, part in enumerate(needs.subscales):
        answers |= dict(zip(part.items, (5, 2) if number < 4 else (1, 3), strict=True))
    found = scores(needs, answers)
    assert found.subscales[needs.subscales[0].id] == 15
    assert found.subscales[needs.subscales[-1].id] == -2
    assert found.overall == pytest.approx((4 * 15 - 4 * 2) / (4 * 5 + 4 * 1))
    few = {one: answers[one] for part in needs.subscales[:3] for one in part.items}
    assert scores(needs, few).overall is None
    assert gap(None, 3) is None
    assert gap(3, None) is None


def test_a_missing_level_is_no_level_of_0():
    needs = forms.shipped()["needs"]
    assert scores(needs, {needs.subscales[0].items[0]: 5}).subscales[needs.subscales[0].id] is None


WILD = st.one_of(SEVEN, st.none(), st.booleans(), st.floats(), st.text(max_size=2), st.lists(st.text(max_size=1)))


@pytest.mark.parametrize("spec", [SPEC, forms.load(SMALL, "x"), *forms.shipped().values()], ids=lambda spec: spec.id)
@settings(max_examples=25)  # of each form
@given(data=st.data())
def test_many_answers_at_once_are_scored_as_one_by_one(spec, data):
    one = st.fixed_dictionaries({}, optional={item.id: WILD for item in spec.items[:6]})
    whole = st.fixed_dictionaries({item.id: st.integers(1, 3) for item in spec.items})
    answered = data.draw(st.lists(st.one_of(one, whole), max_size=4))
    wanted = [scores(spec, each) for each in answered]
    columns = Columns(answered)
    assert figures(spec, columns) == [found.overall for found in wanted]
    for part in spec.subscales:
        assert figures(spec, columns, part.id) == [found.subscales.get(part.id) for found in wanted]
