"""A meeting as rows: its facts, agenda, notes and actions, section by section, and the shorter page beside a list."""

from __future__ import annotations

from datetime import date
from typing import Final

from mentortui.actions import key_hint
from mentortui.dates import MONTHS, say_day, say_distance, say_due, short
from mentortui.model.reader import Row as Record
from mentortui.practice import actions, live, meetings, names, readers
from mentortui.practice.meetings import Minutes
from mentortui.screens import small_pages
from mentortui.screens.desk import Desk
from mentortui.widgets.ink import HEADING, Cell, Column, Layout, lines_of
from mentortui.widgets.row import SPACE, Row
from mentortui.widgets.unmarked import unmarked

AGENDA: Final = "agenda"
NOTES: Final = "notes"
ACTIONS: Final = "actions"
WHOLE: Final = 12
"""How many lines of one entry the screen shows; enter shows the rest."""

_HEAD: Final = Layout((Column(role="strong"), Column(24, right=True, least=50)), indent=1)
_POINT: Final = Layout((Column(3, role="muted"), Column(), Column(10, right=True, role="muted", least=50)))
_ENTRY: Final = Layout((Column(1, role="muted"), Column()))
_TASK: Final = Layout((Column(3, role="muted"), Column(), Column(10, role="muted", least=60), Column(18, right=True)))
_SLIM: Final = Layout((Column(3, role="muted"), Column(), Column(13, right=True)))
_TOTAL: Final = Layout((
    Column(12), Column(4, right=True, role="muted"), Column(8, right=True), Column(role="muted"),
))  # fmt: skip
_EMPTY: Final = Layout((Column(role="muted"),))


def near(day: str, today: date) -> str:
    """A day in eleven cells: `Tue 24 Nov`, farther away `12 Sep 2025`."""
    on = date.fromisoformat(day)
    if abs((on - today).days) <= 180:
        return say_day(on, today)
    return f"{on.day} {MONTHS[on.month - 1][:3].capitalize()} {on.year}"


def when(desk: Desk, meeting: Record) -> str:
    """`Tue 24 Nov 16:00`."""
    return " ".join(day_and_time(desk, meeting)).rstrip()


def day_and_time(desk: Desk, meeting: Record) -> tuple[str, str]:
    """The two for columns of eleven and five cells; the time is empty where none was said."""
    day = near(meeting["on"], desk.today) if meeting.get("on") else "no day yet"
    return day, str(meeting.get("time") or "")


def who(desk: Desk, meeting: Record) -> str:
    """The others in it; its title first where it has one."""
    people = names.listed(desk.name(one) for one in meeting.get("attendees", ()) if one != desk.reader.me)
    return ": ".join(filter(None, [str(meeting.get("title") or ""), people])) or "nobody yet"


def unsaid(desk: Desk, meeting: Record) -> bool:
    """Whether it was planned for a day that has gone, and nobody said what became of it."""
    gone = str(meeting.get("on", "")) < desk.today.isoformat()
    return meeting.get("status") == "planned" and gone and not live.running(meeting)


def stands(desk: Desk, meeting: Record) -> Cell:
    """One word for a narrow column."""
    if unsaid(desk, meeting):
        return ("! held?", "warning")
    if live.running(meeting):
        return ("● now", "accent")
    status = str(meeting.get("status", "held"))
    return (status, "muted") if status == "held" else status


def days(desk: Desk) -> dict[date, Cell]:
    """A sign for each day that has a meeting: held, planned, or nobody said yet; what matters most of several."""
    found: dict[date, Cell] = {}
    rank: dict[date, int] = {}
    for row in desk.reader.rows("meeting"):
        if not row.get("on") or row.get("status", "held") == "missed":
            continue
        day, planned = date.fromisoformat(row["on"]), row.get("status", "held") == "planned"
        level = 2 if unsaid(desk, row) else 1 if planned else 0
        if level >= rank.get(day, 0):
            rank[day] = level
            found[day] = (("●", ""), ("○", ""), ("!", "warning"))[level]
    return found


def length(minutes: int) -> str:
    """`45 min`, `1 h 30`, `2 h`."""
    hours, rest = divmod(minutes, 60)
    if minutes < 60:
        return f"{minutes} min"
    return f"{hours} h {rest:02}" if rest else f"{hours} h"


def total(found: list[Minutes]) -> str:
    """`52 held, 37 h 20`: how many meetings, and how long in all."""
    minutes = sum(one.minutes for one in found)
    return f"{sum(one.held for one in found)} held" + (f", {length(minutes)}" if minutes else "")


