"""Whether the program counts a record, and which program: what its writer said of it, else what they agreed to.

What one agreed to when joining (`share.counts`, a set of kinds) holds for what one writes from joining on; yes or no
said on a record wins over it, whenever it is said.
"""

from __future__ import annotations

from mentortui.model.reader import Directory, Row
from mentortui.practice.belonging import (
    AGREED,
    NONE,
    PROGRAM,
    moment,
    program_of,
    programs,
    said_of,
    share_id,
    taken_part,
)
from mentortui.practice.whitelist import WHOLE, never

__all__ = [
    "AGREED", "NONE", "PROGRAM", "by_default", "is_counted", "is_undecided", "program_of", "programs", "share_id",
]  # fmt: skip


def is_undecided(reader: Directory, kind: str, row: Row) -> bool:
    """Whether none of several programs one is in counts a record only because it is not said which it belongs to."""
    if kind not in WHOLE or never(kind, row) or row.get("by", reader.me) != reader.me or row.get("counted") is False:
        return False
    if said_of(reader, kind, row):
        return False
    several = taken_part(programs(reader))
    counts = len(several) > 1 and any(row.get("counted") or kind in one.get(AGREED, ()) for one in several)
    return counts and program_of(reader, kind, row) is None


def is_counted(reader: Directory, kind: str, row: Row) -> bool:
    """Whether the program counts a record, or would count a draft once it is saved."""
    if never(kind, row):
        return False
    said = row.get("counted")
    return by_default(reader, kind, row) if said is None else bool(said)


def taken_back(reader: Directory, kind: str, row: Row) -> bool:
    """Whether a record of a day is older than its program keeps, so that nothing of it is counted any more.

    What may go on, a goal or a relationship, is not of a day.
    """
    program = program_of(reader, kind, row) if row.get("id") and kind not in ("goal", "relationship") else None
    let_go = (program or {}).get("let_go")
    return bool(let_go) and str(row.get("on") or row.get("at", ""))[:10] < str(let_go)


def by_default(reader: Directory, kind: str, row: Row) -> bool:
    """Whether what one agreed to covers a record: one's own, of an agreed kind, written since one joined."""
    if kind not in WHOLE or never(kind, row) or row.get("by", reader.me) != reader.me:
        return False
    program = program_of(reader, kind, row)
    if program is None or kind not in program.get(AGREED, ()):
        return False
    return not row.get("at") or moment(row["at"]) >= moment(program["at"])
