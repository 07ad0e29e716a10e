"""Standardized mean differences, corrected for small samples."""

from __future__ import annotations

from math import sqrt
from typing import NamedTuple

from mentortui.statistics.finite import all_finite


class EffectSize(NamedTuple):
    """Cohen's d, Hedges' g, and the variance of g."""

    d: float
    g: float
    variance_g: float


def hedges_g_independent(mean1: float, sd1: float, n1: int, mean2: float, sd2: float, n2: int) -> EffectSize | None:
    """The difference of two groups in pooled standard deviations (Borenstein et al. 2009, ch. 4).

    None when the groups have no spread to pool, for NaN, or with fewer than four people in all: with one degree of
    freedom the correction leaves nothing.
    """
    if not all_finite((mean1, sd1, n1, mean2, sd2, n2)):
        return None
    df = n1 + n2 - 2
    if n1 < 1 or n2 < 1 or df < 2:
        return None
    pooled = sqrt(((n1 - 1) * sd1**2 + (n2 - 1) * sd2**2) / df)
    if pooled == 0:
        return None
    d = (mean1 - mean2) / pooled
    return _corrected(d, (n1 + n2) / (n1 * n2) + d**2 / (2 * (n1 + n2)), df)


def hedges_g_paired(mean_difference: float, sd_difference: float, correlation: float, n: int) -> EffectSize | None:
    """The change of one group in standard deviations within it (Borenstein et al. 2009, ch. 4).

    `correlation` is that of before and after. None with fewer than three pairs (one degree of freedom leaves
    nothing after the correction), without spread, for NaN, or when before and after agree wholly, so that a
    standard deviation within cannot be told from that of the difference.
    """
    if not all_finite((mean_difference, sd_difference, correlation, n)):
        return None
    if n < 3 or sd_difference <= 0 or not -1 <= correlation < 1:
        return None
    d = mean_difference / (sd_difference / sqrt(2 * (1 - correlation)))
    return _corrected(d, (1 / n + d**2 / (2 * n)) * 2 * (1 - correlation), n - 1)


def _corrected(d: float, variance: float, df: int) -> EffectSize:
    """With the correction J by its approximation 1 - 3 / (4 df - 1) (Hedges 1981)."""
    j = 1 - 3 / (4 * df - 1)
    return EffectSize(d, j * d, j**2 * variance)
