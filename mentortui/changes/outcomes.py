"""What became of people of a program, as its coordinator knows it."""

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


def add(reader: Reader, share: str, rows: Iterable[Mapping[str, Any]], *, now: datetime, new_id: NewId) -> Delta:
    """Note outcomes (`enrolment`, `kind`, `on`, perhaps `band`) of people in the program of a share."""
    create: dict[str, Any] = {}
    for fields in rows:
        record_id = new_id("outcome")
        made = fresh(reader, {"program": share, **fields}, readers=ONLY_YOU, now=now)
        create[record_id] = checked(record_id, made)
    return Delta(f"Noted {len(create)} {'outcome' if len(create) == 1 else 'outcomes'}", create)
