"""What list and page of the handbook share: the column beside the list, the way to the self-check."""

from __future__ import annotations

from datetime import date

from mentortui.actions import key_hint
from mentortui.content.handbook import module
from mentortui.dates import in_full
from mentortui.model.reader import Row as Record
from mentortui.practice import handbook
from mentortui.practice.prompts import at_live
from mentortui.practice.snoozes import awake
from mentortui.screens import small_pages
from mentortui.screens.base import JournalScreen
from mentortui.screens.desk import Desk
from mentortui.widgets.row import SPACE, Row

_SIDES = {handbook.MENTOR: "mentors", handbook.MENTEE: "mentees"}


def last_record(desk: Desk, name: str) -> str:
    """The id of the record of the last time a module was read; empty when it was not."""
    rows = [row for row in desk.reader.rows("training") if name and row.get("module") == name]
    return str(max(rows, key=lambda row: (str(row.get("on", "")), row["id"]))["id"]) if rows else ""


def days(desk: Desk, name: str) -> list[str]:
    """The days on which a module was read, the latest first."""
    found = {str(row["on"]) for row in desk.reader.rows("training") if row.get("module") == name and row.get("on")}
    return [in_full(date.fromisoformat(on)) for on in sorted(found, reverse=True)]


def sides(parts: tuple[str, ...]) -> str:
    """`for mentors`, `for mentors and mentees`."""
    return f"for {' and '.join(_SIDES[part] for part in parts)}"


def beside(desk: Desk, name: str, width: int) -> list[Row]:
    """A module beside the list: its sentence, for whom, when it was read, and how it begins."""
    one, parts = module(name), handbook.parts_for(desk.reader)
    read = days(desk, name)
    pairs = [("Read", read[0] if read else "not yet"), *(("", day) for day in read[1:4])]
    rows = [*small_pages.title(one.title, width), *small_pages.prose(one.about, width), SPACE]
    rows += small_pages.facts([("For", sides(parts).removeprefix("for ")), *pairs], width)
    if record := last_record(desk, name):
        rows += small_pages.who_reads(desk, desk.reader.get(record) or {}, width)
    return [*rows, SPACE, *small_pages.prose(one.both.split("\n\n")[0], width)]


def offer_first(screen: JournalScreen, meeting: Record) -> None:
    """In the first live meeting there is, name the page on first meetings, unless such lines are put aside."""
    reader, today = screen.desk.reader, screen.desk.today
    if meeting and awake(reader, at_live(reader, meeting, today), today):
        key = key_hint("handbook", screen.desk.keymap)
        screen.say(f"A first meeting? {key} opens the handbook, which has a page on it.", "note")


def check(screen: JournalScreen, name: str) -> None:
    """Open the self-check of a module."""
    from mentortui.screens.handbook.check import CheckScreen

    if name:
        screen.app.push_screen(CheckScreen(screen.desk, name))
