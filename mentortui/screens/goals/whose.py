"""Whose a goal may be: the relationships it can belong to."""

from __future__ import annotations

from mentortui.changes import naming
from mentortui.model.reader import Reader
from mentortui.practice.names import members


def relationships(reader: Reader) -> list[tuple[str, str]]:
    """The active relationships one is in: id, and the names of the others."""
    mine = (
        row
        for row in reader.rows("relationship")
        if reader.me in members(row) and row.get("status", "active") == "active"
    )
    return [(row["id"], naming.names(reader, members(row))) for row in mine]
