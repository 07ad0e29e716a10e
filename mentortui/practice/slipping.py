"""Actions that slip: open, and their day went by a week ago or more."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Final

from mentortui import dates
from mentortui.model.reader import Reader
from mentortui.practice import actions, names
from mentortui.practice.nudges import Nudge

SLIPPING: Final = "slipping"
AFTER: Final = 7
"""Days over its day from which an action slips: until then the list of what is to do says enough."""
MOST: Final = 3
"""How many are named at a time; the others stand in the list."""


def slipping(reader: Reader, today: date) -> list[Nudge]:
    """The actions that slip longest, one's own and those of others, each with the question that helps."""
    limit = (today - timedelta(days=AFTER)).isoformat()
    found = [row for row in reader.rows("action") if not row.get("done") and row.get("due") and row["due"] <= limit]
    found.sort(key=lambda row: (row["due"], row["id"]))
    called = names.short_names(reader) if found else {}
    said = []
    for row in found[:MOST]:
        span = dates.say_span((today - date.fromisoformat(row["due"])).days)
        title = names.shortened(str(row.get("title", "")))
        if actions.mine(reader, [row]):
            text = f'"{title}" is {span} over its day. Still wanted, or another day?'
        else:
            text = f'{called.get(row["owner"], names.UNKNOWN)}: "{title}" is {span} over its day. Ask how it goes?'
        said.append(Nudge(SLIPPING, row["id"], text, "change it"))
    return said
