"""Meetings: planned, alone or as a series; noted; held or missed; and their agenda."""

from __future__ import annotations

import uuid
from datetime import date

from mentortui.changes import naming
from mentortui.changes.capture import Wish, action_row, meeting_type, others
from mentortui.changes.draft import changed, checked, fresh
from mentortui.changes.local_time import refuse_skipped
from mentortui.dates import say_day
from mentortui.errors import NotFound, Refused
from mentortui.model import limits
from mentortui.model.delta import Delta, together
from mentortui.model.vocabulary import ENTRY_TYPES, ONLY_YOU, RELATIONSHIP, kind_of
from mentortui.practice.position import at_end, between
from mentortui.practice.workshops import WORKSHOP

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from datetime import datetime
    from typing import Any

    from mentortui.changes.draft import NewId
    from mentortui.model.reader import Reader, Row

SERIES = uuid.UUID("5f1c6c1e-3b57-5c3a-9d55-6d0e8a1f7b42")
"""The name space of the ids of a series' meetings; part of the format, never to be changed."""


def series_id(relationship: str, series: str, day: date) -> str:
    """The id of one meeting of an agreed series, the same on both sides: uuid5 of relationship, series and day."""
    return f"meeting-{uuid.uuid5(SERIES, f'{relationship}/{series}/{day.isoformat()}').hex}"


def plan(
    reader: Reader,
    with_: Sequence[str],
    days: Sequence[date],
    *,
    now: datetime,
    new_id: NewId,
    series: str | None = None,
    agenda: Sequence[str] = (),
    type_: str | None = None,
    here: str | None = None,
    **fields: Any,
) -> Delta:
    """Meetings on the given days; with `series` (its canonical words, `2 weeks`) those of an agreed series.

    Only a workshop may be with nobody one knows. `fields` are time (`16:00`), minutes, channel, link, place, title.
    The agenda goes to the first one. Days of a series that are planned already are left as they are. `here` is the
    computer's time zone, for who has none in their profile. Raises Refused when nothing is left to plan, and for a
    time that does not exist because the clocks go forward then.
    """
    refuse_skipped(reader, days, fields.get("time"), here)
    people = others(reader, with_) if with_ or type_ != WORKSHOP else []
    together = naming.relationship_with(reader, people) if people else None
    readers = RELATIONSHIP if people else ONLY_YOU
    if series is not None and together is None:
        raise Refused(
            f"{naming.apart(reader, people) or f'You are in no relationship with {naming.names(reader, people)} here'}"
            "; there is no series. Nothing was saved.",
            "on",
            hint="`mentortui relationship add` makes one.",
        )
    link = together["id"] if together else None
    ids = [series_id(link, series, day) if series and link else new_id("meeting") for day in days]
    values = {
        "status": "planned",
        "type": meeting_type(type_, people),
        **fields,
        "relationship": link,
        "attendees": sorted({reader.me, *people}),
    }
    create, update = _on_days(reader, dict(zip(ids, days, strict=True)), values, readers, now)
    first = min([*create, *update], key=lambda one: str((create.get(one) or update[one])["on"]), default=None)
    if first is None:
        raise Refused("All these meetings are planned already; nothing was changed.", "on")
    count = len(create) + len(update)
    create.update(_agenda(reader, first, link, agenda, between(None, None), now, new_id, readers))
    when = _near(str((create.get(first) or update[first])["on"]), now.date())
    closed = naming.apart(reader, people) if together is None and people else ""
    return Delta(_planned(reader, people, fields.get("title"), count, when, closed), create, update)


def _on_days(
    reader: Reader, days: Mapping[str, date], values: Mapping[str, Any], readers: str, now: datetime
) -> tuple[dict[str, Row], dict[str, dict[str, Any]]]:
    """Meetings with these ids that are made, and deleted ones that come back; those that are there already are left."""
    known = {row["id"] for row in reader.rows("meeting")}
    gone = {row["id"] for row in reader.deleted("meeting")}
    create: dict[str, Row] = {}
    update: dict[str, dict[str, Any]] = {}
    for meeting_id, day in days.items():
        row = checked(meeting_id, fresh(reader, {"on": day.isoformat(), **values}, readers=readers, now=now))
        if meeting_id in gone:
            update[meeting_id] = {**row, "deleted": None}
        elif meeting_id not in known:
            create[meeting_id] = row
    return create, update


