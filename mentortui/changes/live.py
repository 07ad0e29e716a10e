"""A meeting that goes on: begun now, and finished with what comes next."""

from __future__ import annotations

from mentortui.changes import meetings, milestones, naming
from mentortui.changes.capture import meeting_type, others
from mentortui.changes.draft import checked, fresh
from mentortui.dates import say_day
from mentortui.errors import NotFound, Refused
from mentortui.model.delta import Delta, together
from mentortui.model.vocabulary import RELATIONSHIP, kind_of
from mentortui.practice import live

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date, datetime
    from typing import Any

    from mentortui.changes.draft import NewId
    from mentortui.model.reader import Reader, Row


def start(reader: Reader, with_: Sequence[str], *, now: datetime, new_id: NewId) -> Delta:
    """A meeting begins now: the one that is named, or today's planned one with these people, else a new one.

    `with_` are names or ids of people, or the id or title of one planned meeting. One that goes on already is
    taken up again: the delta is then empty. A meeting planned for another day moves to today.
    Raises Refused when the meeting took place, or was missed.
    """
    row = _named(reader, with_)
    people = [] if row else others(reader, with_)
    row = row or _todays(reader, people, now)
    moment = now.isoformat(timespec="seconds")
    if row is None:
        return _begun_new(reader, people, moment, now, new_id)
    who = naming.names(reader, row.get("attendees", ())) or naming.label(reader, row)
    if live.running(row):
        return Delta(f"Meeting goes on: {who}")
    if row.get("status", "held") != "planned":
        raise Refused(f"The {naming.label(reader, row)} is {row.get('status', 'held')} already; nothing was changed.")
    update = {"started": moment}
    if row.get("on") != now.date().isoformat():
        update |= {"on": now.date().isoformat(), "time": f"{now:%H:%M}"}
    return Delta(f"Meeting started: {who}", update={row["id"]: update})


def _begun_new(reader: Reader, people: Sequence[str], moment: str, now: datetime, new_id: NewId) -> Delta:
    relationship = naming.relationship_with(reader, people)
    fields = {
        "relationship": relationship["id"] if relationship else None,
        "on": now.date().isoformat(),
        "time": f"{now:%H:%M}",
        "status": "planned",
        "started": moment,
        "type": meeting_type(None, people),
        "attendees": sorted({reader.me, *people}),
    }
    meeting_id = new_id("meeting")
    row = checked(meeting_id, fresh(reader, fields, readers=RELATIONSHIP, now=now))
    closed = "" if relationship else naming.apart(reader, people)
    says = f"Meeting started: {naming.names(reader, people)}"
    return Delta(f"{says}. {closed}" if closed else says, {meeting_id: row})


def started(reader: Reader, with_: Sequence[str], now: datetime) -> Row | None:
    """The meeting that goes on and that the words name as in `start`; without words the one begun last."""
    row = _named(reader, with_) if with_ else next(iter(live.going_on(reader.rows("meeting"))), None)
    row = row or (_todays(reader, others(reader, with_), now) if with_ else None)
    return row if live.running(row) else None


def _named(reader: Reader, with_: Sequence[str]) -> Row | None:
    """The one meeting that is named by its id or title; None when people are named. Raises NotFound."""
    if len(with_) != 1:
        return None
    if kind_of(with_[0].strip()) == "meeting":
        return reader.get(naming.find(reader, ("meeting",), with_[0]))
    try:
        naming.person(reader, with_[0])
    except NotFound as unknown:
        try:
            return reader.get(naming.find(reader, ("meeting",), with_[0]))
        except NotFound:
            raise unknown from None
    return None


def _todays(reader: Reader, people: Sequence[str], now: datetime) -> Row | None:
    """The meeting with these people that goes on, else the one planned for today, nearest by its time."""
    theirs = [row for row in reader.rows("meeting") if set(people) <= set(row.get("attendees", ()))]
    on = live.going_on(theirs)
    if on:
        return on[0]
    today = [row for row in theirs if row.get("status") == "planned" and row.get("on") == now.date().isoformat()]
    return min(today, key=lambda row: (_away(row, now), row["id"]), default=None)


def _away(row: Row, now: datetime) -> int:
    """Minutes between a meeting's time of day and now; one without a time is taken as being now."""
    hour, _, minute = str(row.get("time") or f"{now:%H:%M}").partition(":")
    return abs(int(hour) * 60 + int(minute) - now.hour * 60 - now.minute)


def finish(
    reader: Reader,
    meeting: Sequence[str] = (),
    *,
    now: datetime,
    new_id: NewId,
    minutes: int | None = None,
    next_on: date | None = None,
    next_at: str | None = None,
    celebrate: str | None = None,
    person: str | None = None,
    share: bool = False,
) -> Delta:
    """A meeting that goes on took place; the next is planned on a day that is given; something is celebrated.

    Without `minutes` the timer says how long it was; one that was forgotten to be stopped leaves the length of
    the plan. The next meeting is as long and of the same type, over the same channel and link; `next_at` is its
    time where it differs. The milestone is `person`'s, else whose it likely is; `share` is of the milestone.
    Raises Refused when no such meeting goes on.
    """
    row = started(reader, meeting, now)
    if row is None:
        raise Refused(
            "No such meeting goes on. Nothing was changed.", hint="`mentortui meeting held` marks a planned one."
        )
    day = live.began(row).astimezone(now.tzinfo).date()
    long = live.minutes(row, now) if minutes is None else minutes
    parts = [meetings.held(reader, row["id"], now=now, on=day, minutes=long)]
    says = parts[0].says
    if next_on is not None:
        parts.append(_next(reader, row, next_on, next_at, now, new_id))
        says += f"; next on {say_day(next_on, now.date())}"
    if celebrate and celebrate.strip():
        who = person or live.celebrated(reader, row)
        link = row.get("relationship") if share or who != reader.me else None
        parts.append(
            milestones.add(
                reader, celebrate, on=day, now=now, new_id=new_id, person=who, share=share, relationship=link
            )
        )
    return together(says, *parts)


def _next(reader: Reader, row: Row, on: date, at: str | None, now: datetime, new_id: NewId) -> Delta:
    """The plan of the next meeting, like this one."""
    if on < now.date():
        raise Refused(f"The next meeting cannot be on {on.isoformat()}, which has gone. Nothing was changed.", "next")
    people = [one for one in row.get("attendees", ()) if one != reader.me]
    fields: dict[str, Any] = {field: row.get(field) for field in ("minutes", "channel", "link")}
    fields["time"] = at or live.usual_time(row)
    type_ = row.get("type", "one-to-one")
    return meetings.plan(reader, people, [on], now=now, new_id=new_id, type_=type_, **fields)
