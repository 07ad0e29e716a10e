"""What is said, above a few lines of which one is taken: the frame of every question that is no form."""

from __future__ import annotations

from collections.abc import Sequence
from typing import ClassVar, Final, TypeVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.screen import ModalScreen

from mentortui.widgets.ink import Column, Layout, wrap
from mentortui.widgets.row import SPACE, Row
from mentortui.widgets.rows import Rows

Result = TypeVar("Result")

_SAID: Final = Layout((Column(),), indent=1)
_EDGES: Final = 8
"""Cells that border, padding and indents take of its width."""
_WIDTH: Final = 72


class AnswerDialog(ModalScreen[Result | None]):
    """Subclasses say what stands above in `said`, and what taking a line means in `take`. Esc takes none."""

    DEFAULT_CSS = f"""
    AnswerDialog {{ align: center middle; }}
    AnswerDialog Vertical {{ width: {_WIDTH}; max-width: 100%; height: auto; max-height: 100%; background: $panel;
        border: round $rule; padding: 1 1; }}
    AnswerDialog Rows {{ background: $panel; scrollbar-background: $panel; }}
    """
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape,q", "close", show=False),
        Binding("enter,space", "choose", show=False),
    ]

    def __init__(self, answers: Sequence[Row]) -> None:
        """`answers` are the lines to take one of."""
        super().__init__()
        self.answers = answers

    def said(self) -> list[tuple[str, str]]:
        """The sentences above, and their tones."""
        return []

    def take(self, key: str) -> None:
        """A line was taken, by its key."""

    def compose(self) -> ComposeResult:
        """What is said, then the answers."""
        with Vertical():
            yield Rows(id="said")
            yield Rows(self.answers, id="answers")

    def on_mount(self) -> None:
        """Begin at the first answer."""
        self.query_one("#said", Rows).can_focus = False
        answers = self.query_one("#answers", Rows)
        answers.styles.height = len(self.answers)
        answers.focus()

    def on_resize(self) -> None:
        """The sentences are wrapped to the width."""
        width = min(_WIDTH, self.app.size.width) - _EDGES
        rows = [
            Row("", ((line, tone),), _SAID) if text else SPACE
            for text, tone in (*self.said(), ("", ""))
            for line in wrap(text, width)
        ]
        said = self.query_one("#said", Rows)
        said.styles.height = len(rows)
        said.show(rows)

    def on_rows_opened(self) -> None:
        """A click on the selected answer takes it."""
        self.action_choose()

    def action_choose(self) -> None:
        """Take the selected answer."""
        row = self.query_one("#answers", Rows).current
        if row:
            self.take(row.key)

    def action_close(self) -> None:
        """Take none."""
        self.dismiss(None)
