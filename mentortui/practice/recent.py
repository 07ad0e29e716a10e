"""Recent changes: values that somebody's later word stands over, and which of them one can put back.

Of one field changed on two computers the later value stands, everywhere; the other one is not lost. What one commit
wrote goes together, so that a tick is put back with its day. Long texts are kept in versions: see `conflicts`.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Mapping
from datetime import datetime, timedelta
from typing import Any, Final, NamedTuple

from mentortui.model.aside import Aside
from mentortui.model.reader import Reader, Row
from mentortui.model.vocabulary import PARENT_FIELDS, RELATIONSHIP, kind_of

DAYS: Final = 30
"""For how many days a change is recent."""
_LAST: Final = 253_402_128_000
"""Seconds since 1970 of a day that every time zone has: a wrong clock may say a later one."""
_OF_AUTHOR: Final = frozenset({"recognition", "rating", "revision", "form", "response", "correction", "acceptance"})
"""What somebody judged, answered or gave their word to: another changes no word of it."""
_NOT_RECORDS: Final = frozenset({"share", "computer", "invite", "snooze"})
"""Kinds the program minds by itself."""
_WHO_READS: Final = frozenset({"mentors", "mentees"})
"""Who is in a relationship reads along: nobody is let in again by putting a value back."""


class Value(NamedTuple):
    """One field of a record, and the value it had on another computer."""

    field: str
    now: Any
    """What stands; None where it is empty."""
    stamp: str
    """When that was written, and on which computer."""
    aside: Any
    """What it stands over; of a set the whole of it."""


class Recent(NamedTuple):
    """What one commit said of a record, and what does not stand any more."""

    row: Row
    stamp: str
    """When it was said, and on which computer."""
    values: tuple[Value, ...]

    @property
    def since(self) -> str:
        """The stamp of the latest value that stands instead."""
        return max(value.stamp for value in self.values)

    @property
    def key(self) -> str:
        """What tells it from all others."""
        return f"{self.row['id']}#{self.stamp}"


def computer(stamp: str) -> str:
    """The computer a stamp was made on."""
    return stamp[17:]


def written(stamp: str, now: datetime) -> datetime:
    """When a stamp was made, by the clock of its computer, in the time zone of now."""
    return datetime.fromtimestamp(min(int(stamp[:12], 16) / 1000, _LAST), now.tzinfo)


def recent(
    reader: Reader,
    said: Iterable[Aside],
    fields: Callable[[str], Collection[str]],
    now: datetime,
    days: int = DAYS,
) -> list[Recent]:
    """What was changed on another computer in the last so many days, the latest first.

    `fields` gives the names of what a person edits in a record of a kind. Nothing is told of a record that its author
    alone changes, as nobody else could put anything back.
    """
    oldest = f"{max(0, int((now - timedelta(days=days)).timestamp() * 1000)):012x}"
    found: dict[tuple[str, str], list[Aside]] = {}
    for one in said:
        if one.stands[0] >= oldest:
            for stamp in dict.fromkeys(stamp for stamp, _ in one.others):
                found.setdefault((one.record, stamp), []).append(one)
    changes = []
    for (record_id, stamp), parts in found.items():
        row = reader.get(record_id)
        if row is not None and _is_open(reader, row):
            values = _values(row, stamp, parts, fields(kind_of(record_id)))
            changes += [Recent(row, stamp, values)] if values else []
    return sorted(changes, key=lambda one: (one.since, one.stamp), reverse=True)


def _is_open(reader: Reader, row: Row) -> bool:
    """Whether one may change this record at all: it is one's own, or worked on together."""
    kind = kind_of(row["id"])
    if kind in _NOT_RECORDS or kind in _OF_AUTHOR - {"recognition", "rating"}:
        return False
    return bool(row.get("by") == reader.me or (row.get("readers") == RELATIONSHIP and kind not in _OF_AUTHOR))


def around(changes: Iterable[Recent], record_id: str) -> list[Recent]:
    """Those of one record, and of what is a part of it or came from it."""
    return [one for one in changes if record_id in {one.row["id"], *map(one.row.get, _part_of(one.row))}]


def _part_of(row: Row) -> set[str]:
    return {PARENT_FIELDS.get(kind_of(row["id"]), "goal"), "goal", "meeting"}


def _values(row: Row, stamp: str, said: list[Aside], editable: Collection[str]) -> tuple[Value, ...]:
    """What one commit said of a record, field by field; a set is told as a whole."""
    found: dict[str, Value] = {}
    for one in said:
        field, _, element = one.name.partition("/")
        if field not in editable or field in _WHO_READS:
            continue
        other = next(value for at, value in one.others if at == stamp)
        if not element:
            # What another computer said as well, and later, is put back from there.
            if not any(value == other and at > stamp for at, value in one.others):
                found[field] = Value(field, one.stands[1], one.stands[0], other)
            continue
        known = found.get(field) or Value(field, list(row.get(field, ())), "", list(row.get(field, ())))
        whole = {*known.aside, element} if other is True else {*known.aside} - {element}
        found[field] = known._replace(stamp=max(known.stamp, one.stands[0]), aside=sorted(whole))
    return tuple(found[field] for field in editable if field in found)


def gave_way(count: int) -> str:
    """So many changes of one's own do not stand any more: the beginning of a sentence that says where they are."""
    which = "Something you changed" if count == 1 else f"{count} things you changed"
    return f"{which} gave way to a later change, and {'is' if count == 1 else 'are'} kept"


def taken_over(changes: Iterable[Recent], writers: Mapping[str, str]) -> frozenset[str]:
    """The keys of those where somebody else's words stand over one's own. `writers` says whose a computer is."""

    def own(stamp: str) -> bool:
        return writers.get(computer(stamp), "").partition(",")[0] == "you"

    return frozenset(one.key for one in changes if own(one.stamp) and not own(one.since))
