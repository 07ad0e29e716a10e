"""Meetings that an earlier import made of an event, found again: moved there since, moved here since, or gone there.

A meeting keeps of which event it was made and when that said it begins. An event that says another time moves the
planned meeting; one that a person moved here since stays where they put it.
"""

from __future__ import annotations

from collections.abc import Collection
from datetime import date
from typing import Any, Final, NamedTuple

from mentortui.dates import in_full
from mentortui.model.reader import Reader, Row

AGAIN: Final = "as it was"
MOVED: Final = "moved"
STAYS: Final = "moved here"


class Occurrence(NamedTuple):
    """One date of an event: its id here, its local day and time (None for a whole day)."""

    id: str
    on: date
    time: str | None


class Earlier:
    """What the journal has of calendar files read before; `find` and `left` look it up."""

    def __init__(self, reader: Reader) -> None:
        self._rows = {row["id"]: row for row in reader.rows("meeting")}
        self._gone = {row["id"] for row in reader.deleted("meeting")}
        self._dates: dict[str, Row] = {}
        self._events: dict[str, list[Row]] = {}
        for row in self._rows.values():
            said = row.get("imported")
            if isinstance(said, dict):
                self._dates[str(said.get("date"))] = row
                self._events.setdefault(str(said.get("event")), []).append(row)

    def find(self, date_id: str) -> Row | None:
        """The meeting one date of an event was made into; None when it is new, or was deleted here."""
        return self._dates.get(date_id) or self._rows.get(date_id)

    def knows(self, date_id: str) -> bool:
        """Whether one date of an event is here, or was and is deleted."""
        return date_id in self._gone or self.find(date_id) is not None

    def left(self, event: str, still: Collection[str], today: date) -> list[Row]:
        """Planned meetings of an event that are to come and that it has no date for any more, the first first.

        `still` are the ids of the dates it has. What a person moved here is theirs and not among them.
        """
        rows = [
            row for row in self._events.get(event, ())
            if row["imported"].get("date") not in still and row.get("status") == "planned"
            and row.get("on", "") >= today.isoformat() and not moved_here(row)
        ]  # fmt: skip
        return sorted(rows, key=lambda row: (row["on"], row["id"]))


def mark(event: str, one: Occurrence) -> dict[str, str]:
    """What a meeting keeps of the event it was made of."""
    said = {"event": event, "date": one.id, "on": one.on.isoformat()}
    return said if one.time is None else {**said, "time": one.time}


def moved_here(row: Row) -> bool:
    """Whether a meeting stands at another time than the calendar said when it was read."""
    said = row["imported"]
    return (row.get("on"), row.get("time")) != (said.get("on"), said.get("time"))


def stands(row: Row, one: Occurrence, today: date) -> str:
    """How a meeting that was read before stands to what the calendar says now."""
    said, new = row.get("imported"), (one.on.isoformat(), one.time)
    if not isinstance(said, dict) or row.get("status") != "planned" or one.on < today:
        return AGAIN
    if new in ((said.get("on"), said.get("time")), (row.get("on"), row.get("time"))):
        return AGAIN
    return STAYS if moved_here(row) else MOVED


def moved(event: str, one: Occurrence, minutes: int | None) -> dict[str, Any]:
    """The fields of a meeting whose event says another day or time."""
    fields = {"on": one.on.isoformat(), "time": one.time, "imported": mark(event, one)}
    return {**fields, "minutes": minutes} if minutes else fields


def stays_words(called: str, row: Row, one: Occurrence) -> str:
    """`“Budget talk” was moved there to 26 November 2026, 17:00; it was moved here too, and stays on …`."""
    there = f"{in_full(one.on)}{f', {one.time}' if one.time else ''}"
    here = f"{in_full(date.fromisoformat(row['on']))}{', ' + row['time'] if row.get('time') else ''}"
    return f"{called} was moved there to {there}; somebody moved it here too, so it stays on {here}."