def _planned(reader: Reader, people: Sequence[str], title: str | None, count: int, when: str, closed: str) -> str:
    """What planning says it did. `closed` is a sentence about a relationship that is closed; else empty."""
    who = naming.names(reader, people) or naming.shorten(str(title or "you"))
    says = f"Meeting planned: {who}, {when}" if count == 1 else f"{count} meetings planned: {who}, from {when}"
    return f"{says}. {closed}" if closed else says


def note(
    reader: Reader,
    meeting: str,
    text: str,
    *,
    now: datetime,
    new_id: NewId,
    type_: str = "note",
    share: bool = False,
    actions: Sequence[Wish] = (),
) -> Delta:
    """One entry of a meeting's notes, or a decision, readable by its writer only unless shared; and actions.

    Raises Refused when it is to be shared and the meeting belongs to no relationship.
    """
    row = find(reader, meeting, now.date())
    if share and not row.get("relationship"):
        raise Refused("This meeting belongs to no relationship, so nothing of it can be shared. Nothing was saved.")
    place = at_end(entry for entry in reader.rows("entry") if entry.get("meeting") == row["id"])
    entry_id = new_id("entry")
    fields = {
        "relationship": row.get("relationship"),
        "meeting": row["id"],
        "text": text,
        "type": limits.one_of(type_, ENTRY_TYPES, "The type", "type"),
        "position": place,
    }
    entry = checked(entry_id, fresh(reader, fields, readers=RELATIONSHIP if share else ONLY_YOU, now=now))
    create = {entry_id: entry}
    people = [one for one in row.get("attendees", ()) if one != reader.me]
    between_us = reader.get(str(row.get("relationship")))
    for wish in actions:
        create[new_id("action")] = action_row(
            reader, wish, between_us, now=now, share=share, meeting=row["id"], among=people
        )
    verb = "Decision" if type_ == "decision" else "Note"
    return Delta(f"{verb} added to the {naming.label(reader, row)}", create)


def held(reader: Reader, meeting: str, *, now: datetime, on: date | None = None, **fields: Any) -> Delta:
    """A planned meeting took place; `fields` are minutes, type, channel, time where they differ from the plan.

    Raises Refused when it is held already, or planned for a day to come and no day is said.
    """
    row = find(reader, meeting, now.date(), "planned")
    day = on.isoformat() if on else row.get("on")
    if day and day > now.date().isoformat():
        raise Refused(
            f"The meeting is planned for {_near(day, now.date())}, which is still to come; "
            "say the day it was held with --on. Nothing was changed.",
            "on",
        )
    given = {field: value for field, value in fields.items() if value is not None}
    update = changed(row, {"status": "held", "on": day, "started": None, **given})
    if not update:
        raise Refused("This meeting is held already; nothing was changed.", "status")
    return Delta(f"Meeting held: {_who(reader, row)}, {_near(str(day), now.date())}", update={row["id"]: update})


def took_place(
    reader: Reader,
    meeting: str,
    *,
    now: datetime,
    new_id: NewId,
    text: str | None = None,
    share: bool = False,
    actions: Sequence[Wish] = (),
    on: date | None = None,
    **fields: Any,
) -> Delta:
    """A planned meeting took place and this was said in it: `held` and `note` (with its actions) as one change."""
    found = held(reader, meeting, now=now, on=on, **fields)
    if text is not None and text.strip():
        said = note(reader, meeting, text, now=now, new_id=new_id, share=share, actions=actions)
        return together(found.says, found, said)
    wanted = (action_add(reader, meeting, wish, now=now, new_id=new_id, share=share) for wish in actions)
    return together(found.says, found, *wanted)


def action_add(reader: Reader, meeting: str, wish: Wish, *, now: datetime, new_id: NewId, share: bool = False) -> Delta:
    """An action that came of a meeting; one that another owns is readable by the relationship."""
    row = find(reader, meeting, now.date())
    people = [one for one in row.get("attendees", ()) if one != reader.me]
    between_us = reader.get(str(row.get("relationship")))
    action = action_row(reader, wish, between_us, now=now, share=share, meeting=row["id"], among=people)
    return Delta(f"Action added: {naming.shorten(action['title'])}", {new_id("action"): action})


