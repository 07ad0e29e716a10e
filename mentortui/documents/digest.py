"""The wall of a program in a month, as a page to read aloud or pass on: kudos and milestones opened to everyone."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date

from mentortui.documents.headline import long_day
from mentortui.documents.quoting import quoted
from mentortui.model.reader import Row
from mentortui.model.vocabulary import kind_of


def lines(program: str, month: date, wall: Sequence[Row]) -> Iterator[str]:
    """The month's page as Markdown; a sentence where nothing was opened in it."""
    yield f"# {quoted(program)}: {month:%B %Y}"
    parts = {"milestone": "Milestones", "recognition": "Kudos and the like"}
    for kind, heading in parts.items():
        rows = [row for row in wall if kind_of(row["id"]) == kind]
        if rows:
            yield from ("", f"## {heading}", "", *(said(row) for row in reversed(rows)))
    if not wall:
        yield from ("", "Nothing was opened to everyone in this month.")


def said(row: Row) -> str:
    """One line: who, what, and the words that were opened with it."""
    by, about = (str(row.get(field) or "") for field in ("by_name", "about_name"))
    day = long_day(str(row.get("on") or row.get("at"))[:10])
    if kind_of(row["id"]) == "milestone":
        return f"- {day}: {quoted(about or by)}, {quoted(str(row.get('title', '')))}"
    words = f": {quoted(str(row['text']))}" if row.get("text") else ""
    what = str(row.get("type", "kudos")).capitalize()
    return f"- {day}: {what}{f' for {quoted(about)}' if about else ''} from {quoted(by or 'somebody')}{words}"
