"""Time and identity, passed in so that every test is deterministic."""

from __future__ import annotations

import os
from datetime import date, datetime

TYPE_CHECKING = False  # importing typing costs quick capture 3 ms
if TYPE_CHECKING:
    from typing import Protocol
else:
    Protocol = object


class Clock(Protocol):
    """What tells the time and makes new ids."""

    def now(self) -> datetime:
        """The present moment, with an offset."""

    def random(self, size: int) -> bytes:
        """`size` bytes nobody can guess."""


class SystemClock:
    """The computer's own time and randomness."""

    def now(self) -> datetime:
        """The present moment in the local time zone."""
        return datetime.now().astimezone()

    def random(self, size: int) -> bytes:
        """`size` bytes from the operating system."""
        return os.urandom(size)


class FixedClock(SystemClock):
    """A clock that stands still, for demos and tests of whole commands.

    Stamps still rise under it: the journal's hybrid logical clock counts on.
    """

    def __init__(self, moment: datetime) -> None:
        self._moment = moment if moment.tzinfo else moment.astimezone()

    def now(self) -> datetime:
        """The moment the clock was set to."""
        return self._moment


def from_environment() -> Clock:
    """The clock a command uses: `MENTORTUI_NOW` (RFC 3339) when set, else the system's.

    Raises ValueError when `MENTORTUI_NOW` is not an RFC 3339 moment.
    """
    given = os.environ.get("MENTORTUI_NOW")
    return FixedClock(datetime.fromisoformat(given)) if given else SystemClock()


def today(clock: Clock) -> date:
    """The local calendar day of a clock."""
    return clock.now().date()


def new_id(kind: str, clock: Clock) -> str:
    """An id for a new record: its kind and 128 random bits, for example `goal-3f0c…`."""
    return f"{kind}-{clock.random(16).hex()}"
