"""The top line: where one is, where one can go, and how the journal stands. And the notice line above the footer."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, ClassVar, Final

from rich.cells import cell_len
from rich.segment import Segment
from rich.style import Style
from textual import events
from textual.message import Message
from textual.strip import Strip
from textual.timer import Timer
from textual.widget import Widget

from mentortui.widgets.ink import cut, flat, lines_of

STANDS: Final = 12
"""Cells of how the journal stands that are worth showing when it has to be cut."""


class TopLine(Widget):
    """`mentortui   1 Today  2 Goals …   ● saved` and a thin rule below it.

    When room is short the program's name goes first, then the names of the modes that are not shown.
    """

    COMPONENT_CLASSES: ClassVar[set[str]] = {"topline--here", "topline--name", "topline--rule"}
    DEFAULT_CSS = """
    TopLine { height: 2; dock: top; background: $background; color: $muted; }
    TopLine .topline--here { color: $accent; text-style: bold; }
    TopLine .topline--name { color: $foreground; text-style: bold; }
    TopLine .topline--rule { color: $rule; }
    """

    class Chosen(Message):
        """A mode was clicked."""

        def __init__(self, mode: str) -> None:
            super().__init__()
            self.mode = mode

    def __init__(self, modes: Sequence[tuple[str, str, str]], here: str, standing: str) -> None:
        """`modes` are (mode, key, label); `here` is the one shown; `standing` says how the journal stands."""
        super().__init__()
        self._modes, self._here, self._standing = modes, here, standing
        self._places: list[tuple[int, int, str]] = []

    def stand(self, standing: str) -> None:
        """Say how the journal stands now."""
        if standing != self._standing:
            self._standing = standing
            self.refresh()

    def offer(self, modes: Sequence[tuple[str, str, str]]) -> None:
        """Offer these modes now: one comes when it first has something to show."""
        if list(modes) != list(self._modes):
            self._modes = modes
            self.refresh()

    def render_line(self, y: int) -> Strip:
        """The line, or the rule below it."""
        base, width = self.rich_style, self.size.width
        if y:
            return Strip([Segment("─" * width, base + self.get_component_rich_style("topline--rule"))])
        here = base + self.get_component_rich_style("topline--here")
        standing, name = flat(self._standing), " mentortui" if self._is_roomy(width) else ""
        parts: list[tuple[str, Style]] = [(name, base + self.get_component_rich_style("topline--name"))]
        self._places, x = [], cell_len(name)
        bare = self._bare(width, standing)
        for place, (mode, key, label) in enumerate(self._modes):
            said = key if mode in bare else f"{key} {label}"
            text = f"{'  ' if place else '   ' if name else ' '}{said}"
            if x + cell_len(text) > width:
                break
            self._places.append((max(0, x + 2 - (not place and not name)), x + cell_len(text), mode))
            x += cell_len(text)
            parts.append((text, here if mode == self._here else base))
        room = width - x - 4
        if cell_len(standing) > room:  # `● demo, nothing is kept` still says demo
            standing = standing.partition(",")[0]
        if cell_len(standing) <= room or room >= STANDS:
            standing = cut(standing, room)
            parts.append((" " * (width - x - cell_len(standing) - 1) + standing, base))
        return Strip([Segment(text, style) for text, style in parts]).adjust_cell_length(width, base)

    def _bare(self, width: int, standing: str) -> set[str]:
        """The modes that show their key alone: as many from the right as how the journal stands needs to be seen.

        Where not even the names alone find room, all but the one shown.
        """
        others = [(mode, cell_len(label) + 1) for mode, _, label in self._modes if mode != self._here]
        used = sum(cell_len(key) + cell_len(label) + 3 for _, key, label in self._modes)
        if used > width:
            return {mode for mode, _ in others}
        missing = used - 1 + cell_len(standing.partition(",")[0]) + 4 - width
        bare: set[str] = set()
        while missing > 0 and others:
            mode, cells = others.pop()
            bare.add(mode)
            missing -= cells
        return bare

    def _is_roomy(self, width: int) -> bool:
        """Whether the program's name finds room beside the modes and how the journal stands; it goes first."""
        modes = sum(cell_len(key) + cell_len(label) + 3 for _, key, label in self._modes)
        return cell_len(" mentortui ") + modes + min(STANDS, cell_len(flat(self._standing))) + 4 <= width

    def on_click(self, event: events.Click) -> None:
        """A click on a mode goes there."""
        for start, end, mode in self._places:
            if event.y == 0 and start <= event.x < end:
                self.post_message(self.Chosen(mode))


