"""Charts of a report as SVG: bars, an interval beside its target, a line over time, a curve of steps.

Each is a few kilobytes, draws with the colors of the page it stands in (light, dark, printed), and says in words what
it shows to whoever cannot see it. What is hidden is no number here: leave it out, and say so beside the chart.
"""

from __future__ import annotations

from collections.abc import Sequence
from html import escape
from typing import Final, NamedTuple

WIDTH: Final = 640
LABEL: Final = 190
"""Pixels of the labels at the left; more where one is longer."""
_LONGEST: Final = 38
"""Letters of a label; what is longer is cut."""
ROW: Final = 26
_RIGHT: Final = 84
_PLOT: Final = 150
STYLE: Final = """
.chart { display: block; width: 100%; max-width: 640px; height: auto; font: 13px system-ui, sans-serif; }
.chart text { fill: var(--ink); } .chart .said { fill: var(--muted); }
.chart .bar, .chart .dot { fill: var(--accent); } .chart .rest { fill: var(--soft); }
.chart .line { fill: none; stroke: var(--accent); stroke-width: 2; } .chart .axis { stroke: var(--rule); }
.chart .whisker { stroke: var(--accent); stroke-width: 2; } .chart .target { stroke: var(--ink); stroke-width: 2; }
"""
"""What a page needs in its style sheet; it gives --ink, --muted, --accent, --soft and --rule their colors."""


class Bar(NamedTuple):
    """One bar: its label, its length, and what stands at its end."""

    label: str
    value: float
    said: str


class Spread(NamedTuple):
    """One figure with its interval, and the target where it has one; all in the units of the axis."""

    label: str
    value: float
    low: float
    high: float
    said: str
    target: float | None = None


def bars(title: str, rows: Sequence[Bar], most: float = 0) -> str:
    """Horizontal bars, all on one scale from 0 to `most` (the largest of them if not given)."""
    top = most or max((row.value for row in rows), default=0) or 1
    left = _left(rows)
    room = WIDTH - left - _RIGHT
    drawn = []
    for place, row in enumerate(rows):
        y = place * ROW
        length = max(0.0, min(1.0, row.value / top)) * room
        drawn += [
            _label(row.label, left, y),
            f'<rect class="rest" x="{left}" y="{y + 6}" width="{room}" height="14"/>',
            f'<rect class="bar" x="{left}" y="{y + 6}" width="{length:.1f}" height="14"/>',
            _said(row.said, WIDTH - _RIGHT + 8, y),
        ]
    words = "; ".join(f"{row.label}: {row.said}" for row in rows)
    return _chart(title, words, len(rows) * ROW, drawn)


def spreads(title: str, rows: Sequence[Spread], least: float, most: float) -> str:
    """Each figure as a dot within its interval, its target as an upright line; one scale for all."""
    left = _left(rows)
    room = WIDTH - left - _RIGHT
    span = (most - least) or 1

    def at(value: float) -> float:
        return left + max(0.0, min(1.0, (value - least) / span)) * room

    drawn = []
    for place, row in enumerate(rows):
        y = place * ROW + 13
        drawn += [
            _label(row.label, left, place * ROW),
            f'<line class="axis" x1="{left}" y1="{y}" x2="{left + room}" y2="{y}"/>',
            f'<line class="whisker" x1="{at(row.low):.1f}" y1="{y}" x2="{at(row.high):.1f}" y2="{y}"/>',
            f'<circle class="dot" cx="{at(row.value):.1f}" cy="{y}" r="5"/>',
            _said(row.said, WIDTH - _RIGHT + 8, place * ROW),
        ]
        if row.target is not None:
            x = f"{at(row.target):.1f}"
            drawn.append(f'<line class="target" x1="{x}" y1="{y - 8}" x2="{x}" y2="{y + 8}"/>')
    words = "; ".join(
        f"{row.label}: {row.said}" + (f", target {row.target:g}" if row.target is not None else "") for row in rows
    )
    return _chart(title, words, len(rows) * ROW, drawn)


def line(title: str, points: Sequence[tuple[str, float]], least: float, most: float, unit: str = "") -> str:
    """Values over time: a dot for each, joined; the first and the last are labeled below."""
    return _plot(title, points, least, most, unit, stepped=False)


def steps(title: str, points: Sequence[tuple[str, float]], unit: str = "%") -> str:
    """A curve that falls in steps from 100, as of how many are still together after so long."""
    return _plot(title, points, 0, 100, unit, stepped=True)


def _plot(
    title: str, points: Sequence[tuple[str, float]], least: float, most: float, unit: str, *, stepped: bool
) -> str:
    span = (most - least) or 1
    wide = WIDTH - 60 - 20
    placed = [
        (60 + (wide * place / (len(points) - 1) if len(points) > 1 else wide / 2),
         10 + (1 - max(0.0, min(1.0, (value - least) / span))) * _PLOT)
        for place, (_, value) in enumerate(points)
    ]  # fmt: skip
    drawn = [
        f'<line class="axis" x1="60" y1="{y}" x2="{WIDTH - 20}" y2="{y}"/>'
        f'<text class="said" x="52" y="{y + 4}" text-anchor="end">{escape(f"{value:g}{unit}")}</text>'
        for y, value in ((10, most), (10 + _PLOT, least))
    ]
    if placed:
        drawn.append(f'<path class="line" d="{_path(placed, stepped)}"/>')
        drawn += [f'<circle class="dot" cx="{x:.1f}" cy="{y:.1f}" r="3"/>' for x, y in placed]
        ends = [(points[0][0], placed[0][0], "start")]
        ends += [(points[-1][0], placed[-1][0], "end")] if len(points) > 1 else []
        drawn += [
            f'<text class="said" x="{x:.1f}" y="{_PLOT + 30}" text-anchor="{anchor}">{escape(said)}</text>'
            for said, x, anchor in ends
        ]
    words = "; ".join(f"{said}: {value:g}{unit}" for said, value in points)
    return _chart(title, words, _PLOT + 36, drawn)


def _path(placed: Sequence[tuple[float, float]], stepped: bool) -> str:
    first, *rest = placed
    drawn = [f"M{first[0]:.1f} {first[1]:.1f}"]
    for x, y in rest:
        drawn.append(f"H{x:.1f}V{y:.1f}" if stepped else f"L{x:.1f} {y:.1f}")
    return "".join(drawn)


def _left(rows: Sequence[Bar] | Sequence[Spread]) -> int:
    """Where the drawing begins: beside the longest label."""
    longest = max((min(len(row.label), _LONGEST) for row in rows), default=0)
    return max(LABEL, 12 + 7 * longest)


def _label(words: str, left: int, y: float) -> str:
    shown = words if len(words) <= _LONGEST else f"{words[: _LONGEST - 1].rstrip()}…"
    return f'<text x="{left - 10}" y="{y + 18:g}" text-anchor="end">{escape(shown)}</text>'


def _said(words: str, x: float, y: float) -> str:
    return f'<text class="said" x="{x:g}" y="{y + 18:g}">{escape(words)}</text>'


def _chart(title: str, words: str, height: float, drawn: Sequence[str]) -> str:
    """The whole picture. Its title and its words are what a screen reader reads in its place."""
    return (
        f'<svg class="chart" role="img" viewBox="0 0 {WIDTH} {height:g}" xmlns="http://www.w3.org/2000/svg">'
        f"<title>{escape(title)}</title><desc>{escape(words or 'Nothing to show yet.')}</desc>{''.join(drawn)}</svg>"
    )
