"""Our figures beside those of lifelines and pingouin, the field's own tools, on random data.

Both bring pandas and are imported in the test that asks them: at collection every worker would wait for them.
"""

from __future__ import annotations

import warnings
from math import isnan, nan

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from mentortui.statistics import (
    cronbach_alpha,
    hedges_g_independent,
    hedges_g_paired,
    intraclass_correlation,
    kaplan_meier,
    log_rank,
    newcombe_difference,
)

some = settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.too_slow])
lasting = st.lists(st.tuples(st.integers(1, 60), st.booleans()), min_size=3, max_size=40)
table = st.tuples(st.integers(3, 12), st.integers(2, 6)).flatmap(
    lambda size: st.lists(
        st.lists(st.integers(1, 7), min_size=size[1], max_size=size[1]), min_size=size[0], max_size=size[0]
    )
)
shares = st.integers(1, 200).flatmap(lambda n: st.tuples(st.integers(0, n), st.just(n)))
measured = st.lists(st.integers(0, 100), min_size=4, max_size=30)


@pytest.fixture(scope="module")
def pingouin():
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        import pingouin
    return pingouin


@pytest.fixture(scope="module")
def lifelines():
    import lifelines
    import lifelines.statistics

    return lifelines


@some
@given(lasting)
def test_survival_and_its_error_are_those_of_lifelines(lifelines, cases):
    durations, seen = [time for time, _ in cases], [ended for _, ended in cases]
    fitted = lifelines.KaplanMeierFitter().fit(durations, seen)
    at_risk = fitted.event_table
    greenwood = dict(_greenwood(at_risk))
    for row in kaplan_meier(durations, seen):
        assert row.at_risk == at_risk.loc[row.time, "at_risk"]
        assert row.events == at_risk.loc[row.time, "observed"]
        assert row.survival == pytest.approx(fitted.predict(row.time), abs=1e-9)
        if row.standard_error is not None:
            assert row.standard_error == pytest.approx(row.survival * greenwood[row.time] ** 0.5, abs=1e-9)


def _greenwood(event_table):
    """Greenwood's sum from the table of lifelines, which keeps it only inside its intervals."""
    total = 0.0
    for time, row in event_table.iterrows():
        if row["at_risk"] > row["observed"]:
            total += row["observed"] / (row["at_risk"] * (row["at_risk"] - row["observed"]))
        yield time, total


@some
@given(lasting, lasting)
def test_the_log_rank_is_that_of_lifelines(lifelines, a, b):
    one, other = list(zip(*a, strict=True)), list(zip(*b, strict=True))
    ours = log_rank(*one, *other)
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        theirs = lifelines.statistics.logrank_test(one[0], other[0], one[1], other[1])
    if ours is None:
        assert isnan(theirs.p_value) or theirs.test_statistic == pytest.approx(0, abs=1e-9)
        return
    assert ours.chi_square == pytest.approx(theirs.test_statistic, rel=1e-9, abs=1e-9)
    assert ours.p == pytest.approx(theirs.p_value, rel=1e-9, abs=1e-12)


@some
@given(one=shares, other=shares)
def test_newcombes_difference_is_that_of_statsmodels(one, other):
    """statsmodels comes with pingouin."""
    from statsmodels.stats.proportion import confint_proportions_2indep

    ours = newcombe_difference(*one, *other)
    theirs = confint_proportions_2indep(*one, *other, method="newcomb", compare="diff")
    assert (ours.low, ours.high) == pytest.approx(theirs, abs=1e-9)


@some
@given(table)
def test_alpha_is_that_of_pingouin(pingouin, rows):
    ours = cronbach_alpha(rows)
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        theirs, _ = pingouin.cronbach_alpha(_frame(rows))
    if ours is None:
        assert not abs(theirs) < 1e9
    else:
        assert ours == pytest.approx(theirs, rel=1e-9, abs=1e-9)


@some
@given(table)
def test_the_six_forms_are_those_of_pingouin(pingouin, rows):
    long = _frame(rows).reset_index().melt(id_vars="index", var_name="rater", value_name="rating")
    ours = intraclass_correlation(rows)
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        theirs = pingouin.intraclass_corr(long, targets="index", raters="rater", ratings="rating")["ICC"].tolist()
    for value, expected in zip(ours, theirs, strict=True):
        if value is not None and abs(value) < 1e6 and not isnan(expected):
            assert value == pytest.approx(expected, rel=1e-6, abs=1e-6)


