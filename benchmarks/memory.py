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


EVERY_SCREEN = (b"2", b"3", b"6", b"?", b"\x1b[27u", b"1")
"""Goals, Meetings, People, help and back, Today."""


def measure(folder: Path, rounds: int) -> list[Line]:
    """Our app on Today and after a walk through its screens; the one-widget app to tell what Textual takes."""
    bare = [interpreter(), str(ROOT / "benchmarks" / "bare" / "one_widget.py")]
    case = f"app, {RECORDS:,} records"
    lines = []
    try:
        env = homes.ours(folder, RECORDS)
        for name, keys in (("", ()), (", after every screen", EVERY_SCREEN)):
            mine = [_resident(ours(), env, TODAY_SHOWS, keys) for _ in range(3)]
            lines.append(Line("memory", case + name, statistics.median(mine), "MB", budget=BUDGET))
    except Failed as error:
        lines.append(Line("memory", case, None, "MB", said=str(error)))
    least = [_resident(bare, environment(TEXTUAL_ANIMATIONS="none"), b"Today", ()) for _ in range(3)]
    lines.append(Line("memory", "one-widget app", statistics.median(least), "MB"))
    return lines


def _resident(arguments: list[str], env: dict[str, str], marker: bytes, keys: tuple[bytes, ...]) -> float:
    with Terminal(arguments, env) as terminal:
        terminal.frame(0, marker)
        terminal.quiet(SETTLE)
        for key in keys:
            terminal.write(key)
            terminal.quiet(SETTLE)
        return meter.resident(terminal.pid)
