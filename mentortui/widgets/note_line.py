"""The line one writes entries in: enter sends what stands there, longer text wraps, pasted lines stay lines."""

from __future__ import annotations

from typing import ClassVar, Final

from rich.cells import cell_len
from rich.segment import Segment
from textual import events
from textual.binding import Binding, BindingType
from textual.message import Message
from textual.strip import Strip
from textual.widget import Widget
from textual.widgets import TextArea

from mentortui.widgets.ink import cut, flat

TALLEST: Final = 6
"""Lines it grows to; beyond that it scrolls."""


class NoteLine(TextArea):
    """A small editor whose enter sends. It grows upward with what is written."""

    DEFAULT_CSS = """
    NoteLine { height: 1; padding: 0 1 0 1; background: $background; background-tint: $background 0%; }
    NoteLine:focus { background: $surface; background-tint: $background 0%; }
    NoteLine .text-area--cursor-line { background: $background; }
    NoteLine:focus .text-area--cursor-line { background: $surface; }
    NoteLine .text-area--placeholder { color: $muted; }
    """
    BINDINGS: ClassVar[list[BindingType]] = [
        # Emacs moves that TextArea has on these keys would keep them from the screen.
        Binding("ctrl+a", "file('action')", show=False),
        Binding("ctrl+d", "file('decision')", show=False),
        Binding("escape", "leave", show=False),
        Binding("f2", "finish", show=False),
        Binding("f3", "aside", show=False),
        Binding("tab", "on", show=False),
    ]

    class Sent(Message):
        """Enter was pressed, or a key that files it as something: `kind` is `action`, `decision`, or empty."""

        def __init__(self, text: str, kind: str) -> None:
            super().__init__()
            self.text, self.kind = text, kind

    class Key(Message):
        """A key that means something to the screen: `leave`, `finish`, `aside`, `on`."""

        def __init__(self, what: str) -> None:
            super().__init__()
            self.what = what

    def __init__(self, text: str = "", placeholder: str = "") -> None:
        super().__init__(text, compact=True, soft_wrap=True, placeholder=placeholder, tab_behavior="focus")
        self.cursor_blink = False

    def put(self, text: str) -> None:
        """Let this stand there, the cursor behind it."""
        self.text = text
        self.move_cursor(self.document.end)

    def on_key(self, event: events.Key) -> None:
        """Enter sends, where an editor would begin a line."""
        if event.key == "enter":
            event.stop()
            event.prevent_default()
            self.post_message(self.Sent(self.text, ""))

    def action_file(self, kind: str) -> None:
        """Send it as this."""
        self.post_message(self.Sent(self.text, kind))

    def action_leave(self) -> None:
        """Back to the lists; what is written stays."""
        self.post_message(self.Key("leave"))

    def action_finish(self) -> None:
        """The meeting ends."""
        self.post_message(self.Key("finish"))

    def action_aside(self) -> None:
        """To private notes and back."""
        self.post_message(self.Key("aside"))

    def action_on(self) -> None:
        """To what comes next."""
        self.post_message(self.Key("on"))

    def on_text_area_changed(self) -> None:
        """As tall as what is written."""
        self.fit()

    def on_resize(self) -> None:
        """Wrapped anew, it may need more lines."""
        self.fit()

    def fit(self) -> None:
        """As tall as what is written."""
        tall = max(1, min(TALLEST, self.wrapped_document.height))
        if self.styles.height is None or self.styles.height.value != tall:
            self.styles.height = tall


class Lead(Widget):
    """The rule above the line: what is being written, and who will read it."""

    COMPONENT_CLASSES: ClassVar[set[str]] = {"lead--rule", "lead--kind", "lead--here"}
    DEFAULT_CSS = """
    Lead { height: 1; background: $background; color: $muted; }
    Lead .lead--rule { color: $rule; }
    Lead .lead--kind { color: $foreground; text-style: bold; }
    Lead .lead--here { color: $accent; text-style: bold; }
    """

    def __init__(self) -> None:
        super().__init__()
        self.kind, self.who, self.here = "", "", False

    def show(self, kind: str, who: str, here: bool) -> None:
        """`here`: keys arrive in the line below."""
        if (kind, who, here) != (self.kind, self.who, self.here):
            self.kind, self.who, self.here = kind, who, here
            self.refresh()

    def render_line(self, y: int) -> Strip:
        """`─ Note ──────────── you and Ana ─`."""
        base, width = self.rich_style, self.size.width
        rule = base + self.get_component_rich_style("lead--rule")
        kind = base + self.get_component_rich_style("lead--here" if self.here else "lead--kind")
        who = cut(flat(self.who), max(0, width - cell_len(self.kind) - 10))
        dashes = max(0, width - cell_len(self.kind) - cell_len(who) - 6)
        return Strip([
            Segment("─ ", rule), Segment(self.kind, kind), Segment(" " + "─" * dashes + " ", rule),
            Segment(who, base), Segment(" ─", rule),
        ]).adjust_cell_length(width, base)  # fmt: skip


class Aside(Widget):
    """One line that says something small: what is hidden, what was understood, what is wrong."""

    COMPONENT_CLASSES: ClassVar[set[str]] = {"aside--key", "aside--error"}
    DEFAULT_CSS = """
    Aside { height: 1; background: $background; color: $muted; }
    Aside .aside--key { color: $accent; text-style: bold; }
    Aside .aside--error { color: $error; }
    """

    def __init__(self) -> None:
        super().__init__()
        self.key, self.sentence, self.wrong = "", "", False

    def show(self, sentence: str, key: str = "", wrong: bool = False) -> None:
        """Say it, perhaps with the key that does something about it."""
        if (sentence, key, wrong) != (self.sentence, self.key, self.wrong):
            self.sentence, self.key, self.wrong = sentence, key, wrong
            self.refresh()

    def render_line(self, y: int) -> Strip:
        """The line."""
        base, width = self.rich_style, self.size.width
        tone = base + self.get_component_rich_style("aside--error") if self.wrong else base
        lead = "! " if self.wrong else f"{self.key} " if self.key else ""
        key = tone if self.wrong else base + self.get_component_rich_style("aside--key")
        text = cut(flat(self.sentence), max(0, width - cell_len(lead) - 2))
        return Strip([Segment(" " + lead, key), Segment(text, tone)]).adjust_cell_length(width, base)
