"""Quick capture: `mentortui log …` as a whole process, at three sizes and after 2,000 captures without the app."""

from __future__ import annotations

import subprocess
from collections.abc import Callable
from pathlib import Path

from benchmarks import homes
from benchmarks.harness import ROOT, Failed, Runs, Sample, environment, in_turns, interpreter, ours, process
from benchmarks.table import Line, beside

SIZES = (100, 10_000, 100_000)
CAPTURES = 2000
BUDGET, GROWTH = 3.5, 1.1
Side = Callable[[], Sample]
SAID = "Talked through the handover and next steps"


def measure(folder: Path, rounds: int) -> list[Line]:
    """Our capture at each size beside an interpreter that does nothing; then jrnl and taskwarrior beside it."""
    failures: dict[str, str] = {}
    small, large = (f"log, {size:,} records" for size in (SIZES[0], SIZES[-1]))
    mine: dict[str, Side] = {"bare": _bare}
    for size in SIZES:
        _add(mine, failures, f"log, {size:,} records", lambda size=size: _ours(folder, size))  # type: ignore[misc]
    _add(mine, failures, f"log, after {CAPTURES:,} captures", lambda: _after_many(folder))
    runs, failed = in_turns(mine, rounds * 2)
    lines = _lines(runs, BUDGET)
    if small in runs and large in runs:
        case = f"growth, {SIZES[0]:,} to {SIZES[-1]:,}"
        lines.append(beside("capture", case, runs[large], small, runs[small], GROWTH))
    theirs: dict[str, Side] = {"bare": _bare}
    for size in SIZES:
        if size < 100_000:  # one entry takes jrnl two minutes there
            _add(theirs, failures, f"jrnl, {size:,} entries", lambda size=size: _jrnl(folder, size))  # type: ignore[misc]
        _add(theirs, failures, f"taskwarrior, {size:,} tasks", lambda size=size: _task(folder, size))  # type: ignore[misc]
    runs, failed_peers = in_turns(theirs, max(3, rounds // 3))
    lines += _lines(runs, None)
    failures |= failed | failed_peers
    return lines + [Line("capture", name, None, said=said) for name, said in failures.items()]


def _bare() -> Sample:
    return process([interpreter(), "-c", "pass"], environment())


def _lines(runs: dict[str, Runs], budget: float | None) -> list[Line]:
    least = runs["bare"]
    found = ((name, side) for name, side in runs.items() if name != "bare")
    return [beside("capture", name, side, "python -c pass", least, budget) for name, side in found]


def _add(sides: dict[str, Side], failures: dict[str, str], name: str, make: Callable[[], Side]) -> None:
    try:
        sides[name] = make()
    except Failed as error:
        failures[name] = str(error)


def _ours(folder: Path, size: int) -> Callable[[], Sample]:
    env = homes.ours(folder, size)
    return lambda: process(ours("log", SAID, "--with", "Ada Osei", "--minutes", "30"), env)


def _after_many(folder: Path) -> Callable[[], Sample]:
    """A home whose log holds 2,000 captures that no app has folded in yet: made by quick capture's own append."""
    env = homes.ours(folder, 101)
    code = (
        "import os\n"
        "from mentortui.changes.capture import log\n"
        "from mentortui.clock import SystemClock, new_id\n"
        "from mentortui.store import append, names\n"
        "home, clock = os.environ['MENTORTUI_HOME'], SystemClock()\n"
        "now, reader = clock.now(), names(home)\n"
        f"for _ in range({CAPTURES}):\n"
        f"    delta = log(reader, {SAID!r}, ['Ada Osei'], on=now.date(), now=now, minutes=30,\n"
        "                new_id=lambda kind: new_id(kind, clock))\n"
        "    append(home, delta, clock=clock)\n"
    )
    done = subprocess.run([interpreter(), "-c", code], env=env, cwd=ROOT, capture_output=True, text=True, check=False)
    if done.returncode:
        raise Failed((done.stderr.strip().splitlines() or ["no reason given"])[-1])
    return lambda: process(ours("log", SAID, "--with", "Ada Osei", "--minutes", "30"), env)


def _jrnl(folder: Path, size: int) -> Callable[[], Sample]:
    start = homes.jrnl(folder, size)
    return lambda: process([*start, SAID + "."], environment())


def _task(folder: Path, size: int) -> Callable[[], Sample]:
    start, env = homes.taskwarrior(folder, size)
    return lambda: process([*start, "add", SAID], env)
