"""How much the answers to one item agree."""

from __future__ import annotations

from collections.abc import Sequence
from math import log2

from mentortui.statistics.finite import all_finite


def consensus(counts: Sequence[int]) -> float | None:
    """Agreement on an ordered scale, from how often each category was chosen, lowest category first.

    1 when all chose one category, 0 when half chose each end: 1 + Σ p log2(1 - |x - mean| / width)
    (Tastle & Wierman 2007). None without answers, with fewer than two categories, or for NaN. Raises ValueError
    for a negative count.
    """
    if not all_finite(counts):
        return None
    if any(count < 0 for count in counts):
        raise ValueError("a count cannot be negative")
    total, width = sum(counts), len(counts) - 1
    if not total or width < 1:
        return None
    mean = sum(place * count for place, count in enumerate(counts)) / total
    found = 1 + sum(count / total * log2(1 - abs(place - mean) / width) for place, count in enumerate(counts) if count)
    return min(1.0, max(0.0, found))
