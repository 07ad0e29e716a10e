"""The answers one may give to an item of a form: digits choose, a click too.

Side by side where all of them fit on a line, one below the other where they do not. Of a number only the
number stands there; where it has more points than a line shows, it is typed.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import ClassVar, Final, NamedTuple

from rich.cells import cell_len
from rich.segment import Segment
from rich.style import Style
from textual import events
from textual.binding import Binding, BindingType
from textual.message import Message
from textual.strip import Strip
from textual.widget import Widget

from mentortui.widgets.ink import cut, flat

INDENT: Final = 3
GAP: Final = 4
MOST: Final = 24
"""Points of a number beyond which they are not shown one by one."""
LETTERS: Final = "123456789abcdefghijklmnopqrstuvwyz"
"""Keys of choices, in their order; without `x`, which is the ten of a number."""


class Option(NamedTuple):
    """One answer."""

    value: str
    """What is kept: a number in digits, or the words of a choice."""
    key: str
    """What is typed for it; empty where it can only be reached with the arrows."""
    words: str = ""
    """What it says beside its key."""


class _Place(NamedTuple):
    """Where an option stands: its line, its first cell, and the text as painted."""

    line: int
    start: int
    text: str


class Options(Widget, can_focus=True):
    """Answers to choose from: one of them, or with `many` several. Posts `Changed`."""

    COMPONENT_CLASSES: ClassVar[set[str]] = {"options--chosen", "options--other", "options--here"}
    DEFAULT_CSS = """
    Options { height: auto; width: 1fr; background: $background; color: $foreground; }
    Options .options--chosen { color: $accent; text-style: bold; }
    Options .options--other { color: $foreground; }
    Options .options--here { background: $surface; }
    """
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("up", "step(-1)", show=False),
        Binding("down", "step(1)", show=False),
        Binding("space", "take", show=False),
        Binding("backspace,delete", "clear", show=False),
    ]

    class Changed(Message):
        """Another answer stands there."""

        def __init__(self, options: Options) -> None:
            super().__init__()
            self.options = options

    def __init__(self) -> None:
        super().__init__()
        self._options: Sequence[Option] = ()
        self._many = False
        self._ends: tuple[str, str] = ("", "")
        self.chosen: tuple[str, ...] = ()
        self._cursor = 0
        self._typed = ""

    def show(
        self, options: Sequence[Option], chosen: Sequence[str], *, many: bool = False, ends: tuple[str, str] = ("", "")
    ) -> None:
        """Show these options, with these values chosen; `ends` are words for the first and the last one."""
        self._options, self._many, self._ends, self._typed = options, many, ends, ""
        values = [option.value for option in options]
        self.chosen = tuple(chosen)
        self._cursor = next((values.index(value) for value in self.chosen if value in values), 0)
        self.refresh(layout=True)

    # How they stand

    @property
    def _bare(self) -> bool:
        """Whether they are numbers without words."""
        return not any(option.words for option in self._options)

    @property
    def _typing(self) -> bool:
        """Whether there are too many points to show each."""
        return self._bare and len(self._options) > MOST

    def _mark(self, place: int) -> str:
        """What stands before an option; visible without color."""
        lit = self._options[place].value in self.chosen
        if self._many:
            return f"{'›' if place == self._cursor and self.has_focus else ' '}[{'✓' if lit else ' '}] "
        return "›" if lit else " "

    def _text(self, place: int) -> str:
        option = self._options[place]
        key = option.value if self._bare else option.key
        return f"{self._mark(place)}{key}{' ' if key and option.words else ''}{flat(option.words)}"

    def _places(self, width: int) -> list[_Place]:
        """Where each option stands."""
        texts = [self._text(place) for place in range(len(self._options))]
        if self._typing:
            low, high = self._options[0].value, self._options[-1].value
            return [_Place(0, INDENT, f"›{self.chosen[0] if self.chosen else '…'}    a number from {low} to {high}")]
        room = width - INDENT - 1
        gap = 2 if self._bare else GAP
        if not self._many and sum(cell_len(text) + gap for text in texts) - gap <= room:
            return self._beside(texts, gap)
        if self._bare:
            wide = max(map(cell_len, texts), default=1) + gap
            row = max(1, room // wide)
            return [_Place(at // row, INDENT + wide * (at % row), text) for at, text in enumerate(texts)]
        return [_Place(at, INDENT, cut(text, max(4, room))) for at, text in enumerate(texts)]

    def _beside(self, texts: Sequence[str], gap: int) -> list[_Place]:
        found, x = [], INDENT
        for text in texts:
            found.append(_Place(0, x, text))
            x += cell_len(text) + gap
        return found

    def _said_ends(self, places: Sequence[_Place]) -> str:
        """The line below numbers that says what the first and the last one mean."""
        first, last = (flat(end) for end in self._ends)
        if not self._bare or self._typing or not places or not (first or last):
            return ""
        end = places[-1].start + cell_len(places[-1].text)
        if places[-1].line or INDENT + 1 + cell_len(first) + 3 + cell_len(last) > end:
            return f"{self._options[0].value} {first}, {self._options[-1].value} {last}"
        return f"{first}{' ' * (end - INDENT - 1 - cell_len(first) - cell_len(last))}{last}"

    def get_content_height(self, container: object, viewport: object, width: int) -> int:
        """As many lines as they need."""
        places = self._places(width)
        return max((place.line for place in places), default=0) + 1 + bool(self._said_ends(places))

    def render_line(self, y: int) -> Strip:
        """One line of options."""
        base, width = self.rich_style, self.size.width
        places = self._places(width)
        chosen = base + self.get_component_rich_style("options--chosen", partial=True)
        other = base + self.get_component_rich_style("options--other", partial=True)
        here = Style(bgcolor=self.get_component_rich_style("options--here").bgcolor)
        if y > max((place.line for place in places), default=0):
            said = f"{' ' * (INDENT + 1)}{self._said_ends(places)}"
            return Strip([Segment(cut(said, width), other)]).adjust_cell_length(width, base)
        segments, x = [], 0
        for at, place in enumerate(places):
            if place.line != y:
                continue
            lit = self._typing or self._options[at].value in self.chosen
            style = chosen if lit else other
            if (lit and self.has_focus) or (self._many and at == self._cursor and self.has_focus):
                style += here
            segments += [Segment(" " * (place.start - x), base), Segment(place.text, style)]
            x = place.start + cell_len(place.text)
        return Strip(segments).adjust_cell_length(width, base)

    def on_focus(self) -> None:
        """Show that keys arrive here."""
        self.refresh()

    def on_blur(self) -> None:
        """Show that they no longer do."""
        self.refresh()

    # What is chosen

    def choose(self, place: int) -> None:
        """Choose the option at a place; where several may be, take it back when it is chosen already."""
        value, self._cursor = self._options[place].value, place
        if not self._many:
            self._take((value,))
        elif value in self.chosen:
            self._take(tuple(one for one in self.chosen if one != value))
        else:
            order = [option.value for option in self._options]
            self._take(tuple(sorted({*self.chosen, value}, key=lambda one: order.index(one) if one in order else 0)))

    def _take(self, chosen: tuple[str, ...]) -> None:
        self.chosen = chosen
        self.refresh(layout=True)
        self.post_message(self.Changed(self))

    def action_step(self, way: int) -> None:
        """One on or back: another answer, or where several may be chosen another line."""
        self._typed = ""
        if not self._options:
            return
        fresh = not self.chosen and not self._many
        place = self._cursor if fresh else max(0, min(len(self._options) - 1, self._cursor + way))
        if self._many:
            self._cursor = place
            self.refresh()
        else:
            self.choose(place)

    def action_take(self) -> None:
        """Where several may be chosen, take the line one is on or take it back."""
        if self._many and self._options:
            self.choose(self._cursor)

    def action_clear(self) -> None:
        """No answer."""
        self._typed = ""
        if self.chosen:
            self._take(())

    def on_key(self, event: events.Key) -> None:
        """A digit chooses; of a number further digits go on: 1 and then 0 is 10, and so is x."""
        letter = event.character or ""
        typed = self._typed + letter if self._bare and letter.isdecimal() else letter
        wanted = "10" if letter == "x" and self._bare else typed
        place = self._place_of(wanted)
        if place is None and self._bare:
            wanted = letter
            place = self._place_of(wanted)
        if place is not None:
            event.stop()
            event.prevent_default()
            self.choose(place)
            self._typed = wanted if self._bare else ""

    def _place_of(self, typed: str) -> int | None:
        """The option that is meant by what was typed; None when none is."""
        if not typed:
            return None
        named = (option.value if self._bare else option.key for option in self._options)
        return next((place for place, name in enumerate(named) if name == typed), None)

    def on_click(self, event: events.Click) -> None:
        """A click chooses what is under it."""
        for at, place in enumerate(self._places(self.size.width)):
            if not self._typing and event.y == place.line and 0 <= event.x - place.start < cell_len(place.text) + 1:
                self.choose(at)
                return
