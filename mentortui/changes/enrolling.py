"""People of a program, as its coordinator enrols them: added from a list, joined, gone."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import datetime
from typing import TYPE_CHECKING, Any

from mentortui.changes.draft import checked, fresh
from mentortui.model.delta import Delta
from mentortui.model.reader import Reader
from mentortui.model.vocabulary import ONLY_YOU

if TYPE_CHECKING:
    from mentortui.changes.draft import NewId


def enrol(reader: Reader, share: str, people: Iterable[Mapping[str, Any]], *, now: datetime, new_id: NewId) -> Delta:
    """Enrol people in the program of a share; cohorts they name that are not there yet are made, too."""
    create: dict[str, Any] = {}
    cohorts = {str(row["name"]).casefold() for row in reader.rows("cohort") if row.get("program") == share}
    for fields in people:
        record_id = new_id("enrolment")
        row = fresh(
            reader, {"program": share, "invited_on": now.date().isoformat(), **fields}, readers=ONLY_YOU, now=now
        )
        create[record_id] = checked(record_id, row)
        cohort = str(fields.get("cohort") or "")
        if cohort and cohort.casefold() not in cohorts:
            cohorts.add(cohort.casefold())
            cohort_id = new_id("cohort")
            made = fresh(reader, {"program": share, "name": cohort}, readers=ONLY_YOU, now=now)
            create[cohort_id] = checked(cohort_id, made)
    count = sum(one.startswith("enrolment-") for one in create)
    return Delta(f"Enrolled {count} {'person' if count == 1 else 'people'}", create)
