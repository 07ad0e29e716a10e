"""The whole journal as one JSON document: readable records, and the state that makes an equal journal elsewhere."""

from __future__ import annotations

import re
from datetime import datetime
from typing import Any, Final

import msgspec

from mentortui import __version__
from mentortui.model.reader import Row
from mentortui.model.vocabulary import BEHIND, HERE_ONLY, KINDS, kind_of, table_of
from mentortui.store import Journal
from mentortui.store.transfer import PRIVATE, SHARED

FORMAT: Final = "mentortui-export"
_ODD: Final = re.compile("[\x7f-\x9f\u202a-\u202e\u2066-\u2069]")


def document(journal: Journal, now: datetime) -> dict[str, Any]:
    """What `export` writes. `state` holds every register and stamp; the tables are there to be read and queried."""
    return {
        "schema": 1,
        "format": FORMAT,
        "mentortui": __version__,
        "exported_at": now.isoformat(timespec="seconds"),
        "me": journal.me,
        **{table_of(kind): [_leaving(kind, row) for row in journal.rows(kind)] for kind in (*KINDS, *BEHIND)},
        "state": _state(journal.export_state()),
    }


def _leaving(kind: str, row: Row) -> Row:
    """A record as it leaves the computer."""
    return {name: value for name, value in row.items() if name not in HERE_ONLY.get(kind, ())}


def _state(state: dict[str, Any]) -> dict[str, Any]:
    """The registers as they leave the computer: without fields that stay on it."""
    found = dict(state)
    for side in (SHARED, PRIVATE):
        records = found[side] = dict(found[side])
        for record_id in [one for one in records if kind_of(one) in HERE_ONLY]:
            entry = records[record_id]
            records[record_id] = {**entry, "f": _leaving(kind_of(record_id), entry.get("f", {}))}
    return found


def text(journal: Journal, now: datetime) -> str:
    """The document as it is written: indented, UTF-8, with what a terminal could be tricked with as escapes.

    Plain json takes 4 s to indent 10,000 records.
    """
    found = msgspec.json.format(msgspec.json.encode(document(journal, now)), indent=1).decode()
    # Only strings hold such characters: delete, C1, and the marks that turn writing direction around.
    return _ODD.sub(lambda odd: f"\\u{ord(odd[0]):04x}", found)
