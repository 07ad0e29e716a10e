"""How long what was counted is kept: what a program's host drops of others, and what one's own client takes back. Pure.

Both go by what a fact speaks of, not by when it was sent: a meeting by its day, a relationship by its end, a goal by
the day it was said to be over. What goes on stays, however long ago it began.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import UTC, date, datetime, timedelta
from typing import Any, Final

from mentortui.model.reader import Reader, Row
from mentortui.model.vocabulary import KINDS

KIND: Final = "fact"
LET_GO: Final = "let_go"
"""The field of a share with the day before which one took back what was counted: it is never counted again."""
_ENDS: Final = {"relationship": "ended_on", "goal": "status"}
"""Facts that stay as long as what they say is not over."""
_QUIET: Final = timedelta(7)
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
    if year < date.min.year:
        return date.min
    for day in range(today.day, 0, -1):
        try:
            return date(year, month + 1, day)
        except ValueError:
            continue
    return date(year, month + 1, 1)


def first_kept(reader: Reader, share: str, today: date) -> str:
    """The first day (ISO) a program keeps by its charter as it stands; empty when it keeps everything."""
    months = months_of(reader, share)
    return before(today, months).isoformat() if months else ""


def let_go(reader: Reader, share: str) -> str:
    """The day before which one took back what was counted; empty when nothing was taken back yet."""
    return str((reader.get(f"share-{share}") or {}).get(LET_GO) or "")


def due(reader: Reader, share: str, today: date) -> list[str]:
    """Ids of facts that others made or told, and that say nothing younger than the program keeps."""
    first = first_kept(reader, share, today)
    return [row["id"] for row in reader.rows(KIND) if _is_due(reader, row, share, first)] if first else []


def by_others(reader: Reader, today: date) -> date:
    """The day a host drops by: today, but no more than a week after the last that anybody else wrote by their clock.

    What is dropped does not come back, and a clock that is years ahead would drop everything. So of a program that
    falls silent the host keeps what is left until somebody is heard again: too late rather than for good. Stamps are no
    evidence, as they follow the latest clock that anybody hears, the host's too. Where nobody else wrote anything, the
    host's own entries go by the host's clock.
    """
    rows = (row for kind in (*KINDS, KIND) for row in (*reader.rows(kind), *reader.deleted(kind)))
    days = (str(row["at"])[:10] for row in rows if row.get("at") and row.get("by", reader.me) != reader.me)
    last = max((day for day in days if day <= today.isoformat()), default="")
    try:
        return min(today, date.fromisoformat(last) + _QUIET) if last else today
    except (ValueError, OverflowError):
        return today


def _is_due(reader: Reader, row: Row, share: str, first: str) -> bool:
    own = row.get("by") == reader.me and not row.get("entered")
    if row.get("program") != share or own:
        return False
    return is_past(last_day(reader, row["id"], row, str(row.get("at", ""))[:10]), first)


def is_past(last: str, first: str) -> bool:
    """Whether what speaks of this day last is older than what is kept from the first day on."""
    return bool(last) and last < first


def last_day(reader: Reader, record_id: str, said: Mapping[str, Any], otherwise: str) -> str:
    """The last day a fact speaks of; `otherwise` where it names none. Empty while what it says goes on.

    `record_id` is the record whose stamps say when a goal was over: the fact, or what it is made of.
    """
    what = str(said.get("what"))
    field = _ENDS.get(what)
    days = [*_days(said)] or [otherwise]
    if field == "status":
        if said.get(field) not in _OVER:
            return ""
        days.append(_stamped(reader.stamp(record_id, field)))
    elif field is not None and not said.get(field):
        return ""
    return max(days)


def _days(said: Mapping[str, Any]) -> Iterator[str]:
    """The days a fact names."""
    return (
        value[:10] for field in ("on", "start", "ended_on", "agreed_on") if isinstance(value := said.get(field), str)
    )


def _stamped(stamp: str | None) -> str:
    """The day of a stamp (ISO, UTC); empty of none."""
    return datetime.fromtimestamp(int(stamp[:12], 16) / 1000, UTC).date().isoformat() if stamp else ""
