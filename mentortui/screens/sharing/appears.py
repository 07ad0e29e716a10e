"""Whether Sharing stands in the top line; asked before the first frame, so nothing else is loaded here."""

from __future__ import annotations

from mentortui.screens.desk import Desk


def appears(desk: Desk) -> bool:
    """Whether there is a shared folder."""
    return bool(desk.reader.rows("share"))
