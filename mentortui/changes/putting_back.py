"""A value that somebody's later word stands over is put back."""

from __future__ import annotations

from mentortui.changes import editing, naming
from mentortui.model.delta import Delta

TYPE_CHECKING = False
if TYPE_CHECKING:
    from datetime import datetime

    from mentortui.model.reader import Reader
    from mentortui.practice.recent import Recent


def put_back(reader: Reader, change: Recent, *, now: datetime | None = None, here: str | None = None) -> Delta:
    """Let the record say again what one commit had said of it; undo takes that back.

    It is an ordinary edit, so what cannot be edited is refused as there (`editing.set_fields`), with Refused.
    """
    values = {value.field: value.aside for value in change.values}
    delta = editing.set_fields(reader, change.row["id"], values, now=now, here=here)
    fields = ", ".join(field.replace("_", " ") for field in values)
    row = reader.get(change.row["id"]) or change.row
    return Delta(f"Put back: {fields} of {naming.label(reader, row)}", update=delta.update)
