"""The brief on one person out of 10,000 records, as a whole process, within the budget of a search."""

from __future__ import annotations

from pathlib import Path

from benchmarks import homes
from benchmarks.harness import Failed, environment, in_turns, ours, process
from benchmarks.make_journal import NAMES
from benchmarks.search import BUDGET, RECORDS
from benchmarks.table import Line, beside
from benchmarks.words import RARE


def measure(folder: Path, rounds: int) -> list[Line]:
    """A brief of ours beside jrnl's search over as many records: no peer has a page like it."""
    case = f"one person, {RECORDS:,} records"
    env = homes.ours(folder, RECORDS)
    sides = {"mentortui": lambda: process(ours("brief", NAMES[0]), env)}
    failures = {}
    try:
        start = homes.jrnl(folder, RECORDS)
        sides["jrnl"] = lambda: process([*start, "--short", "-contains", RARE], environment())
    except Failed as error:
        failures["jrnl"] = str(error)
    runs, failed = in_turns(sides, rounds)
    failures |= failed
    if "mentortui" not in runs:
        return [Line("brief", case, None, said=failures["mentortui"])]
    mine = runs["mentortui"]
    if "jrnl" not in runs:
        return [Line("brief", case, mine.wall * 1e3, "ms", said=failures["jrnl"])]
    return [beside("brief", case, mine, "jrnl", runs["jrnl"], BUDGET)]
