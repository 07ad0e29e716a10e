"""What feedback says at a meeting: what one meant to change since the last one, and who answered about it."""

from __future__ import annotations

from datetime import date
from typing import Final

from mentortui.dates import say_day
from mentortui.model.reader import Row as Record
from mentortui.practice import feedback, forms
from mentortui.practice.feedback import WillChange
from mentortui.practice.written import is_own, writer
from mentortui.screens.desk import Desk
from mentortui.widgets.ink import HEADING, Column, Layout, lines_of
from mentortui.widgets.row import SPACE, Row

MOST: Final = 3
"""Lines of what one meant to change; enter shows the whole of it."""
_MEANT: Final = Layout((Column(),))
_GIVEN: Final = Layout((Column(), Column(18, right=True, role="muted", least=36)))


def ratable(desk: Desk, meeting: Record) -> bool:
    """Whether one may answer about a meeting: it was held, and one did not yet."""
    one = meeting.get("id")
    if not meeting or meeting.get("status", "held") != "held":
        return False
    return not any(row.get("meeting") == one and is_own(desk.reader, row) for row in desk.reader.rows("response"))


def meant(desk: Desk, meeting: Record, width: int) -> list[Row]:
    """What one wanted to change, on a meeting that comes or goes on; enter opens the answers it stands in."""
    if meeting.get("status", "held") != "planned" and meeting.get("on") != desk.today.isoformat():
        return []
    found = _will_change(desk, meeting)
    if found is None or found.meeting == meeting.get("id"):
        return []
    lines = lines_of(found.text, max(8, width - 5), MOST)
    said = say_day(date.fromisoformat(found.on), desk.today) if found.on else ""
    rows = [Row("", ("You wanted to change", said), HEADING)]
    rows += [Row(f"{found.response}#meant" if not place else "", (line,), _MEANT) for place, line in enumerate(lines)]
    return [*rows, SPACE]


def _will_change(desk: Desk, meeting: Record) -> WillChange | None:
    others = [one for one in meeting.get("attendees", ()) if one != desk.reader.me]
    subjects = [str(meeting["relationship"])] if meeting.get("relationship") else others
    found = (feedback.will_change(desk.reader, one) for one in subjects)
    return next((one for one in found if one is not None), None)


def given(desk: Desk, meeting: Record) -> list[Row]:
    """Who answered about a meeting; enter reads the answers."""
    rows = [row for row in feedback.responses(desk.reader) if row.get("meeting") == meeting.get("id")]
    if not rows:
        return []
    titles = {place: one.title for place, one in forms.heads(desk.reader).items()}
    found = [Row("", ("Feedback", ""), HEADING)]
    for row in rows:
        title = titles.get((str(row.get("form")), row.get("version", 1)), str(row.get("form", "")))
        on = say_day(date.fromisoformat(row["on"]), desk.today) if row.get("on") else ""
        who = desk.first_name(writer(row) or desk.reader.me)
        found.append(Row(row["id"], (title, f"{who}, {on}".rstrip(", ")), _GIVEN))
    return [*found, SPACE]
