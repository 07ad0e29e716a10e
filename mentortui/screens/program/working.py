"""A screen of what a coordinator has worked out: asked for once records changed, and worked out in a thread."""

from __future__ import annotations

from datetime import date
from functools import partial
from time import monotonic

from textual.message import Message

from mentortui.errors import MentortuiError
from mentortui.messages import WorkOut
from mentortui.program.choosing import Whom
from mentortui.program.gathered import Gathered
from mentortui.program.pace import Pace, Stopped, wait
from mentortui.program.which import leads, seen
from mentortui.screens.desk import Desk
from mentortui.screens.sheet import SheetScreen
from mentortui.widgets.ink import bar
from mentortui.widgets.rows import Rows


class _Work:
    """One time that it is worked out: asked for by the screen, told and stopped from a thread."""

    def __init__(self) -> None:
        self.pace = Pace()
        self.stops = False
        self.done = self.of = 0


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
        self.whom = Whom()
        """Of which program and whom it is asked for."""
        self._known: tuple[int, date, Whom] | None = None
        self._work: _Work | None = None
        self.stopped = False
        """Whether somebody stopped it, and nobody let it go on since."""

    @property
    def at_work(self) -> bool:
        """Whether it is being worked out."""
        return self._work is not None

    def ask(self) -> None:
        """Have it worked out where it is out of date, and nobody is at it."""
        rows = {str(row["id"]): row for row in seen(self.desk.reader)}
        there = [*rows]
        share = str(self.found.share["id"]) if self.found else ""
        if self.found and (share not in rows or leads(rows[share]) != self.found.led):
            self.found = None  # what one may see is another: nothing of before stays in sight
        if self.whom.program not in (there if len(there) > 1 else ("", *there)):
            self.whom = Whom(program=there[0] if len(there) > 1 else "")
        wanted = (self.desk.revision, self.desk.today, self.whom)
        if self._work or self._known == wanted or (self.stopped and self._known and self._known[2] == self.whom):
            return
        work = self._work = _Work()
        self._known, self.stopped = wanted, False
        ended = partial(self._refused, work)
        self.post_message(WorkOut(partial(self._worked_out, work), ended, partial(self._told, work), self.whom))

    def _told(self, work: _Work, done: int, of: int) -> None:
        """In the thread that works; what it raises ends the work."""
        if work.stops:
            raise Stopped(done, of)
        work.done, work.of = done, of
        if done < of:
            self.post_message(self.SummedUp(done, of))

    def on_worked_out_screen_summed_up(self, message: SummedUp) -> None:
        """Say how far it is."""
        if self._work:
            left = wait(self._work.pace.left(message.done, message.of, monotonic()))
            said = ", ".join(filter(None, (f"{message.done:,} of {message.of:,}", left)))
            self.progress = f"{bar(message.done / message.of, 8)} {said}"
            self.headed()

    def action_program_stop(self) -> None:
        """Stop it, which is seen at once and waits for no thread; or let it go on where it was stopped."""
        if self._work:
            work, self._work, self.stopped = self._work, None, True
            work.stops = True
            kept = self.found is not None  # what was worked out before stays in sight
            self.fault = "" if kept else Stopped(work.done, work.of).sentence
            self.progress = "stopped; these are of before" if kept else "stopped"
        else:
            self._known, self.progress, self.fault = None, "", ""
        self._again()

    def headed(self) -> None:
        """Show how far it is, where the screen says so."""

    def _worked_out(self, work: _Work, found: Gathered) -> None:
        if work is self._work:
            self.found, self.fault, self.progress, self._work = found, "", "", None
            self._again()

    def _refused(self, work: _Work, error: MentortuiError) -> None:
        if work is self._work:
            self.fault, self.progress, self._work = error.sentence, "", None
            self._again()

    def _again(self) -> None:
        if self.is_attached and self.query(Rows):
            self.fill()
            self.show_keys()
