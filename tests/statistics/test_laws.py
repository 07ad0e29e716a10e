"""What holds for any figures, and that the undefined is None."""

from math import exp, factorial

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st
from pytest import approx

from mentortui.statistics import (
    consensus,
    cronbach_alpha,
    gas_t_score,
    hedges_g_independent,
    hedges_g_paired,
    intraclass_correlation,
    kaplan_meier,
    log_rank,
    net_promoter_score,
    newcombe_difference,
    poisson_interval,
    reliable_change,
    wilson_interval,
)

levels = st.lists(st.integers(-2, 2), min_size=1, max_size=12)
counts = st.lists(st.integers(0, 50), min_size=2, max_size=7)
share = st.integers(1, 400).flatmap(lambda n: st.tuples(st.integers(0, n), st.just(n)))
table = st.tuples(st.integers(2, 6), st.integers(2, 5)).flatmap(
    lambda size: st.lists(
        st.lists(st.integers(1, 5), min_size=size[1], max_size=size[1]), min_size=size[0], max_size=size[0]
    )
)
lasting = st.lists(st.tuples(st.integers(1, 30), st.booleans()), min_size=1, max_size=40)


@given(levels)
def test_t_scores_lie_around_fifty(scores):
    assert gas_t_score(scores) + gas_t_score([-score for score in scores]) == approx(100)
    assert gas_t_score(scores, [3] * len(scores)) == approx(gas_t_score(scores))
    assert gas_t_score([score for score in scores if score == 0] or [0]) == 50


@given(counts)
def test_consensus_is_a_share_and_does_not_depend_on_direction_or_size(given):
    assume(sum(given))
    found = consensus(given)
    assert 0 <= found <= 1
    assert consensus(given[::-1]) == approx(found)
    assert consensus([3 * count for count in given]) == approx(found)


def test_consensus_is_whole_when_all_agree_and_nothing_when_split_at_the_ends():
    assert consensus([0, 7, 0, 0, 0]) == 1
    assert consensus([4, 0, 0, 0, 4]) == 0


@given(share)
def test_wilsons_bounds_hold_the_share_and_mirror(case):
    successes, n = case
    low, high = wilson_interval(successes, n)
    assert 0 <= low <= successes / n <= high <= 1
    mirror = wilson_interval(n - successes, n)
    assert (1 - mirror.high, 1 - mirror.low) == approx((low, high))
    wider = wilson_interval(successes, n, 0.99)
    assert wider.low <= low
    assert wider.high >= high


@given(one=share, other=share)
def test_a_difference_of_shares_mirrors_and_stays_within_bounds(one, other):
    found, back = newcombe_difference(*one, *other), newcombe_difference(*other, *one)
    assert -1 - 1e-12 <= found.low <= found.difference <= found.high <= 1 + 1e-12
    assert (-back.high, -back.low) == approx((found.low, found.high), abs=1e-12)


@given(st.integers(0, 60))
def test_poissons_bounds_leave_a_fortieth_on_each_side(events):
    low, high = poisson_interval(events)

    def at_most(count, mean):
        return sum(exp(-mean) * mean**k / factorial(k) for k in range(count + 1))

    assert low <= events <= high
    assert at_most(events, high) == approx(0.025)
    assert events == 0 or 1 - at_most(events - 1, low) == approx(0.025)


def test_poisson_of_many_events_is_nearly_normal():
    low, high = poisson_interval(1_000_000)
    assert low == approx(1_000_000 - 1959.5, abs=2)
    assert high == approx(1_000_000 + 1961.5, abs=2)


@given(table)
def test_alpha_is_the_third_form_for_k_raters(rows):
    alpha, forms = cronbach_alpha(rows), intraclass_correlation(rows)
    assert alpha == (None if forms.icc_3_k is None else approx(forms.icc_3_k))
    assert intraclass_correlation([[value + 7 for value in row] for row in rows]) == forms
    for value in forms:
        assert value is None or value <= 1 + 1e-12


