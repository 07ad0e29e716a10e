"""The head of the goal's form: its title, five lights for S M A R T, and one hint about the part one writes in."""

from __future__ import annotations

from typing import ClassVar

from rich.segment import Segment
from rich.style import Style
from textual.strip import Strip
from textual.widget import Widget

from mentortui.practice.smart import Part
from mentortui.widgets.ink import cut, fit, flat, wrap


class Lights(Widget):
    """Three lines that never move: title and letters, hint and lights, the rest of the hint."""

    COMPONENT_CLASSES: ClassVar[set[str]] = {"lights--title", "lights--on", "lights--here"}
    DEFAULT_CSS = """
    Lights { height: 4; padding-top: 1; color: $muted; }
    Lights .lights--title { color: $foreground; text-style: bold; }
    Lights .lights--on { color: $accent; }
    Lights .lights--here { color: $accent; text-style: bold; }
    """
    CELLS: ClassVar[int] = 16
    """Width of the five lights."""

    def __init__(self, title: str) -> None:
        super().__init__()
        self._title = flat(title)
        self.parts: tuple[Part, ...] = ()
        self.here, self.hint = "", ""

    def show(self, parts: tuple[Part, ...], here: str, hint: str) -> None:
        """Light these parts; `here` is the letter of the part one writes in, empty elsewhere."""
        self.parts, self.here, self.hint = parts, here, flat(hint)
        self.refresh()

    def render_line(self, y: int) -> Strip:
        """One of the lines."""
        base, width = self.rich_style, self.size.width
        room = width - self.CELLS - 3
        if room < 12:  # a very narrow terminal has the title alone
            text = f" {cut(self._title, width - 1)}" if not y else ""
            return Strip([Segment(text, base + self._tone("title"))]).adjust_cell_length(width, base)
        segments = [Segment(" ", base)]
        if not y:
            segments.append(Segment(fit(self._title, room), base + self._tone("title")))
        else:
            lines = wrap(self.hint, room)
            line = lines[y - 1] if y <= len(lines) else ""
            segments.append(Segment(fit(cut(line + ("…" if y == 2 and len(lines) > 2 else ""), room), room), base))
        if y < 2:
            segments += [self._light(part, letter=not y) for part in self.parts]
        return Strip(segments).adjust_cell_length(width, base)

    def _tone(self, name: str) -> Style:
        return self.get_component_rich_style(f"lights--{name}", partial=True)

    def _light(self, part: Part, letter: bool) -> Segment:
        """A letter, or whether its part was found: `▸R` where one writes."""
        here = part.letter == self.here
        sign = part.letter if letter else "✓" if part.found else "·"
        tone = "here" if here else "on" if part.found else ""
        text = f" {'▸' if here and letter else ' '}{sign}"
        base = self.rich_style
        return Segment(text, base + self._tone(tone) if tone else base)
