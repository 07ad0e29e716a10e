"""Support in a program: asking to be called; contacts a coordinator had, and the next one that was promised."""

from __future__ import annotations

from datetime import datetime
from typing import TYPE_CHECKING

from mentortui.changes import naming
from mentortui.changes.draft import checked, fresh
from mentortui.errors import Refused
from mentortui.model.delta import Delta
from mentortui.model.reader import Reader, Row
from mentortui.model.vocabulary import ONLY_YOU

if TYPE_CHECKING:
    from mentortui.changes.draft import NewId


def ask_for_call(reader: Reader, program: Row, *, now: datetime, new_id: NewId) -> Delta:
    """Ask whoever coordinates a program to call: only the day goes there. Raises Refused when that was asked today."""
    share, today = str(program["id"]).partition("-")[2], now.date().isoformat()
    if any(row.get("program") == share and row.get("on") == today for row in reader.rows("call")):
        raise Refused(f"You asked {program.get('name')} to call today already. Nothing was changed.")
    record_id = new_id("call")
    row = fresh(reader, {"program": share, "on": today, "counted": True}, readers=ONLY_YOU, now=now)
    return Delta(f"{program.get('name')} is asked to call you", {record_id: checked(record_id, row)})


def contact(
    reader: Reader, share: str, person: str, text: str, *, now: datetime, new_id: NewId, next_on: str | None = None
) -> Delta:
    """Somebody in a program was spoken to; `next_on` (an ISO day) is when again. What was promised before is done."""
    today = now.date().isoformat()
    record_id = new_id("contact")
    fields = {"program": share, "person": person, "on": today, "text": text, "next": next_on}
    made = checked(record_id, fresh(reader, fields, readers=ONLY_YOU, now=now))
    kept = {
        row["id"]: {"done_on": today}
        for row in reader.rows("contact")
        if row.get("program") == share and row.get("person") == person and row.get("next") and not row.get("done_on")
    }
    return Delta(f"Contact: {naming.shorten(made['text'])}", {record_id: made}, kept)
