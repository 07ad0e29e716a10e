"""The clock of a live meeting: says how long it has gone on, while somebody looks."""

from __future__ import annotations

from collections.abc import Callable
from typing import Final

from textual.screen import Screen
from textual.timer import Timer

from mentortui.model.reader import Row as Record
from mentortui.practice import live
from mentortui.screens.desk import Desk
from mentortui.screens.meetings import live_page
from mentortui.widgets.timer import TimerLine

TICK: Final = 1.0
STILL: Final = 60.0
"""Seconds between two looks at the clock, with motion and without."""


class LiveClock:
    """Looks at the time now and then and tells a line of the screen, which never asks itself."""

    def __init__(self, desk: Desk, line: TimerLine, meeting: Callable[[], Record]) -> None:
        """`meeting` gives the meeting as it stands now."""
        self._desk, self._line, self._meeting = desk, line, meeting
        self._timer: Timer | None = None

    @property
    def _moves(self) -> bool:
        return bool(self._desk.settings["motion"])

    def begin(self, screen: Screen[None]) -> None:
        """From here on look now and then, as long as there is this screen."""
        self._timer = screen.set_interval(TICK if self._moves else STILL, self.look)

    def look(self) -> None:
        """Say how long it has gone on; of a meeting that does not go on, nothing."""
        meeting = self._meeting()
        if live.running(meeting):
            long = live.seconds(meeting, self._desk.now)
            self._line.show(live_page.title(self._desk, meeting), long, meeting.get("minutes"), self._moves)

    def pause(self) -> None:
        """Nobody looks."""
        if self._timer:
            self._timer.pause()

    def go_on(self) -> None:
        """Somebody looks again."""
        if self._timer:
            self._timer.resume()
        self.look()

    def stop(self) -> None:
        """It does not go on any more."""
        if self._timer:
            self._timer.stop()
