"""Actions ticked and taken back."""

from __future__ import annotations

from mentortui.changes import naming
from mentortui.changes.narrowed import Narrowed
from mentortui.errors import Ambiguous, Refused
from mentortui.model.delta import Delta

TYPE_CHECKING = False
if TYPE_CHECKING:
    from datetime import datetime

    from mentortui.model.reader import Reader, Row


def done(reader: Reader, action: str, *, now: datetime) -> Delta:
    """An action is done today. Raises Refused when it is done already."""
    row = _row(reader, action)
    if row.get("done"):
        raise Refused(f"{naming.label(reader, row)} is done already; nothing was changed.")
    update = {"done": True, "done_on": now.date().isoformat()}
    return Delta(f"Action done: {naming.label(reader, row)}", update={row["id"]: update})


def reopen(reader: Reader, action: str) -> Delta:
    """An action is open after all. Raises Refused when it is open already."""
    row = _row(reader, action)
    if not row.get("done"):
        raise Refused(f"{naming.label(reader, row)} is open already; nothing was changed.")
    update = {"done": False, "done_on": None}
    return Delta(f"Action open again: {naming.label(reader, row)}", update={row["id"]: update})


def _row(reader: Reader, action: str) -> Row:
    """The action the words name; an open one comes before one that is done."""
    try:
        found = naming.find(reader, ("action",), action)
    except Ambiguous:
        found = naming.find(_Open(reader), ("action",), action)
    row = reader.get(found)
    assert row is not None
    return row


class _Open(Narrowed):
    """A journal's open actions, as a directory to find names in."""

    def rows(self, kind: str) -> list[Row]:
        """Records of a kind that are not done."""
        return [row for row in self._reader.rows(kind) if not row.get("done")]
