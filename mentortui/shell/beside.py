"""Watching the shared folders while the app is open, where the system tells of changes: in a thread of its own."""

from __future__ import annotations

import asyncio
import contextlib
import contextvars
import threading
from collections.abc import Callable, Collection


def watch_beside(folders: Callable[[], Collection[str]], tell: Callable[[], None]) -> threading.Event:
    """Call `tell`, beside the screens, each time something changed in the folders, until the event is set.

    `folders` is asked in the thread. Where the system tells nothing `tell` is never called; the app looks now and
    then, whatever this does.
    """
    stop, loop = threading.Event(), asyncio.get_running_loop()
    # The thread has no context of its own: a timer that is set in answer would not know its app.
    context = contextvars.copy_context()

    def run() -> None:
        from mentortui.exchange import watching  # what it needs is loaded there, in nobody's way

        if not watching.is_told():
            return
        try:
            for _ in watching.looks("", folders, stop):
                with contextlib.suppress(RuntimeError):  # the app has ended meanwhile
                    loop.call_soon_threadsafe(tell, context=context)
        except Exception:  # nobody hears a thread: without it the app looks now and then
            return

    threading.Thread(target=run, name="watch", daemon=True).start()
    return stop
