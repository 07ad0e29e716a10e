"""Workshops: meetings of the type workshop, with a title, a place, and who came."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, datetime
from typing import TYPE_CHECKING, Any

from mentortui.changes import meetings, naming
from mentortui.changes.draft import changed
from mentortui.dates import say_day
from mentortui.errors import NotFound, Refused
from mentortui.model import limits
from mentortui.model.delta import Delta
from mentortui.model.reader import Reader, Row
from mentortui.model.vocabulary import kind_of
from mentortui.practice.workshops import WORKSHOP

if TYPE_CHECKING:
    from mentortui.changes.draft import NewId


def plan(
    reader: Reader, title: str, on: date, *, now: datetime, new_id: NewId, with_: Sequence[str] = (), **fields: Any
) -> Delta:
    """A workshop on a day, with people of the journal or with none of them.

    `fields` are time (`16:00`), minutes, place, channel, link.
    """
    called = limits.title(title)
    made = meetings.plan(
        reader, with_, [on], now=now, new_id=new_id, type_=WORKSHOP, title=called, **fields
    )  # fmt: skip
    return Delta(f"Workshop planned: {naming.shorten(called)}, {say_day(on, now.date())}", made.create, made.update)


def attended(
    reader: Reader,
    workshop: str,
    *,
    now: datetime,
    came: Sequence[str] | None = None,
    absent: Sequence[str] = (),
    on: date | None = None,
    minutes: int | None = None,
) -> Delta:
    """A workshop took place: these people came, or with `came` None all who were to come but those `absent`.

    Whoever was to come and did not is kept as absent. Who came can be said again later; then the day may be left out.
    Raises Refused for a day to come, and when nothing would change.
    """
    row = find(reader, workshop)
    day = on.isoformat() if on else str(row.get("on", ""))
    if day > now.date().isoformat():
        raise Refused(
            f"The workshop is planned for {say_day(date.fromisoformat(day), now.date())}, which is still to come; "
            "say on which day it was. Nothing was changed.",
            "on",
        )
    invited = {*row.get("attendees", ()), *row.get("absent", ())}
    away = {naming.person(reader, one) for one in absent}
    there = invited - away if came is None else {naming.person(reader, one) for one in came}
    there.add(reader.me)
    update = changed(
        row,
        {
            "status": "held",
            "started": None,
            "on": day,
            "attendees": sorted(there),
            "absent": sorted((invited | away) - there),
            **({} if minutes is None else {"minutes": minutes}),
        },
    )
    if not update:
        raise Refused("That is what it says already; nothing was changed.", "came")
    return Delta(f"Workshop held: {naming.label(reader, row)}, {_came(len(there))}", update={row["id"]: update})


def find(reader: Reader, words: str) -> Row:
    """The workshop the words name: by its id, its title, or its day. Raises NotFound or Ambiguous."""
    try:
        row = reader.get(naming.find(_Workshops(reader), ("meeting",), words))
    except NotFound as error:
        if kind_of(words.strip()) == "meeting":
            raise
        raise NotFound(error.sentence.replace("no meeting", "no workshop", 1)) from None
    assert row is not None
    return row


class _Workshops:
    """A directory in which only workshops are meetings, so that a name means nothing else."""

    def __init__(self, reader: Reader) -> None:
        self._reader = reader
        self.me = reader.me

    def get(self, record_id: str) -> Row | None:
        """Any record; of meetings only workshops."""
        row = self._reader.get(record_id)
        other = row is not None and kind_of(record_id) == "meeting" and row.get("type") != WORKSHOP
        return None if other else row

    def rows(self, kind: str) -> Sequence[Row]:
        """All rows of a kind; of meetings only workshops."""
        rows = self._reader.rows(kind)
        return [row for row in rows if row.get("type") == WORKSHOP] if kind == "meeting" else rows


def _came(people: int) -> str:
    return "only you came" if people == 1 else f"{people} came, with you"
