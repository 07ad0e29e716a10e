"""Choosing the sentence that brings one's journal back on a new computer; or having one drawn."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from mentortui.errors import Refused
from mentortui.messages import ChooseSentence, Say
from mentortui.screens.desk import Desk
from mentortui.screens.sharing.forms import FolderForm, form
from mentortui.screens.sharing.question import Answer, QuestionScreen
from mentortui.widgets.field import SECRET, Field

_LOST = "Nobody can tell it to you when it is lost. Keep it away from this computer."


class SentenceForm(FolderForm):
    """One's own sentence, twice, unseen; with both lines empty seven words are drawn."""

    DOES = "choose it"

    def __init__(self, desk: Desk) -> None:
        fields = (
            Field("sentence", "Your sentence", SECRET, hint="six words or more; empty: seven are drawn for you"),
            Field("again", "Once more", SECRET),
        )
        super().__init__(desk, form("A sentence that brings your journal back on a new computer", fields))

    def ask(self, values: Mapping[str, Any]) -> None:
        """The sentence, if both are the same."""
        first, again = values.get("sentence") or "", values.get("again") or ""
        if first != again:
            raise Refused("The two are not the same. Nothing was chosen.", "again")
        self.post_message(ChooseSentence(first, self.chosen, self.refuse))

    def chosen(self, drawn: str, folders: str) -> None:
        """It is sealed; words that were drawn are shown once."""
        self.dismiss(None)
        said = f"Your journal comes back with your sentence and one of these folders: {folders}."
        if drawn:
            more = f"{said} {_LOST} Small and capital letters do not matter."
            self._show(drawn, more)
        else:
            self.app.post_message(Say(f"{said} {_LOST}", "note"))

    def _show(self, drawn: str, more: str) -> None:
        """The words, until they were written down: there is no second time."""
        app = self.app

        def written(answer: str | None) -> None:
            if not answer:
                app.push_screen(QuestionScreen(drawn, more, (Answer("y", "I wrote it down, on paper"),)), written)

        written("")
