"""Milestones: dated achievements, planned, reached, found by rule, celebrated."""

from __future__ import annotations

from mentortui.changes import naming
from mentortui.changes.draft import checked, fresh
from mentortui.errors import Refused
from mentortui.model.delta import Delta
from mentortui.model.vocabulary import ONLY_YOU, RELATIONSHIP

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date, datetime
    from typing import Any

    from mentortui.changes.draft import NewId
    from mentortui.model.reader import Reader, Row
    from mentortui.practice.celebrations import Found


def add(
    reader: Reader,
    title: str,
    *,
    on: date,
    now: datetime,
    new_id: NewId,
    goal: str | None = None,
    person: str | None = None,
    value_tag: str | None = None,
    share: bool = False,
    relationship: str | None = None,
) -> Delta:
    """An achievement on a day; planned when the day is still to come. One's own unless a person is named.

    Readable by its writer only, unless shared: with `relationship` (an id), else with that of the goal or of
    the person, else with the only one. Raises Refused where it is not clear with whom to share it.
    """
    who = reader.me if person is None else naming.person(reader, person)
    goal_row = None if goal is None else reader.get(naming.find(reader, ("goal",), goal))
    link = relationship or (goal_row.get("relationship") if goal_row else None)
    if link is None:
        row = naming.relationship_with(reader, [who]) if who != reader.me else naming.only_relationship(reader)
        link = row["id"] if row and (share or who != reader.me) else None
    if share and link is None:
        raise Refused(
            "Share it with whom? You are in no relationship, or in several. Nothing was saved.",
            "share",
            hint="Name them with --with NAME, or a goal with --goal.",
        )
    if share and goal_row:
        _readable(reader, goal_row)
    status = "planned" if on > now.date() else "reached"
    fields = {
        "relationship": link,
        "title": title,
        "on": on.isoformat(),
        "status": status,
        "goal": goal_row["id"] if goal_row else None,
        "person": who,
        "value_tag": value_tag,
    }
    record_id, row_new = _new(reader, fields, share, now, new_id)
    return Delta(f"Milestone {status}: {naming.shorten(row_new['title'])}", {record_id: row_new})


def _new(reader: Reader, fields: dict[str, Any], share: bool, now: datetime, new_id: NewId) -> tuple[str, Row]:
    record_id = new_id("milestone")
    row = fresh(reader, fields, readers=RELATIONSHIP if share else ONLY_YOU, now=now)
    return record_id, checked(record_id, row)


def _readable(reader: Reader, row: Row) -> None:
    """Refuse what would show others a record that only its writer can read."""
    if row.get("readers", ONLY_YOU) == ONLY_YOU:
        raise Refused(
            f"Only you can read {naming.label(reader, row)}; share it first, or leave it out. Nothing was saved.",
            "goal",
        )


def reach(reader: Reader, milestone: str, *, on: date) -> Delta:
    """A planned milestone is reached on a day. Raises Refused when it is reached already."""
    row = _row(reader, milestone)
    if row.get("status", "reached") == "reached":
        raise Refused(f"{naming.label(reader, row)} is reached already; nothing was changed.")
    update = {"status": "reached", "on": on.isoformat()}
    return Delta(f"Milestone reached: {naming.label(reader, row)}", update={row["id"]: update})


def keep(
    reader: Reader, found: Sequence[Found], *, now: datetime, new_id: NewId, share: bool = False, passed: bool = False
) -> Delta:
    """Milestones that rules found become records, not celebrated yet. With `share` their relationships read them.

    `passed` passes them by in the same change: they stand on the trail and are not offered any more.
    Raises Refused when all are kept, or one is to be shared with nobody.
    """
    if not found:
        raise Refused("The rules found nothing that is not kept already; nothing was changed.")
    create = {}
    for one in found:
        if share and one.relationship is None:
            raise Refused(f"Nobody else is in {naming.shorten(one.title)}, so it cannot be shared. Nothing was saved.")
        goal = reader.get(one.goal) if one.goal else None
        if share and goal:
            _readable(reader, goal)
        fields = {
            "relationship": one.relationship,
            "title": one.title,
            "on": one.on,
            "status": "reached",
            "goal": one.goal,
            "person": one.person,
            "value_tag": goal.get("value_tag") if goal else None,
            "rule": one.rule,
            "celebrated": passed or None,
        }
        record_id, row = _new(reader, fields, share, now, new_id)
        create[record_id] = row
    kept = f"{len(create)} milestones" if len(create) > 1 else f"milestone: {naming.shorten(found[0].title)}"
    return Delta(f"Kept {kept}", create)


def celebrate(reader: Reader, milestone: str, *, worked: str | None = None) -> Delta:
    """A reached milestone is celebrated; `worked` says what made it work, and may be said later too.

    Raises Refused for one that is not reached, and for one that was celebrated when nothing new is said.
    """
    row = _row(reader, milestone)
    called = naming.label(reader, row)
    if row.get("status", "reached") != "reached":
        raise Refused(
            f"{called} is not reached yet, so there is nothing to celebrate. Nothing was changed.",
            hint=f'Once it is: mentortui milestone reach "{called}".',
        )
    fields: dict[str, Any] = {} if row.get("celebrated") else {"celebrated": True}
    words = _worked(row, worked)
    if words and words != row.get("worked"):
        fields["worked"] = words
    if not fields:
        raise Refused(f"{called} was celebrated already; nothing was changed.")
    return Delta(f"Celebrated: {called}", update={row["id"]: fields})


def _worked(row: Row, worked: str | None) -> str:
    """What made it work, clean; empty when nothing was said."""
    if worked is None or not worked.strip():
        return ""
    return str(checked(row["id"], {**{k: v for k, v in row.items() if k != "id"}, "worked": worked})["worked"])


def pass_by(reader: Reader, milestone: str) -> Delta:
    """A milestone is not offered for celebration any more; it stays on the trail.

    Raises Refused when that was done, or it was celebrated.
    """
    row = _row(reader, milestone)
    if row.get("celebrated"):
        raise Refused(f"{naming.label(reader, row)} was celebrated or passed by already; nothing was changed.")
    return Delta(f"Passed by: {naming.label(reader, row)}", update={row["id"]: {"celebrated": True}})


def _row(reader: Reader, words: str) -> Row:
    row = reader.get(naming.find(reader, ("milestone",), words))
    assert row is not None
    return row
