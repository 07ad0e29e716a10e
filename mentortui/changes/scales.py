"""The attainment scale of a goal: five levels written before the work starts, then frozen, then scored."""

from __future__ import annotations

from mentortui.changes import naming
from mentortui.changes.draft import changed, checked, fresh
from mentortui.changes.goals import goal_row, revision_of
from mentortui.errors import Refused
from mentortui.model import limits
from mentortui.model.delta import Delta
from mentortui.model.vocabulary import ATTAINMENT_FIELDS, ONLY_YOU

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import datetime
    from typing import Any

    from mentortui.changes.draft import NewId
    from mentortui.model.reader import Reader, Row


def scale(
    reader: Reader,
    goal: str,
    levels: Mapping[int, str],
    *,
    now: datetime,
    new_id: NewId,
    baseline: int | None = None,
    level: int | None = None,
    freeze: bool = False,
    reason: str | None = None,
) -> Delta:
    """Write, freeze or score a goal's attainment scale.

    `levels` holds the texts by level, -2 to +2; a new scale needs at least -1, 0 and +1. `baseline` is the
    level at the start and `level` the one reached. Once the work has begun (`fixed_since`) texts and baseline
    change only with a reason, which is kept as a revision; until it is frozen, what was left open may be filled
    in. The level reached may be set at any time. Raises Refused for any other level.
    """
    row = goal_row(reader, goal)
    fields: dict[str, Any] = {}
    for number, text in levels.items():
        if number not in ATTAINMENT_FIELDS:
            raise Refused(f"There is no level {number}; the levels go from -2 to +2. Nothing was saved.", "levels")
        fields[ATTAINMENT_FIELDS[number]] = limits.text(text)
    fields |= {
        field: _level(value, field)
        for field, value in (("baseline_level", baseline), ("level", level))
        if value is not None
    }
    existing = scale_of(reader, row["id"])
    if existing is None:
        return _written(reader, row, fields, freeze, now=now, new_id=new_id)
    return _rewritten(reader, row, existing, fields, freeze, reason, now=now, new_id=new_id)


def scale_of(reader: Reader, goal_id: str) -> Row | None:
    """The attainment scale of a goal, or None."""
    return next((row for row in reader.rows("scale") if row.get("goal") == goal_id), None)


def fixed_since(reader: Reader, goal_id: str, scale: Row | None) -> str | None:
    """The day from which a scale's words are fixed: when it was frozen, else that of the goal's first report."""
    frozen = (scale or {}).get("frozen_on")
    days = [row["on"] for row in reader.rows("progress") if row.get("goal") == goal_id and row.get("on")]
    return frozen or min(days, default=None)


def _written(reader: Reader, goal: Row, fields: dict[str, Any], freeze: bool, *, now: datetime, new_id: NewId) -> Delta:
    missing = [f"{number:+d}" if number else "0" for number in (-1, 0, 1) if not fields.get(ATTAINMENT_FIELDS[number])]
    if missing:
        raise Refused(
            f"An attainment scale needs words for -1 (less than hoped), 0 (as hoped) and +1 (better); "
            f"missing: {', '.join(missing)}. Nothing was saved.",
            "levels",
        )
    scale_id = new_id("scale")
    frozen = {"frozen_on": now.date().isoformat()} if freeze else {}
    row = fresh(
        reader,
        {"relationship": goal.get("relationship"), "goal": goal["id"], **fields, **frozen},
        readers=goal.get("readers", ONLY_YOU),
        now=now,
    )
    late = fixed_since(reader, goal["id"], None)
    when = f" (after the work began: first report on {late})" if late else ""
    return Delta(f"Attainment scale written: {naming.label(reader, goal)}{when}", {scale_id: checked(scale_id, row)})


def _rewritten(
    reader: Reader,
    goal: Row,
    row: Row,
    fields: dict[str, Any],
    freeze: bool,
    reason: str | None,
    *,
    now: datetime,
    new_id: NewId,
) -> Delta:
    if freeze and not row.get("frozen_on"):
        fields["frozen_on"] = now.date().isoformat()
    update = changed(row, fields)
    if not update:
        raise Refused("The scale says that already; nothing was changed.")
    create = {}
    fixed = {field: value for field, value in update.items() if field not in ("level", "frozen_on")}
    since = fixed_since(reader, goal["id"], row)
    if not row.get("frozen_on"):  # what was left open may still be filled in
        fixed = {field: value for field, value in fixed.items() if row.get(field) not in (None, "")}
    if since and fixed:
        if not (reason or "").strip():
            begun = "was frozen on" if row.get("frozen_on") else "stands since the first report on"
            raise Refused(
                f"The scale {begun} {since}, so that it measures what was hoped then; "
                "a change needs --reason WHY. Nothing was changed.",
                next(iter(fixed)),
            )
        revision_id, revision = revision_of(reader, goal, fixed, limits.text(reason or ""), row, now=now, new_id=new_id)
        create[revision_id] = revision
    only_frozen = set(update) == {"frozen_on"}
    verb = "frozen" if only_frozen else "scored" if set(update) == {"level"} else "changed"
    return Delta(f"Attainment scale {verb}: {naming.label(reader, goal)}", create, {row["id"]: update})


def _level(value: int, field: str) -> int:
    if value not in ATTAINMENT_FIELDS:
        raise Refused(f"There is no level {value}; the levels go from -2 to +2. Nothing was saved.", field)
    return value
