"""Which Program screen: the coordinator's, or that of somebody who takes part."""

from __future__ import annotations

from mentortui.program.which import programs
from mentortui.screens.base import JournalScreen
from mentortui.screens.desk import Desk


def program_screen(desk: Desk) -> JournalScreen:
    """The screen for who looks at it."""
    if programs(desk.reader, hosted=True):
        from mentortui.screens.program.coordinator import CoordinatorScreen

        return CoordinatorScreen(desk)
    from mentortui.screens.program.listing import ProgramScreen

    return ProgramScreen(desk)
