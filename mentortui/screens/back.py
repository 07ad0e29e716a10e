"""The first run at a new computer of somebody who has a journal: a shared folder and one's sentence bring it back."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from mentortui.errors import MentortuiError
from mentortui.messages import BringBack
from mentortui.screens.another import AnotherScreen
from mentortui.widgets.field import SECRET, Field
from mentortui.widgets.fields import FieldRow
from mentortui.widgets.topline import Notice

_BEGIN: Final = (
    "A folder you share and your sentence bring your whole journal back.\n"
    "Let your sync tool bring the folder onto this computer first."
)
_HINT: Final = "its path; or drag the folder into this window"
_TYPED: Final = "it is not shown; capital letters and commas do not matter"


class BackScreen(AnotherScreen):
    """Two questions, and a moment of patience."""

    BEGIN = _BEGIN

    def fields(self) -> Iterator[Field]:
        """Where the journal lies sealed, and what opens it."""
        yield Field("folder", "Folder", hint=_HINT)
        yield Field("sentence", "Your sentence", SECRET, hint=_TYPED)

    def action_go_on(self) -> None:
        """From the folder to the sentence, from there to bringing it back."""
        folder, sentence = self.query(FieldRow)
        if self._at_work:
            return
        if not folder.text().strip():
            folder.say("Which folder? One that you share, or shared before.", wrong=True)
            folder.control.focus()
        elif not sentence.control.has_focus:
            sentence.control.focus()
        elif sentence.text().strip():
            self._at_work = True
            self.query_one(Notice).say("Opening what is sealed there; this takes a few seconds.")
            self.post_message(BringBack(folder.text(), sentence.text(), self.refuse))

    def refuse(self, error: MentortuiError) -> None:
        """Beside what is wrong: the sentence, or the folder."""
        self._at_work = False
        self.query_one(Notice).say("")
        folder, sentence = self.query(FieldRow)
        wrong = sentence if getattr(error, "field", None) == "sentence" else folder
        for row in (folder, sentence):
            row.say(error.sentence if row is wrong else "", wrong=row is wrong)
        wrong.control.focus()
