"""Resident memory of the app with 10,000 records, once it has come to rest."""

from __future__ import annotations

import statistics
from pathlib import Path

from benchmarks import homes, meter
from benchmarks.first_paint import TODAY_SHOWS
from benchmarks.harness import ROOT, Failed, environment, interpreter, ours
from benchmarks.table import Line
from benchmarks.terminal import Terminal

RECORDS = 10_000
BUDGET = 80.0
SETTLE = 1.5
"""Seconds without a frame after which the app has done what it does after the first frame."""


def measure(folder: Path, rounds: int) -> list[Line]:
    """Our app, and the one-widget app to tell what Textual itself takes."""
    bare = [interpreter(), str(ROOT / "benchmarks" / "bare" / "one_widget.py")]
    lines = []
    try:
        env = homes.ours(folder, RECORDS)
        mine = [_resident(ours(), env, TODAY_SHOWS) for _ in range(3)]
        lines.append(Line("memory", f"app, {RECORDS:,} records", statistics.median(mine), "MB", budget=BUDGET))
    except Failed as error:
        lines.append(Line("memory", f"app, {RECORDS:,} records", None, "MB", said=str(error)))
    least = [_resident(bare, environment(TEXTUAL_ANIMATIONS="none"), b"Today") for _ in range(3)]
    lines.append(Line("memory", "one-widget app", statistics.median(least), "MB"))
    return lines


def _resident(arguments: list[str], env: dict[str, str], marker: bytes) -> float:
    with Terminal(arguments, env) as terminal:
        terminal.frame(0, marker)
        terminal.quiet(SETTLE)
        return meter.resident(terminal.pid)
