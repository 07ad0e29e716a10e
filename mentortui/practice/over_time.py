"""Scores of dated answers as bars over time, with the figure and the number of answers below each bar.

Lines of text and nothing else, like the plot of a goal. A bar stands where somebody answered and nowhere else. Where
bars would touch, time is cut into slots as wide as a figure; of several answers in one slot the bar is the middle one
(of an even number the lower of the two), and below it stands how many there are: no figure is made that nobody gave.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Sequence
from datetime import date
from itertools import pairwise
from typing import Final, NamedTuple

from mentortui.practice.plot import LEAST, TWIN, Line, day_labels

HEIGHT: Final = 5
"""Lines of a bar at most; each is cut in eighths, so that 40 levels can be told apart."""
SLOT: Final = 5
"""Cells of a slot: a figure such as `10.0` and a gap."""
BAR: Final = 3
_EIGHTHS: Final = " ▁▂▃▄▅▆▇█"


class Slots(NamedTuple):
    """Where bars stand: `places` is the first cell of the bar of each day in turn, `days` the line of days below."""

    places: tuple[int, ...]
    width: int
    days: str


def slots(days: Sequence[str], today: date, width: int) -> Slots | None:
    """Places from the first of the ISO days to today (or the last day), in `width` cells.

    None where there are fewer than two days, or too little room: then there is nothing to see over time.
    """
    if len(set(days)) < 2 or width < LEAST:
        return None
    known = {day: date.fromisoformat(day) for day in set(days)}
    first, last = min(known.values()), max(today, *known.values())
    count = width // SLOT
    width = count * SLOT - 1
    exact = {day: (on - first).days * (width - BAR) // (last - first).days for day, on in known.items()}
    order = sorted(exact.values())
    if any(after - before < SLOT - 1 for before, after in pairwise(order)):
        exact = {day: (on - first).days * (count - 1) // (last - first).days * SLOT for day, on in known.items()}
    return Slots(tuple(exact[day] for day in days), width, day_labels(first, last, today, width))


def bars(
    found: Slots,
    values: Sequence[float | None],
    low: float,
    high: float,
    words: tuple[str, str],
    figure: Callable[[float], str],
    *,
    plain: bool = False,
) -> list[Line]:
    """The bars of one score between the ends of its scale: `values` by the days of the slots, None where there is none.

    `words` stand at the top and the bottom of the axis. The last lines are the figures, how many answers a bar stands
    for where one stands for several, and the days. With `plain` in ASCII.
    """
    there: defaultdict[int, list[float]] = defaultdict(list)
    for place, value in zip(found.places, values, strict=True):
        if value is not None:
            there[place].append(value)
    middle = {place: sorted(some)[(len(some) - 1) // 2] for place, some in there.items()}
    heights = {place: _eighths(value, low, high) for place, value in middle.items()}
    lines = [
        Line(words[1] if level == HEIGHT - 1 else words[0] if not level else "", _level(heights, level, found.width))
        for level in range(HEIGHT - 1, -1, -1)
    ]
    lines.append(Line("", _below({place: figure(value) for place, value in middle.items()}, found.width)))
    if any(len(some) > 1 for some in there.values()):
        lines.append(Line("answers", _below({place: str(len(some)) for place, some in there.items()}, found.width)))
    lines.append(Line("", found.days))
    return [Line(line.label, line.cells.translate(TWIN)) for line in lines] if plain else lines


def _eighths(value: float, low: float, high: float) -> int:
    """The height of a bar: at least an eighth of a line, so that the least is seen too; whole only at the most."""
    most = HEIGHT * 8
    if high <= low:
        return most
    share = (value - low) / (high - low)
    return most if share >= 1 else max(1, min(most - 1, int(share * most + 0.5)))


def _level(heights: dict[int, int], level: int, width: int) -> str:
    cells = {place: _EIGHTHS[max(0, min(8, height - level * 8))] * BAR for place, height in heights.items()}
    return f"│ {_at(cells, width)}".rstrip()


def _below(texts: dict[int, str], width: int) -> str:
    """A short text below each bar, in its middle; a longer one goes over the gap at its right."""
    return f"  {_at({place: text[: SLOT - 1].center(BAR) for place, text in texts.items()}, width)}".rstrip()


def _at(texts: dict[int, str], width: int) -> str:
    """Texts at their cells, which lie far enough apart."""
    line = ""
    for place, text in sorted(texts.items()):
        line = line.ljust(place) + text
    return line.ljust(width)
