"""How long what was counted is kept: which facts of others a program's host is to drop. Pure."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import Final

from mentortui.model.reader import Reader, Row

KIND: Final = "fact"
_ENDS: Final = {"relationship": "ended_on", "goal": "status"}
"""Facts that stay as long as what they say is not over."""
_OVER: Final = frozenset({"achieved", "dropped"})


def months_of(reader: Reader, share: str) -> int:
    """How many months a program keeps what it counted, by its charter; 0 when it does not say."""
    charter = reader.get(f"charter-{share}") or {}
    months = charter.get("retention")
    return months if isinstance(months, int) and months > 0 else 0


def before(today: date, months: int) -> date:
    """The day so many months ago; the last of its month where there is no such day."""
    count = today.year * 12 + today.month - 1 - months
    year, month = divmod(count, 12)
    for day in range(today.day, 0, -1):
        try:
            return date(year, month + 1, day)
        except ValueError:
            continue
    return date(year, month + 1, 1)


def due(reader: Reader, share: str, today: date) -> list[str]:
    """Ids of facts that others made or told, and that say nothing younger than the program keeps."""
    months = months_of(reader, share)
    if not months:
        return []
    first = before(today, months).isoformat()
    return [row["id"] for row in reader.rows(KIND) if _is_due(reader, row, share, first)]


def _is_due(reader: Reader, row: Row, share: str, first: str) -> bool:
    own = row.get("by") == reader.me and not row.get("entered")
    if row.get("program") != share or own or _goes_on(row):
        return False
    days = [*_days(row)]
    return bool(days) and max(days) < first


def _goes_on(row: Row) -> bool:
    what = str(row.get("what"))
    field = _ENDS.get(what)
    if field is None:
        return False
    return row.get(field) not in _OVER if field == "status" else not row.get(field)


def _days(row: Row) -> Iterator[str]:
    """The days a fact speaks of; when it was written, where it speaks of none."""
    said = [
        value[:10] for field in ("on", "start", "ended_on", "agreed_on") if isinstance(value := row.get(field), str)
    ]
    yield from said or [str(row.get("at", ""))[:10]]
