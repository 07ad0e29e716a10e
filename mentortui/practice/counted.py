"""Whether the program counts a record, and which program: what its writer said of it, else what they agreed to.

What one agreed to when joining (`share.counts`, a set of kinds) holds for what one writes from joining on; yes or no
said on a record wins over it, whenever it is said.
"""

from __future__ import annotations

from datetime import datetime
from typing import Final

from mentortui.model.reader import Directory, Row
from mentortui.practice.whitelist import WHOLE, never

PROGRAM: Final = "program"
NONE: Final = "none"
"""What a relationship says that belongs to no program."""
AGREED: Final = "counts"
"""The field of a share with the kinds one agreed to."""


def programs(reader: Directory) -> list[Row]:
    """The shares of programs one is in, as their records say."""
    return [row for row in reader.rows("share") if row.get("type") == PROGRAM]


def share_id(share: Row) -> str:
    """The id of a share, as a relationship or a fact names it."""
    return str(share["id"]).partition("-")[2]


def program_of(reader: Directory, kind: str, row: Row) -> Row | None:
    """The program a record goes to: that of its relationship, else the only one one was in when it or its relationship
    was written down, else none until said. So who joins another program takes nothing back from the first.
    """
    there = programs(reader)
    if not there:
        return None
    relationship = row if kind == "relationship" else reader.get(str(row.get("relationship"))) or {}
    said = relationship.get(PROGRAM) or row.get(PROGRAM)
    if said:
        return next((one for one in there if share_id(one) == said), None)
    taken_part = _taken_part(there)
    if len(taken_part) > 1:
        begun = relationship.get("at") or row.get("at")
        taken_part = [one for one in taken_part if begun and _moment(one["at"]) <= _moment(begun)]
    return taken_part[0] if len(taken_part) == 1 else None


def _taken_part(there: list[Row]) -> list[Row]:
    """Who only coordinates one program and takes part in another is in that one."""
    return [one for one in there if one.get(AGREED) or not one.get("hosted")] or there


def is_undecided(reader: Directory, kind: str, row: Row) -> bool:
    """Whether none of several programs one is in counts a record only because it is not said which it belongs to."""
    relationship = row if kind == "relationship" else reader.get(str(row.get("relationship"))) or {}
    if kind not in WHOLE or never(kind, row) or row.get("by", reader.me) != reader.me or row.get("counted") is False:
        return False
    if relationship.get(PROGRAM) or row.get(PROGRAM):
        return False
    several = _taken_part(programs(reader))
    counts = len(several) > 1 and any(row.get("counted") or kind in one.get(AGREED, ()) for one in several)
    return counts and program_of(reader, kind, row) is None


def is_counted(reader: Directory, kind: str, row: Row) -> bool:
    """Whether the program counts a record, or would count a draft once it is saved."""
    if never(kind, row):
        return False
    said = row.get("counted")
    return by_default(reader, kind, row) if said is None else bool(said)


def by_default(reader: Directory, kind: str, row: Row) -> bool:
    """Whether what one agreed to covers a record: one's own, of an agreed kind, written since one joined."""
    if kind not in WHOLE or never(kind, row) or row.get("by", reader.me) != reader.me:
        return False
    program = program_of(reader, kind, row)
    if program is None or kind not in program.get(AGREED, ()):
        return False
    return not row.get("at") or _moment(row["at"]) >= _moment(program["at"])


def _moment(said: str) -> datetime:
    return datetime.fromisoformat(said)
