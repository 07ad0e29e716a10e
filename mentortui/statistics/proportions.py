"""Shares and their intervals."""

from __future__ import annotations

from math import sqrt
from statistics import NormalDist
from typing import NamedTuple

from mentortui.statistics.finite import all_finite


class Interval(NamedTuple):
    """The bounds of a confidence interval."""

    low: float
    high: float


class Difference(NamedTuple):
    """A difference and the bounds of its 95 % interval."""

    difference: float
    low: float
    high: float


class NetPromoterScore(NamedTuple):
    """A score from -100 to 100 and its standard error, both in points."""

    score: float
    standard_error: float


def wilson_interval(successes: int, n: int, confidence: float = 0.95) -> Interval | None:
    """The score interval of a share, between 0 and 1 (Wilson 1927; Newcombe 1998a, method 3).

    None when n is 0, and for NaN. Raises ValueError unless 0 <= successes <= n and 0 < confidence < 1.
    """
    if not all_finite((successes, n, confidence)):
        return None
    if not 0 <= successes <= n or not 0 < confidence < 1:
        raise ValueError(f"{successes} of {n} at confidence {confidence} is no share")
    if n == 0:
        return None
    z = NormalDist().inv_cdf((1 + confidence) / 2)
    share = successes / n
    middle = share + z * z / (2 * n)
    reach = z * sqrt(share * (1 - share) / n + z * z / (4 * n * n))
    width = 1 + z * z / n
    # At the ends the bound is exactly 0 or 1; rounding would leave a hair.
    low = 0.0 if successes == 0 else max(0.0, (middle - reach) / width)
    high = 1.0 if successes == n else min(1.0, (middle + reach) / width)
    return Interval(low, high)


def newcombe_difference(x1: int, n1: int, x2: int, n2: int) -> Difference | None:
    """The difference of two independent shares with its 95 % interval (Newcombe 1998b, method 10).

    Combines the Wilson bounds of both shares. None when either n is 0, and for NaN; raises ValueError as
    `wilson_interval`.
    """
    one, other = wilson_interval(x1, n1), wilson_interval(x2, n2)
    if one is None or other is None:
        return None
    p1, p2 = x1 / n1, x2 / n2
    low = p1 - p2 - sqrt((p1 - one.low) ** 2 + (other.high - p2) ** 2)
    high = p1 - p2 + sqrt((one.high - p1) ** 2 + (p2 - other.low) ** 2)
    return Difference(p1 - p2, low, high)


def net_promoter_score(promoters: int, passives: int, detractors: int) -> NetPromoterScore | None:
    """Promoters minus detractors in points of 100, with its standard error (Reichheld 2003).

    The error is that of a difference of two shares of one sample: 100 √((p + d - (p - d)²) / n). None without
    answers, and for NaN. Raises ValueError for a negative count.
    """
    if not all_finite((promoters, passives, detractors)):
        return None
    if min(promoters, passives, detractors) < 0:
        raise ValueError("a count cannot be negative")
    n = promoters + passives + detractors
    if not n:
        return None
    p, d = promoters / n, detractors / n
    return NetPromoterScore(100 * (p - d), 100 * sqrt(max(0.0, p + d - (p - d) ** 2) / n))
