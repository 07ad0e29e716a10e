"""To which of the programs one is in a record goes. Light enough for quick capture."""

from __future__ import annotations

from datetime import datetime

TYPE_CHECKING = False  # importing typing costs quick capture 3 ms
if TYPE_CHECKING:
    from mentortui.model.reader import Directory, Row

PROGRAM = "program"
NONE = "none"
"""What a relationship says that belongs to no program."""
AGREED = "counts"
"""The field of a share with the kinds one agreed to."""


def programs(reader: Directory) -> list[Row]:
    """The shares of programs one is in, as their records say."""
    return [row for row in reader.rows("share") if row.get("type") == PROGRAM]


def share_id(share: Row) -> str:
    """The id of a share, as a relationship or a fact names it."""
    return str(share["id"]).partition("-")[2]


def taken_part(there: list[Row]) -> list[Row]:
    """Who only coordinates one program and takes part in another is in that one."""
    return [one for one in there if one.get(AGREED) or not one.get("hosted")] or there


def said_of(reader: Directory, kind: str, row: Row) -> str:
    """What a record's relationship, or it itself, says of where it belongs; empty where nothing was said."""
    relationship = row if kind == "relationship" else reader.get(str(row.get("relationship"))) or {}
    return str(relationship.get(PROGRAM) or row.get(PROGRAM) or "")


def program_of(reader: Directory, kind: str, row: Row) -> Row | None:
    """The program a record goes to: that of its relationship, else the only one one was in when it or its relationship
    was written down, else none until said. So who joins another program takes nothing back from the first.
    """
    there = programs(reader)
    said = said_of(reader, kind, row) if there else ""
    if said:
        return next((one for one in there if share_id(one) == said), None)
    several = taken_part(there)
    if len(several) > 1:
        begun = (reader.get(str(row.get("relationship"))) or {}).get("at") or row.get("at")
        several = [one for one in several if begun and one.get("at") and moment(one["at"]) <= moment(begun)]
    return several[0] if len(several) == 1 else None


def moment(said: str) -> datetime:
    """A moment as records write it."""
    return datetime.fromisoformat(said)


def is_agreed(reader: Directory, kind: str, row: Row) -> bool:
    """Whether what one agreed to covers what one writes just now."""
    program = program_of(reader, kind, row)
    return program is not None and kind in program.get(AGREED, ())
