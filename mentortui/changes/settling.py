"""A long text that was written in two places apart is settled: one version that has seen them all."""

from __future__ import annotations

from mentortui.changes import naming
from mentortui.changes.draft import checked
from mentortui.errors import Refused
from mentortui.model.delta import Delta
from mentortui.model.vocabulary import KINDS, TEXT_FIELDS, kind_of

TYPE_CHECKING = False
if TYPE_CHECKING:
    from mentortui.model.reader import Reader


def settle(reader: Reader, record: str, field: str, text: str) -> Delta:
    """Let this text stand for all versions of a field. Raises Refused when there is nothing to settle."""
    row = reader.get(naming.find(reader, tuple(KINDS), record))
    assert row is not None
    if field not in TEXT_FIELDS.get(kind_of(row["id"]), ()) or len(reader.versions(row["id"], field)) < 2:
        raise Refused(f"{naming.label(reader, row)} has one version only; nothing was changed.")
    clean = checked(row["id"], {**row, field: text})
    return Delta(
        f"One version kept: {naming.label(reader, {**row, field: text})}", update={row["id"]: {field: clean.get(field)}}
    )
