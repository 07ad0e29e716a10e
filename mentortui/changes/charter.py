"""The charter of a program and what it measures: begun from a template, changed field by field."""

from __future__ import annotations

from datetime import date, datetime, timedelta
from typing import TYPE_CHECKING, Any, Final

from mentortui.changes.draft import changed, checked, fresh
from mentortui.content.programs import ProgramTemplate
from mentortui.errors import Refused
from mentortui.model.delta import Delta
from mentortui.model.reader import Reader, Row
from mentortui.model.vocabulary import EVERYONE, ONLY_YOU

if TYPE_CHECKING:
    from mentortui.changes.draft import NewId

THRESHOLDS: Final = frozenset({"people", "comments"})


def charter_id(share: str) -> str:
    """The id of the charter of the program in a share: both have the same random part."""
    return f"charter-{share}"


def found(
    reader: Reader, share: str, name: str, template: ProgramTemplate | None, *, start: date, now: datetime,
    new_id: NewId,
) -> Delta:  # fmt: skip
    """The charter of a new program, from a template or with nothing but its name; and its measures."""
    record_id = charter_id(share)
    if reader.get(record_id):
        raise Refused("That program has a charter already. Nothing was changed.")
    fields: dict[str, Any] = {"name": name, "start": start.isoformat()}
    create: dict[str, Row] = {}
    if template is not None:
        reviews = sorted((start + timedelta(weeks=weeks)).isoformat() for weeks in template.reviews)
        fields = {**template.fields, **fields, "template": template.id, "reviews": reviews}
        for measure in template.measures:
            row = fresh(reader, {"program": share, **measure}, readers=ONLY_YOU, now=now)
            measure_id = new_id("measure")
            create[measure_id] = checked(measure_id, row)
    create[record_id] = checked(record_id, fresh(reader, fields, readers=EVERYONE, now=now))
    return Delta(f"Charter of {name}", create)


def measure(reader: Reader, share: str, figure: str, fields: dict[str, Any], *, now: datetime, new_id: NewId) -> Delta:
    """Set what a figure is for in a program: its aim, decision, target, owner. One record for each figure."""
    row = measure_of(reader, share, figure)
    charter = reader.get(charter_id(share)) or {}
    aim = fields.get("aim")
    if aim and aim not in charter.get("aims", ()):
        listed = "; ".join(charter.get("aims", ())) or "none yet"
        raise Refused(f"The charter has no aim {aim!r}; it has {listed}. Nothing was saved.", "aim")
    if row is None:
        record_id = new_id("measure")
        made = fresh(reader, {"program": share, "figure": figure, **fields}, readers=ONLY_YOU, now=now)
        return Delta(f"Measure: {figure}", {record_id: checked(record_id, made)})
    return Delta(f"Measure: {figure}", {}, {row["id"]: changed(row, fields)})


def measure_of(reader: Reader, share: str, figure: str) -> Row | None:
    """How a program set a figure; None when it did not."""
    rows = (row for row in reader.rows("measure") if row.get("program") == share and row.get("figure") == figure)
    return next(rows, None)


def set_fields(reader: Reader, share: str, fields: dict[str, Any]) -> Delta:
    """Change the charter. Raises Refused for thresholds once a form was opened: whoever answered relied on them."""
    row = reader.get(charter_id(share))
    if row is None:
        raise Refused("That program has no charter yet. Nothing was changed.")
    difference = changed(row, fields)
    fixed = THRESHOLDS & difference.keys()
    if fixed and row.get("opened"):
        raise Refused(
            "How many people a figure needs stays as it was when the first form opened: whoever answered relied on it. "
            "Nothing was changed.",
            next(iter(fixed)),
        )
    return Delta(f"Charter of {row['name']}", {}, {row["id"]: difference})
