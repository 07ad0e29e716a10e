"""A reader over plain rows, for tests of what only reads."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from mentortui.model.vocabulary import kind_of

ME = "person-" + "a" * 32
ANA = "person-" + "b" * 32
AT = "2026-11-20T09:00:00+00:00"


class PlainReader:
    """Rows kept in a dictionary; `apply` takes a delta as a journal would."""

    def __init__(self, *rows: dict[str, Any]) -> None:
        self.all = {row["id"]: row for row in rows}
        self.gone: list[dict[str, Any]] = []

    @property
    def me(self) -> str:
        return ME

    def get(self, record_id: str) -> dict[str, Any] | None:
        return self.all.get(record_id)

    def rows(self, kind: str) -> Sequence[dict[str, Any]]:
        return [row for row in self.all.values() if kind_of(row["id"]) == kind]

    def stamp(self, record_id: str, field: str) -> str | None:
        return None

    def versions(self, record_id: str, field: str) -> Sequence[str]:
        row = self.all.get(record_id, {})
        return [row[field]] if row.get(field) else []

    def base(self, record_id: str, field: str) -> str | None:
        return None

    def deleted(self, kind: str | None = None) -> Sequence[dict[str, Any]]:
        return self.gone

    def apply(self, delta: Any) -> PlainReader:
        for record_id, row in delta.create.items():
            self.all[record_id] = {"id": record_id, **row}
        return self


def made(kind: str, number: int = 1, **fields: Any) -> dict[str, Any]:
    """A record with the fields every record carries."""
    return {"id": f"{kind}-{number:032x}", "at": AT, "by": ME, "readers": "only_you", **fields}


def people() -> list[dict[str, Any]]:
    """Me (Tom Berg) and Ana Silva."""
    return [{**made("person"), "id": ME, "name": "Tom Berg"}, {**made("person"), "id": ANA, "name": "Ana Silva"}]
