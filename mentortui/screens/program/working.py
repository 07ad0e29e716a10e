"""A screen of what a coordinator has worked out: asked for once records changed, and worked out in a thread."""

from __future__ import annotations

from datetime import date
from time import monotonic

from textual.message import Message

from mentortui.errors import MentortuiError
from mentortui.messages import WorkOut
from mentortui.program.gathered import Gathered
from mentortui.program.pace import Pace, Stopped, wait
from mentortui.screens.desk import Desk
from mentortui.screens.sheet import SheetScreen
from mentortui.widgets.ink import bar
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
        self._pace = Pace()
        self._stops = False
        self.stopped = False
        """Whether somebody stopped it, and nobody let it go on since."""

    @property
    def at_work(self) -> bool:
        """Whether it is being worked out."""
        return self._asked

    def ask(self) -> None:
        """Have it worked out where it is out of date, and nobody is at it."""
        wanted = (self.desk.revision, self.desk.today, self.whom)
        if self._asked or self._known == wanted or (self.stopped and self._known and self._known[2] == self.whom):
            return
        self._asked, self._known, self._pace, self.stopped = True, wanted, Pace(), False
        self.post_message(WorkOut(self._worked_out, self._refused, self._told, self.whom))

    def _told(self, done: int, of: int) -> None:
        """In the thread that works; what it raises ends the work."""
        if self._stops:
            raise Stopped(done, of)
        if done < of:
            self.post_message(self.SummedUp(done, of))

    def on_worked_out_screen_summed_up(self, message: SummedUp) -> None:
        """Say how far it is."""
        if not self._stops:
            left = wait(self._pace.left(message.done, message.of, monotonic()))
            said = ", ".join(filter(None, (f"{message.done:,} of {message.of:,}", left)))
            self.progress = f"{bar(message.done / message.of, 8)} {said}"
            self.headed()

    def action_program_stop(self) -> None:
        """Stop it, or let it go on where it was stopped."""
        if self._asked:
            self._stops, self.progress = True, "stopping"
        else:
            self._known, self.progress, self.fault = None, "", ""
            self.ask()
        self.headed()
        self.show_keys()

    def headed(self) -> None:
        """Show how far it is, where the screen says so."""

    def _worked_out(self, found: Gathered) -> None:
        self.found, self.fault, self.progress, self._asked, self._stops = found, "", "", False, False
        self._again()

    def _refused(self, error: MentortuiError) -> None:
        self.stopped = isinstance(error, Stopped)
        kept = self.stopped and self.found is not None  # what was worked out before stays in sight
        said = "stopped" if self.stopped else ""
        self.fault, self.progress = ("", f"{said}; these are of before") if kept else (error.sentence, said)
        self._asked = self._stops = False
        self._again()

    def _again(self) -> None:
        if self.is_attached and self.query(Rows):
            self.fill()
            self.show_keys()