@some
@given(measured, measured)
def test_hedges_g_of_two_groups_is_that_of_pingouin(pingouin, one, other):
    (mean1, sd1), (mean2, sd2) = _moments(one), _moments(other)
    ours = hedges_g_independent(mean1, sd1, len(one), mean2, sd2, len(other))
    if sd1 == sd2 == 0:
        assert ours is None
        return
    assert ours.d == pytest.approx(pingouin.compute_effsize(one, other, eftype="cohen"), rel=1e-9, abs=1e-12)
    # pingouin corrects with 1 - 3 / (4 N - 9), which with df = N - 2 is our 1 - 3 / (4 df - 1).
    assert ours.g == pytest.approx(pingouin.compute_effsize(one, other, eftype="hedges"), rel=1e-9, abs=1e-12)


@some
@given(st.lists(st.tuples(st.integers(0, 60), st.integers(0, 60)), min_size=4, max_size=30))
def test_a_paired_change_in_standard_deviations_is_that_of_its_t(pairs):
    """d of a paired t is t √(2 (1 - r) / n) (Borenstein et al. 2009, formula 4.28); t and r are SciPy's."""
    from scipy import stats

    before, after = zip(*pairs, strict=True)
    changes = [later - earlier for earlier, later in pairs]
    mean, sd = _moments(changes)
    if len(set(before)) == 1 or len(set(after)) == 1 or sd < 1e-9:
        return
    r = stats.pearsonr(before, after).statistic
    if r > 1 - 1e-9:
        return
    ours = hedges_g_paired(mean, sd, r, len(pairs))
    t = stats.ttest_rel(after, before).statistic
    assert ours.d == pytest.approx(t * (2 * (1 - r) / len(pairs)) ** 0.5, rel=1e-6, abs=1e-9)


def _frame(rows):
    from pandas import DataFrame

    return DataFrame(rows, dtype=float)


def _moments(values):
    mean = sum(values) / len(values)
    return mean, (sum((value - mean) ** 2 for value in values) / (len(values) - 1)) ** 0.5


@pytest.mark.parametrize("value", [nan, float("inf"), -float("inf")])
def test_what_is_no_number_leaves_nothing_to_say(value):
    from mentortui import statistics as ours

    rows = [[1, 2], [3, value], [2, 2]]
    assert [
        ours.gas_t_score([1, value]), ours.gas_t_score([1, 1], [1, value]), ours.gas_t_score([1], rho=value),
        ours.consensus([1, value]), ours.cronbach_alpha(rows), ours.intraclass_correlation(rows),
        ours.reliable_change(value, 1, 1, 0.8), ours.reliable_change(1, 1, 1, value), ours.wilson_interval(value, 3),
        ours.poisson_interval(value), ours.newcombe_difference(1, 2, value, 3), ours.net_promoter_score(1, value, 1),
        ours.hedges_g_independent(value, 1, 5, 1, 1, 5), ours.hedges_g_paired(1, value, 0.5, 5),
        ours.hedges_g_paired(1, 1, value, 5), ours.kaplan_meier([1, value], [1, 1]),
        ours.log_rank([1, value], [1, 1], [2], [1]),
    ] == [None] * 17  # fmt: skip


def test_constant_values_say_nothing_of_spread():
    """One value or many equal ones have a place on a scale, and neither reliability nor effect."""
    from mentortui import statistics as ours

    assert ours.consensus([0, 4, 0]) == 1
    assert ours.cronbach_alpha([[3, 3], [3, 3]]) is None
    assert ours.hedges_g_independent(3, 0, 5, 3, 0, 5) is None
    assert ours.hedges_g_paired(0, 0, 0.5, 5) is None
    assert ours.reliable_change(3, 3, 0, 0.8) is None
    assert [row.survival for row in ours.kaplan_meier([5, 5, 5], [1, 1, 1])] == [0]
    assert ours.log_rank([5], [1], [], []) is None
