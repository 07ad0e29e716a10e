"""A goal changed on one page: what it did not say yet is filled in, what it did say is revised with a reason."""

from __future__ import annotations

from mentortui.changes import naming
from mentortui.changes.draft import changed
from mentortui.changes.goals import PLAN_FIELDS, SMART_FIELDS, goal_row, revision_of
from mentortui.errors import Refused
from mentortui.model import limits
from mentortui.model.delta import Delta

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import datetime
    from typing import Any

    from mentortui.changes.draft import NewId
    from mentortui.model.reader import Reader, Row


def edit(
    reader: Reader, goal: str, fields: Mapping[str, Any], *, now: datetime, new_id: NewId, reason: str | None = None
) -> Delta:
    """Change any fields of a goal at once; None empties one.

    A part of the plan that already said something changes only with a reason, which is kept as a revision,
    unless the goal is a draft. Then the delta is that of `goals.revise`; where parts are only filled in, that
    of `goals.smart`; where no part of the plan is among the fields, that of `editing.set_fields`.
    Raises Refused, with the field `reason` where one is missing.
    """
    row = goal_row(reader, goal)
    update = changed(row, fields)
    if not update:
        raise Refused("The goal says that already; nothing was changed.")
    why = limits.text(reason or "")
    create = {}
    if rewritten(row, update):
        if not why.strip():
            raise Refused(
                "The goal is at work: say in a few words why its plan changes, and what it said before is kept. "
                "Nothing was saved.",
                "reason",
            )
        plan = {field: value for field, value in update.items() if field in PLAN_FIELDS}
        revision_id, revision = revision_of(reader, row, plan, why, row, now=now, new_id=new_id)
        create[revision_id] = revision
    return Delta(_says(reader, row, update, bool(create)), create, {row["id"]: update})


def rewritten(row: Row, update: Mapping[str, Any]) -> bool:
    """Whether an update changes what the plan of a goal at work already says."""
    if row.get("status", "active") == "draft":
        return False
    return any(field in PLAN_FIELDS and row.get(field) not in (None, "", []) for field in update)


def _says(reader: Reader, row: Row, update: Mapping[str, Any], revised: bool) -> str:
    if revised:
        return f"Goal revised: {naming.label(reader, row)}"
    if set(update) <= set(SMART_FIELDS):
        return f"Goal sharpened: {naming.label(reader, row)}"
    return f"Edited: {naming.label(reader, {**row, **update})} ({', '.join(update)})"
