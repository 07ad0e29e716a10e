"""Milestones: dated achievements, reached or planned."""

from __future__ import annotations

from mentortui.changes import naming
from mentortui.changes.draft import checked, fresh
from mentortui.errors import Refused
from mentortui.model.delta import Delta
from mentortui.model.vocabulary import ONLY_YOU, RELATIONSHIP

TYPE_CHECKING = False
if TYPE_CHECKING:
    from datetime import date, datetime

    from mentortui.changes.draft import NewId
    from mentortui.model.reader import Reader


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
    the person, else with the only one.
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
    if share and goal_row and goal_row.get("readers", ONLY_YOU) == ONLY_YOU:
        raise Refused(
            f"Only you can read {naming.label(reader, goal_row)}; share it first, or leave it out. Nothing was saved.",
            "goal",
        )
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
    record_id = new_id("milestone")
    row_new = checked(record_id, fresh(reader, fields, readers=RELATIONSHIP if share else ONLY_YOU, now=now))
    return Delta(f"Milestone {status}: {naming.shorten(row_new['title'])}", {record_id: row_new})


def reach(reader: Reader, milestone: str, *, on: date) -> Delta:
    """A planned milestone is reached on a day."""
    row = reader.get(naming.find(reader, ("milestone",), milestone))
    assert row is not None
    if row.get("status", "reached") == "reached":
        raise Refused(f"{naming.label(reader, row)} is reached already; nothing was changed.")
    update = {"status": "reached", "on": on.isoformat()}
    return Delta(f"Milestone reached: {naming.label(reader, row)}", update={row["id"]: update})
