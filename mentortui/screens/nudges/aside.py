"""Putting a line worth a look aside: for a week with one key, or for longer, for one relationship or everywhere."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from mentortui.practice.nudge_rules import rule_of
from mentortui.practice.nudges import Nudge
from mentortui.practice.snoozes import usual

if TYPE_CHECKING:
    from mentortui.messages import Call
    from mentortui.screens.base import JournalScreen


def why(nudge: Nudge | None) -> str:
    """What is said of a selected line: its rule."""
    said = rule_of(nudge) if nudge else ""
    return f"Why: {said}" if said else ""


def snooze(screen: JournalScreen, nudge: Nudge) -> None:
    """Let it stay away for the usual time."""
    from mentortui.changes import nudges as changes

    screen.change(partial(changes.snooze, nudge=nudge, until=usual(screen.desk.today)))


def put_aside(screen: JournalScreen, nudge: Nudge) -> None:
    """Ask for how long, and for what, and do it."""
    from mentortui.screens.nudges.dialog import AsideScreen  # not for the first frame of Today

    def chosen(call: Call | None) -> None:
        if call is not None:
            screen.change(call)

    screen.app.push_screen(AsideScreen(nudge, screen.desk.reader, screen.desk.today), chosen)
