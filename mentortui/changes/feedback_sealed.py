"""Opening sealed answers to the other side."""

from __future__ import annotations

from datetime import datetime

from mentortui.model.delta import Delta
from mentortui.model.reader import Reader
from mentortui.practice.sealing import to_open


def open_due(reader: Reader, *, now: datetime) -> Delta:
    """One's own sealed answers that open now: both sides have answered, or they waited long enough."""
    rows = to_open(reader, now.date())
    what = "Your answers are open to the other side" if rows else ""
    return Delta(what, {}, {row["id"]: {"unsealed": True} for row in rows})
