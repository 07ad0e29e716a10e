"""Hears keys one at a time: what is typed ahead waits until the key before it has done its work.

Textual hands a key to what has the focus at once. Without this, the letters typed behind a Tab would stand in
the field before, and those behind `n` would be taken as keys of the list while its form is being made: `d`
deletes there.
"""

from __future__ import annotations

import asyncio
from collections import deque
from functools import partial
from typing import Final

from textual import events
from textual.app import App
from textual.message_pump import MessagePump
from textual.timer import Timer

Tasks = set[asyncio.Task[None]]

PATIENCE: Final = 1.0
"""Seconds after which the next key is let in whatever became of the one before: its screen may have gone."""
_ROUNDS: Final = 2
"""How often the way of a key is gone: what is done at its end may ask something of its beginning."""


class Hearing(App[None]):
    """The part of the app that keys come to first."""

    def __init__(self) -> None:
        super().__init__()
        self._typed: deque[events.Key | events.Paste] = deque()
        self._at_work = 0  # which key it is; 0 when none is
        self._count = 0
        self._patience: Timer | None = None
        self._tasks: Tasks = set()  # what is done beside the screens

    @property
    def hearing(self) -> bool:
        """Whether a key is at work, or waits."""
        return bool(self._at_work)

    async def on_event(self, event: events.Event) -> None:
        """Let a key or a paste wait while another is at work; all else goes its way."""
        if not isinstance(event, events.Key | events.Paste) or event.is_forwarded:
            await super().on_event(event)
            return
        self._typed.append(event)
        if not self._at_work:
            await self._next()

    async def _next(self) -> None:
        """Hand on the first of those that wait, and ask everything on its way to say when it is through."""
        self._at_work = 0
        while self._typed and self._is_writing(self._typed[0]):
            await super().on_event(self._typed.popleft())
        if not self._typed:
            return
        self._count += 1
        self._at_work = self._count
        self._patience = self.set_timer(PATIENCE, lambda mine=self._count: self._through(mine))
        way: list[MessagePump] = [*(self.focused or self.screen).ancestors_with_self]
        where, begun = self._where(), set(self._tasks)
        await super().on_event(self._typed.popleft())
        self._ask(way * _ROUNDS, where, begun, self._count)

    def _is_writing(self, event: events.Key | events.Paste) -> bool:
        """Whether it is a letter of a text: it leads nowhere, so the next need not wait, and all are drawn at once."""
        if self.focused is None:
            return False
        if isinstance(event, events.Paste):
            return self.focused.check_consume_key("a", "a")
        return self.focused.check_consume_key(event.key, event.character)

    def _where(self) -> tuple[object, ...]:
        """What a key would come to now."""
        return (*self.screen_stack, self.focused)

    def _ask(self, way: list[MessagePump], where: tuple[object, ...], begun: Tasks, mine: int) -> None:
        """Go on to the next on the way once this one has done all that came before; what has gone is passed over."""
        if mine != self._at_work:
            return
        for place, node in enumerate(way):
            if node.is_running and node.call_later(self._ask, way[place + 1 :], where, begun, mine):
                return
        writing = next(iter(self._tasks - begun), None)
        if writing:  # saving, for one, after which the form closes
            again = partial(self._ask, [self.screen, self], where, begun | {writing}, mine)
            writing.add_done_callback(lambda _: self.call_later(again))
        elif where != (now := self._where()):  # another screen: it is made, and then puts the focus somewhere
            self._ask([self.screen, self], now, begun, mine)
        else:
            self.call_later(self._through, mine)

    async def _through(self, mine: int) -> None:
        if mine != self._at_work:
            return
        if self._patience:
            self._patience.stop()
        await self._next()
