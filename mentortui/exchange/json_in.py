"""The JSON export of a journal, read from a file whose content nobody vouches for."""

from __future__ import annotations

import json
from collections.abc import Mapping
from pathlib import Path
from typing import Any, Final

from mentortui.errors import NewerFormat, Refused
from mentortui.store import Journal
from mentortui.store.transfer import ImportReport

SIZE_MAX: Final = 1_000_000_000
SCHEMA: Final = 1


def read_file(path: Path) -> bytes:
    """A file's bytes. Raises Refused when it is not there, too large, or cannot be read."""
    try:
        if path.stat().st_size > SIZE_MAX:
            raise Refused(f"{path} is larger than a gigabyte; that is no journal. Nothing was imported.")
        return path.read_bytes()
    except FileNotFoundError:
        raise Refused(f"There is no file {path}. Nothing was imported.") from None
    except (OSError, ValueError) as error:
        reason = error.strerror if isinstance(error, OSError) else error
        raise Refused(f"{path} cannot be read ({reason}). Nothing was imported.") from None


def state_in(data: bytes, name: str) -> Mapping[str, Any]:
    """The state inside an export. Raises Refused when it is none, NewerFormat when a newer version wrote it."""
    try:
        document = json.loads(data)
    except (ValueError, RecursionError) as error:
        where = f", line {error.lineno}" if isinstance(error, json.JSONDecodeError) else ""
        raise Refused(f"{name}{where} is not JSON as `mentortui export` writes it. Nothing was imported.") from None
    if isinstance(document, dict) and document.get("mentortui") == "backup":
        raise Refused(f"{name} is a backup: `mentortui restore` brings it back. Nothing was imported.")
    if not isinstance(document, dict) or not isinstance(document.get("state"), dict):
        raise Refused(f"{name} is JSON, but not the export of a journal. Nothing was imported.")
    if isinstance(document.get("schema"), int) and document["schema"] > SCHEMA:
        raise NewerFormat(f"{name} was written by a newer mentortui; update this one first. Nothing was imported.")
    state: Mapping[str, Any] = document["state"]
    return state


def join_state(journal: Journal, state: Mapping[str, Any]) -> ImportReport:
    """Join an exported state into a journal. Raises Refused when it is another person's journal."""
    if state.get("person") != journal.me:
        owner = journal.get(journal.me) or {}
        raise Refused(
            f"That export is another person's journal, and this one is {owner.get('name', 'yours')}'s. Nothing was "
            "imported; to open it, import it into an empty place: mentortui --home DIR import FILE."
        )
    return journal.import_state(state)
