"""A profile as rows: what somebody offers and wants, how they explain and learn, the time they can give."""

from __future__ import annotations

from mentortui.actions import key_hint
from mentortui.model.reader import Row as Record
from mentortui.practice.availability import availability
from mentortui.practice.profile import facts
from mentortui.screens.desk import Desk
from mentortui.widgets.ink import HEADING, Column, Layout, lines_of
from mentortui.widgets.row import SPACE, Row

_FACT = Layout((Column(14, role="muted"), Column()))
_DOUBT = Layout((Column(14), Column(role="warning")))


def profile(desk: Desk, person_id: str, width: int, named: str = "") -> list[Row]:
    """What they offer and want; each line opens its field. `named` says whose it is, where several stand together."""
    row = desk.reader.get(person_id) or Record()
    rows: list[Row] = []
    for fact in facts(desk.reader, {**row, "id": person_id}, desk.today):
        for place, part in enumerate(lines_of(fact.said, width - 4 - 16, 4)):
            key = f"{person_id}#{fact.field}" if not place else ""
            rows.append(Row(key, (fact.label if not place else "", part), _FACT))
        if fact.doubt:
            rows.append(Row("", ("", f"! {fact.doubt}"), _DOUBT))
    if not rows:
        key = key_hint("edit", desk.keymap)
        said = f"Nothing yet. Press {key} here and write it down."
        rows.append(Row(f"{person_id}#roles", ((said, "muted"),), Layout((Column(),))))
    title = f"Profile of {named}" if named else "Profile"
    return [Row("", (title, "only you read it"), HEADING), *rows, SPACE]


def confirmable(desk: Desk, person_id: str) -> bool:
    """Whether the time somebody can give was said long ago, and its last day is not over."""
    row = desk.reader.get(person_id) or Record()
    can = availability(row, desk.today)
    return can is not None and can.stale and (row.get("available_until") or "~") >= desk.today.isoformat()
