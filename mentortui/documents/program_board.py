"""What everybody in a program sees of it, as text and as data: what it is for, its days, its news, whom to turn to."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import Any

from mentortui.dates import say_day
from mentortui.model.limits import clean
from mentortui.model.reader import Row
from mentortui.practice.counted import AGREED
from mentortui.program.board import Board


def data(board: Board, today: date) -> dict[str, Any]:
    """It as plain data."""
    return {
        "program": _name(board), "coordinated": bool(board.share.get("hosted")), "charter": board.charter,
        "news": list(board.news), "older_news": list(board.older), "handbook": list(board.pages),
        "library": list(board.library), "wall": list(board.wall), "counted": list(board.share.get(AGREED, ())),
        "calendar": [{"on": day, "what": what} for day, what in board.coming if day >= today.isoformat()],
    }  # fmt: skip


def lines(board: Board, today: date) -> Iterator[str]:
    """It as text."""
    charter = board.charter
    yield _name(board)
    if not charter:
        yield "Its charter has not arrived yet; it comes once whoever coordinates it has synced."
    if charter.get("purpose"):
        yield clean(str(charter["purpose"]))
    yield from _listed("News", board.news, today)
    days = [(day, what) for day, what in board.coming if day >= today.isoformat()]
    if days:
        yield from ("", "Calendar", *(f"  {_day(day, today)}  {clean(what)}" for day, what in days))
    agreed = list(board.share.get(AGREED, ()))
    counts = ", ".join(agreed) or "nothing, unless a record says so"
    yield from ("", "What it counts of yours", f"  {counts}; never your words")
    contacts = (("When it is difficult", charter.get("trouble")), ("After misconduct", charter.get("misconduct")))
    if any(said for _, said in contacts):
        yield from ("", "Whom to turn to", *(f"  {label}: {clean(str(said))}" for label, said in contacts if said))
    yield from _listed("Its own handbook", board.pages, today)
    yield from _listed("Its library", board.library, today)
    yield from _listed("Older news", board.older, today)


def _name(board: Board) -> str:
    return clean(str(board.charter.get("name") or board.share.get("name") or "A program"))


def _listed(heading: str, rows: tuple[Row, ...], today: date) -> Iterator[str]:
    if rows:
        yield from ("", heading)
        for row in rows:
            yield f"  {clean(str(row.get('title', '')))}" + (f"  {_day(row['on'], today)}" if row.get("on") else "")


def _day(day: object, today: date) -> str:
    return say_day(date.fromisoformat(str(day)), today)
