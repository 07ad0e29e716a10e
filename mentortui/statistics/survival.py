"""How long things last, when some of them still do."""

from __future__ import annotations

from bisect import bisect_left
from collections import Counter
from collections.abc import Sequence
from math import erfc, sqrt
from typing import NamedTuple

from mentortui.statistics.finite import all_finite


class SurvivalRow(NamedTuple):
    """One time at which something ended: how many were at risk, ended, and the share that lasts beyond it."""

    time: float
    at_risk: int
    events: int
    survival: float
    standard_error: float | None


class LogRank(NamedTuple):
    """A chi-square with one degree of freedom and its p."""

    chi_square: float
    p: float


def kaplan_meier(durations: Sequence[float], observed: Sequence[bool | int]) -> list[SurvivalRow] | None:
    """The product-limit estimate, a row for each time at which something ended (Kaplan & Meier 1958).

    `observed` says of each duration whether its end was seen; one that was not counts as at risk to its time.
    The standard error is Greenwood's (1926), None where nothing is left. No rows where nothing ended, None with a
    NaN. Raises ValueError for unequal lengths.
    """
    group = _Group(durations, observed)
    if not all_finite(durations):
        return None
    survival, greenwood = 1.0, 0.0
    rows = []
    for time in sorted(group.ended):
        at_risk, events = group.at_risk(time), group.ended[time]
        survival *= 1 - events / at_risk
        error = None
        if at_risk > events:
            greenwood += events / (at_risk * (at_risk - events))
            error = survival * sqrt(greenwood)
        rows.append(SurvivalRow(time, at_risk, events, survival, error))
    return rows


def log_rank(
    durations_a: Sequence[float],
    observed_a: Sequence[bool | int],
    durations_b: Sequence[float],
    observed_b: Sequence[bool | int],
) -> LogRank | None:
    """Whether two groups last equally long (Mantel 1966): (observed - expected)² / hypergeometric variance.

    None when nothing ended while both groups were at risk, or with a NaN. Raises ValueError for unequal lengths.
    """
    a, b = _Group(durations_a, observed_a), _Group(durations_b, observed_b)
    if not all_finite([*durations_a, *durations_b]):
        return None
    excess = variance = 0.0
    for time in sorted({*a.ended, *b.ended}):
        in_a = a.at_risk(time)
        in_all = in_a + b.at_risk(time)
        ended = a.ended[time] + b.ended[time]
        share = in_a / in_all
        excess += a.ended[time] - ended * share
        if in_all > 1:
            variance += ended * share * (1 - share) * (in_all - ended) / (in_all - 1)
    if variance == 0:
        return None
    chi_square = excess**2 / variance
    return LogRank(chi_square, erfc(sqrt(chi_square / 2)))


class _Group:
    """Durations of one group, to be asked how many ended at a time and how many were at risk then."""

    def __init__(self, durations: Sequence[float], observed: Sequence[bool | int]) -> None:
        if len(durations) != len(observed):
            raise ValueError(f"{len(durations)} durations need as many marks, not {len(observed)}")
        self._sorted = sorted(durations)
        self.ended = Counter(duration for duration, seen in zip(durations, observed, strict=True) if seen)

    def at_risk(self, time: float) -> int:
        return len(self._sorted) - bisect_left(self._sorted, time)