class Notice(Widget):
    """One line above the footer that is always there, so that nothing jumps and nothing is covered.

    A sentence that needs a second line gets it as long as it is said: what is safe and what to do stand at its end.
    It says what was done and how to take it back, or what went wrong, and is empty again after a while; a
    `note` stays until something else is said. What was said under a dialog waits until it can be seen.
    """

    COMPONENT_CLASSES: ClassVar[set[str]] = {"notice--accent", "notice--warning", "notice--error", "notice--muted"}
    DEFAULT_CSS = """
    Notice { height: auto; dock: bottom; background: $background; color: $foreground; margin-bottom: 1; }
    Notice .notice--accent { color: $accent; }
    Notice .notice--warning { color: $warning; }
    Notice .notice--error { color: $error; }
    Notice .notice--muted { color: $muted; }
    """
    SECONDS: ClassVar[dict[str, float]] = {"": 6.0, "warning": 12.0, "error": 20.0, "note": 0.0}
    GLYPHS: ClassVar[dict[str, str]] = {"": " ✓ ", "note": " ● "}
    LINES: ClassVar[int] = 2
    """More would cover the last line of a form."""
    LOW: ClassVar[int] = 12
    """Below this height of the terminal one line has to do."""

    def __init__(self) -> None:
        super().__init__()
        self.sentence, self.tone, self._rest = "", "", ""
        self._timer: Timer | None = None

    def say(self, sentence: str, tone: str = "") -> None:
        """Say a sentence for a while."""
        self.sentence, self.tone = flat(sentence), tone
        if self._timer:
            self._timer.stop()
        self._timer = self._start() if sentence else None
        self.refresh(layout=len(self._lines(self.size.width)) != self.size.height)

    def rest(self, sentence: str) -> None:
        """What stands here, quietly, while nothing is said: a word about what is selected."""
        if sentence != self._rest:
            self._rest = flat(sentence)
            self.refresh()

    def get_content_height(self, container: Any, viewport: Any, width: int) -> int:
        """One line, or two where the sentence needs them."""
        return len(self._lines(width))

    def _lines(self, width: int) -> list[str]:
        """The sentence as it fits; one empty line for none."""
        if not self.sentence or not width:
            return [""]
        return lines_of(self.sentence, width - 4, self.LINES if self.app.size.height >= self.LOW else 1)

    def _start(self) -> Timer | None:
        seconds = self.SECONDS[self.tone]
        return self.set_timer(seconds, self._end) if seconds else None

    def _end(self) -> None:
        if self.screen.is_current:
            self.clear()
        else:  # nobody could see it yet
            self._timer = self._start()

    def clear(self) -> None:
        """Say nothing."""
        self.say("")

    def render_line(self, y: int) -> Strip:
        """The line, or the rest of the sentence."""
        base, width = self.rich_style, self.size.width
        lines = self._lines(width)
        if not self.sentence and self._rest and not y:
            muted = base + self.get_component_rich_style("notice--muted")
            return Strip([Segment(f" {cut(self._rest, width - 2)}", muted)]).adjust_cell_length(width, base)
        if not self.sentence or y >= len(lines):
            return Strip.blank(width, base)
        role = self.tone if self.tone in ("warning", "error") else "accent"
        tone = base + self.get_component_rich_style(f"notice--{role}")
        lead = Segment("   " if y else self.GLYPHS.get(self.tone, " ! "), tone)
        return Strip([lead, Segment(cut(lines[y], width - 4), base)]).adjust_cell_length(width, base)
