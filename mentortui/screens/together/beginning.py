"""The first-meeting checklist on Today: what is said and fixed of a good beginning, and where the rest is done."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Final

from mentortui.practice import names
from mentortui.practice.beginning import GOAL, HOPES, NEXT, READ, Beginning, Check
from mentortui.screens.base import JournalScreen
from mentortui.screens.desk import Desk
from mentortui.screens.together.leads import lead
from mentortui.widgets.ink import HEADING, Column, Layout
from mentortui.widgets.row import SPACE, Row

SHOWN: Final = 2
"""Relationships whose checklist is shown point by point; more are named among what is worth a look."""
KEY: Final = "begin-"
"""Behind a relationship's id and `#`, with the code of a point: the key of its line."""
_ACTS: Final = {HOPES: "write", READ: "read it", GOAL: "set one", NEXT: "plan it"}
_LINE: Final = Layout((Column(3, role="muted"), Column(), Column(10, right=True, role="muted", least=60)))


def rows(desk: Desk, found: list[Beginning]) -> list[Row]:
    """A heading for each, and a line for each point; what is done has a tick and leads nowhere."""
    made: list[Row] = []
    for one in found[:SHOWN]:
        who = names.listed(desk.name(person) for person in one.people) or "nobody yet"
        done = sum(check.done for check in one.checks)
        made.append(Row("", (f"Beginning with {who}", f"{done} of {len(one.checks)} done"), HEADING))
        made += [_line(one.relationship["id"], check) for check in one.checks]
        made.append(SPACE)
    return made


def _line(relationship_id: str, check: Check) -> Row:
    words = check.words[:1].upper() + check.words[1:]
    if check.done:
        return Row("", ("[✓]", (words, "muted"), ""), _LINE)
    return Row(f"{relationship_id}#{KEY}{check.code}", ("[ ]", words, _ACTS[check.code]), _LINE)


def shown(found: Iterable[Beginning]) -> set[str]:
    """Ids of the relationships whose points are shown."""
    return {one.relationship["id"] for one in list(found)[:SHOWN]}


def go(screen: JournalScreen, key: str) -> None:
    """Where the point of a line is done."""
    relationship_id, _, code = key.partition("#")
    lead(screen, code.removeprefix(KEY), relationship_id)
