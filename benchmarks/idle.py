"""What the app costs when nobody touches it: processor time, and bytes sent to the terminal."""

from __future__ import annotations

import time
from pathlib import Path

from benchmarks import homes, meter
from benchmarks.first_paint import TODAY_SHOWS
from benchmarks.harness import ROOT, Failed, environment, interpreter, ours
from benchmarks.table import Line
from benchmarks.terminal import Terminal

RECORDS = 10_000
SECONDS = 10.0
BUDGET = 1.5
"""The same as Textual: half as much again is the noise of ten seconds of nearly nothing."""


def measure(folder: Path, rounds: int) -> list[Line]:
    """Both apps at once, side by side, watched for ten seconds."""
    bare = [interpreter(), str(ROOT / "benchmarks" / "bare" / "one_widget.py")]
    case = f"app, {RECORDS:,} records"
    try:
        env = homes.ours(folder, RECORDS)
        with Terminal(ours(), env) as mine, Terminal(bare, environment(TEXTUAL_ANIMATIONS="none")) as least:
            mine.frame(0, TODAY_SHOWS)
            least.frame(0, b"Today")
            for terminal in (mine, least):
                terminal.quiet(1.5)
            cpu, sent = _watch(mine, least)
    except Failed as error:
        return [Line("idle", case, None, "%", said=str(error))]
    ratio = cpu[0] / cpu[1]
    return [
        Line("idle", f"{case}: processor", cpu[0] * 100, "%", "one-widget app", cpu[1] * 100, ratio, budget=BUDGET),
        Line("idle", f"{case}: bytes a second", sent[0], "B/s", budget=sent[1], said=f"one-widget app {sent[1]:.0f}"),
    ]


def _watch(*terminals: Terminal) -> tuple[list[float], list[float]]:
    """Share of one processor, and bytes a second, of each terminal's program."""
    before = [(meter.processor(terminal.pid), len(terminal.seen)) for terminal in terminals]
    begun = time.perf_counter()
    while (left := begun + SECONDS - time.perf_counter()) > 0:
        for terminal in terminals:
            terminal.read(min(0.25, left))
    passed = time.perf_counter() - begun
    cpu = [(meter.processor(t.pid) - was) / passed for t, (was, _) in zip(terminals, before, strict=True)]
    sent = [(len(t.seen) - had) / passed for t, (_, had) in zip(terminals, before, strict=True)]
    return cpu, sent
