"""A module of the handbook was read: the day is kept, never what was answered in its self-check."""

from __future__ import annotations

from datetime import date, datetime
from typing import TYPE_CHECKING

from mentortui.changes.draft import checked, fresh
from mentortui.dates import say_day
from mentortui.errors import Refused
from mentortui.model.delta import Delta
from mentortui.model.reader import Reader
from mentortui.model.vocabulary import ONLY_YOU
from mentortui.practice import handbook

if TYPE_CHECKING:
    from mentortui.changes.draft import NewId


def done(reader: Reader, module: str, *, now: datetime, new_id: NewId, on: date | None = None) -> Delta:
    """Keep that a module was read, today or on another day. Raises Refused for a second time on one day."""
    found = handbook.find(module)
    day = on or now.date()
    if day > now.date():
        raise Refused("That day is still to come; a page is noted once it was read. Nothing was saved.", "on")
    known = (row for row in reader.rows("training") if row.get("module") == found.id)
    if any(row.get("on") == day.isoformat() for row in known):
        raise Refused(
            f'"{found.title}" is noted for {say_day(day, now.date())} already; nothing was changed.', "module"
        )
    record_id = new_id("training")
    fields = {"module": found.id, "on": day.isoformat()}
    made = checked(record_id, fresh(reader, fields, readers=ONLY_YOU, now=now))
    return Delta(f'Read: "{found.title}", {say_day(day, now.date())}', {record_id: made})
