"""A computer that was lost or given away: from now on it is none of one's own. Pure."""

from __future__ import annotations

from datetime import datetime

from mentortui.changes.recovering import TYPE
from mentortui.errors import Ambiguous, NotFound, Refused
from mentortui.model.delta import Delta
from mentortui.model.reader import Reader, Row


def computer(reader: Reader, words: str, here: str, *, now: datetime) -> Delta:
    """Take a computer away, by its name or the beginning of its id. `here` is this computer's id.

    Raises Refused for this computer itself, NotFound, or Ambiguous.
    """
    said = words.strip().casefold()
    rows = [row for row in reader.rows("computer") if row.get("device") and not row.get("removed")]
    found = [row for row in rows if row.get("type") != TYPE and _is_called(row, said)]
    exact = [row for row in found if said in (str(row["device"]), str(row.get("name", "")).casefold())]
    found = exact or found
    if not found:
        raise NotFound(f"None of your computers is called {words!r}. Nothing was changed.")
    if len(found) > 1:
        listed = ", ".join(f"{row.get('name')} ({row['device']})" for row in found)
        raise Ambiguous(f"{words!r} could be {listed}; say the one in brackets. Nothing was changed.")
    [row] = found
    if row["device"] == here:
        raise Refused("That is this computer. Take it away on another one of yours; nothing was changed.")
    at = now.isoformat(timespec="seconds")
    return Delta(f"Taken away: {row.get('name')}", {}, {row["id"]: {"removed": at}})


def _is_called(row: Row, said: str) -> bool:
    name = str(row.get("name", "")).casefold()
    return bool(said) and (str(row["device"]).startswith(said) or name == said or name.startswith(f"{said} "))
