"""A comment of a response carried to a goal or an action of one's own."""

from __future__ import annotations

from mentortui.changes import capture, goals, naming
from mentortui.changes.draft import checked
from mentortui.errors import NotFound, Refused
from mentortui.model.delta import Delta
from mentortui.model.vocabulary import OPEN_GOAL_STATUS, kind_of

TYPE_CHECKING = False
if TYPE_CHECKING:
    from datetime import datetime

    from mentortui.changes.draft import NewId
    from mentortui.model.reader import Reader, Row

TITLE: int = 120
"""How much of an answer a goal or an action is called by; all of it stands in the goal."""


def to_goal(reader: Reader, response_id: str, item_id: str, *, now: datetime, new_id: NewId) -> Delta:
    """A goal of one's own from a comment of a response; only its writer reads it. Raises Refused when it is there."""
    row, text = _comment(reader, response_id, item_id)
    title = naming.shorten(text, TITLE)
    for goal in reader.rows("goal"):
        fresh_one = goal.get("status", "active") in OPEN_GOAL_STATUS or goal.get("at", "") >= row.get("at", "")
        if _same(goal, title) and fresh_one:
            raise Refused(f'That is a goal already: "{title}" ({naming.short(goal["id"])}). Nothing was added.', "goal")
    whole = text if " ".join(text.split()) != title else None
    link = row.get("relationship")
    return goals.add(
        reader, title, now=now, new_id=new_id, relationship=link, specific=whole, start=now.date().isoformat()
    )


def to_action(reader: Reader, response_id: str, item_id: str, *, now: datetime, new_id: NewId) -> Delta:
    """An action of one's own from a comment of a response, of the same meeting. Raises Refused when it is there."""
    row, text = _comment(reader, response_id, item_id)
    title = naming.shorten(text, TITLE)
    for action in reader.rows("action"):
        if _same(action, title) and (not action.get("done") or action.get("at", "") >= row.get("at", "")):
            raise Refused(
                f'That is an action already: "{title}" ({naming.short(action["id"])}). Nothing was added.', "action"
            )
    meeting = row.get("meeting")
    together = reader.get(str(row.get("relationship")))
    made = capture.action_row(
        reader,
        capture.Wish(title, None, None),
        together,
        now=now,
        share=False,
        meeting=meeting if meeting and reader.get(meeting) else None,
    )
    record_id = new_id("action")
    return Delta(f"Action added: {naming.shorten(title)}", {record_id: checked(record_id, made)})


def _comment(reader: Reader, response_id: str, item_id: str) -> tuple[Row, str]:
    """A response, and what it says in an item of words. Raises Refused or NotFound."""
    row = reader.get(response_id)
    if row is None or kind_of(response_id) != "response":
        raise NotFound(f"There is no response {naming.short(response_id)}; it may be deleted. Nothing was added.")
    said = (row.get("answers") or {}).get(item_id)
    if not isinstance(said, str) or not said.strip():
        raise Refused(
            f"{item_id or 'That item'} has no words to make something of; choose a comment that was written. "
            "Nothing was added.",
            item_id,
        )
    return row, said.strip()


def _same(row: Row, title: str) -> bool:
    return str(row.get("title", "")).casefold() == title.casefold()
