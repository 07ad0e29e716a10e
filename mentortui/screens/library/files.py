"""Opening a file of the library: what is read, seen or heard, and lies on this computer; else its path is copied."""

from __future__ import annotations

import os
from pathlib import Path

from mentortui.practice import library
from mentortui.screens.base import JournalScreen
from mentortui.screens.meetings import links


def open_file(screen: JournalScreen, path: str) -> None:
    """Hand a file to the program that shows it, and say so; where that is not safe or not possible, copy its path."""
    why = library.refusal(path)
    if not why and not os.path.isfile(path):  # noqa: PTH113 (a path of another system is none, not an error)
        why = "There is no such file on this computer"
    if not why and not links.windows():
        why = "There is no window to open it in"
    if why:
        links.copy(screen, path, why)
    else:
        links.hand_on(screen, Path(path).resolve().as_uri(), path)
