"""Finding a rare word in 10,000 records, as a whole process."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from benchmarks import homes
from benchmarks.harness import Failed, Sample, environment, in_turns, ours, process
from benchmarks.table import Line, beside
from benchmarks.words import RARE

RECORDS = 10_000
BUDGET = 1 / 6


def measure(folder: Path, rounds: int) -> list[Line]:
    """Our search beside jrnl's and taskwarrior's over as many records with the same words."""
    makers: dict[str, Callable[[], Callable[[], Sample]]] = {
        "jrnl": lambda: _jrnl(folder),
        "taskwarrior": lambda: _task(folder),
        "mentortui": lambda: _ours(folder),
    }
    sides, failures = {}, {}
    for name, make in makers.items():
        try:
            sides[name] = make()
        except Failed as error:
            failures[name] = str(error)
    runs, failed = in_turns(sides, rounds)
    failures |= failed
    case = f"a rare word, {RECORDS:,} records"
    if "mentortui" not in runs:
        return [Line("search", case, None, said=failures["mentortui"])]
    mine = runs["mentortui"]
    lines = []
    for peer, budget in (("jrnl", BUDGET), ("taskwarrior", None)):
        if peer not in runs:
            lines.append(Line("search", case, mine.wall * 1e3, "ms", said=failures[peer]))
            continue
        found = runs[peer]
        lines.append(beside("search", case, mine, peer, found, budget))
    return lines


def _ours(folder: Path) -> Callable[[], Sample]:
    env = homes.ours(folder, RECORDS)
    return lambda: process(ours("search", RARE), env)


def _jrnl(folder: Path) -> Callable[[], Sample]:
    start = homes.jrnl(folder, RECORDS)
    return lambda: process([*start, "--short", "-contains", RARE], environment())


def _task(folder: Path) -> Callable[[], Sample]:
    start, env = homes.taskwarrior(folder, RECORDS)
    return lambda: process([*start, RARE, "list"], env)
