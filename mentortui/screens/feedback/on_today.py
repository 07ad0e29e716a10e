"""The one line of Today about forms that are due."""

from __future__ import annotations

from typing import Final

from mentortui.actions import key_hint
from mentortui.practice.feedback_due import Due
from mentortui.screens.desk import Desk
from mentortui.screens.feedback import asked as asking
from mentortui.widgets.ink import Column, Layout
from mentortui.widgets.row import SPACE, Row

KEY: Final = "#forms"
"""The key of the line; it is no record's."""
_LINE: Final = Layout((Column(17), Column(), Column(10, right=True, role="muted", least=60)))


def line(desk: Desk, found: list[Due]) -> list[Row]:
    """The form that waits longest, and how many more do; nothing where none does."""
    if not found:
        return []
    one = found[0]
    whom = asking.label(desk, asking.without_form(one))
    more = f"; {len(found) - 1} more on {key_hint('mode.feedback', desk.keymap)}" if found[1:] else ""
    said = f"{one.title}{f', {whom}' if whom else ''}{more}"
    return [Row(KEY, ("Forms due", said, "answer"), _LINE), SPACE]
