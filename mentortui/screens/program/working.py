"""A screen of what a coordinator has worked out: asked for once records changed, and worked out in a thread."""

from __future__ import annotations

from datetime import date

from textual.message import Message

from mentortui.errors import MentortuiError
from mentortui.messages import WorkOut
from mentortui.program.gathered import Gathered
from mentortui.screens.desk import Desk
from mentortui.screens.sheet import SheetScreen
from mentortui.widgets.rows import Rows


class WorkedOutScreen(SheetScreen):
    """What was `found` last stays in sight while it is worked out anew; `fault` says why there is nothing."""

    class SummedUp(Message):
        """So many people are summed up."""

        def __init__(self, done: int, of: int) -> None:
            super().__init__()
            self.done, self.of = done, of

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self.found: Gathered | None = None
        self.fault = ""
        self.progress = ""
        self.whom = ("", "")
        """The cohort and the group it is asked for; both empty for everybody."""
        self._known: tuple[int, date, tuple[str, str]] | None = None
        self._asked = False

    def ask(self) -> None:
        """Have it worked out where it is out of date, and nobody is at it."""
        wanted = (self.desk.revision, self.desk.today, self.whom)
        if self._asked or self._known == wanted:
            return
        self._asked, self._known = True, wanted
        self.post_message(WorkOut(self._worked_out, self._refused, self._told, self.whom))

    def _told(self, done: int, of: int) -> None:
        """In the thread that works."""
        if done < of:
            self.post_message(self.SummedUp(done, of))

    def on_worked_out_screen_summed_up(self, message: SummedUp) -> None:
        """Say how far it is."""
        self.progress = f"{message.done:,} of {message.of:,} people summed up"
        self.headed()

    def headed(self) -> None:
        """Show how far it is, where the screen says so."""

    def _worked_out(self, found: Gathered) -> None:
        self.found, self.fault, self.progress, self._asked = found, "", "", False
        self._again()

    def _refused(self, error: MentortuiError) -> None:
        self.fault, self.progress, self._asked = error.sentence, "", False
        self._again()

    def _again(self) -> None:
        if self.is_attached and self.query(Rows):
            self.fill()
            self.show_keys()
