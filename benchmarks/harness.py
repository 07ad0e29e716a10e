"""Whole processes, timed in turns, so that a busy machine slows all sides alike.

Every figure is a ratio inside one run: A, B, C, A, B, C …, each turn compared with itself, and the median
over the turns. Beside the wall time stands the processor time (user and system) of the same runs, which
other programs disturb less.
"""

from __future__ import annotations

import os
import statistics
import sys
import time
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from typing import NamedTuple

ROOT = Path(__file__).resolve().parent.parent


class Sample(NamedTuple):
    """One run, in seconds: by the clock on the wall, and of the processor."""

    wall: float
    cpu: float


class Runs:
    """The samples of one side."""

    def __init__(self) -> None:
        self.samples: list[Sample] = []

    @property
    def wall(self) -> float:
        """Median seconds by the wall."""
        return statistics.median(sample.wall for sample in self.samples)

    @property
    def cpu(self) -> float:
        """Median seconds of the processor."""
        return statistics.median(sample.cpu for sample in self.samples)

    def through(self, peer: Runs) -> tuple[float, float]:
        """How many times the peer's, by the wall and by the processor: the median over the turns.

        Each turn is compared with itself, so that a machine which slows down for a while slows both.
        """
        turns = list(zip(self.samples, peer.samples, strict=True))
        return (
            statistics.median(mine.wall / theirs.wall for mine, theirs in turns),
            statistics.median(mine.cpu / theirs.cpu if theirs.cpu else 0.0 for mine, theirs in turns),
        )


class Failed(Exception):
    """A side could not be measured; the sentence says why."""


def interpreter() -> str:
    """The interpreter running this, refused when it is a script (a shim) in front of the real one.

    A virtual environment's `python` is a link to the binary and is what finds the installed
    packages, so it is named as it is and not resolved.
    """
    real = os.path.realpath(sys.executable)
    with open(real, "rb") as file:
        if file.read(2) == b"#!":
            raise Failed(f"{real} is a shim: run the benchmarks with the interpreter behind it")
    return sys.executable


def ours(*arguments: str) -> list[str]:
    """How a person starts mentortui: the installed script, or what it holds where it is not installed."""
    installed = Path(sys.executable).with_name("mentortui")
    same = ["-c", "import sys; from mentortui.__main__ import main; sys.exit(main())"]
    return [interpreter(), *([str(installed)] if installed.exists() else same), *arguments]


def environment(**more: str) -> dict[str, str]:
    """A small, fixed environment: bytecode is cached, nothing of the person's settings leaks in."""
    kept = {name: os.environ[name] for name in ("PATH", "HOME", "TZ") if name in os.environ}
    fixed = {"LANG": "C.UTF-8", "TERM": "xterm-256color", "COLORTERM": "truecolor", "PYTHONPATH": str(ROOT)}
    return kept | fixed | more


def process(arguments: Sequence[str], env: Mapping[str, str], accept: Sequence[int] = (0,)) -> Sample:
    """Run a program to its end, output thrown away, and time it from exec to exit.

    Raises Failed when it ends with an exit code not in `accept`.
    """
    null = os.open(os.devnull, os.O_RDWR)
    moves = [(os.POSIX_SPAWN_DUP2, null, stream) for stream in (0, 1, 2)]
    try:
        begun = time.perf_counter()
        pid = os.posix_spawn(arguments[0], list(arguments), dict(env), file_actions=moves)
        _, status, usage = os.wait4(pid, 0)
        wall = time.perf_counter() - begun
    finally:
        os.close(null)
    code = os.waitstatus_to_exitcode(status)
    if code not in accept:
        raise Failed(f"`{' '.join(map(_short, arguments))}` ended with exit code {code}")
    return Sample(wall, usage.ru_utime + usage.ru_stime)


def _short(word: str) -> str:
    return word if len(word) < 40 else "…" + Path(word).name[-38:]


def in_turns(
    sides: Mapping[str, Callable[[], Sample]], rounds: int, seconds: float = 60.0, warm: int = 1
) -> tuple[dict[str, Runs], dict[str, str]]:
    """Measure all sides in turns.

    Stops after `rounds`, or after `seconds` once three rounds are done. The first `warm` runs of each
    side write bytecode and fill caches and are not counted. A side that fails is left out and its
    sentence returned in the second mapping.
    """
    runs = {name: Runs() for name in sides}
    failures: dict[str, str] = {}
    begun = time.perf_counter()
    for turn in range(-warm, rounds):
        for name, run in sides.items():
            if name in failures:
                continue
            try:
                sample = run()
            except (Failed, OSError) as error:
                failures[name] = str(error)
                continue
            if turn >= 0:
                runs[name].samples.append(sample)
        if turn >= 2 and time.perf_counter() - begun > seconds:
            break
    return {name: found for name, found in runs.items() if name not in failures}, failures
