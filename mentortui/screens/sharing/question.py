"""A question with a few answers, each on a letter. What is asked is said above them; nothing is written here."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final, NamedTuple

from textual import events

from mentortui.screens.dialog import AnswerDialog
from mentortui.widgets.ink import Column, Layout
from mentortui.widgets.row import Row

_CHOICE: Final = Layout((Column(1, role="accent"), Column()))


class Answer(NamedTuple):
    """One way to answer."""

    key: str
    """The letter it is on."""
    words: str


class QuestionScreen(AnswerDialog[str]):
    """Dismisses with the letter of the answer, or with nothing: later."""

    def __init__(self, question: str, more: str, answers: Sequence[Answer]) -> None:
        """`more` is said below the question, in a muted tone."""
        super().__init__([Row(one.key, one, _CHOICE) for one in answers])
        self._question, self._more = question, more

    def said(self) -> list[tuple[str, str]]:
        """The question, what more there is to know, and the keys."""
        several = "A letter or enter answers, esc leaves it for later."
        keys = several if len(self.answers) > 1 else "Enter answers, esc leaves it."
        return [(self._question, "strong"), ("", ""), (self._more, "muted"), (keys, "muted")]

    def take(self, key: str) -> None:
        """Answer with this letter."""
        self.dismiss(key)

    def on_key(self, event: events.Key) -> None:
        """A letter answers."""
        if event.character in [row.key for row in self.answers]:
            event.stop()
            self.dismiss(event.character)
