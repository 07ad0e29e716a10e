"""The whole journal as one JSON document: readable records, and the state that makes an equal journal elsewhere."""

from __future__ import annotations

from datetime import datetime
from typing import Any, Final

from mentortui import __version__
from mentortui.model.vocabulary import KINDS, table_of
from mentortui.store import Journal

FORMAT: Final = "mentortui-export"


def document(journal: Journal, now: datetime) -> dict[str, Any]:
    """What `export` writes. `state` holds every register and stamp; the tables are there to be read and queried."""
    return {
        "schema": 1,
        "format": FORMAT,
        "mentortui": __version__,
        "exported_at": now.isoformat(timespec="seconds"),
        "me": journal.me,
        **{table_of(kind): [dict(row) for row in journal.rows(kind)] for kind in KINDS},
        "state": journal.export_state(),
    }
