"""Whether there are figures to work with at all."""

from __future__ import annotations

from collections.abc import Iterable
from math import isfinite


def all_finite(values: Iterable[float]) -> bool:
    """Whether no value is NaN or infinite: nothing can be said of data that holds one."""
    return all(map(isfinite, values))
