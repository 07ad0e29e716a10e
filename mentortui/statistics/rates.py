"""Counts of events and what their rate may be."""

from __future__ import annotations

from collections.abc import Callable
from math import exp, inf, lgamma, log

from mentortui.statistics.finite import all_finite
from mentortui.statistics.proportions import Interval

_TERMS = 200_000  # enough for counts far beyond any program; the sums end by themselves long before


def poisson_interval(events: int) -> Interval | None:
    """The exact 95 % interval of the expected number of events (Garwood 1936): chi-square quantiles halved.

    Divide both bounds by the person-years for a rate. None for NaN; raises ValueError for a negative count.
    """
    if not all_finite((events,)):
        return None
    if events < 0:
        raise ValueError("a count cannot be negative")
    tail = 0.025
    top = events + 10 * (events**0.5) + 20
    low = 0.0 if events == 0 else _root(lambda mean: _at_least(events, mean) - tail, 0.0, top)
    high = _root(lambda mean: _at_least(events + 1, mean) - (1 - tail), 0.0, top)
    return Interval(low, high)


def _root(rising: Callable[[float], float], low: float, high: float) -> float:
    """Where a rising function crosses zero, by halving."""
    for _ in range(200):
        middle = (low + high) / 2
        if middle in (low, high):
            break
        if rising(middle) < 0:
            low = middle
        else:
            high = middle
    return (low + high) / 2


def _at_least(count: int, mean: float) -> float:
    """The chance of at least `count` events: the regularized incomplete gamma function P(count, mean).

    By its series below count + 1 and its continued fraction above (Press et al. 2007, section 6.2).
    """
    if mean <= 0:
        return 0.0
    front = exp(count * log(mean) - mean - lgamma(count))
    if mean < count + 1:
        term = total = 1 / count
        for step in range(1, _TERMS):
            term *= mean / (count + step)
            total += term
            if term < total * 1e-16:
                break
        return front * total
    return 1 - front * _fraction(count, mean)


def _fraction(count: int, mean: float) -> float:
    """Lentz's continued fraction of the upper incomplete gamma function."""
    b = mean + 1 - count
    c, d = inf, 1 / b
    found = d
    for step in range(1, _TERMS):
        a = -step * (step - count)
        b += 2
        d = 1 / (a * d + b)
        c = b + a / c
        found *= c * d
        if abs(c * d - 1) < 1e-15:
            break
    return found
