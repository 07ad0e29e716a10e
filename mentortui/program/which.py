"""Which of one's programs is meant."""

from __future__ import annotations

from mentortui.errors import Ambiguous, NotFound, Refused
from mentortui.model.reader import Directory, Row

PROGRAM = "program"


def programs(reader: Directory, *, hosted: bool = False) -> list[Row]:
    """The shared folders of programs one is in; with `hosted` those one coordinates."""
    rows = (row for row in reader.rows("share") if row.get("type") == PROGRAM)
    return [row for row in rows if row.get("hosted") or not hosted]


def program(reader: Directory, words: str = "", *, hosted: bool = False) -> Row:
    """The program the words name: by the beginning of its name or of its id; the only one when nothing is said.

    Raises Refused when there is none, NotFound when none is called that, Ambiguous when several are.
    """
    there = programs(reader, hosted=hosted)
    if not there:
        what = "You coordinate no program" if hosted else "You are in no program"
        raise Refused(f"{what}. Nothing was done.", hint="To begin one: mentortui program init FOLDER.")
    said = words.strip().casefold()
    found = [row for row in there if not said or _begins(row, said)]
    exact = [row for row in found if str(row.get("name", "")).casefold() == said]
    found = exact or found
    listed = ", ".join(str(row.get("name")) for row in found or there)
    if not found:
        raise NotFound(f"There is no program {words.strip()!r}; there are {listed}. Nothing was done.", "program")
    if len(found) > 1:
        raise Ambiguous(f"Which program: {listed}? Say it with --program NAME. Nothing was done.")
    return found[0]


def share_of(row: Row) -> str:
    """The id of a program's shared folder without the kind in front: what records of it carry as `program`."""
    return str(row["id"]).partition("-")[2]


def _begins(row: Row, said: str) -> bool:
    return str(row.get("name", "")).casefold().startswith(said) or str(row["id"]).startswith(said)
