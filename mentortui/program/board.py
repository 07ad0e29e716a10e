"""What somebody in a program sees of it: its charter, what it tells everyone, its own handbook, the wall. Pure."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date
from typing import Final, NamedTuple

from mentortui.dates import month_length
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
    begun: str = ""
    """ISO day from which the milestones planned for everybody are counted: of one's own relationship, else the first
    of the program.
    """

    @property
    def coming(self) -> list[tuple[str, str]]:
        """Days of the program that are known: ISO day and what is on it, in their order."""
        charter = self.charter
        days = [(str(day), "the program looks at itself") for day in charter.get("reviews", ())]
        days += [(str(charter["start"]), "the program begins")] if charter.get("start") else []
        days += [(str(row["on"]), str(row.get("title") or "workshop")) for row in self.workshops if row.get("on")]
        return sorted([*days, *_milestones(charter.get("milestones", ()), self.begun)])


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
        _begun(reader, share),
    )


def _begun(reader: Directory, share: Row) -> str:
    """The first day of one's own latest relationship in the program, else of the program."""
    own = [str(row["start"]) for row in reader.rows("relationship")
           if row.get("program") == share_id(share) and row.get("start")]  # fmt: skip
    charter = reader.get(f"charter-{share_id(share)}") or {}
    return max(own, default=str(charter.get("start") or ""))


def _milestones(planned: Iterable[object], begun: str) -> Iterator[tuple[str, str]]:
    """The days of milestones planned for everybody, written as `3 months: title`."""
    for one in planned if begun else ():
        when, _, title = str(one).partition(":")
        number, _, unit = when.strip().partition(" ")
        if title.strip() and unit.startswith("month") and number.isdecimal() and len(number) < 4:
            yield after(date.fromisoformat(begun), int(number)).isoformat(), title.strip()


def after(day: date, months: int) -> date:
    """The day so many months later; the last of its month where there is no such day."""
    year, month = divmod(day.year * 12 + day.month - 1 + months, 12)
    return date(year, month + 1, min(day.day, month_length(year, month + 1)))


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
