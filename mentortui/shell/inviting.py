"""Letting others into a folder from the app: fresh codes, and people who ask without one."""

from __future__ import annotations

from typing import TYPE_CHECKING

from mentortui.messages import FreshCode, LetIn
from mentortui.practice.folders import Shared
from mentortui.shell.syncing import Syncing
from mentortui.store import Journal

if TYPE_CHECKING:
    from mentortui.exchange.shared import Report


class Inviting(Syncing):
    """The part of the app that lets others in."""

    def on_let_in(self, message: LetIn) -> None:
        """Let in somebody who asks, as the words were compared."""

        def work(journal: Journal) -> Shared:
            from mentortui.exchange import inviting, overview

            inviting.confirm(journal, message.device)
            return overview.synced(journal)

        self._alone(work, self._brought, None)

    def on_fresh_code(self, message: FreshCode) -> None:
        """Make a fresh code for a folder one started."""

        def work(journal: Journal) -> Report:
            from mentortui.exchange import starting

            return starting.again(journal, message.share)

        self._set_up(work, message)
