"""Opening a meeting's link: in a browser, a mail or phone program; where there is none it is copied."""

from __future__ import annotations

import os
import sys
import webbrowser
from functools import partial
from typing import Final

from mentortui.screens.base import JournalScreen
from mentortui.widgets.ink import flat

SCHEMES: Final = ("http", "https", "mailto", "tel")
"""Schemes that are handed on: others could start any program."""


def open_link(screen: JournalScreen, link: str) -> None:
    """Open a link beside the app, and say what was opened; where nothing can open it, copy it and say that."""
    scheme = link.partition(":")[0].lower()
    if scheme not in SCHEMES:
        copy(screen, link, f"A link of {scheme}: is not opened from here")
        return
    if not windows():
        copy(screen, link, "There is no browser here")
        return
    hand_on(screen, link)


def hand_on(screen: JournalScreen, address: str, said: str = "") -> None:
    """Let the computer open an address that is known to be safe; `said` is what it is called in the notice."""
    call = partial(_open, screen, address, said or address)
    screen.run_worker(call, thread=True, group="link", exit_on_error=False)


def windows() -> bool:
    """Whether a browser would open in a window of its own: one in the terminal would draw over the app."""
    if sys.platform in ("darwin", "win32") or os.environ.get("DISPLAY") or os.environ.get("WAYLAND_DISPLAY"):
        return True
    return os.environ.get("BROWSER", "").rstrip().endswith("&")


def _open(screen: JournalScreen, address: str, said: str) -> None:
    """In a thread: a browser may take its time to start."""
    try:
        opened = webbrowser.open(address)
    except (webbrowser.Error, OSError):
        opened = False
    if opened:
        screen.app.call_from_thread(screen.say, f"Opened {flat(said)}")
    else:
        screen.app.call_from_thread(copy, screen, said, "No browser opened it")


def copy(screen: JournalScreen, link: str, why: str) -> None:
    """By way of the terminal (OSC 52), which may refuse without a word; so the link is shown as well."""
    screen.app.copy_to_clipboard(link)
    screen.say(f"{why}; copied: {flat(link)}", "warning")
