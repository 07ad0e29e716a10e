"""Watching the shared folders while the app is open, where the system tells of changes: in a thread of its own."""

from __future__ import annotations

import threading
from collections.abc import Callable, Collection


def watch_beside(folders: Callable[[], Collection[str]], tell: Callable[[], None]) -> threading.Event:
    """Call `tell`, in that thread, each time something changed in the folders, until the event is set.

    Where the system tells nothing it is never called; the app looks now and then, whatever this does.
    """
    stop = threading.Event()

    def run() -> None:
        from mentortui.exchange import watching  # what it needs is loaded there, in nobody's way

        if not watching.is_told():
            return
        try:
            for _ in watching.looks("", folders, stop):
                tell()
        except Exception:  # nobody hears a thread: without it the app looks now and then
            return

    threading.Thread(target=run, name="watch", daemon=True).start()
    return stop
