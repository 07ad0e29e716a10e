"""Our figures beside SciPy's, which was written by others."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from scipy import stats

from mentortui.statistics import kaplan_meier, log_rank, poisson_interval, wilson_interval

times = st.lists(st.tuples(st.integers(1, 40), st.booleans()), min_size=2, max_size=30)


@given(st.integers(1, 400).flatmap(lambda n: st.tuples(st.integers(0, n), st.just(n))), st.floats(0.5, 0.999))
def test_wilson(counts: tuple[int, int], confidence: float) -> None:
    ours = wilson_interval(*counts, confidence=confidence)
    theirs = stats.binomtest(*counts).proportion_ci(confidence, method="wilson")
    assert ours == pytest.approx((theirs.low, theirs.high), abs=1e-9)


@given(st.integers(0, 2_000))
def test_poisson(events: int) -> None:
    low = stats.chi2.ppf(0.025, 2 * events) / 2 if events else 0.0
    assert poisson_interval(events) == pytest.approx((low, stats.chi2.ppf(0.975, 2 * events + 2) / 2), rel=1e-8)


@settings(deadline=None)
@given(times.filter(lambda rows: any(seen for _, seen in rows)))
def test_kaplan_meier(rows: list[tuple[int, bool]]) -> None:
    theirs = stats.ecdf(_censored(rows)).sf
    ours = [(row.time, row.survival) for row in kaplan_meier(*zip(*rows, strict=True)) if row.events]
    expected = dict(zip(theirs.quantiles, theirs.probabilities, strict=True))
    assert ours
    for time, survival in ours:
        assert survival == pytest.approx(expected[time], abs=1e-9)


@settings(deadline=None)
@given(times, times)
def test_log_rank(a: list[tuple[int, bool]], b: list[tuple[int, bool]]) -> None:
    ours = log_rank(*zip(*a, strict=True), *zip(*b, strict=True))
    if ours is None or ours.p is None:
        return  # undefined is said so; SciPy answers with a nan
    theirs = stats.logrank(_censored(a), _censored(b))
    assert ours.chi_square == pytest.approx(theirs.statistic**2, rel=1e-6, abs=1e-9)
    assert ours.p == pytest.approx(theirs.pvalue, rel=1e-6, abs=1e-9)


def _censored(rows: list[tuple[int, bool]]) -> stats.CensoredData:
    return stats.CensoredData(
        uncensored=[time for time, seen in rows if seen], right=[time for time, seen in rows if not seen]
    )