def totals(found: list[Minutes]) -> list[Row]:
    """Minutes per type, as a section."""
    if not found:
        return []
    rows = [Row("", ("Minutes per type",), HEADING)]
    for one in found:
        unknown = f"{one.untimed} without a length" if one.untimed else ""
        rows.append(Row(f"#{one.type}", (one.type, str(one.held), length(one.minutes), unknown), _TOTAL))
    return rows


def head(desk: Desk, meeting: Record, width: int) -> list[Row]:
    """Who, when, and how it stands; the line of facts is the meeting's own."""
    rows = [Row("", (who(desk, meeting), when(desk, meeting)), _HEAD)]
    rows.append(Row(meeting["id"], (_facts(desk, meeting),), Layout((Column(),))))
    for where in filter(None, (meeting.get("place"), meeting.get("link"))):
        rows += [Row("", (line,), _EMPTY) for line in lines_of(str(where), width - 5, 3)]
    return [*rows, SPACE]


def _facts(desk: Desk, meeting: Record) -> Cell:
    day = say_distance(date.fromisoformat(meeting["on"]), desk.today) if meeting.get("on") else ""
    facts = [str(meeting.get("type", "one-to-one")), length(meeting["minutes"]) if meeting.get("minutes") else ""]
    facts += [str(meeting.get("channel") or "")]
    if unsaid(desk, meeting):
        key = key_hint("meeting.held", desk.keymap)
        return (f"! planned for {day}: did it take place? Press {key}", "warning")
    status = str(meeting.get("status", "held"))
    if live.running(meeting):
        status, day = "goes on", f"since {live.began(meeting):%H:%M}"
    stands = ", ".join(filter(None, [status, day])) if status == "planned" else f"{status} {day}".strip()
    return ", ".join(filter(None, [stands, *facts]))


def agenda(desk: Desk, meeting: Record, width: int) -> list[Row]:
    """The points, to tick."""
    points = meetings.agenda(desk.reader, meeting)
    if not points and meeting.get("status", "held") != "planned":
        return []
    done = sum(bool(row.get("done")) for row in points)
    rows = [Row("", ("Agenda", f"{done} of {len(points)} talked about" if points else ""), HEADING)]
    for row in points:
        rows += _point(row, "", width)
    if not points:
        rows.append(_invites(desk, meeting, AGENDA, "No points yet", "write the first"))
    return [*rows, SPACE]


def _point(row: Record, said: str, width: int) -> list[Row]:
    """One point, on as many as three lines."""
    lines = lines_of(str(row.get("title", "")), width - 4 - 5 - (12 if width >= 50 else 0), 3)
    sign: Cell = ("[✓]", "accent") if row.get("done") else "[ ]"
    role = "muted" if row.get("done") else ""
    first = Row(row["id"], (sign, (lines[0], role), said), _POINT)
    return [first, *(Row("", ("", (line, role)), _POINT) for line in lines[1:])]


def _invites(desk: Desk, meeting: Record, section: str, empty: str, then: str) -> Row:
    """An empty section: one sentence and one key; selecting it says what the key adds."""
    key = key_hint("new", desk.keymap)
    return Row(f"{meeting['id']}#{section}", (f"{empty}. Press {key} here and {then}.",), _EMPTY)


def along(desk: Desk, meeting: Record, width: int) -> list[Row]:
    """What is still open from earlier meetings of the same people: a query over open items, never a copy."""
    if meeting.get("status", "held") != "planned" and meeting.get("on") != desk.today.isoformat():
        return []
    carried = meetings.carried(desk.reader, meeting)
    if not carried.agenda and not carried.actions:
        return []
    rows = [Row("", ("From last time", "still open"), HEADING)]
    for row in carried.agenda:
        before = desk.reader.get(row["meeting"]) or Record()
        rows += _point(row, near(before["on"], desk.today) if before.get("on") else "", width)
    return [*rows, *(line for row in carried.actions for line in task(desk, row, width)), SPACE]


def notes(desk: Desk, meeting: Record, width: int, type_: str = "note") -> list[Row]:
    """The entries of the notes, or the decisions; a sign says who can read each."""
    found = [row for row in meetings.entries(desk.reader, meeting) if row.get("type", "note") == type_]
    if type_ == "note" and not live.running(meeting):  # while it goes on, others may look on
        found += meetings.own_notes(desk.reader, meeting)
    title = "Decisions" if type_ == "decision" else "Notes"
    if not found:
        if type_ == "decision" or meeting.get("status", "held") == "missed":
            return []
        return [
            Row("", (title,), HEADING),
            _invites(desk, meeting, NOTES, "Nothing written yet", "write"),
            SPACE,
        ]
    signs = "  ".join(
        said for sign, said in (("·", "· only you"), ("+", "+ shared"))
        if any(readers.glyph(desk.reader, row) == sign for row in found)
    )  # fmt: skip
    rows = [Row("", (title, signs), HEADING)]
    for row in found:
        rows += entry(desk, row, width)
    return [*rows, SPACE]


