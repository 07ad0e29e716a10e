"""Workshops: meetings of the type workshop, and who came to them."""

from __future__ import annotations

from typing import Final

from mentortui.model.reader import Reader, Row
from mentortui.practice import meetings, names

WORKSHOP: Final = "workshop"
"""The type of a meeting at which something is learned, also from people who are not in the journal."""


def workshops(reader: Reader) -> list[Row]:
    """Every workshop, latest first."""
    found = (row for row in reader.rows("meeting") if row.get("type") == WORKSHOP)
    return sorted(found, key=meetings.when, reverse=True)


def facts(reader: Reader, row: Row) -> tuple[str, str, str, str, str]:
    """Day and time, title, place, how it stands, and who is in it or came."""
    day = f"{row.get('on', '')} {row.get('time') or ''}".strip()
    return day, title(row), str(row.get("place") or ""), str(row.get("status") or "held"), attendance(reader, row)


def title(row: Row) -> str:
    """What it is called."""
    return str(row.get("title") or WORKSHOP)


def attendance(reader: Reader, row: Row) -> str:
    """Who comes or came, and who did not: `you, Ana and Bo; not Ines`."""
    called = names.short_names(reader)
    there, away = (
        names.listed([
            *(["you"] if reader.me in row.get(field, ()) else []),
            *sorted(called.get(one, names.UNKNOWN) for one in row.get(field, ()) if one != reader.me),
        ])
        for field in ("attendees", "absent")
    )  # fmt: skip
    return "; ".join(filter(None, (there, f"not {away}" if away else "")))
