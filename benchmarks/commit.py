"""One change committed by an open journal, beside an append with fdatasync, at three sizes."""

from __future__ import annotations

import os
import time
from collections.abc import Callable
from datetime import datetime
from pathlib import Path
from typing import Any

from benchmarks import homes
from benchmarks.harness import Failed, Sample, in_turns
from benchmarks.make_journal import NOW, TODAY
from benchmarks.table import Line, beside

SIZES = (1000, 10_000, 100_000)
BUDGET = 1.5
LINE = b"0123456789abcdef " + b"x" * 380 + b"\n"
"""As long as the line of one commit."""


def measure(folder: Path, rounds: int) -> list[Line]:
    """The journal's commit beside the bare append, in turns on one disk."""
    from mentortui.clock import FixedClock
    from mentortui.store import Journal

    clock = FixedClock(datetime.fromisoformat(NOW))
    bare = folder / "bare.log"
    bare.touch()
    lines, closing = [], []
    for size in SIZES:
        case = f"one change, {size:,} records"
        try:
            home = Path(homes.ours(folder, size)["MENTORTUI_HOME"])
            journal = Journal.open(home, clock=clock)
        except Failed as error:
            lines.append(Line("commit", case, None, said=str(error)))
            continue
        closing.append(journal)
        sides: dict[str, Callable[[], Sample]] = {"bare": lambda: _append(bare), "ours": _commit(journal, size)}
        runs, failures = in_turns(sides, rounds * 20, seconds=10, warm=10)
        if "ours" not in runs:
            lines.append(Line("commit", case, None, said=failures["ours"]))
            continue
        mine, least = runs["ours"], runs["bare"]
        lines.append(beside("commit", case, mine, "append + fdatasync", least, BUDGET))
    for journal in closing:
        journal.close()
    return lines


def _timed(work: Callable[[], Any]) -> Sample:
    cpu, begun = time.process_time(), time.perf_counter()
    work()
    return Sample(time.perf_counter() - begun, time.process_time() - cpu)


def _append(path: Path) -> Sample:
    def work() -> None:
        descriptor = os.open(path, os.O_WRONLY | os.O_APPEND)
        os.write(descriptor, LINE)
        os.fdatasync(descriptor)
        os.close(descriptor)

    return _timed(work)


def _commit(journal: Any, size: int) -> Callable[[], Sample]:
    from mentortui.model.delta import Delta

    actions = [row["id"] for row in journal.rows("action")]
    turn = 0

    def work() -> Sample:
        nonlocal turn
        turn += 1
        done = {"done": turn // len(actions) % 2 == 0, "done_on": TODAY.isoformat()}
        delta = Delta("Action done", update={actions[turn % len(actions)]: done})
        return _timed(lambda: journal.commit(delta))

    return work
