"""A journal as the other in a relationship may see it: what one hands over on paper holds nothing else."""

from __future__ import annotations

from collections.abc import Sequence

from mentortui.model.reader import Reader, Row
from mentortui.model.vocabulary import EVERYONE, ONLY_YOU, RELATIONSHIP, kind_of
from mentortui.practice.audience import audience

_NAMED = ("id", "name", "time_zone")
"""What is handed over of a person: how they are called, and when it is noon for them."""


class SeenBy:
    """A `Reader` in the place of another person: only what they may read, with them as `me`."""

    def __init__(self, reader: Reader, person: str) -> None:
        self.me = person
        self._reader = reader
        self._kept: dict[str, list[Row]] = {}

    def _seen(self, row: Row) -> Row | None:
        kind = kind_of(row["id"])
        if kind == "person":
            return {field: row[field] for field in _NAMED if field in row}
        readers = row.get("readers", ONLY_YOU)
        if readers == EVERYONE or row.get("by") == self.me:
            return row
        return row if readers == RELATIONSHIP and self.me in audience(self._reader, row) else None

    def get(self, record_id: str) -> Row | None:
        """The record, where the other may read it."""
        row = self._reader.get(record_id)
        return self._seen(row) if row else None

    def rows(self, kind: str) -> Sequence[Row]:
        """The records of a kind that the other may read."""
        if kind not in self._kept:
            seen = (self._seen(row) for row in self._reader.rows(kind))
            self._kept[kind] = [row for row in seen if row is not None]
        return self._kept[kind]

    def stamp(self, record_id: str, field: str) -> str | None:
        """As the journal's own."""
        return self._reader.stamp(record_id, field)

    def versions(self, record_id: str, field: str) -> Sequence[str]:
        """As the journal's own, of what the other may read."""
        return self._reader.versions(record_id, field) if self.get(record_id) else ()

    def base(self, record_id: str, field: str) -> str | None:
        """As the journal's own, of what the other may read."""
        return self._reader.base(record_id, field) if self.get(record_id) else None

    def deleted(self, kind: str | None = None) -> Sequence[Row]:
        """Nothing: what was deleted is nobody else's."""
        return ()
