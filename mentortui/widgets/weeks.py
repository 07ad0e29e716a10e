"""A strip of weeks: one sign a day, the selected day marked, in two lines."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import ClassVar, Final

from rich.segment import Segment
from rich.style import Style
from textual.strip import Strip
from textual.widget import Widget

from mentortui.dates import MONTHS
from mentortui.widgets.ink import Cell

WEEK: Final = 15
"""Cells of a week: seven days of two, and one between weeks."""
NOT_YET: Final = -1
ROLES: Final = ("muted", "accent", "warning", "strong")
_QUIET: Final = ("·", "muted")


class WeekStrip(Widget):
    """Weeks side by side, as many as fit. It moves only when the selected day leaves it."""

    COMPONENT_CLASSES: ClassVar[set[str]] = {f"weeks--{role}" for role in ROLES}
    DEFAULT_CSS = """
    WeekStrip { height: 3; background: $background; color: $foreground; }
    WeekStrip .weeks--muted { color: $muted; }
    WeekStrip .weeks--accent { color: $accent; text-style: bold; }
    WeekStrip .weeks--warning { color: $warning; }
    WeekStrip .weeks--strong { text-style: bold; }
    """

    def __init__(self) -> None:
        super().__init__()
        self._signs: Mapping[date, Cell] = {}
        self._today = self._chosen = date.min
        self._legend = ""
        self._first = NOT_YET

    def show(self, signs: Mapping[date, Cell], today: date, chosen: date | None, legend: str = "") -> None:
        """`signs` are those of days that have one; `chosen` is the selected day, today where there is none."""
        self._signs, self._today, self._legend = signs, today, legend
        self._chosen = chosen or today
        self.refresh()

    @property
    def weeks(self) -> int:
        """How many weeks fit."""
        return max(1, min(5 if self.size.width < 150 else 8, (self.size.width - 3) // WEEK))

    def _start(self) -> int:
        """The Monday it begins with (as an ordinal): as before where the selected day is still seen, else around it.

        Around today where both are near each other. The calendar has an end at either side.
        """
        weeks, chosen = self.weeks, self._chosen.toordinal()
        if self._first <= chosen < self._first + 7 * weeks and self._first != NOT_YET:
            return self._first
        near = abs(chosen - self._today.toordinal()) < 7 * (weeks // 2)
        middle = _monday(self._today.toordinal() if near else chosen)
        return max(1, min(middle - 7 * (weeks // 2), _monday(date.max.toordinal()) - 7 * (weeks - 1)))

    def on_resize(self) -> None:
        """Other weeks may fit."""
        self._first = NOT_YET
        self.refresh()

    def render_line(self, y: int) -> Strip:
        """The days on which weeks begin, the days, and an empty line."""
        base, width = self.rich_style, self.size.width
        if y == 2 or self._today == date.min:
            return Strip.blank(width, base)
        self._first = self._start()  # here, because only now the width is sure
        tones = {role: base + self.get_component_rich_style(f"weeks--{role}") for role in ROLES} | {"": base}
        segments = [Segment("  ", base)]
        for week in range(self.weeks):
            monday = self._first + 7 * week
            segments += self._days(monday, tones) if y else self._named(monday, tones)
        room = width - sum(segment.cell_length for segment in segments)
        if y == 1 and self._legend and room > len(self._legend) + 2:
            segments.append(Segment(f" {self._legend}", tones["muted"]))
        return Strip(segments).adjust_cell_length(width, base)

    def _named(self, monday: int, tones: Mapping[str, Style]) -> list[Segment]:
        first = date.fromordinal(monday)
        here = monday <= self._today.toordinal() < monday + 7
        far = f" {first.year}" if first.year != self._today.year else ""
        words = f" {first.day} {MONTHS[first.month - 1][:3].capitalize()}{far}"
        return [Segment(words.ljust(WEEK)[:WEEK], tones["strong" if here else "muted"])]

    def _days(self, monday: int, tones: Mapping[str, Style]) -> list[Segment]:
        segments: list[Segment] = []
        for number in range(monday, min(monday + 7, date.max.toordinal() + 1)):
            day = date.fromordinal(number)
            found = self._signs.get(day, _QUIET)
            sign, role = (found, "") if isinstance(found, str) else found
            lead = "›" if day == self._chosen else "│" if day == self._today else " "
            segments.append(Segment(lead, tones["accent" if day == self._chosen else "muted"]))
            segments.append(Segment(sign, tones["accent" if day == self._chosen else role]))
        return [*segments, Segment(" ", tones[""])]


def _monday(day: int) -> int:
    """The Monday of a day's week, both as ordinals; the first day there is was one."""
    return day - (day - 1) % 7
