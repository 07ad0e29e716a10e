"""A question with a few answers, each on a letter. What is asked is said above them; nothing is written here."""

from __future__ import annotations

from collections.abc import Sequence
from typing import ClassVar, Final, NamedTuple

from textual import events
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.screen import ModalScreen

from mentortui.widgets.ink import Column, Layout, wrap
from mentortui.widgets.row import SPACE, Row
from mentortui.widgets.rows import Rows

_SAID: Final = Layout((Column(),), indent=1)
_CHOICE: Final = Layout((Column(1, role="accent"), Column()))
_EDGES: Final = 8
"""Cells that border, padding and indents take of the dialog's width."""
_WIDTH: Final = 72


class Answer(NamedTuple):
    """One way to answer."""

    key: str
    """The letter it is on."""
    words: str


class QuestionScreen(ModalScreen[str]):
    """Dismisses with the letter of the answer, or with nothing: later."""

    DEFAULT_CSS = f"""
    QuestionScreen {{ align: center middle; }}
    QuestionScreen Vertical {{ width: {_WIDTH}; max-width: 100%; height: auto; max-height: 100%; background: $panel;
        border: round $rule; padding: 1 1; }}
    QuestionScreen Rows {{ background: $panel; scrollbar-background: $panel; }}
    """
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape,q", "later", show=False),
        Binding("enter,space", "choose", show=False),
    ]

    def __init__(self, question: str, more: str, answers: Sequence[Answer]) -> None:
        """`more` is said below the question, in a muted tone."""
        super().__init__()
        self._question, self._more, self._answers = question, more, answers

    def compose(self) -> ComposeResult:
        """The question, then the answers."""
        with Vertical():
            yield Rows(id="said")
            yield Rows([Row(one.key, one, _CHOICE) for one in self._answers], id="answers")

    def on_mount(self) -> None:
        """Begin at the first answer."""
        self.query_one("#said", Rows).can_focus = False
        answers = self.query_one("#answers", Rows)
        answers.styles.height = len(self._answers)
        answers.focus()

    def on_resize(self) -> None:
        """The sentences are wrapped to the width."""
        width = min(_WIDTH, self.app.size.width) - _EDGES
        rows = [Row("", ((line, "strong"),), _SAID) for line in wrap(self._question, width)]
        rows.append(SPACE)
        several = "A letter or enter answers, esc leaves it for later."
        keys = several if len(self._answers) > 1 else "Enter answers, esc leaves it."
        for text in (self._more, keys):
            rows += [Row("", ((line, "muted"),), _SAID) for line in wrap(text, width)]
        said = self.query_one("#said", Rows)
        said.styles.height = len(rows) + 1
        said.show([*rows, SPACE])

    def on_key(self, event: events.Key) -> None:
        """A letter answers."""
        if event.character in [one.key for one in self._answers]:
            event.stop()
            self.dismiss(event.character)

    def on_rows_opened(self) -> None:
        """A click on the selected answer takes it."""
        self.action_choose()

    def action_choose(self) -> None:
        """Take the selected answer."""
        row = self.query_one("#answers", Rows).current
        if row:
            self.dismiss(row.key)

    def action_later(self) -> None:
        """Say nothing now."""
        self.dismiss("")
