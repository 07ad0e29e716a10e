"""Who has joined a program, takes part by form, has not joined yet, or has left. Pure."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from mentortui.model.reader import Row
from mentortui.program.scope import Scope

JOINED, BY_FORM, NOT_YET, LEFT = "joined", "by form", "not yet", "left"
GROUPS: Final = (JOINED, BY_FORM, NOT_YET, LEFT)


def standing(scope: Scope, enrolments: Sequence[Row]) -> dict[str, frozenset[str]]:
    """Ids of people (of those who have not joined, of their enrolments) by how they take part."""
    rows = {str(row.get("person") or row["id"]): row for row in enrolments}
    found: dict[str, set[str]] = {name: set() for name in GROUPS}
    for one in scope.whole.people:
        row = rows.get(one.id, {})
        if one.left_on and one.left_on <= scope.day:
            found[LEFT].add(one.id)
        elif row.get("by_form"):
            found[BY_FORM].add(one.id)
        else:
            found[JOINED if one.joined else NOT_YET].add(one.id)
    return {name: frozenset(people) for name, people in found.items()}
