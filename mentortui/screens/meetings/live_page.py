"""A live meeting as rows: agenda and what comes along at the left; notes, decisions and actions at the right."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date
from typing import Final

from mentortui.actions import key_hint
from mentortui.dates import say_due
from mentortui.model.reader import Row as Record
from mentortui.model.vocabulary import kind_of
from mentortui.practice import actions, folders, live, meetings, names
from mentortui.screens.desk import Desk
from mentortui.screens.meetings import page as meeting_page
from mentortui.widgets.ink import Cell, Column, Layout, lines_of
from mentortui.widgets.row import SPACE, Row
from mentortui.widgets.unmarked import unmarked

PRIVATE: Final = "private"
_HEAD: Final = Layout((Column(role="strong"), Column(22, right=True, role="muted", least=26)), indent=1)
_POINT: Final = Layout((Column(1, role="muted"), Column()), gap=1)
_ALONG: Final = Layout((Column(1, role="muted"), Column(), Column(9, right=True, least=30)), gap=1)
_TASK: Final = Layout((Column(3, role="muted"), Column(), Column(9, right=True, least=30)), gap=1)
_ENTRY: Final = Layout((Column(),))
_EMPTY: Final = Layout((Column(role="muted"),))


def title(desk: Desk, meeting: Record) -> str:
    """`Ana Silva, one-to-one`."""
    return f"{meeting_page.who(desk, meeting)}, {meeting.get('type', 'one-to-one')}"


def who(desk: Desk, meeting: Record) -> str:
    """Who reads what is written for all: `you and Ana`, or `only you` where it belongs to no relationship."""
    if not live.shares(meeting):
        return "only you"
    relationship = desk.reader.get(str(meeting.get("relationship"))) or Record()
    others = [desk.first_name(one) for one in names.members(relationship) if one != desk.reader.me]
    return names.listed(["you", *others])


def heard(desk: Desk, meeting: Record) -> str:
    """`Ana ● 2 min ago`: when the other was heard last, where all is sent; else empty, for more pressing words."""
    for person in meeting.get("attendees", ()):
        at = desk.shared.heard(str(person)) if desk.standing == folders.UP_TO_DATE else ""
        if at and person != desk.reader.me:
            return f"{desk.first_name(str(person))} ● {folders.briefly(at, desk.now)}"
    return ""


def agenda(desk: Desk, meeting: Record, width: int) -> list[Row]:
    """The points to tick."""
    points = meetings.agenda(desk.reader, meeting)
    done = sum(bool(row.get("done")) for row in points)
    rows = [Row("", ("Agenda", f"{done} of {len(points)}" if points else ""), _HEAD)]
    for row in points:
        rows += _lines(row, lines_of(str(row.get("title", "")), width - 6, 3), _POINT)
    if not points:
        key = key_hint("new", desk.keymap)
        rows += _empty(f"{meeting['id']}#agenda", f"No points. {key} here adds one.", width)
    return [*rows, SPACE]


def along(desk: Desk, ids: Iterable[str], width: int) -> list[Row]:
    """What comes along from last time: points and actions with these ids, ticked ones too."""
    found = [row for one in ids if (row := desk.reader.get(one)) is not None]
    if not found:
        return []
    rows = [Row("", ("From last time", ""), _HEAD)]
    for row in found:
        if kind_of(row["id"]) == "action":
            rows += _lines(row, lines_of(_task(desk, row), width - 6 - 10, 2), _ALONG, _due(desk, row))
        else:
            rows += _lines(row, lines_of(str(row.get("title", "")), width - 6, 2), _POINT)
    return [*rows, SPACE]


def _task(desk: Desk, row: Record) -> str:
    """`Ana: Outline, one page`: who does it, and what."""
    owner = row.get("owner", desk.reader.me)
    who = "you" if owner == desk.reader.me else names.short_names(desk.reader).get(owner, names.UNKNOWN)
    return f"{who}: {row.get('title', '')}"


def _lines(
    row: Record, lines: Sequence[str], layout: Layout, said: Cell = "", signs: tuple[str, str] = ("○", "✓")
) -> list[Row]:
    """One thing to tick, on as many lines as it was wrapped to."""
    done = bool(row.get("done"))
    sign: Cell = (signs[1], "accent") if done else signs[0]
    role = "muted" if done else ""
    first = Row(row["id"], (sign, (lines[0], role), "" if done else said), layout)
    return [first, *(Row("", ("", (line, role)), layout) for line in lines[1:])]


def _due(desk: Desk, row: Record) -> Cell:
    if not row.get("due"):
        return ""
    if actions.is_late(row, desk.today):
        return ("! late", "warning")
    return say_due(date.fromisoformat(row["due"]), desk.today)


def _empty(key: str, sentence: str, width: int) -> list[Row]:
    lines = lines_of(sentence, width - 4, 3)
    return [Row(key if not place else "", (line,), _EMPTY) for place, line in enumerate(lines)]


def said(desk: Desk, meeting: Record, width: int, private: bool) -> list[Row]:
    """Notes, decisions and actions; what is private last, when it is to be seen."""
    entries = meetings.entries(desk.reader, meeting)
    seen = [row for row in entries if not live.is_private(meeting, row)]
    notes = [row for row in seen if row.get("type", "note") == "note"]
    decisions = [row for row in seen if row.get("type", "note") != "note"]
    rows = [Row("", ("Notes", who(desk, meeting)), _HEAD)]
    rows += [line for row in notes for line in entry(desk, row, width)]
    if not notes:
        rows += _empty(f"{meeting['id']}#note", "Nothing yet. Write below; enter adds it.", width)
    if decisions:
        rows += [SPACE, Row("", ("Decisions", ""), _HEAD)]
        rows += [line for row in decisions for line in entry(desk, row, width)]
    tasks = sorted(
        (row for row in desk.reader.rows("action") if row.get("meeting") == meeting["id"]), key=lambda row: row["at"]
    )
    if tasks:
        rows += [SPACE, Row("", ("Actions", ""), _HEAD)]
        for row in tasks:
            rows += _lines(row, lines_of(_task(desk, row), width - 8 - 10, 3), _TASK, _due(desk, row), ("[ ]", "[✓]"))
    if private:
        rows += [SPACE, Row("", ("Private", "only you"), _HEAD)]
        hidden = hidden_entries(desk, meeting)
        rows += [line for row in hidden for line in entry(desk, row, width)]
        if not hidden:
            rows += _empty(f"{meeting['id']}#{PRIVATE}", "Nothing yet. What you write now is for you alone.", width)
    return rows


def hidden_entries(desk: Desk, meeting: Record) -> list[Record]:
    """What stays hidden until a key is pressed: entries that only their writer reads, and notes on the meeting."""
    entries = [row for row in meetings.entries(desk.reader, meeting) if live.is_private(meeting, row)]
    return [*entries, *meetings.own_notes(desk.reader, meeting)]


def entry(desk: Desk, row: Record, width: int) -> list[Row]:
    """One entry, wrapped, with its writer's name where another wrote it."""
    by = row.get("by", desk.reader.me)
    lead = f"{desk.first_name(by)}: " if by != desk.reader.me else ""
    lines = lines_of(lead + unmarked(str(row.get("text", ""))), width - 4, 6)
    return [Row(row["id"] if not place else "", (line,), _ENTRY) for place, line in enumerate(lines)]
