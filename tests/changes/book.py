"""A journal in memory: takes deltas as the store does, so that changes are tested without one."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from hashlib import sha256
from typing import Any

from mentortui.model.delta import Delta
from mentortui.model.records import validate
from mentortui.model.vocabulary import ONLY_YOU, SET_FIELDS, kind_of

NOW = datetime.fromisoformat("2026-11-21T10:00:00+01:00")
TODAY = NOW.date()
ME = "person-" + "0" * 32


class Book:
    """A Reader over rows, with `do(delta)`. Every record it takes must be valid, and shared links must not hide."""

    def __init__(self) -> None:
        self._rows: dict[str, dict[str, Any]] = {}
        self._stamps: dict[tuple[str, str], str] = {}
        self._count = 0
        self._ids = 0
        self.open_versions: dict[tuple[str, str], list[str]] = {}
        self.do(Delta("me", {ME: {"at": NOW.isoformat(), "by": ME, "readers": ONLY_YOU, "name": "Tom Berg"}}))

    def new_id(self, kind: str) -> str:
        self._ids += 1
        return f"{kind}-{sha256(str(self._ids).encode()).hexdigest()[:32]}"

    @property
    def me(self) -> str:
        return ME

    def get(self, record_id: str) -> dict[str, Any] | None:
        row = self._rows.get(record_id)
        return None if row is None or row.get("deleted") else row

    def rows(self, kind: str) -> Sequence[dict[str, Any]]:
        return [row for row in self._rows.values() if kind_of(row["id"]) == kind and not row.get("deleted")]

    def stamp(self, record_id: str, field: str) -> str | None:
        return self._stamps.get((record_id, field))

    def versions(self, record_id: str, field: str) -> Sequence[str]:
        row = self._rows.get(record_id, {})
        return self.open_versions.get((record_id, field), [row[field]] if field in row else [])

    def base(self, record_id: str, field: str) -> str | None:
        return None

    def deleted(self, kind: str | None = None) -> Sequence[dict[str, Any]]:
        gone = [row for row in self._rows.values() if row.get("deleted")]
        return [row for row in gone if kind is None or kind_of(row["id"]) == kind]

    def do(self, delta: Delta) -> list[str]:
        """Apply a delta; the ids it created, in order."""
        self._count += 1
        stamp = f"{self._count:06}"
        for record_id, fields in delta.create.items():
            assert record_id not in self._rows, f"{record_id} exists"
            assert None not in fields.values(), "a record is created without nulls"
            self._rows[record_id] = {"id": record_id, **fields}
            self._stamps.update({(record_id, field): stamp for field in fields})
        for record_id, fields in delta.update.items():
            row = self._rows[record_id] = dict(self._rows[record_id])
            for field, value in fields.items():
                self._stamps[record_id, field] = stamp
                if field in SET_FIELDS.get(kind_of(record_id), ()):
                    assert isinstance(value, list), f"{field} is a whole list"
                if value is None or value == []:
                    row.pop(field, None)
                else:
                    row[field] = value
        self._check()
        return list(delta.create)

    def _check(self) -> None:
        """The laws of every journal: records are valid, and nothing shared points to what is private."""
        for row in self._rows.values():
            if row.get("deleted"):
                continue
            validate(kind_of(row["id"]), row)
            for field in ("goal", "meeting", "milestone"):
                target = self._rows.get(row.get(field, ""))
                if target is not None and row["readers"] != ONLY_YOU:
                    assert target.get("readers") != ONLY_YOU, f"{row['id']} shows {target['id']}"


def person(book: Book, name: str) -> str:
    """A person added to a book."""
    from mentortui.changes.people import person_add

    return book.do(person_add(book, name, now=NOW, new_id=book.new_id))[0]


def mentor(book: Book, *names: str) -> list[str]:
    """Relationships in which one mentors people of these names; their ids."""
    from mentortui.changes.people import relationships_add

    ids = book.do(relationships_add(book, "mentor", names, now=NOW, new_id=book.new_id))
    return [one for one in ids if kind_of(one) == "relationship"]
