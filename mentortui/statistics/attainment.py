"""Goal attainment as one figure."""

from __future__ import annotations

from collections.abc import Sequence
from math import sqrt

from mentortui.statistics.finite import all_finite


def gas_t_score(scores: Sequence[float], weights: Sequence[float] | None = None, rho: float = 0.3) -> float | None:
    """The T-score of attainment levels (-2 to +2): 50 is "as hoped", 10 points are one standard deviation.

    T = 50 + 10 Σ(w x) / √((1 - ρ) Σw² + ρ (Σw)²), with ρ the expected correlation of the goals' scores
    (Kiresuk & Sherman 1968). None without scores, without weight, or for NaN. Raises ValueError for unequal lengths.
    """
    given = [1.0] * len(scores) if weights is None else list(weights)
    if len(given) != len(scores):
        raise ValueError(f"{len(scores)} scores need as many weights, not {len(given)}")
    if not all_finite([*scores, *given, rho]):
        return None
    spread = (1 - rho) * sum(weight**2 for weight in given) + rho * sum(given) ** 2
    if spread <= 0:
        return None
    return 50 + 10 * sum(weight * score for weight, score in zip(given, scores, strict=True)) / sqrt(spread)
