"""What tests of shared folders in the app begin with."""

from __future__ import annotations

import re
from pathlib import Path

from tests.driver import AppDriver
from tests.sharing import Somebody, a_pair

MINE = "Course: 400 needed.\nInes decides by Friday."
THEIRS = "Course: 450 needed.\nInes decides by Monday."


def badge(app: AppDriver) -> str:
    """How it stands, at the right of the top line."""
    return re.split(r" {3,}", app.lines()[0])[-1]


def apart(folder: Path) -> tuple[Somebody, Somebody, str]:
    """Tom and Ana, who wrote one entry apart; its id. Tom has not synced yet."""
    tom, ana, _ = a_pair(folder)
    entry = tom.log("Course?", "Ana Silva")
    tom.sync()
    ana.sync()
    tom.write(entry, text=MINE)
    ana.write(entry, text=THEIRS)
    ana.sync()
    return tom, ana, entry
