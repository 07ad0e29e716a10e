"""How long something has gone on: `24:10 of 45  ██████░░░░`, said quietly at the right of a title."""

from __future__ import annotations

from typing import ClassVar, Final

from rich.cells import cell_len
from rich.segment import Segment
from textual.strip import Strip
from textual.widget import Widget

from mentortui.widgets.ink import bar, cut, fit, flat

BAR: Final = 10


class TimerLine(Widget):
    """A title at the left and the timer at the right. It is told the time; it never asks."""

    COMPONENT_CLASSES: ClassVar[set[str]] = {"timer--title", "timer--bar", "timer--over"}
    DEFAULT_CSS = """
    TimerLine { height: 1; background: $background; color: $foreground; }
    TimerLine .timer--title { text-style: bold; }
    TimerLine .timer--bar { color: $muted; }
    TimerLine .timer--over { color: $warning; }
    """

    def __init__(self) -> None:
        super().__init__()
        self.title, self.said, self._part, self._over = "", "", 0.0, False

    def show(self, title: str, seconds: int | None, minutes: int | None, ticking: bool = True) -> None:
        """Say how many seconds have gone of so many minutes; without seconds only the title.

        Not `ticking` leaves out the seconds, for who wants nothing to move.
        """
        said = clock(seconds, minutes, ticking) if seconds is not None else ""
        part = (seconds or 0) / 60 / minutes if minutes and seconds is not None else -1.0
        over = part > 1
        if (title, said, over) != (self.title, self.said, self._over):
            self.title, self.said, self._part, self._over = title, said, part, over
            self.refresh()

    def render_line(self, y: int) -> Strip:
        """The line."""
        base, width = self.rich_style, self.size.width
        said = f"! {self.said}" if self._over else self.said
        over = base + self.get_component_rich_style("timer--over")
        drawn = f"  {bar(self._part, BAR)}" if self._part >= 0 and width >= 50 else ""
        room = max(0, width - cell_len(said) - cell_len(drawn) - 4)
        return Strip([
            Segment(" ", base),
            Segment(fit(cut(flat(self.title), room), room), base + self.get_component_rich_style("timer--title")),
            Segment("  ", base),
            Segment(said, over if self._over else base),
            Segment(drawn, base + self.get_component_rich_style("timer--bar")),
        ]).adjust_cell_length(width, base)  # fmt: skip


def clock(seconds: int, minutes: int | None, ticking: bool = True) -> str:
    """`24:10 of 45`, beyond an hour `1:04:10 of 45`; without seconds `24 min of 45`."""
    whole, rest = divmod(seconds, 60)
    hours, left = divmod(whole, 60)
    said = f"{hours}:{left:02}:{rest:02}" if hours else f"{left}:{rest:02}"
    if not ticking:
        said = f"{whole} min"
    return f"{said} of {minutes}" if minutes else said
