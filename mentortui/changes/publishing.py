"""A summary of a program published: it is written down whom its figures were over."""

from __future__ import annotations

from datetime import datetime
from typing import TYPE_CHECKING, Final

from mentortui.changes.draft import checked, fresh
from mentortui.errors import Refused
from mentortui.model.delta import Delta
from mentortui.model.vocabulary import ONLY_YOU
from mentortui.program import periods

if TYPE_CHECKING:
    from mentortui.changes.draft import NewId
    from mentortui.model.reader import Reader
    from mentortui.program.rolling import Rolled

_SAME: Final = ("program", "as_of", "cohort", "group", "people", "over")


def publish(reader: Reader, rolled: Rolled, program: str, *, now: datetime, new_id: NewId) -> Delta:
    """Write down what is shown, and what it is held against. Nothing where the very same stands there already, or where
    all that may be shown are figures of before; Refused where nothing is shown.
    """
    if rolled.rollup.refused or not any(one.shown for one in rolled.rollup.figures):
        raise Refused(f"Nothing of it may be shown, so nothing was published: {rolled.rollup.refused or 'too few'}.")
    known = [*reader.rows(periods.KIND)]
    create = {}
    for one in filter(None, (rolled, rolled.against)):
        fields = periods.written(one, program)
        if one.sets and not any(all(row.get(name) == fields[name] for name in _SAME) for row in known):
            record_id = new_id(periods.KIND)
            create[record_id] = checked(record_id, fresh(reader, fields, readers=ONLY_YOU, now=now))
    return (
        Delta(f"Published: the summary as of {rolled.rollup.as_of}", create) if create else Delta("Published already")
    )
