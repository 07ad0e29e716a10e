"""The pages of the handbook, and when one read them."""

from __future__ import annotations

from functools import partial
from typing import Any, ClassVar, Final

from mentortui.changes import editing, handbook
from mentortui.content.handbook import ORDER, modules
from mentortui.messages import Open
from mentortui.practice import handbook as reading
from mentortui.practice.handbook import Standing
from mentortui.practice.prompts import page_key, page_of
from mentortui.screens import rooms
from mentortui.screens.base import ListScreen
from mentortui.screens.desk import Desk
from mentortui.screens.handbook import page
from mentortui.widgets.ink import HEADING, Cell, Column, Layout
from mentortui.widgets.row import SPACE, Row

_PAGE: Final = Layout((Column(1, role="accent"), Column(), Column(38, right=True, role="muted", least=76)))
_ABOUT: Final = Layout((Column(role="muted"),), indent=6)


class HandbookScreen(ListScreen):
    """The list of pages; `space` notes that one was read."""

    ACTIONS: ClassVar[tuple[str, ...]] = ("open", "tick", "handbook.check", "edit", "delete", "rooms.next")

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self._stands: dict[str, Standing] = {}

    def on_mount(self) -> None:
        """Fill, and begin at the first page that is not read."""
        self.freshen()
        begin = next((name for name, one in self._stands.items() if not one.last or one.again), ORDER[0])
        self.main.select(page_key(begin))
        self.main.focus()

    def rows(self, width: int) -> list[Row]:
        """A page and its sentence on two lines."""
        self._stands = reading.standings(self.desk.reader, self.desk.today)
        read = sum(bool(one.last) and not one.again for one in self._stands.values())
        rows = [Row("", ("Handbook", f"{read} of {len(self._stands)} read"), HEADING), SPACE]
        for one in modules():
            stands = self._stands[one.id]
            said = stands.words(self.desk.today).removeprefix("last ")
            rows.append(Row(page_key(one.id), (_sign(stands), one.title, said), _PAGE))
            rows.append(Row("", (one.about,), _ABOUT))
        return rows

    @property
    def module(self) -> str:
        """The selected page."""
        return page_of(self.selected)

    @property
    def record(self) -> str:
        """The record of the last time the selected page was read; empty when it was not."""
        return page.last_record(self.desk, self.module)

    def show_page(self) -> None:
        """What the page is about, and when it was read."""
        if self.beside.display and self.beside.size.width and self.module:
            self.beside.show(page.beside(self.desk, self.module, self.beside.size.width))

    # What can be done

    def can(self, action_id: str) -> bool:
        """Only what was read has a day to change."""
        if action_id == "tick":
            return bool(self.module) and self._stands[self.module].last != self.desk.today.isoformat()
        return action_id not in ("edit", "delete") or bool(self.record)

    def label(self, action_id: str) -> str:
        """The words of these keys for pages."""
        own = {"open": "read", "tick": "I read it", "edit": "day", "delete": "not read", "rooms.next": "library"}
        return own.get(action_id) or super().label(action_id)

    def action_tick(self) -> None:
        """The selected page was read today."""
        self.change(partial(handbook.done, module=self.module))

    def action_handbook_check(self) -> None:
        """Its self-check."""
        page.check(self, self.module)

    def action_edit(self) -> None:
        """The day it was read, and whether the program counts it."""
        self.post_message(Open(self.record, editing=True))

    def action_delete(self) -> None:
        """Take back the last time it was read."""
        self.change(partial(editing.delete, record=self.record))

    def action_rooms_next(self) -> None:
        """To the library."""
        rooms.go_on(self, "handbook")

    def land(self, record_id: str) -> None:
        """After the form of a day: on its page."""
        row: Any = self.desk.reader.get(record_id) or {}
        self.main.select(page_key(str(row.get("module"))))


def _sign(stands: Standing) -> Cell:
    if not stands.last:
        return ("○", "muted")
    return ("!", "warning") if stands.again else "✓"
