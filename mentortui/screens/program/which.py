"""Which Program screen: the coordinator's and who leads a cohort, or that of somebody who takes part."""

from __future__ import annotations

from mentortui.program.which import seen
from mentortui.screens.base import JournalScreen
from mentortui.screens.desk import Desk


def program_screen(desk: Desk) -> JournalScreen:
    """The screen for who looks at it."""
    if seen(desk.reader):
        from mentortui.screens.program.coordinator import CoordinatorScreen

        return CoordinatorScreen(desk)
    from mentortui.screens.program.listing import ProgramScreen

    return ProgramScreen(desk)


def take_turns(screen: JournalScreen) -> None:
    """The other one in place of this one, which is for somebody else by now."""
    if screen.app.screen is screen:
        if not screen._result_callbacks:  # the first screen of a mode was never pushed, and switching takes one away
            screen._push_result_callback(screen, None)
        screen.app.switch_screen(program_screen(screen.desk))
