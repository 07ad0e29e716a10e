"""Means and shares with their intervals, as figures need them."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from math import isqrt, sqrt
from statistics import NormalDist, fmean
from typing import TYPE_CHECKING, Final

from mentortui.statistics import wilson_interval

if TYPE_CHECKING:
    from mentortui.statistics.survival import SurvivalRow

MONTH: Final = 30
"""Days between two points of a curve."""
LONGEST: Final = 360
"""Days a curve goes to."""


def t_quantile(df: int, chance: float = 0.975) -> float:
    """A quantile of Student's t by its expansion at the normal one (Abramowitz & Stegun 1964, 26.7.5).

    Right to three digits from four degrees of freedom on; with one and two the closed forms are used.
    """
    from math import pi, tan

    if df == 1:
        return tan(pi * (chance - 0.5))
    if df == 2:
        return (2 * chance - 1) / sqrt(2 * chance * (1 - chance))
    z = NormalDist().inv_cdf(chance)
    terms = (
        (z**3 + z) / 4,
        (5 * z**5 + 16 * z**3 + 3 * z) / 96,
        (3 * z**7 + 19 * z**5 + 17 * z**3 - 15 * z) / 384,
        (79 * z**9 + 776 * z**7 + 1482 * z**5 - 1920 * z**3 - 945 * z) / 92160,
    )
    return z + sum((term / df**power for power, term in enumerate(terms, 1)), 0.0)


def deviation(values: Sequence[float]) -> float:
    """The standard deviation of at least two values, rounded once; of thousands of answers many are alike.

    Equal to `statistics.stdev`, in a fraction of its time: each value counts as often as it is there.
    """
    counted = Counter(values)
    ratios = [(*value.as_integer_ratio(), many) for value, many in counted.items()]
    unit = max(below for _, below, _ in ratios)  # all are powers of two
    n, total, squares = len(values), 0, 0
    for above, below, many in ratios:
        whole = above * (unit // below)
        total += whole * many
        squares += whole * whole * many
    return _root(n * squares - total * total, n * (n - 1) * unit * unit)


def _root(above: int, below: int) -> float:
    """The square root of a fraction, rounded once: to odd at 109 bits first (Boldo & Melquiond 2005)."""
    shift = (above.bit_length() - below.bit_length() - 109) // 2
    if shift >= 0:
        below <<= 2 * shift
    else:
        above <<= -2 * shift
    near = isqrt(above // below)
    near |= near * near * below != above
    return float(near << shift) if shift >= 0 else near / (1 << -shift)


def mean_of(values: Sequence[float]) -> tuple[float | None, float | None, float | None]:
    """Mean and its 95 % interval (Student 1908); no interval of one value, nothing of none."""
    if not values:
        return None, None, None
    mean = fmean(values)
    if len(values) < 2:
        return mean, None, None
    reach = t_quantile(len(values) - 1) * deviation(values) / sqrt(len(values))
    return mean, mean - reach, mean + reach


def share_of(count: int, n: int) -> tuple[float | None, float | None, float | None]:
    """A share in percent and its 95 % interval (Wilson 1927); nothing of nobody."""
    interval = wilson_interval(count, n)
    if interval is None:
        return None, None, None
    return 100 * count / n, 100 * interval.low, 100 * interval.high


def by_month(rows: Sequence[SurvivalRow], longest: float) -> tuple[tuple[int, float], ...]:
    """Percent that last so many days, at each whole month somebody was followed to: the days between stay untold."""
    points = []
    for day in range(0, min(LONGEST, int(longest)) + 1, MONTH):
        before = [row.survival for row in rows if row.time <= day]
        points.append((day, 100 * (before[-1] if before else 1.0)))
    return tuple(points)
