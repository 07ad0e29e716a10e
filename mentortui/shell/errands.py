"""Work with the journal that takes seconds: in a thread, one at a time, and never among what a key waits for."""

from __future__ import annotations

import asyncio
import contextlib
import threading
from collections import deque
from collections.abc import Callable
from functools import partial
from typing import Any

from mentortui.errors import MentortuiError

Work = Callable[[], Any]
"""What is done in the thread."""
Told = Callable[[Any], Any]
"""What is told of it afterwards, beside the screens: its result, or its error."""


class Errands:
    """Runs one errand after the other."""

    def __init__(self, ended: Callable[[BaseException | None], None]) -> None:
        """`ended` hears of each errand that is over, with an error that nobody foresaw; it may begin the next."""
        self._ended = ended
        self._task: asyncio.Task[None] | None = None
        self._queue: deque[tuple[Work, Told, Told]] = deque()

    @property
    def at_work(self) -> set[asyncio.Task[None]]:
        """The errand that is run now; nothing when none is."""
        return {self._task} if self._task else set()

    def run(self, work: Work, done: Told, refused: Told) -> None:
        """Do this, after what is at work and what waits; then tell its result, or the error it was refused with."""
        if self._task:
            self._queue.append((work, done, refused))
            return

        async def errand() -> None:
            try:
                done(await _beside(work))
            except MentortuiError as error:
                refused(error)

        self._task = asyncio.create_task(errand())
        self._task.add_done_callback(self._over)

    def _over(self, task: asyncio.Task[None]) -> None:
        self._task = None
        self._ended(None if task.cancelled() else task.exception())
        if self._queue and not self._task:
            self.run(*self._queue.popleft())


def _beside(work: Work) -> asyncio.Future[Any]:
    """Do this in a thread of its own, which nobody waits for at the end of the app: git may take minutes.

    What ends in the middle is as safe as what a power cut ends.
    """
    loop = asyncio.get_running_loop()
    future: asyncio.Future[Any] = loop.create_future()

    def tell(result: Any, error: BaseException | None) -> None:
        if future.done():
            return
        if error is not None:
            future.set_exception(error)
        else:
            future.set_result(result)

    def run() -> None:
        result, fault = None, None
        try:
            result = work()
        except Exception as error:  # the errand that waits raises it
            fault = error
        with contextlib.suppress(RuntimeError):  # the app has ended meanwhile
            loop.call_soon_threadsafe(partial(tell, result, fault))

    threading.Thread(target=run, name="sync", daemon=True).start()
    return future
