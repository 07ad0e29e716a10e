"""Handbook, library, workshops: three screens side by side that are no modes; one key leads from each to the next."""

from __future__ import annotations

from functools import partial
from typing import ClassVar, Final

from mentortui.changes import editing
from mentortui.model.reader import Row as Record
from mentortui.screens import routes
from mentortui.screens.base import JournalScreen
from mentortui.screens.filtering import FilteredScreen

ORDER: Final = ("handbook", "library", "workshops")


def after(room: str) -> str:
    """The room beside this one."""
    return ORDER[(ORDER.index(room) + 1) % len(ORDER)]


def go_on(screen: JournalScreen, room: str) -> None:
    """From one room to the next, in its place: going back leads to where one came from."""
    screen.app.switch_screen(routes.load(routes.ROOMS[after(room)])(screen.desk))


class RoomScreen(FilteredScreen):
    """A room that is a list of one's own records, to narrow, to add to and to delete from."""

    ROOM: ClassVar[str]
    """Its name, one of `ORDER`."""

    def on_mount(self) -> None:
        """Fill, and begin at the first record."""
        self.freshen()
        self.main.focus()

    @property
    def record(self) -> Record:
        """The selected record; an empty row when there is none."""
        return self.desk.reader.get(self.selected) or Record()

    def can(self, action_id: str) -> bool:
        """Adding and going on always make sense; narrowing where there is something, all else with a record."""
        if action_id in ("new", "rooms.next"):
            return True
        return bool(self.main.rows) if action_id == "filter" else bool(self.record)

    def label(self, action_id: str) -> str:
        """Going on says where to."""
        return after(self.ROOM) if action_id == "rooms.next" else super().label(action_id)

    def action_delete(self) -> None:
        """Delete the selected record."""
        self.change(partial(editing.delete, record=self.selected))

    def action_rooms_next(self) -> None:
        """To the next room."""
        go_on(self, self.ROOM)
