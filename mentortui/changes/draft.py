"""New and changed records before they are written: what every record carries, and the check against the models."""

from __future__ import annotations

TYPE_CHECKING = False  # importing typing costs quick capture 3 ms
if TYPE_CHECKING:
    from collections.abc import Callable, Mapping
    from datetime import datetime
    from typing import Any

    from mentortui.model.reader import Directory, Row

    NewId = Callable[[str], str]


def fresh(reader: Directory, fields: Mapping[str, Any], *, readers: str, now: datetime) -> Row:
    """A new record's row: when and by whom it is written, who can read it, and its fields; absent means default."""
    row = {"at": now.isoformat(timespec="seconds"), "by": reader.me, "readers": readers}
    row.update((field, value) for field, value in fields.items() if value is not None and value != [])
    return row


def checked(record_id: str, row: Mapping[str, Any]) -> Row:
    """The row with clean values, through the records' models. Raises Refused naming the field at fault."""
    from mentortui.model.records import validate  # pydantic: not on the capture path
    from mentortui.model.vocabulary import kind_of

    present = {field: value for field, value in row.items() if value is not None}
    clean = validate(kind_of(record_id), {**present, "id": record_id})
    clean.pop("id")
    return clean


def changed(row: Row, fields: Mapping[str, Any]) -> dict[str, Any]:
    """The fields whose clean values differ from the row's; None nulls one. Raises Refused for what the models refuse.

    Equal and absent-for-absent fields are left out, so that saving an unchanged form writes nothing.
    """
    whole = {field: value for field, value in {**row, **fields}.items() if field != "id"}
    clean = checked(row["id"], whole)
    return {
        field: clean.get(field, [] if isinstance(row.get(field), list) else None)
        for field in fields
        if _differs(row.get(field), clean.get(field))
    }


def _differs(old: Any, new: Any) -> bool:
    if old in (None, [], "") and new in (None, [], ""):
        return False
    return bool(old != new or isinstance(old, bool) != isinstance(new, bool))
