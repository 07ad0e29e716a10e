"""A program as its coordinator sees it: worked out beside the screens, and written into a file."""

from __future__ import annotations

from typing import TYPE_CHECKING

from mentortui.messages import WorkOut, WriteReport
from mentortui.shell.recovering import Recovering
from mentortui.store import Journal

if TYPE_CHECKING:
    from mentortui.exchange.program_report import Written
    from mentortui.program.gathered import Gathered


class Coordinating(Recovering):
    """The part of the app that works out a program."""

    def on_work_out(self, message: WorkOut) -> None:
        """Sum up what was counted, in a thread: of thousands of people it takes its time."""

        def work(journal: Journal) -> Gathered:
            from mentortui.exchange.program_report import gathered
            from mentortui.program.which import program

            message.told(0, 0)  # it may have been stopped while it waited for a sync
            whom, today = message.whom, journal.clock.now().date()
            share = program(journal, whom.program, led=True)
            return gathered(journal, share, today, whom.cohort, whom.group, progress=message.told)

        self._alone(work, message.then, message.refused)

    def on_write_report(self, message: WriteReport) -> None:
        """Write it; one for others is recorded as shown."""

        def work(journal: Journal) -> Written:
            from mentortui.exchange.program_report import gathered, write
            from mentortui.program.which import program

            whom, today = message.whom, journal.clock.now().date()
            found = gathered(journal, program(journal, whom.program, hosted=True), today, whom.cohort, whom.group)
            return write(journal, found, message.path, message.reader)

        def done(written: Written) -> None:
            self.changed()
            message.then(written.says)

        self._alone(work, done, message.refused)