def entry(desk: Desk, row: Record, width: int, most: int = WHOLE) -> list[Row]:
    """One entry, wrapped, with the sign of its readers and its writer's name where another wrote it."""
    by = row.get("by", desk.reader.me)
    lead = f"{desk.first_name(by)}: " if by != desk.reader.me else ""
    sign: Cell = (readers.glyph(desk.reader, row), "accent" if readers.glyph(desk.reader, row) == "+" else "muted")
    lines = lines_of(lead + unmarked(str(row.get("text", ""))), width - 4 - 3, most)
    return [Row(row["id"], (sign, lines[0]), _ENTRY), *(Row("", ("", line), _ENTRY) for line in lines[1:])]


def tasks(desk: Desk, meeting: Record, width: int) -> list[Row]:
    """The actions that came of it: open ones first."""
    found = [row for row in desk.reader.rows("action") if row.get("meeting") == meeting["id"]]
    found.sort(key=lambda row: (bool(row.get("done")), row.get("due") or "9", row["id"]))
    if not found and meeting.get("status", "held") != "held":
        return []
    rows = [Row("", ("Actions",), HEADING), *(line for row in found for line in task(desk, row, width))]
    if not found:
        rows.append(_invites(desk, meeting, ACTIONS, "No actions", "write the first"))
    return [*rows, SPACE]


def task(desk: Desk, row: Record, width: int) -> list[Row]:
    """One action: whose, and by when; where there is little room on as many as three lines."""
    own = row.get("owner", desk.reader.me) == desk.reader.me
    name = "you" if own else names.short_names(desk.reader).get(row["owner"], names.UNKNOWN)
    sign: Cell = ("[✓]", "accent") if row.get("done") else "[ ]"
    role = "muted" if row.get("done") else ""
    if width >= 66:
        return [Row(row["id"], (sign, (str(row["title"]), role), name, _due(desk, row, far=True)), _TASK)]
    lines = lines_of(str(row["title"]) + ("" if own else f" ({name})"), width - 4 - 20, 3)
    first = Row(row["id"], (sign, (lines[0], role), _due(desk, row, far=False)), _SLIM)
    return [first, *(Row("", ("", (line, role)), _SLIM) for line in lines[1:])]


def _due(desk: Desk, row: Record, far: bool) -> Cell:
    """When it was done or is wanted; `far` also says how late it is."""
    if row.get("done"):
        return (near(row["done_on"], desk.today) if row.get("done_on") else "done", "muted")
    if not row.get("due"):
        return ""
    said = say_due(date.fromisoformat(row["due"]), desk.today) if far else near(row["due"], desk.today)
    return (f"! {said}", "warning") if actions.is_late(row, desk.today) else said


def page(desk: Desk, meeting_id: str, width: int) -> list[Row]:
    """The page beside a list: when, how it stands, points, what comes along, the last notes, who can read it."""
    meeting = desk.reader.get(meeting_id) or Record()
    day = f"{short(date.fromisoformat(meeting['on']))} {meeting.get('time') or ''}" if meeting.get("on") else ""
    facts = _facts(desk, meeting)
    rows = small_pages.title(who(desk, meeting)[:400], width)
    rows += small_pages.facts(
        [
            ("When", day.rstrip()),
            ("Is", facts if isinstance(facts, str) else facts[0]),
            ("Place", str(meeting.get("place") or "")[:400]),
            ("Link", str(meeting.get("link") or "")[:400]),
            ("Absent", names.listed(desk.name(one) for one in meeting.get("absent", ()))),
            ("Waiting", meetings.comes_along(desk.reader, meeting) if meeting.get("status") == "planned" else ""),
        ],
        width,
    )
    points = agenda(desk, meeting, width) if meetings.agenda(desk.reader, meeting) else []
    rows += [SPACE, *(row._replace(key="") for row in points[:-1])] if points else []
    found = meetings.entries(desk.reader, meeting)
    if live.running(meeting):  # others may look on
        found = [row for row in found if not live.is_private(meeting, row)]
    else:
        found += meetings.own_notes(desk.reader, meeting)
    if found:
        rows += [SPACE, Row("", ("Notes",), HEADING)]
        rows += [line._replace(key="") for row in found[:6] for line in entry(desk, row, width, 4)]
    done = tasks(desk, meeting, width)
    if any("#" not in row.key and row.key for row in done):
        rows += [SPACE, *(row._replace(key="") for row in done[:-1])]
    return [*rows, *small_pages.who_reads(desk, meeting, width)]
