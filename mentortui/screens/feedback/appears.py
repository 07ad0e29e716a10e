"""Whether Feedback stands in the top line; asked before the first frame, so the forms to answer are not loaded here."""

from __future__ import annotations

from mentortui.practice.feedback_due import due
from mentortui.screens.desk import Desk


def appears(desk: Desk) -> bool:
    """Whether it has something to show of its own: a form that is due, or answers."""
    return bool(desk.reader.rows("response")) or bool(due(desk.reader, desk.today))
