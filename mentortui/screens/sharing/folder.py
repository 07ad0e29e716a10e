"""The page of one shared folder, for terminals where it finds no room beside the list."""

from __future__ import annotations

from typing import ClassVar

from textual.app import ComposeResult

from mentortui.messages import Sync
from mentortui.screens.base import JournalScreen
from mentortui.screens.desk import Desk
from mentortui.screens.sharing.page import page
from mentortui.widgets.rows import Rows


class FolderScreen(JournalScreen):
    """All that is known of a shared folder."""

    MODE = "sharing"
    ACTIONS: ClassVar[tuple[str, ...]] = ("sharing.sync",)

    def __init__(self, desk: Desk, record_id: str) -> None:
        super().__init__(desk)
        self.record_id = record_id

    def body(self) -> ComposeResult:
        """The page."""
        yield Rows(id="page")

    def fill(self) -> None:
        """Read it."""
        self.query_one("#page", Rows).show(page(self.desk, self.record_id, self.app.size.width))

    def on_resize(self) -> None:
        """It is wrapped to the width."""
        self.fill()

    def action_sharing_sync(self) -> None:
        """Sync now."""
        self.post_message(Sync())
