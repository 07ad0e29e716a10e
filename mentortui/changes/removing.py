"""A computer that was lost or given away: from now on it is none of one's own. Pure."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime

from mentortui.errors import Ambiguous, NotFound, Refused
from mentortui.model.delta import Delta
from mentortui.model.reader import Reader, Row
from mentortui.practice.computers import RECOVERY, called, since, standing


def computer(reader: Reader, words: str, here: str, *, now: datetime) -> Delta:
    """Take a computer away, by its name or the beginning of its id. `here` is this computer's id.

    Raises Refused for this computer itself, NotFound, or Ambiguous.
    """
    said = words.strip().casefold()
    names = called(reader.rows("computer"))
    rows = standing(reader.rows("computer"))
    found = [row for row in rows if _is_called(row, said) or names[row["device"]].casefold() == said]
    exact = [row for row in found if said in (str(row["device"]), str(row.get("name", "")).casefold())]
    numbered = [row for row in found if names[row["device"]].casefold() == said != str(row.get("name", "")).casefold()]
    found = numbered or exact or found
    if not found:
        raise NotFound(f"None of your computers is called {words!r}. Nothing was changed.")
    if len(found) > 1:
        raise _several(words, found, names, here)
    [row] = found
    if row["device"] == here:
        raise Refused("That is this computer. Take it away on another one of yours; nothing was changed.")
    at = now.isoformat(timespec="seconds")
    # What it said of one's other computers counts no more either: perhaps it was somebody else who said it.
    back = {one["id"]: {"removed": None} for one in reader.rows("computer")
            if one.get("removed") and (reader.stamp(one["id"], "removed") or "")[17:] == row["device"]}  # fmt: skip
    return Delta(f"Taken away: {names[row['device']]}", {}, {**back, row["id"]: {"removed": at}})


def again(reader: Reader, words: str) -> Delta:
    """Take a computer in again that was taken away, by its name or the beginning of its id; nothing where none is.

    Raises Ambiguous.
    """
    said = words.strip().casefold()
    rows = [row for row in reader.rows("computer") if row.get("removed") and row.get("device")]
    found = [row for row in rows if row.get("type") != RECOVERY and _is_called(row, said)]
    if len(found) > 1:
        raise _several(words, found, {}, "")
    update = {row["id"]: {"removed": None} for row in found}
    return Delta(f"Taken in again: {found[0].get('name')}" if found else "", {}, update)


def _several(words: str, found: Sequence[Row], names: dict[str, str], here: str) -> Ambiguous:
    """Which of one's computers is meant, in a sentence."""
    each = [
        f"{row['device']} ({names.get(row['device'], row.get('name'))}, yours since {since(row)}"
        f"{', this one' if row['device'] == here else ''})"
        for row in found
    ]
    listed = f"{', '.join(each[:-1])} or {each[-1]}"
    return Ambiguous(f"Which one do you mean by {words!r}: {listed}? Say its id; nothing was changed.")


def _is_called(row: Row, said: str) -> bool:
    name = str(row.get("name", "")).casefold()
    return bool(said) and (str(row["device"]).startswith(said) or name == said or name.startswith(f"{said} "))
