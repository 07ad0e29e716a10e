"""Handbook, library, workshops: three screens side by side that are no modes; one key leads from each to the next."""

from __future__ import annotations

from typing import Final

from mentortui.screens import routes
from mentortui.screens.base import JournalScreen

ORDER: Final = ("handbook", "library", "workshops")


def after(room: str) -> str:
    """The room beside this one."""
    return ORDER[(ORDER.index(room) + 1) % len(ORDER)]


def go_on(screen: JournalScreen, room: str) -> None:
    """From one room to the next, in its place: going back leads to where one came from."""
    screen.app.switch_screen(routes.load(routes.ROOMS[after(room)])(screen.desk))
