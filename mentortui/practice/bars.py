"""Answers over time as lines of text: bars of how often, and figures on a line. For a terminal, a page, a reader."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Final

from mentortui.practice.forms import NUMBER, SCALE, SUM, FormSpec
from mentortui.practice.trends import Distribution, Point

BAR: Final = 30
"""Cells of the longest bar."""
_TWIN: Final = str.maketrans("█●·", "#o.")


def bars(one: Distribution, *, plain: bool = False, width: int = BAR) -> Iterator[str]:
    """A line for each answer: its value and words, a bar, how often. One cell an answer while that fits."""
    most = max((count for _, _, count in one.counts), default=0)
    named = [f"{value} {label}".rstrip() if label != value else str(value) for value, label, _ in one.counts]
    wide = max(map(len, named), default=0)
    for said, (_, _, count) in zip(named, one.counts, strict=True):
        cells = count if most <= width else -(-count * width // most)
        bar = "█" * cells
        line = f"{said:<{wide}}  {count:>3}  {bar}".rstrip()
        yield line.translate(_TWIN) if plain else line


def span_of(spec: FormSpec, members: Sequence[str] = ()) -> tuple[float, float] | None:
    """The least and the most a figure can be, over these items or all that are rated; None where a gap has none."""
    rated = [one for one in spec.items if one.type in (SCALE, NUMBER) and (not members or one.id in members)]
    if not rated or spec.scoring not in ("mean", SUM):
        return None
    times = len(rated) if spec.scoring == SUM else 1
    return rated[0].low * times, rated[0].high * times


def track(value: float | None, span: tuple[float, float] | None, width: int = 17, *, plain: bool = False) -> str:
    """A figure as a dot on a line from the least to the most; empty where there is no figure."""
    if value is None or span is None or span[0] >= span[1]:
        return ""
    at = round((value - span[0]) / (span[1] - span[0]) * (width - 1))
    line = "·" * at + "●" + "·" * (width - 1 - at)
    return line.translate(_TWIN) if plain else line


def figure(value: float | None) -> str:
    """A figure as it is said: `4.3`, or `-` where too little was answered."""
    return "-" if value is None else f"{value + 1e-9:.1f}"  # 4.25 is 4.3 to everybody but a computer


def columns(points: Sequence[Point]) -> bool:
    """Whether any response has a figure at all."""
    return any(one.overall is not None or any(v is not None for v in one.subscales.values()) for one in points)
