"""Whether Program stands in the top line; asked before the first frame, so nothing else is loaded here."""

from __future__ import annotations

from mentortui.screens.desk import Desk


def appears(desk: Desk) -> bool:
    """Whether one is in a program."""
    return any(row.get("type") == "program" for row in desk.reader.rows("share"))
