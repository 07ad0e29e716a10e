"""A suggested agenda taken over by the next meeting."""

from __future__ import annotations

from mentortui.changes import naming
from mentortui.changes.meetings import agenda_add
from mentortui.errors import Refused
from mentortui.model.delta import Delta

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import datetime

    from mentortui.changes.draft import NewId
    from mentortui.model.reader import Reader, Row
    from mentortui.practice.between import Subject


def take(
    reader: Reader, subject: Subject, meeting: Row | None, points: Sequence[str], *, now: datetime, new_id: NewId
) -> Delta:
    """The points on the meeting's agenda that are not there yet. Raises Refused without a meeting or a new point."""
    if meeting is None:
        raise Refused(
            f"No meeting with {naming.names(reader, subject.people) or 'them'} is planned that could take the agenda. "
            "Nothing was changed.",
            hint='Plan one: mentortui meeting plan --with NAME --on "next tuesday".',
        )
    there = {_folded(row) for row in reader.rows("agenda") if row.get("meeting") == meeting["id"]}
    new = [point for point in points if " ".join(point.split()).casefold() not in there]
    if not new:
        raise Refused("All of these points are on the agenda already; nothing was changed.")
    return agenda_add(reader, meeting["id"], new, now=now, new_id=new_id)


def _folded(row: Row) -> str:
    return " ".join(str(row.get("title", "")).split()).casefold()
