"""Goals: adding and sharpening them, their status, and what changed in the plan and why."""

from __future__ import annotations

from mentortui.changes import naming
from mentortui.changes.draft import changed, checked, fresh
from mentortui.errors import Refused
from mentortui.model import limits
from mentortui.model.delta import Delta
from mentortui.model.vocabulary import (
    AREAS,
    GOAL_STATUS,
    ONLY_YOU,
    PROGRESS_MODES,
    PURPOSES,
    RELATIONSHIP,
    STEP_TYPES,
)
from mentortui.practice.position import at_end, between, moved

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from datetime import date, datetime
    from typing import Any

    from mentortui.changes.draft import NewId
    from mentortui.model.reader import Directory, Reader, Row

SMART_FIELDS = ("specific", "metric", "unit", "baseline", "target", "achievable", "relevant", "start", "due")
PLAN_FIELDS = ("title", *SMART_FIELDS)
"""The fields whose change on a goal at work is a revision, kept with its reason."""
_CHOICES = {"purpose": PURPOSES, "area": AREAS, "status": GOAL_STATUS, "mode": PROGRESS_MODES}


def add(
    reader: Directory,
    title: str,
    *,
    now: datetime,
    new_id: NewId,
    with_: str | None = None,
    relationship: str | None = None,
    share: bool = False,
    steps: Sequence[str] = (),
    **fields: Any,
) -> Delta:
    """A goal of one's own, or of two with `with_`, and its first steps; only its writer reads it unless shared.

    `fields` are the goal's fields by their names, days as ISO text. Shared means with the relationship
    named, or with the second owner, or the only active one. Raises Refused when the second owner would be oneself.
    """
    owners = {reader.me}
    if with_ is not None:
        owners.add(naming.person(reader, with_))
        if len(owners) == 1:
            raise Refused("The second owner would be yourself. Nothing was saved.", "owners")
    link = _relationship(reader, owners - {reader.me}, relationship, share)
    readers = RELATIONSHIP if share else ONLY_YOU
    values = {"title": title, "owners": sorted(owners), "status": "active", **clean_plan(fields)}
    goal_id = new_id("goal")
    row = fresh(reader, {"relationship": link, **values}, readers=readers, now=now)
    create = {goal_id: checked(goal_id, row)}
    place = between(None, None)
    for step in steps:
        step_id = new_id("step")
        create[step_id] = checked(step_id, _step(reader, goal_id, row, {"title": step, "position": place}, now))
        place = between(place, None)
    return Delta(f"Goal added: {naming.shorten(create[goal_id]['title'])}", create)


def _relationship(reader: Directory, others: set[str], words: str | None, share: bool) -> str | None:
    if words is not None:
        return str(naming.relationship(reader, words)["id"])
    row = naming.relationship_with(reader, others) if others else naming.only_relationship(reader) if share else None
    if row is None and share:
        who = naming.names(reader, others)
        raise Refused(
            f"You are in no relationship with {who} here, so the goal cannot be shared. Nothing was saved."
            if who
            else "Share it with whom? Name them with --relationship NAME. Nothing was saved.",
            "share",
        )
    return str(row["id"]) if row else None


def clean_plan(fields: Mapping[str, Any]) -> dict[str, Any]:
    """The fields without those not given; words of a list checked. Raises Refused naming the words there are."""
    given = {field: value for field, value in fields.items() if value is not None}
    for field, choices in _CHOICES.items():
        if field in given:
            limits.one_of(given[field], choices, f"The {field}", field)
    return given


def smart(reader: Reader, goal: str, **fields: Any) -> Delta:
    """Fill in what a goal does not say yet: its SMART parts.

    A part that already says something else is changed by `revise`, with a reason, unless the goal is a draft.
    Raises Refused for a part that says something else already, and when nothing would change.
    """
    row = goal_row(reader, goal)
    given = clean_plan(fields)
    if not given:
        raise Refused("No part was given; nothing was changed.")
    update = changed(row, given)
    taken = [field for field in update if row.get(field) not in (None, "", [])]
    if taken and row.get("status", "active") != "draft":
        raise Refused(
            f"The goal already says {taken[0]}: {naming.shorten(str(row[taken[0]]))}. To change it with its reason: "
            f"mentortui goal revise {naming.short(row['id'])} --reason WHY … Nothing was changed.",
            taken[0],
        )
    if not update:
        raise Refused("The goal says that already; nothing was changed.")
    return Delta(f"Goal sharpened: {naming.label(reader, row)}", update={row["id"]: update})


