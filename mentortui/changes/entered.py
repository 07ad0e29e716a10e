"""What a coordinator entered for people without the app, put right later or taken back."""

from __future__ import annotations

from datetime import date
from typing import Any, Final

from mentortui import dates
from mentortui.changes import naming
from mentortui.changes.draft import changed
from mentortui.errors import NotFound, Refused
from mentortui.model.delta import Delta
from mentortui.model.reader import Reader, Row
from mentortui.program import facts
from mentortui.program.proxies import is_entered
from mentortui.recurrence import parse_cadence

FIELDS: Final = {"relationship": ("on", "cadence", "agreed"), "meeting": ("on", "minutes")}
"""What may be put right of each."""
_STANDS: Final = {"on": {"relationship": "start", "meeting": "on"}, "agreed": {"relationship": "agreed_on"}}
"""Under which name a day stands in the fact, where it has another."""


def entered(reader: Reader, share: str) -> list[Row]:
    """What one entered for others in a program, by the day it is of."""
    rows = [row for row in reader.rows(facts.KIND)
            if row.get("program") == share and row.get("what") in FIELDS and is_entered(row, reader.me)]  # fmt: skip
    return sorted(rows, key=lambda row: (day(row), row["id"]))


def day(row: Row) -> str:
    """The ISO day something that was entered is of."""
    return str(row.get("on") or row.get("start") or row.get("agreed_on") or "")


def correct(reader: Reader, share: str, words: str, said: dict[str, Any], *, today: date) -> Delta:
    """Put right what was entered: `said` holds `on`, `minutes`, `cadence`, `agreed`; None empties what may be empty.

    How it was told says the day of it, too. Raises Refused for what it does not have, and for a second meeting of a
    day; NotFound and Ambiguous for `words` that name nothing, or several.
    """
    row = _named(reader, share, words)
    kind = str(row["what"])
    foreign = [name for name in said if name not in FIELDS[kind]]
    if foreign or not said:
        there = ", ".join(f"--{name}" for name in FIELDS[kind])
        raise Refused(f"Of a {kind} that was entered {there} can be put right. Nothing was changed.")
    fields = {_STANDS.get(name, {}).get(kind, name): value for name, value in said.items()}
    if fields.get("cadence"):
        fields["cadence"] = str(parse_cadence(fields["cadence"]))
    if kind == "meeting" and fields.get("on") not in (None, row["on"]):
        _alone(reader, row, fields["on"])
    difference = changed(row, fields)
    if not difference:
        raise Refused("It says that already. Nothing was changed.")
    marked = {"entered": f"{row['entered']}; corrected {today.isoformat()}"}
    return Delta(f"Corrected: {kind} of {dates.in_full(date.fromisoformat(day({**row, **fields})))}", {},
                 {row["id"]: {**difference, **marked}})  # fmt: skip


def withdraw(reader: Reader, share: str, words: str) -> Delta:
    """Take back what was entered; with a relationship the meetings that were entered of it. Undo brings it back."""
    row = _named(reader, share, words)
    gone = [row]
    if row["what"] == "relationship":
        others = [one for one in entered(reader, share) if one["id"] != row["id"]]
        same = [one for one in others if one.get("relationship") == row["relationship"]]
        if not any(one["what"] == "relationship" for one in same):
            gone += same
    emptied = {one["id"]: {**dict.fromkeys(facts.said(one).keys() - {"program"}), "deleted": True} for one in gone}
    count = len(gone) - 1
    along = f", and {count:,} {'meeting' if count == 1 else 'meetings'} entered of it" if count else ""
    return Delta(f"Withdrawn: what was entered of the {row['what']}{along}", {}, emptied)


def _named(reader: Reader, share: str, words: str) -> Row:
    try:
        found = reader.get(naming.find(reader, (facts.KIND,), words))
    except NotFound:
        found = None
    if found is None or found.get("program") != share or not is_entered(found, reader.me):
        raise NotFound(
            f"{words!r} is nothing you entered for somebody. Nothing was changed.",
            hint="What you entered: mentortui program enter list.",
        )
    return found


def _alone(reader: Reader, row: Row, on: str) -> None:
    """Raise Refused where another meeting of that day is known."""
    for one in reader.rows(facts.KIND):
        if one["id"] != row["id"] and one.get("what") == "meeting" and one.get("status") == "held" and (
            one.get("relationship"), one.get("on")) == (row["relationship"], on):  # fmt: skip
            raise Refused(f"A meeting of theirs on {dates.in_full(date.fromisoformat(on))} is known already. "
                          "Nothing was changed.", "on")  # fmt: skip
