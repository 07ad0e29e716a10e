"""A good beginning: what a pair has said and fixed by its first meeting, read from the journal."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from typing import Final, NamedTuple

from mentortui.model.reader import Reader, Row
from mentortui.practice import closing, meetings
from mentortui.practice.agreement import Standing
from mentortui.practice.names import members
from mentortui.practice.people import PersonLine

HOPES: Final = "hopes"
READ: Final = "agreement"
GOAL: Final = "goal"
NEXT: Final = "next date"
WORDS: Final[dict[str, str]] = {
    HOPES: "what both hope for",
    READ: "your word on the agreement",
    GOAL: "a first goal",
    NEXT: "the next date",
}


class Check(NamedTuple):
    """One point of the checklist: its code, its words, and whether it is done."""

    code: str
    words: str
    done: bool


class Beginning(NamedTuple):
    """A relationship that begins: its record, the others in it, and the points of its checklist."""

    relationship: Row
    people: list[str]
    checks: list[Check]


def beginnings(reader: Reader, lines: Iterable[PersonLine], today: date) -> list[Beginning]:
    """Every relationship of the table of people that has a point still open, the one begun last first."""
    known = ((line, checklist(reader, line.record, line.agreement, today)) for line in lines if line.agreement)
    waits = ((line, checks) for line, checks in known if not all(one.done for one in checks))
    found = [Beginning(line.record, line.people, checks) for line, checks in waits]
    return sorted(found, key=lambda one: (str(one.relationship.get("start")), one.relationship["id"]), reverse=True)


def checklist(reader: Reader, relationship: Row, agreement: Standing, today: date) -> list[Check]:
    """Hopes said, agreement read, one goal, next date: in the first three months of an active relationship.

    Informal ones may go without an agreement; the two points come back when one is begun all the same. Empty when
    nothing is asked of this relationship (any more).
    """
    if closing.rests(relationship) or reader.me not in members(relationship):
        return []
    if not closing.too_early(relationship, today):
        return []
    latest = agreement.latest
    done = {
        HOPES: bool(latest and latest.get("hopes_mentor") and latest.get("hopes_mentee")),
        READ: latest is not None and reader.me not in agreement.missing,
        GOAL: any(
            row.get("relationship") == relationship["id"] and row.get("status") != "dropped"
            for row in reader.rows("goal")
        ),
        NEXT: any(
            row.get("relationship") == relationship["id"] for row in meetings.coming(reader.rows("meeting"), today)
        ),
    }
    if relationship.get("format") == "informal" and latest is None:
        del done[HOPES], done[READ]
    return [Check(code, WORDS[code], said) for code, said in done.items()]
