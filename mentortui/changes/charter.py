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
    """The charter of a new program, from a template or with nothing but its name; and its measures.

    Raises Refused when the program has one already.
    """
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
    if fields.get("aim"):
        fields = {**fields, "aim": _aim(charter, fields["aim"])}
    if row is None:
        record_id = new_id("measure")
        made = fresh(reader, {"program": share, "figure": figure, **fields}, readers=ONLY_YOU, now=now)
        return Delta(f"Measure: {figure}", {record_id: checked(record_id, made)})
    return Delta(f"Measure: {figure}", {}, {row["id"]: changed(row, fields)})


def _aim(charter: Row, words: str) -> str:
    """The aim of a charter that is meant: as it stands, or its beginning where only one fits. Raises Refused."""
    aims = [str(one) for one in charter.get("aims", ())]
    said = words.strip().casefold()
    found = [one for one in aims if one.casefold() == said] or [one for one in aims if one.casefold().startswith(said)]
    if len(found) != 1:
        raise Refused(f"The charter has no aim {words!r}; it has {'; '.join(aims) or 'none yet'}. Nothing was saved.",
                      "aim")  # fmt: skip
    return found[0]


def measure_of(reader: Reader, share: str, figure: str) -> Row | None:
    """How a program set a figure; None when it did not."""
    rows = (row for row in reader.rows("measure") if row.get("program") == share and row.get("figure") == figure)
    return next(rows, None)


def is_relied_on(reader: Reader, share: str) -> bool:
    """Whether somebody may have answered by what the charter said until now: they joined, answered, or were shown."""
    joined = any(row.get("program") == share and row.get("person") for row in reader.rows("enrolment"))
    return (
        joined
        or any(row.get("program") == share and row.get("what") == "response" for row in reader.rows("fact"))
        or any(row.get("program") == share for row in reader.rows("period"))
    )


def set_fields(reader: Reader, share: str, fields: dict[str, Any]) -> Delta:
    """Change the charter. Raises Refused for thresholds once a form may be open: whoever answers relies on them."""
    row = reader.get(charter_id(share))
    if row is None:
        raise Refused("That program has no charter yet. Nothing was changed.")
    difference = changed(row, fields)
    fixed = THRESHOLDS & difference.keys()
    if fixed and is_relied_on(reader, share):
        raise Refused(
            "How many people a figure needs stays as it was when the first joined, and could open a form: whoever "
            "answers relies on it. Nothing was changed.",
            min(fixed),
        )
    return Delta(f"Charter of {row['name']}", {}, {row["id"]: difference})
