"""Introductions: to whom, why, and what came of it. Always their writer's own."""

from __future__ import annotations

from mentortui.changes import naming
from mentortui.changes.draft import changed, checked, fresh
from mentortui.errors import Refused
from mentortui.model.delta import Delta
from mentortui.model.vocabulary import ONLY_YOU

TYPE_CHECKING = False
if TYPE_CHECKING:
    from datetime import date, datetime

    from mentortui.changes.draft import NewId
    from mentortui.model.reader import Reader


def add(
    reader: Reader,
    name: str,
    *,
    now: datetime,
    new_id: NewId,
    person: str | None = None,
    on: date | None = None,
    why: str | None = None,
) -> Delta:
    """Somebody was introduced to `name`, who need not be in the journal; oneself unless a person is named.

    Raises Refused for a day to come.
    """
    who = reader.me if person is None else naming.person(reader, person)
    day = on or now.date()
    if day > now.date():
        raise Refused(
            "An introduction is noted once it was made; leave the day out for today. Nothing was saved.", "on"
        )
    row = naming.only_relationship(reader) if who == reader.me else naming.relationship_with(reader, [who])
    fields = {
        "relationship": row["id"] if row else None,
        "name": name,
        "person": who,
        "on": day.isoformat(),
        "why": why or None,
    }
    record_id = new_id("introduction")
    made = checked(record_id, fresh(reader, fields, readers=ONLY_YOU, now=now))
    whom = "you" if who == reader.me else naming.name(reader, who)
    return Delta(f"Introduced {whom} to {naming.shorten(made['name'])}", {record_id: made})


def outcome(reader: Reader, introduction: str, text: str = "", *, worked: bool | None = None) -> Delta:
    """What came of an introduction, in words, and whether anything did; either alone will do.

    Raises Refused when nothing new is said.
    """
    row = reader.get(naming.find(reader, ("introduction",), introduction))
    assert row is not None
    said = {"outcome": text.strip() or None, "worked": worked}
    update = changed(row, {field: value for field, value in said.items() if value is not None})
    if not update:
        raise Refused(f"Nothing new was said of {naming.label(reader, row)}; nothing was changed.", "outcome")
    return Delta(f"What came of {naming.label(reader, row)} is kept", update={row["id"]: update})
