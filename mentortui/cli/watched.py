"""A large sum as somebody at a terminal watches it: how far it is, how long it still takes, what stopping it leaves."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from contextlib import contextmanager
from time import monotonic
from typing import TYPE_CHECKING, Final

from mentortui.program.pace import Pace, Stopped, wait

if TYPE_CHECKING:
    from mentortui.exchange.summing import Progress

_WIDTH: Final = 24
_COLUMNS: Final = 78
_AT_ONCE: Final = 1.0
"""Seconds in which nothing is said: most sums are done by then."""


class _Bar:
    """How far it is, on one line of standard error, which is drawn again and again."""

    def __init__(self, draws: bool) -> None:
        self._draws, self._pace, self._began = draws, Pace(), monotonic()
        self.done = self.of = 0

    def told(self, done: int, of: int) -> None:
        """So many people of so many are summed up."""
        self.done, self.of = done, of
        now = monotonic()
        left = self._pace.left(done, of, now)
        if self._draws and now - self._began >= _AT_ONCE:
            sys.stderr.write(f"\r{line(done, of, left)}" + ("\n" * (done == of)))
            sys.stderr.flush()


def line(done: int, of: int, left: float | None) -> str:
    """The bar, in 78 columns; `left` is in seconds."""
    full = _WIDTH * done // of if of else _WIDTH
    said = ", ".join(filter(None, (f"{done:,} of {of:,} people", wait(left))))
    return f"[{'#' * full}{'.' * (_WIDTH - full)}] {said}. Ctrl+C stops.".ljust(_COLUMNS)[:_COLUMNS]


@contextmanager
def watched() -> Iterator[Progress]:
    """What is told of a sum. Stopping it with Ctrl+C says what becomes of it."""
    bar = _Bar(sys.stderr is not None and sys.stderr.isatty())
    try:
        yield bar.told
    except KeyboardInterrupt:
        raise KeyboardInterrupt(f"{Stopped(bar.done, bar.of).sentence} Nothing else was written.") from None
