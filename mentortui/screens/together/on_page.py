"""What the page of a person says of the agreement and of the end: one line each, with the key that leads there."""

from __future__ import annotations

from typing import Final

from mentortui.actions import key_hint
from mentortui.practice import agreement, names
from mentortui.practice.agreement import CHANGED
from mentortui.practice.people import PersonLine
from mentortui.screens.desk import Desk
from mentortui.screens.together.closing_page import due_steps
from mentortui.widgets.ink import Column, Layout
from mentortui.widgets.row import Row, wrapped

_FACT: Final = Layout((Column(14, role="muted"), Column()))


def lines(desk: Desk, line: PersonLine, width: int) -> list[Row]:
    """How the agreement stands, and the steps of closing that are due now."""
    row, found = line.record, line.agreement
    if found is None or desk.reader.me not in names.members(row):
        return []
    key = key_hint("person.agreement", desk.keymap)
    stands = agreement.state_words(desk.reader, row, found)
    said = f"{stands}; {key} opens it" if stands else _none(row.get("format") == "informal", key)
    rows = wrapped(_FACT, width, said, "Agreement", tone="warning" if found.state == CHANGED else "")
    key = key_hint("person.closing", desk.keymap)
    for number, step in enumerate(due_steps(desk, row)):
        said = step if number else f"{step}; {key} leads there"
        rows += wrapped(_FACT, width, said, "" if number else "Ending", tone="warning")
    return rows


def _none(informal: bool, key: str) -> str:
    return f"none, and none is needed; {key} begins one" if informal else f"none yet; {key} begins one"
