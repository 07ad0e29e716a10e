"""One line of the table a benchmark prints, and the table."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import asdict, dataclass
from typing import Any

from benchmarks.harness import Runs


@dataclass(frozen=True, slots=True)
class Line:
    """What was measured, beside what, and the budget of the architecture where there is one."""

    figure: str
    case: str
    measured: float | None
    """In `unit`; None when it could not be measured, and `said` tells why."""
    unit: str = "ms"
    beside: str = ""
    """Name of the peer or limit."""
    peer: float | None = None
    """The peer's figure, in `unit`."""
    ratio: float | None = None
    """How many times the peer's: the median over the turns, so not quite measured through peer."""
    cpu_ratio: float | None = None
    """The same by processor time: steadier on a busy machine."""
    budget: float | None = None
    """Largest ratio allowed; of `measured` itself when there is no peer. None: shown for comparison only."""
    said: str = ""

    @property
    def verdict(self) -> str:
        """`met`, `over` with the distance, or nothing when there is no budget."""
        if self.measured is None:
            return "not measured"
        if self.budget is None:
            return ""
        value = self.measured if self.peer is None else self.ratio
        if value is None:
            return "not measured"
        if value <= self.budget:
            return "met"
        return f"over by {value / self.budget - 1:.0%}" if self.budget else "over"

    def document(self) -> dict[str, Any]:
        """The line for `--json`."""
        return asdict(self) | {"verdict": self.verdict}


def beside(
    figure: str, case: str, mine: Runs, name: str, peer: Runs, budget: float | None = None, unit: str = "ms"
) -> Line:
    """The line of runs measured in turns with a peer's. Runs are in seconds, the line in milliseconds."""
    ratio, cpu = mine.through(peer)
    return Line(figure, case, mine.wall * 1e3, unit, name, peer.wall * 1e3, ratio, cpu or None, budget)


def number(value: float | None, unit: str = "") -> str:
    """Three digits are enough for a measurement."""
    if value is None:
        return ""
    digits = 0 if abs(value) >= 100 else 1 if abs(value) >= 10 else 2
    return f"{value:,.{digits}f}{' ' + unit if unit else ''}"


HEADINGS = ("figure", "case", "measured", "beside", "peer", "ratio", "by cpu", "budget", "verdict")


def cells(line: Line) -> tuple[str, ...]:
    """The columns of a line as text."""
    budget = "" if line.budget is None else f"≤ {number(line.budget, line.unit if line.peer is None else '')}"
    verdict = line.verdict if not line.said else f"{line.verdict}: {line.said}".removeprefix(": ")
    return (
        line.figure,
        line.case,
        number(line.measured, line.unit),
        line.beside,
        number(line.peer, line.unit),
        number(line.ratio),
        number(line.cpu_ratio),
        budget,
        verdict,
    )


def table(lines: Sequence[Line]) -> str:
    """The lines as a Markdown table with columns of even width, readable as it stands."""
    rows = [HEADINGS, *map(cells, lines)]
    widths = [max(len(row[column]) for row in rows) for column in range(len(HEADINGS))]
    drawn = [
        "| " + " | ".join(cell.ljust(width) for cell, width in zip(row, widths, strict=True)) + " |" for row in rows
    ]
    drawn.insert(1, "|" + "|".join("-" * (width + 2) for width in widths) + "|")
    return "\n".join(drawn)