@given(lasting)
def test_survival_falls_and_without_the_censored_is_the_plain_share(cases):
    durations, seen = [time for time, _ in cases], [ended for _, ended in cases]
    rows = kaplan_meier(durations, seen)
    assert sum(row.events for row in rows) == sum(seen)
    assert all(0 <= row.survival <= 1 for row in rows)
    assert [row.survival for row in rows] == sorted((row.survival for row in rows), reverse=True)
    for row in kaplan_meier(durations, [True] * len(durations)):
        plain = sum(time > row.time for time in durations) / len(durations)
        assert row.survival == approx(plain, abs=1e-12)
        if plain:
            assert row.standard_error == approx((plain * (1 - plain) / len(durations)) ** 0.5)
        else:
            assert row.standard_error is None


@given(a=lasting, b=lasting)
def test_the_log_rank_does_not_care_who_is_first(a, b):
    one, other = zip(*a, strict=True), zip(*b, strict=True)
    one, other = tuple(one), tuple(other)
    found, back = log_rank(*one, *other), log_rank(*other, *one)
    if found is None:
        assert back is None
    else:
        assert found.chi_square == approx(back.chi_square, abs=1e-9)
        assert 0 <= found.p <= 1


def test_two_groups_that_last_equally_do_not_differ():
    assert log_rank([1, 2, 3], [1, 1, 0], [1, 2, 3], [1, 1, 0]) == (0, 1)


@given(mean=st.floats(-50, 50), sd=st.floats(0.1, 20), n=st.integers(3, 500), correlation=st.floats(-0.9, 0.9))
def test_a_small_sample_is_corrected_towards_nothing(mean, sd, n, correlation):
    for found in (hedges_g_paired(mean, sd, correlation, n), hedges_g_independent(mean, sd, n, 0, sd, n)):
        assert abs(found.g) <= abs(found.d)
        assert found.variance_g > 0
        assert found.g * found.d >= 0


def test_reliable_change_is_in_standard_errors_of_a_difference():
    """Jacobson & Truax 1991: from 32.5 to 47.5 with SD 10 and reliability 0.80, SE 4.47, S_diff 6.32: 2.37."""
    assert round(reliable_change(32.5, 47.5, 10, 0.80), 2) == 2.37


def test_a_score_of_promoters_lies_between_its_ends():
    assert net_promoter_score(5, 0, 0) == (100, 0)
    assert net_promoter_score(0, 0, 5) == (-100, 0)
    assert net_promoter_score(0, 5, 0) == (0, 0)


@pytest.mark.parametrize(
    "undefined",
    [
        gas_t_score([]),
        gas_t_score([1, 1], [0, 0]),
        consensus([0, 0, 0]),
        consensus([5]),
        wilson_interval(0, 0),
        newcombe_difference(0, 0, 1, 2),
        net_promoter_score(0, 0, 0),
        hedges_g_independent(1, 0, 5, 2, 0, 5),
        hedges_g_independent(1, 1, 1, 2, 1, 1),
        hedges_g_paired(1, 0, 0.5, 10),
        hedges_g_paired(1, 1, 1, 10),
        hedges_g_paired(1, 1, 0.5, 2),
        cronbach_alpha([]),
        cronbach_alpha([[1, 2]]),
        cronbach_alpha([[1], [2]]),
        cronbach_alpha([[0.1, 0.2], [0.1, 0.2], [0.1, 0.2]]),
        intraclass_correlation([[1, 2]]),
        reliable_change(1, 2, 0, 0.8),
        reliable_change(1, 2, 1, 1),
        log_rank([], [], [], []),
        log_rank([1, 2], [0, 0], [3], [0]),
    ],
)
def test_what_is_undefined_is_none_and_never_zero(undefined):
    assert undefined is None


def test_equal_ratings_have_no_correlation():
    assert set(intraclass_correlation([[0.1, 0.1], [0.1, 0.1], [0.1, 0.1]])) == {None}
    assert kaplan_meier([], []) == []
    assert kaplan_meier([5], [0]) == []


@pytest.mark.parametrize(
    "call",
    [
        lambda: gas_t_score([1], [1, 2]),
        lambda: consensus([-1, 2]),
        lambda: wilson_interval(3, 2),
        lambda: wilson_interval(-1, 2),
        lambda: wilson_interval(1, 2, 1),
        lambda: poisson_interval(-1),
        lambda: net_promoter_score(-1, 0, 0),
        lambda: cronbach_alpha([[1, 2], [1]]),
        lambda: kaplan_meier([1], []),
    ],
)
def test_nonsense_is_an_error(call):
    with pytest.raises(ValueError):
        call()
