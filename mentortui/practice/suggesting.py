"""An agenda suggested for the next meeting. Both read an agenda, so nothing that only its writer reads is named."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date
from typing import Final

from mentortui.model.reader import Reader, Row
from mentortui.model.vocabulary import ONLY_YOU
from mentortui.practice import actions, meetings
from mentortui.practice.between import Between
from mentortui.practice.goal_moves import Move
from mentortui.practice.names import shortened

MOST: Final = 7
"""Points an hour has room for."""


def suggested(
    reader: Reader,
    found: Between,
    moved: Sequence[Move],
    cheers: Sequence[Row],
    agreement: Sequence[str],
    coming: Row | None,
    today: date,
) -> tuple[str, ...]:
    """Points that are not on the agenda of the coming meeting yet, what is to celebrate first, the next date last."""
    if (found.subject.relationship or {}).get("status") == "closed":
        return ()
    there = {_folded(row.get("title", "")) for row in meetings.agenda(reader, coming)} if coming else set()
    points = [*_points(found, moved, cheers, agreement, today)]
    kept = [one for one in dict.fromkeys(points) if _folded(one) not in there]
    last = "The next date"
    return (*kept[: MOST - 1], *([last] if _folded(last) not in there else []))


def _folded(title: str) -> str:
    return " ".join(str(title).split()).casefold()


def _points(
    found: Between, moved: Sequence[Move], cheers: Sequence[Row], agreement: Sequence[str], today: date
) -> Iterator[str]:
    link = (found.subject.relationship or {}).get("id")
    if not any(row.get("status", "held") == "held" for row in found.meetings):
        yield "What we both hope for"
        yield "How we want to work together: how often, how long, what stays between us"
    for row in cheers[:1]:
        yield f"To celebrate: {shortened(row['title'], 100)}" if _open(row, link) else "Something to celebrate"
    waiting = [row for row in found.actions if not row.get("done") and _open(row, link)]
    late = sum(actions.is_late(row, today) for row in waiting)
    if waiting:
        yield "Actions we have open" + (f" ({late} late)" if late else "")
    risky = [one for one in moved if one.at_risk]
    for one in risky[:2]:
        if _open(one.row, link):
            yield f"{shortened(one.row['title'], 100)}: what does it need now?"
    if any(not _open(one.row, link) for one in risky[:2]):
        yield "A goal that does not move"
    for one in [one for one in moved if not one.at_risk and one.row.get("status", "active") == "active"][:1]:
        if _open(one.row, link):
            yield f"Next for: {shortened(one.row['title'], 100)}"
    if agreement:
        yield "How we work together: is it still right?"


def _open(row: Row, link: str | None) -> bool:
    """Whether the others of this relationship read a record anyway."""
    return row.get("readers", ONLY_YOU) != ONLY_YOU and link is not None and row.get("relationship") == link
