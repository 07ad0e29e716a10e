"""The rows of the Program screen that everybody in a program sees."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import Final

from mentortui.actions import key_hint
from mentortui.changes.agreeing import in_words
from mentortui.dates import say_day, say_distance
from mentortui.model.reader import Row as Record
from mentortui.model.vocabulary import kind_of
from mentortui.practice.counted import AGREED
from mentortui.practice.names import listed
from mentortui.program.board import Board
from mentortui.program.which import leads
from mentortui.screens.desk import Desk
from mentortui.widgets.ink import HEADING, Column, Layout, wrap
from mentortui.widgets.row import SPACE, Row

DAYS_MOST: Final = 8
"""Days of the calendar that are shown."""
WALL_MOST: Final = 8
"""Lines of the wall that are shown; the rest is with the month's digest."""
_LINE: Final = Layout((Column(), Column(16, right=True, role="muted", least=40)))
_SAID: Final = Layout((Column(role="muted"),), indent=3)
_FACT: Final = Layout((Column(20, role="muted"), Column()), indent=3)
_LABEL: Final = 20
_ON: Final = Layout((Column(20, role="muted"), Column(), Column(14, right=True, role="muted", least=60)), indent=3)


def rows(desk: Desk, board: Board, width: int, *, named: bool = True) -> Iterator[Row]:
    """Everything, in the order in which one asks for it: what is new, for what, what it counts, whom to turn to.

    Its name stands first, where it is not said above.
    """
    name = str(board.charter.get("name") or board.share.get("name") or "A program")
    if named:
        led = f"you lead {listed(leads(board.share))}" if leads(board.share) else ""
        yield Row("", (name, "you coordinate it" if board.share.get("hosted") else led), HEADING)
    if not board.charter:
        yield from _said("Its charter has not arrived yet; it comes once whoever coordinates it has synced.", width)
    yield from _said(str(board.charter.get("purpose") or ""), width)
    yield from _listed(desk, "News", board.news)
    yield from _calendar(desk, board, width)
    yield from _counts(desk, board, width)
    yield from _contacts(desk, board, width)
    yield from _charter(desk, board, width)
    yield from _listed(desk, "Its own handbook", board.pages)
    if not board.pages:
        yield from (SPACE, Row("", ("Handbook", ""), HEADING))
    yield from _said(f"{key_hint('handbook', desk.keymap)} opens the pages everybody has.", width)
    yield from _listed(desk, "Its library", board.library)
    yield from _wall(desk, board)
    yield from _listed(desk, "Older news", board.older)


def title_of(desk: Desk, row: Record) -> str:
    """What a line of the wall says: `Kudos for Ana Silva, from Tom Berg`."""
    if kind_of(row["id"]) not in ("recognition", "milestone"):
        return str(row.get("title", ""))
    mine = row.get("by") == desk.reader.me
    by = "you" if mine else str(row.get("by_name") or "somebody")
    about = str(row.get("about_name") or "")
    if kind_of(row["id"]) == "milestone":
        return f"{about or by}: {row.get('title', '')}"
    return f"{str(row.get('type', 'kudos')).capitalize()}{f' for {about}' if about else ''}, from {by}"


def _listed(desk: Desk, heading: str, found: tuple[Record, ...]) -> Iterator[Row]:
    if found:
        yield from (SPACE, Row("", (heading, ""), HEADING))
        yield from (Row(row["id"], (str(row.get("title", "")), _day(desk, row.get("on"))), _LINE) for row in found)


def _wall(desk: Desk, board: Board) -> Iterator[Row]:
    if board.wall:
        yield from (SPACE, Row("", ("The wall", ""), HEADING))
        for row in board.wall[:WALL_MOST]:
            yield Row(row["id"], (title_of(desk, row), _day(desk, row.get("on"))), _LINE)
        more = len(board.wall) - WALL_MOST
        if more > 0:
            yield Row("", (f"and {more:,} more",), _SAID)


def _counts(desk: Desk, board: Board, width: int) -> Iterator[Row]:
    """What the program counts of oneself, in one's own words."""
    agreed = list(board.share.get(AGREED, ()))
    yield from (SPACE, Row("", ("What it counts of yours", ""), HEADING))
    words = f"Of {in_words(agreed)}: dates, numbers and choices." if agreed else "Nothing, unless a record says so."
    key = key_hint("mode.sharing", desk.keymap)
    yield from _said(f"{words} Never your words. {key}, and enter on its folder, shows it in full.", width)


def _contacts(desk: Desk, board: Board, width: int) -> Iterator[Row]:
    charter = board.charter
    pairs = [("When it is difficult", charter.get("trouble")), ("After misconduct", charter.get("misconduct"))]
    if any(said for _, said in pairs):
        yield from (SPACE, Row("", ("Whom to turn to", ""), HEADING))
        yield from _facts([(label, str(said)) for label, said in pairs if said], width)
    elif not board.share.get("hosted"):
        yield from (SPACE, Row("", ("Whom to turn to", ""), HEADING))
    if not board.share.get("hosted"):
        ask = key_hint("program.ask", desk.keymap)
        yield from _said(f"{ask} asks whoever coordinates it to call you; it gets the day and nothing else.", width)


def _charter(desk: Desk, board: Board, width: int) -> Iterator[Row]:
    charter = board.charter
    pairs = [
        ("For", str(charter.get("serves") or "")),
        ("Aims", "; ".join(charter.get("aims", ()))),
        ("Values", ", ".join(charter.get("values", ()))),
        ("To meet", f"every {charter['cadence']}" if charter.get("cadence") else ""),
        ("Takes", f"{charter['months']} months" if charter.get("months") else ""),
        ("Notice", str(charter.get("notice") or "")),
    ]
    if any(said for _, said in pairs):
        yield from (SPACE, Row("", ("What it is for", ""), HEADING))
        yield from _facts([pair for pair in pairs if pair[1]], width)


def _calendar(desk: Desk, board: Board, width: int) -> Iterator[Row]:
    """The days that come, each with how far it is."""
    days = [(day, what) for day, what in board.coming if day >= desk.today.isoformat()]
    if days:
        yield from (SPACE, Row("", ("Calendar", ""), HEADING))
    for day, what in days[:DAYS_MOST]:
        far = say_distance(date.fromisoformat(day), desk.today)
        for place, line in enumerate(wrap(what, max(8, width - _LABEL - 24))):
            yield Row("", ("" if place else _day(desk, day), line, "" if place else far), _ON)


def _facts(pairs: list[tuple[str, str]], width: int) -> Iterator[Row]:
    for label, said in pairs:
        for place, line in enumerate(wrap(said, max(8, width - _LABEL - 6))):
            yield Row("", (label if not place else "", line), _FACT)


def _said(sentence: str, width: int) -> Iterator[Row]:
    if sentence:
        yield from (Row("", (line,), _SAID) for line in wrap(sentence, max(8, width - 5)))


def _day(desk: Desk, day: object) -> str:
    return say_day(date.fromisoformat(str(day)), desk.today) if day else ""
