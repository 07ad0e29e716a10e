"""How far ratings can be relied on.

Sums are exact fractions, so that "no spread" is told from rounding.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Sequence
from fractions import Fraction
from math import sqrt
from typing import NamedTuple

from mentortui.statistics.finite import all_finite


class IntraclassCorrelation(NamedTuple):
    """The six forms of Shrout & Fleiss 1979.

    The first number is the model (1 one-way, 2 two-way random, 3 two-way mixed), the second one rater or the
    mean of k. A form whose whole variance is estimated at 0 or below is None.
    """

    icc_1_1: float | None
    icc_2_1: float | None
    icc_3_1: float | None
    icc_1_k: float | None
    icc_2_k: float | None
    icc_3_k: float | None

    @property
    def by_name(self) -> dict[str, float | None]:
        """The forms by the names of the paper: `ICC(2,1)`, `ICC(3,k)`."""
        return {f"ICC({name[4]},{name[6]})": value for name, value in zip(self._fields, self, strict=True)}


class _Squares(NamedTuple):
    """Mean squares of a table of people by raters: between people, between raters, rest, within people."""

    people: Fraction
    raters: Fraction
    rest: Fraction
    within: Fraction


def cronbach_alpha(rows: Sequence[Sequence[float]]) -> float | None:
    """The consistency of a scale from its items, one row a person (Cronbach 1951).

    k / (k - 1) (1 - Σ item variances / variance of the sums). None with fewer than two people or items, when
    all sums are equal, or with a NaN. Raises ValueError for rows of unequal length.
    """
    counted = Counter(map(tuple, rows))  # of thousands many answer alike
    _, k = _size(counted)
    if len(rows) < 2 or k < 2:
        return None
    # In whole units of the finest fraction there is: the share is the same, and a hundred times sooner there.
    ratios = [[value.as_integer_ratio() for value in row] for row in counted]
    unit = max(below for row in ratios for _, below in row)  # all are powers of two
    table = [[above * (unit // below) for above, below in row] for row in ratios]
    times = [*counted.values()]
    whole = _spread([sum(row) for row in table], times)
    items = sum(_spread(column, times) for column in zip(*table, strict=True))
    return _share(Fraction(k * (whole - items)), Fraction((k - 1) * whole))


def reliable_change(before: float, after: float, sd_before: float, reliability: float) -> float | None:
    """A person's change in standard errors of a difference; beyond ±1.96 it is more than noise.

    (after - before) / √(2 sd² (1 - reliability)) (Jacobson & Truax 1991). None without spread, for NaN, or
    when the reliability is not from 0 to below 1.
    """
    if not all_finite((before, after, sd_before, reliability)):
        return None
    if sd_before <= 0 or not 0 <= reliability < 1:
        return None
    return (after - before) / (sd_before * sqrt(2 * (1 - reliability)))


def intraclass_correlation(rows: Sequence[Sequence[float]]) -> IntraclassCorrelation | None:
    """The agreement of raters, one row a person who was rated, one column a rater (Shrout & Fleiss 1979).

    None with fewer than two people or raters, or with a NaN. Raises ValueError for rows of unequal length.
    """
    table, n, k = _exact(rows)
    if n < 2 or k < 2:
        return None
    people, raters, rest, within = _mean_squares(table, n, k)
    return IntraclassCorrelation(
        _share(people - within, people + (k - 1) * within),
        _share(people - rest, people + (k - 1) * rest + k * (raters - rest) / n),
        _share(people - rest, people + (k - 1) * rest),
        _share(people - within, people),
        _share(people - rest, people + (raters - rest) / n),
        _share(people - rest, people),
    )


def _mean_squares(table: Sequence[Sequence[Fraction]], n: int, k: int) -> _Squares:
    sums = [sum(row, Fraction()) for row in table]
    grand = sum(sums, Fraction()) / (n * k)
    total = sum(((value - grand) ** 2 for row in table for value in row), Fraction())
    people = k * sum(((one / k - grand) ** 2 for one in sums), Fraction())
    columns = [sum((row[column] for row in table), Fraction()) for column in range(k)]
    raters = n * sum(((one / n - grand) ** 2 for one in columns), Fraction())
    return _Squares(
        people / (n - 1),
        raters / (k - 1),
        (total - people - raters) / ((n - 1) * (k - 1)),
        (total - people) / (n * (k - 1)),
    )


def _share(part: Fraction, whole: Fraction) -> float | None:
    # At or below 0 the estimated whole variance says nothing, and the share would leave its bounds.
    return float(part / whole) if whole > 0 else None


def _exact(rows: Sequence[Sequence[float]]) -> tuple[list[list[Fraction]], int, int]:
    """The values without rounding, how many rows, how many columns; nothing of either where a value is NaN."""
    n, k = _size(rows)
    return [[Fraction(value) for value in row] for row in rows] if n else [], n, k


def _size(rows: Collection[Sequence[float]]) -> tuple[int, int]:
    """How many rows and columns; none where a value is NaN. Raises ValueError for rows of unequal length."""
    widths = {len(row) for row in rows}
    if len(widths) > 1:
        raise ValueError(f"rows of {min(widths)} and of {max(widths)} values do not make a table")
    if not all(map(all_finite, rows)):
        return 0, 0
    return len(rows), widths.pop() if widths else 0


def _spread(values: Sequence[int], times: Sequence[int]) -> int:
    """The variance times n (n - 1) of values that are there so many times each: whole, where they are."""
    both = [*zip(values, times, strict=True)]
    return (
        sum(times) * sum(value * value * many for value, many in both) - sum(value * many for value, many in both) ** 2
    )
