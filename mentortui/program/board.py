"""What somebody in a program sees of it: its charter, what it tells everyone, its own handbook, the wall. Pure."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import Final, NamedTuple

from mentortui.model.reader import Directory, Row
from mentortui.model.vocabulary import EVERYONE
from mentortui.practice.counted import programs, share_id

FRESH: Final = 14
"""Days for which an announcement without a last day stands first."""
WALL: Final = ("recognition", "milestone")


class Board(NamedTuple):
    """One program as somebody in it sees it."""

    share: Row
    charter: Row
    """Empty until it arrived."""
    news: tuple[Row, ...]
    """Announcements that stand first, newest first."""
    older: tuple[Row, ...]
    """The others."""
    pages: tuple[Row, ...]
    """The program's own handbook, by title."""
    library: tuple[Row, ...]
    workshops: tuple[Row, ...]
    wall: tuple[Row, ...]
    """Kudos and milestones opened to everyone, newest first."""

    @property
    def coming(self) -> list[tuple[str, str]]:
        """Days of the program that are known: ISO day and what is on it, in their order."""
        charter = self.charter
        days = [(str(day), "the program looks at itself") for day in charter.get("reviews", ())]
        days += [(str(charter["start"]), "the program begins")] if charter.get("start") else []
        days += [(str(row["on"]), str(row.get("title") or "workshop")) for row in self.workshops if row.get("on")]
        return sorted(days)


def boards(reader: Directory, today: date) -> list[Board]:
    """One board for each program, in the order in which they were joined."""
    return [board(reader, share, today) for share in programs(reader)]


def board(reader: Directory, share: Row, today: date) -> Board:
    """What somebody in a program sees of it on a day."""
    opened = {
        kind: list(_opened(reader, share, kind)) for kind in ("announcement", "page", "resource", "meeting", *WALL)
    }
    told = sorted(opened["announcement"], key=_newest, reverse=True)
    news = [row for row in told if _stands(row, today)]
    wall = sorted((row for kind in WALL for row in opened[kind]), key=_newest, reverse=True)
    return Board(
        share,
        reader.get(f"charter-{share_id(share)}") or Row(),
        tuple(news),
        tuple(row for row in told if row not in news),
        tuple(sorted(opened["page"], key=_title)),
        tuple(sorted(opened["resource"], key=_title)),
        tuple(sorted(opened["meeting"], key=_newest)),
        tuple(wall),
    )


def month(board: Board, first: date) -> tuple[Row, ...]:
    """What was put on the wall in the month of a day: the month's digest."""
    wanted = first.isoformat()[:7]
    return tuple(row for row in board.wall if str(row.get("on") or row.get("at"))[:7] == wanted)


def _opened(reader: Directory, share: Row, kind: str) -> Iterator[Row]:
    for row in reader.rows(kind):
        if row.get("readers") == EVERYONE and row.get("program") == share_id(share):
            yield row


def _stands(row: Row, today: date) -> bool:
    if row.get("until"):
        return str(row["until"]) >= today.isoformat()
    return (today - date.fromisoformat(str(row["on"]))).days <= FRESH


def _newest(row: Row) -> tuple[str, str]:
    return str(row.get("on") or row.get("at", "")), str(row["id"])


def _title(row: Row) -> str:
    return str(row.get("title", "")).casefold()
