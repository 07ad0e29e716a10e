"""A line of the coordinator's program in full."""

from __future__ import annotations

from typing import ClassVar

from mentortui.screens.desk import Desk
from mentortui.screens.program import details
from mentortui.screens.program.details import Details
from mentortui.screens.sheet import SheetScreen


class ExplainedScreen(SheetScreen):
    """As it was worked out when it was opened; it stops where too few people are behind it."""

    MODE = "program"
    ACTIONS: ClassVar[tuple[str, ...]] = ("list.page_down", "list.last")

    def __init__(self, desk: Desk, shown: Details) -> None:
        super().__init__(desk)
        self.shown = shown

    def fill(self) -> None:
        """The page."""
        self.main.show(list(details.rows(self.shown, self.app.size.width)))
