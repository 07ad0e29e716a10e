"""How a text will read, beside its editor or below it: shown once there is Markdown in it, a moment after typing."""

from __future__ import annotations

from typing import Final

from textual.app import ComposeResult
from textual.containers import Container
from textual.timer import Timer
from textual.widgets import TextArea

from mentortui.widgets.markdown_lines import is_markdown, pieces
from mentortui.widgets.paper import Paper

AFTER: Final = 0.15
"""Seconds without a key until the preview follows."""
BESIDE: Final = 110
"""Columns of the screen from which it stands beside the editor."""


class Previewed(Container):
    """An editor and its preview."""

    DEFAULT_CSS = """
    Previewed { width: 1fr; height: auto; layout: vertical; }
    Previewed.-beside { layout: horizontal; }
    Previewed Paper { display: none; border-left: solid $rule; width: 1fr; }
    Previewed.-shown Paper { display: block; margin-bottom: 1; }
    Previewed.-beside.-shown Paper { margin-bottom: 0; }
    """

    def __init__(self, area: TextArea, lines: int) -> None:
        super().__init__()
        self.area, self.paper = area, Paper(indent=1)
        self.paper.can_focus = False
        self.paper.styles.height = lines
        self._waiting: Timer | None = None

    def compose(self) -> ComposeResult:
        """The editor first."""
        yield self.area
        yield self.paper

    def on_mount(self) -> None:
        """What stands there at first."""
        self.look()

    def on_resize(self) -> None:
        """Beside where there is room."""
        self.set_class(self.app.size.width >= BESIDE, "-beside")

    def on_text_area_changed(self) -> None:
        """Something was typed: look in a moment."""
        if self._waiting:
            self._waiting.stop()
        self._waiting = self.set_timer(AFTER, self.look)

    def look(self) -> None:
        """Show how the text reads around the cursor; only this part is rendered, however long the whole is."""
        self._waiting = None
        text = self.area.text
        shown = is_markdown(text)
        self.set_class(shown, "-shown")
        if not shown:
            return
        before = sum(len(line) + 1 for line in self.area.document.lines[: self.area.cursor_location[0]])
        found, begun = list(pieces(text)), 0
        for place, piece in enumerate(found):
            if begun + len(piece.source) >= before or place == len(found) - 1:
                near = "\n\n".join(one.source for one in found[place : place + 2])
                self.paper.show(near, at=(before - begun) / max(1, len(near)))
                return
            begun += len(piece.source) + 1
