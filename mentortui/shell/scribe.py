"""The one hand that writes: changes, undo and looks at other processes, one at a time, off the screen's thread.

A commit waits up to five seconds for another process; the screens go on meanwhile. Rows are read without it.
"""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from functools import partial
from inspect import signature
from typing import Any, TypeVar

from mentortui.clock import Clock, new_id
from mentortui.messages import Call, Expect
from mentortui.store import Commit, Journal, Undone, drafts

Result = TypeVar("Result")


class Scribe:
    """Writes in one journal. Each method raises what the journal raises; then nothing was written."""

    def __init__(self, journal: Journal, clock: Clock) -> None:
        self.journal, self.clock = journal, clock
        self._turn = asyncio.Lock()
        self._draft_turn = asyncio.Lock()

    @property
    def busy(self) -> bool:
        """Whether something is being written or looked for just now."""
        return self._turn.locked() or self._draft_turn.locked()

    async def write(self, call: Call, expect: Expect | None) -> Commit:
        """Make the delta from the journal as it stands when its turn has come, and commit it."""
        return await self._in_turn(lambda: self._write(call, expect))

    async def undo(self) -> Undone:
        """Take back the last change."""
        return await self._in_turn(self.journal.undo)

    async def redo(self) -> Undone:
        """Make it again."""
        return await self._in_turn(self.journal.redo)

    def look(self) -> frozenset[str]:
        """The ids of what other processes wrote since the last look; nothing while this one writes.

        In the caller's thread: 0.06 ms when nothing came, where a thread of its own would cost ten times that.
        """
        guard = self.journal.guard
        if self._turn.locked() or not guard.acquire(blocking=False):  # a sync joins what came just now
            return frozenset()
        try:
            return self.journal.catch_up()
        finally:
            guard.release()

    def drafts(self) -> dict[str, dict[str, Any]]:
        """What was written in forms and not saved, by the form's key."""
        return drafts.load(self.journal.disk)

    async def keep_draft(self, key: str, draft: dict[str, Any] | None) -> None:
        """Keep what stands in a form, or with None forget it. Raises OSError; the draft before then still stands."""
        if self.journal.read_only:
            return
        async with self._draft_turn:
            disk = self.journal.disk
            if draft is None:
                await asyncio.to_thread(drafts.drop, disk, key)
            else:
                await asyncio.to_thread(drafts.keep, disk, key, draft)

    async def _in_turn(self, work: Callable[[], Result]) -> Result:
        async with self._turn:
            return await asyncio.to_thread(work)

    def _write(self, call: Call, expect: Expect | None) -> Commit:
        given = {"now": self.clock.now(), "new_id": partial(new_id, clock=self.clock)}
        wanted = signature(call).parameters
        delta = call(self.journal, **{name: value for name, value in given.items() if name in wanted})
        return self.journal.commit(delta, expect)
