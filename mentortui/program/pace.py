"""How long a sum still takes, and that it was stopped. Pure: seconds are handed in."""

from __future__ import annotations

from mentortui.errors import MentortuiError

KEPT = "What was summed up is kept, and the next time goes on from there"
"""What becomes of a sum that is stopped."""


class Stopped(MentortuiError):
    """A person stopped a sum; what was summed up until then is kept."""

    def __init__(self, done: int, of: int) -> None:
        after = f" after {done:,} of {of:,} people" if 0 < done < of else ""
        super().__init__(f"Stopped{after}. {KEPT}.")
        self.done, self.of = done, of


class Pace:
    """How fast a sum goes, since it was heard of first: what was known before is there at once."""

    def __init__(self) -> None:
        self._began: tuple[float, int] | None = None

    def left(self, done: int, of: int, at: float) -> float | None:
        """Seconds it still takes, when it is so far at that second; None while nobody knows."""
        if self._began is None:
            self._began = (at, done)
        spent, summed = at - self._began[0], done - self._began[1]
        return spent * (of - done) / summed if summed else None


def wait(left: float | None) -> str:
    """Seconds in words: `12 s left`, `3 min left`; empty where nobody knows."""
    if left is None:
        return ""
    return f"{left:.0f} s left" if left < 100 else f"{left / 60:.0f} min left"