def missed(reader: Reader, meeting: str, *, now: datetime) -> Delta:
    """A planned meeting did not take place. Raises Refused when it is missed already."""
    row = find(reader, meeting, now.date(), "planned")
    if row.get("status") == "missed":
        raise Refused("This meeting is marked as missed already; nothing was changed.", "status")
    update = changed(row, {"status": "missed", "started": None})
    return Delta(
        f"Meeting missed: {_who(reader, row)}, {_near(str(row.get('on')), now.date())}", update={row["id"]: update}
    )


def agenda_add(reader: Reader, meeting: str, points: Sequence[str], *, now: datetime, new_id: NewId) -> Delta:
    """Points to talk about, at the end of a meeting's agenda; readable by the relationship.

    Raises Refused without a point.
    """
    row = find(reader, meeting, now.date(), "planned")
    place = at_end(item for item in reader.rows("agenda") if item.get("meeting") == row["id"])
    create = _agenda(reader, row["id"], row.get("relationship"), points, place, now, new_id, str(row["readers"]))
    if not create:
        raise Refused("No point was given; nothing was changed.", "title")
    return Delta(f"Agenda of the {naming.label(reader, row)}: {len(create)} added", create)


def agenda_tick(reader: Reader, item: str, *, done: bool = True) -> Delta:
    """A point was talked about, or not after all. Raises Refused when it says so already."""
    row = reader.get(naming.find(reader, ("agenda",), item))
    assert row is not None
    if bool(row.get("done")) == done:
        raise Refused(f"{naming.label(reader, row)} is {'ticked' if done else 'open'} already; nothing was changed.")
    verb = "Talked about" if done else "Still to talk about"
    return Delta(f"{verb}: {naming.label(reader, row)}", update={row["id"]: {"done": done}})


def find(reader: Reader, words: str, today: date, status: str | None = None) -> Row:
    """The meeting the words name: an id, a title, an ISO day, or a person for the one nearest to today.

    With `status`, the person's meetings that stand so come first. Raises NotFound or Ambiguous.
    """
    try:
        row = reader.get(naming.find(reader, ("meeting",), words))
    except NotFound as unknown:
        row = None if kind_of(words.strip()) == "meeting" else _nearest(reader, words, today, status)
        if row is None:
            raise unknown from None
    assert row is not None
    return row


def _nearest(reader: Reader, words: str, today: date, status: str | None) -> Row | None:
    try:
        who = naming.find(reader, ("person",), words)
    except NotFound:
        return None
    theirs = [row for row in reader.rows("meeting") if who in row.get("attendees", ()) and row.get("on")]
    so = [row for row in theirs if row.get("status", "held") == status] if status else []
    return min(so or theirs, key=lambda row: _distance(row, today), default=None)


def _distance(row: Row, today: date) -> tuple[int, bool]:
    """Days away from today; of two equally far the past one is nearer."""
    try:
        days = (date.fromisoformat(str(row["on"])) - today).days
    except ValueError:
        return 10**7, True
    return abs(days), days > 0


def _agenda(
    reader: Reader,
    meeting: str,
    relationship: str | None,
    points: Sequence[str],
    place: str,
    now: datetime,
    new_id: NewId,
    readers: str = RELATIONSHIP,
) -> dict[str, Row]:
    rows: dict[str, Row] = {}
    for point in points:
        item_id = new_id("agenda")
        fields = {"relationship": relationship, "meeting": meeting, "title": point, "position": place}
        rows[item_id] = checked(item_id, fresh(reader, fields, readers=readers, now=now))
        place = between(place, None)
    return rows


def _near(day: str, today: date) -> str:
    """An ISO day as a person says it; anything else as it stands."""
    try:
        return say_day(date.fromisoformat(day), today)
    except ValueError:
        return day


def _who(reader: Reader, row: Row) -> str:
    return naming.names(reader, row.get("attendees", ())) or naming.label(reader, row)