def revise(reader: Reader, goal: str, reason: str, *, now: datetime, new_id: NewId, **fields: Any) -> Delta:
    """Change a goal's plan, keeping what it said before and why it changed.

    Raises Refused without a reason, and when nothing would change.
    """
    row = goal_row(reader, goal)
    why = limits.text(reason)
    if not why.strip():
        raise Refused("A revision needs a reason. Nothing was changed.", "reason")
    update = changed(row, clean_plan(fields))
    if not update:
        raise Refused("The goal says that already; nothing was changed.")
    revision_id, revision = revision_of(reader, row, update, why, row, now=now, new_id=new_id)
    return Delta(f"Goal revised: {naming.label(reader, row)}", {revision_id: revision}, {row["id"]: update})


def revision_of(
    reader: Reader, goal: Row, update: Mapping[str, Any], reason: str, before: Row, *, now: datetime, new_id: NewId
) -> tuple[str, Row]:
    """The record that keeps a change: the former and the new values of the same fields."""
    revision_id = new_id("revision")
    row = fresh(
        reader,
        {
            "relationship": goal.get("relationship"),
            "goal": goal["id"],
            "on": now.date().isoformat(),
            "reason": reason,
            "before": {field: before.get(field) for field in update},
            "after": dict(update),
        },
        readers=goal.get("readers", ONLY_YOU),
        now=now,
    )
    return revision_id, checked(revision_id, row)


def status(reader: Reader, goal: str, status: str, *, now: datetime, new_id: NewId, reason: str | None = None) -> Delta:
    """How a goal stands: draft, active, paused, achieved, dropped; with a reason a revision is kept as well.

    Raises Refused when it stands so already.
    """
    row = goal_row(reader, goal)
    limits.one_of(status, GOAL_STATUS, "The status", "status")
    before = row.get("status", "active")
    if status == before:
        raise Refused(f"{naming.label(reader, row)} is {status} already; nothing was changed.", "status")
    create = {}
    if reason and reason.strip():
        revision_id, revision = revision_of(
            reader, row, {"status": status}, limits.text(reason), {**row, "status": before}, now=now, new_id=new_id
        )
        create[revision_id] = revision
    return Delta(f"Goal {status}: {naming.label(reader, row)}", create, {row["id"]: {"status": status}})


def step_add(
    reader: Reader,
    goal: str,
    title: str,
    *,
    now: datetime,
    new_id: NewId,
    due: date | None = None,
    type: str | None = None,  # noqa: A002 - the field's name
) -> Delta:
    """One step towards a goal, at the end of its pathway: a task, or with `type` a resource or a check."""
    row = goal_row(reader, goal)
    what = limits.one_of(type or STEP_TYPES[0], STEP_TYPES, "The type", "type")
    fields = {
        "title": title,
        "type": what if what != STEP_TYPES[0] else None,
        "due": due.isoformat() if due else None,
        "position": at_end(_steps_of(reader, row["id"])),
    }
    step_id = new_id("step")
    step = checked(step_id, _step(reader, row["id"], row, fields, now))
    return Delta(f"Step added: {naming.shorten(step['title'])}", {step_id: step})


def step_move(reader: Reader, step: str, places: int) -> Delta:
    """Move a step along its goal's pathway: `places` down, up when negative, as far as the pathway goes.

    Raises Refused when it is at that end already.
    """
    row = reader.get(naming.find(reader, ("step",), step))
    assert row is not None
    update = moved(_steps_of(reader, row["goal"]), row["id"], places)
    if not update:
        end = "last" if places > 0 else "first"
        raise Refused(f"{naming.label(reader, row)} is the {end} step already; nothing was changed.")
    said = f"Step moved {'down' if places > 0 else 'up'}: {naming.label(reader, row)}"
    return Delta(said, update={one: {"position": at} for one, at in update.items()})


def step_tick(reader: Reader, step: str, *, now: datetime, done: bool = True) -> Delta:
    """Tick a step, or take the tick back. Raises Refused when it says so already."""
    row = reader.get(naming.find(reader, ("step",), step))
    assert row is not None
    if bool(row.get("done")) == done:
        raise Refused(f"{naming.label(reader, row)} is {'done' if done else 'open'} already; nothing was changed.")
    update = {"done": done, "done_on": now.date().isoformat() if done else None}
    return Delta(f"Step {'done' if done else 'open again'}: {naming.label(reader, row)}", update={row["id"]: update})


def goal_row(reader: Directory, words: str) -> Row:
    """The goal the words name. Raises NotFound or Ambiguous."""
    row = reader.get(naming.find(reader, ("goal",), words))
    assert row is not None
    return row


def _steps_of(reader: Reader, goal_id: str) -> list[Row]:
    return [row for row in reader.rows("step") if row.get("goal") == goal_id]


def _step(reader: Directory, goal_id: str, goal: Row, fields: Mapping[str, Any], now: datetime) -> Row:
    linked = {"relationship": goal.get("relationship"), "goal": goal_id, **fields}
    return fresh(reader, linked, readers=goal.get("readers", ONLY_YOU), now=now)
