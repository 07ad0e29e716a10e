"""Confetti: falls for about two seconds, and then nothing moves any more.

Where every piece is at a moment is a formula of the moment and of a seed, so that a test looks at any frame without
waiting for it. The widget only asks the formula, twenty times a second, and lets go of its timer at the end.
"""

from __future__ import annotations

from collections.abc import Iterator
from math import exp, sin, tau
from random import Random
from typing import ClassVar, Final, NamedTuple

from rich.segment import Segment
from rich.style import Style
from textual.message import Message
from textual.strip import Strip
from textual.timer import Timer
from textual.widget import Widget

SECONDS: Final = 2.0
"""How long it falls."""
FRAMES: Final = 20
"""Pictures a second: enough for paper, and little for a slow line."""
FADES: Final = 0.3
"""Seconds before the end in which what is still in the air becomes a dot."""
MOST: Final = 480
"""Pieces on the largest terminal."""
ROLES: Final = ("accent", "warning", "error", "strong", "muted")
SHAPES: Final = (("✦", "·"), ("●", "○"), ("─", "│"), ("▸", "·"), ("+", "·"))
"""What a piece looks like on either side while it turns."""
_SHAPES_WEIGHED: Final = (*SHAPES, SHAPES[0], SHAPES[0])
_SOFT: Final = 2.2
"""How soon the air slows a piece, per second."""


class Piece(NamedTuple):
    """One piece of paper: where it starts (cells), how it is thrown and how it falls (cells a second), how it turns."""

    x: float
    y: float
    across: float
    down: float
    falls: float
    """The speed it falls with in the end."""
    sways: float
    """Cells it sways to either side."""
    turns: float
    """Turns a second."""
    phase: float
    shape: tuple[str, str]
    role: str

    def at(self, seconds: float) -> tuple[int, int, str]:
        """Column, line and sign at a moment: thrown, slowed by the air, swaying as it falls."""
        slowed = (1 - exp(-_SOFT * seconds)) / _SOFT
        turned = self.phase + self.turns * seconds
        x = self.x + self.across * slowed + self.sways * sin(tau * turned)
        y = self.y + self.falls * seconds + (self.down - self.falls) * slowed
        sign = "·" if seconds > SECONDS - FADES else self.shape[int(2 * turned) % 2]
        return round(x), round(y), sign


def pieces(seed: str, width: int, height: int) -> list[Piece]:
    """The pieces for a terminal of this size: most fall from above, some are thrown up from the lower corners."""
    chance = Random(seed)
    count = min(MOST, width * height // 12)
    return [_thrown(chance, width, height) if not number % 4 else _falling(chance, width, height)
            for number in range(count)]  # fmt: skip


def _falling(chance: Random, width: int, height: int) -> Piece:
    """From above, each at its own height, and so quick that it is through before the end."""
    y = -chance.uniform(0, 1.1) * height
    falls = chance.uniform(1.0, 2.4) * (height - y) / SECONDS
    return Piece(chance.uniform(0, width), y, chance.uniform(-4, 4), falls, falls, *_look(chance))


def _thrown(chance: Random, width: int, height: int) -> Piece:
    """From a lower corner, up and inward."""
    left = chance.random() < 0.5
    across = chance.uniform(0.3, 1.9) * width
    return Piece(
        0.0 if left else float(width), float(height), across if left else -across,
        -chance.uniform(2.4, 4.6) * height, chance.uniform(0.5, 0.9) * height, *_look(chance),
    )  # fmt: skip


def _look(chance: Random) -> tuple[float, float, float, tuple[str, str], str]:
    return (
        chance.uniform(0.4, 2.2), chance.uniform(0.4, 1.4), chance.random(),
        chance.choice(_SHAPES_WEIGHED), chance.choice(ROLES),
    )  # fmt: skip


def picture(thrown: list[Piece], seconds: float, width: int, height: int) -> dict[int, dict[int, tuple[str, str]]]:
    """Sign and role by line and column at a moment; where two pieces meet, one hides the other."""
    lines: dict[int, dict[int, tuple[str, str]]] = {}
    for piece in thrown:
        x, y, sign = piece.at(seconds)
        if 0 <= x < width and 0 <= y < height:
            lines.setdefault(y, {})[x] = (sign, piece.role)
    return lines


class Confetti(Widget):
    """A still and empty ground until `start`, and again after the end."""

    COMPONENT_CLASSES: ClassVar[set[str]] = {f"confetti--{role}" for role in ROLES}
    DEFAULT_CSS = """
    Confetti { width: 100%; height: 100%; background: $background; color: $foreground; }
    Confetti .confetti--accent { color: $accent; }
    Confetti .confetti--warning { color: $warning; }
    Confetti .confetti--error { color: $error; }
    Confetti .confetti--strong { color: $foreground; text-style: bold; }
    Confetti .confetti--muted { color: $muted; }
    """

    class Ended(Message):
        """The last piece is down, or the motion was ended."""

    def __init__(self, seed: str) -> None:
        super().__init__()
        self.seed = seed
        self.frame = 0
        self._pieces: list[Piece] = []
        self._picture: dict[int, dict[int, tuple[str, str]]] = {}
        self._falling_by: list[Timer] = []

    @property
    def moves(self) -> bool:
        """Whether it falls now."""
        return bool(self._falling_by)

    def start(self) -> None:
        """Let it fall, from the first frame on."""
        self.end()
        self.frame = 0
        self._pieces = pieces(self.seed, self.size.width, self.size.height)
        # Two timers: on a machine too busy for every frame it ends in time all the same.
        self._falling_by = [self.set_interval(1 / FRAMES, self.step), self.set_timer(SECONDS, self.end)]

    def step(self) -> None:
        """The next frame."""
        self.frame += 1
        self._picture = picture(self._pieces, self.frame / FRAMES, self.size.width, self.size.height)
        self.refresh()

    def end(self) -> None:
        """Let nothing move from here on."""
        if not self._falling_by:
            return
        for timer in self._falling_by:
            timer.stop()
        self._falling_by, self._pieces, self._picture = [], [], {}
        self.refresh()
        self.post_message(self.Ended())

    def on_resize(self) -> None:
        """What was thrown was thrown for another size."""
        if self._falling_by:
            self._pieces = pieces(self.seed, self.size.width, self.size.height)

    def render_line(self, y: int) -> Strip:
        """One line of what is in the air."""
        base, width = self.rich_style, self.size.width
        here = self._picture.get(y)
        if not here:
            return Strip.blank(width, base)
        return Strip(list(self._segments(here, base, width))).adjust_cell_length(width, base)

    def _segments(self, here: dict[int, tuple[str, str]], base: Style, width: int) -> Iterator[Segment]:
        x = 0
        for column in sorted(here):
            if column >= width:
                break
            sign, role = here[column]
            if column > x:
                yield Segment(" " * (column - x), base)
            yield Segment(sign, base + self.get_component_rich_style(f"confetti--{role}", partial=True))
            x = column + 1
