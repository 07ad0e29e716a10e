"""Somebody one works with as rows: the relationship, what is open, meetings, goals, profile, notes about them."""

from __future__ import annotations

from datetime import date
from typing import Final

from mentortui.actions import key_hint
from mentortui.dates import in_full
from mentortui.model.reader import Reader
from mentortui.model.reader import Row as Record
from mentortui.model.vocabulary import kind_of
from mentortui.practice import actions, cadence, meetings, names, people, sides
from mentortui.practice.availability import availability
from mentortui.practice.course import course
from mentortui.practice.goal_health import AT_RISK
from mentortui.practice.people import FINE, LATE, RESTING, SOON, Light, PersonLine
from mentortui.practice.today import goal_lines
from mentortui.screens import small_pages
from mentortui.screens.desk import Desk
from mentortui.screens.meetings import page as meeting_page
from mentortui.screens.together import on_page
from mentortui.widgets.ink import HEADING, Cell, Column, Layout, bar, lines_of
from mentortui.widgets.row import SPACE, Row
from mentortui.widgets.unmarked import unmarked

OPEN: Final = "actions"
MET: Final = "meetings"
NOTES: Final = "notes"
MOST: Final = 8
"""Past meetings shown; the list of meetings has them all."""

_SIGNS: Final = {LATE: "!", SOON: "○", FINE: "●", RESTING: "·"}
_HEAD: Final = Layout((Column(role="strong"), Column(10, right=True, least=40)), indent=1)
_FACT: Final = Layout((Column(14, role="muted"), Column()))
_DRAWN: Final = Layout((Column(14, role="muted"), Column(drawn=True)))
_MET: Final = Layout((
    Column(11), Column(5), Column(), Column(7, least=50), Column(8, right=True, role="muted", least=50),
))  # fmt: skip
_GOAL: Final = Layout((Column(), Column(13, right=True, least=50), Column(9)))
_NOTE: Final = Layout((Column(11, role="muted"), Column()))


def light(said: Light) -> Cell:
    """A light with its sign and its word: `! at risk`, `● on track`."""
    if not said.level:
        return ""
    words = f"{_SIGNS[said.level]} {said.level}"
    return (words, "warning") if said.level == LATE else (words, "muted" if said.level == RESTING else "")


def lines_of_people(desk: Desk, record: Record) -> list[PersonLine]:
    """The lines of the table that are about a relationship, or about a person."""
    every = people.table(desk.reader, desk.today)
    if kind_of(record["id"]) == "relationship":
        return [line for line in every if line.record["id"] == record["id"]]
    return [line for line in every if record["id"] in line.people]


def of(reader: Reader, record: Record) -> list[str]:
    """Ids of the people a page is about: the others in a relationship, or the person."""
    if kind_of(record["id"]) == "person":
        return [record["id"]]
    return [one for one in names.members(record) if one != reader.me]


def head(desk: Desk, record: Record, lines: list[PersonLine]) -> list[Row]:
    """Who it is, and how it stands."""
    title = names.listed(_full(desk, one) for one in of(desk.reader, record)) or "nobody yet"
    stands: Cell = "you" if record["id"] == desk.reader.me else light(lines[0].light) if lines else ""
    return [Row("", (title, stands), _HEAD), SPACE]


def _full(desk: Desk, person_id: str) -> str:
    row = desk.reader.get(person_id) or Record()
    return str(row.get("name") or names.UNKNOWN)


def relationships(desk: Desk, lines: list[PersonLine], width: int) -> list[Row]:
    """What you are to each other, how often you meet, and why it stands as it does."""
    rows: list[Row] = []
    own = [line for line in lines if kind_of(line.record["id"]) == "relationship"]
    for line in own:
        key, stands = line.record["id"], line.light.words if len(own) > 1 else line.light.reason
        stands += f"; {key_hint('person.light', desk.keymap)} says why" if line.health.reasons else ""
        role = "warning" if line.light.level == LATE else ""
        for label, said, tone in (("Together", together(desk, line), ""), ("Now", stands, role)):
            for place, part in enumerate(lines_of(said, width - 4 - 16, 3) if said else []):
                rows.append(Row(key, (label if not place else "", (part, tone)), _FACT))
                key = ""
        rows += [*time_bar(desk, line), *on_page.lines(desk, line, width)]
    return [*rows, SPACE] if rows else []


def time_bar(desk: Desk, line: PersonLine) -> list[Row]:
    """How much of the time is over, where an end was agreed: `██████░░░░ week 12 of 40`."""
    where = course(line.record, desk.today)
    return [Row("", ("Time", f"{bar(where.part, 20)}  {where.words}"), _DRAWN)] if where else []


def together(desk: Desk, line: PersonLine) -> str:
    """`you are the mentor, every 2 weeks, since 1 June 2026`."""
    row, agreed = line.record, cadence.agreed(line.record)
    others = names.listed(desk.first_name(one) for one in line.people)
    parts = [sides.own_words(desk.reader, row), f"with {others}" if len(line.people) > 1 else ""]
    parts += [sides.format_words(row), agreed.words if agreed else "no rhythm agreed"]
    parts += [f"since {in_full(date.fromisoformat(row['start']))}" if row.get("start") else ""]
    parts += [f"until {in_full(date.fromisoformat(row['end']))}" if row.get("end") else ""]
    return ", ".join(filter(None, parts))


def waiting(desk: Desk, record: Record, width: int) -> list[Row]:
    """Open actions between you: yours first."""
    who = set(of(desk.reader, record))
    found = [row for row in actions.open_actions(desk.reader) if who & set(names.others(desk.reader, row))]
    own = actions.mine(desk.reader, found)
    rest = actions.theirs(desk.reader, found)
    said = f"{len(own)} of yours, {len(rest)} of theirs" if found else ""
    rows = [Row("", ("Open", said), HEADING)]
    rows += [line for row in (*own, *rest) for line in meeting_page.task(desk, row, width)]
    if not found:
        rows.append(_invites(desk, record, OPEN, "Nothing is open", "write down who does what"))
    return [*rows, SPACE]


def _invites(desk: Desk, record: Record, section: str, empty: str, then: str) -> Row:
    key = key_hint("new", desk.keymap)
    return Row(f"{record['id']}#{section}", ((f"{empty}. Press {key} here and {then}.", "muted"),), Layout((Column(),)))


def met(desk: Desk, record: Record, width: int) -> list[Row]:
    """Meetings with them: those that come, and the last ones."""
    who = set(of(desk.reader, record))
    found = [
        row for row in desk.reader.rows("meeting")
        if row.get("relationship") == record["id"] or (who and who <= set(row.get("attendees", ())))
    ]  # fmt: skip
    coming = meetings.coming(found, desk.today)
    ahead = {row["id"] for row in coming}
    past = sorted((row for row in found if row["id"] not in ahead), key=meetings.when, reverse=True)
    total = sum(row.get("minutes") or 0 for row in meetings.held(past))
    said = f"{len(meetings.held(past))} held" + (f", {meeting_page.length(total)}" if total else "")
    rows = [Row("", ("Meetings", said if past else ""), HEADING)]
    rows += [_met(desk, row, width) for row in (*coming, *past[:MOST])]
    if len(past) > MOST:
        key = key_hint("mode.meetings", desk.keymap)
        rows.append(Row("", ((f"and {len(past) - MOST} before; {key} shows them all", "muted"),), Layout((Column(),))))
    if not found:
        rows.append(_invites(desk, record, MET, "No meeting yet", "plan the first"))
    return [*rows, SPACE]


def _met(desk: Desk, row: Record, width: int) -> Row:
    long = meeting_page.length(row["minutes"]) if row.get("minutes") else ""
    what = ": ".join(filter(None, [str(row.get("title") or ""), str(row.get("type", "one-to-one"))]))
    stands = meeting_page.stands(desk, row)
    if width < 50 and row.get("status", "held") != "held":
        what = stands if isinstance(stands, str) else stands[0]  # no room for its type
    return Row(row["id"], (*meeting_page.day_and_time(desk, row), what, stands, long), _MET)


def goals(desk: Desk, record: Record) -> list[Row]:
    """Goals you share."""
    who = set(of(desk.reader, record))
    found = [line for line in goal_lines(desk.reader, desk.today) if who & set(names.others(desk.reader, line.row))]
    rows = [Row("", ("Goals you share",), HEADING)] if found else []
    for line in found:
        level: Cell = ("! at risk", "warning") if line.health.level == AT_RISK else (line.health.level, "muted")
        rows.append(Row(line.row["id"], (str(line.row.get("title", "")), line.standing.words, level), _GOAL))
    return [*rows, SPACE] if rows else []


def notes(desk: Desk, record: Record, width: int) -> list[Row]:
    """Notes about them, latest first; nobody but you reads them."""
    who = of(desk.reader, record)
    found = [row for row in desk.reader.rows("note") if row.get("person") in who]
    found.sort(key=lambda row: (row.get("on") or row.get("at", ""), row["id"]), reverse=True)
    rows = [Row("", ("Notes about them", "only you read them" if found else ""), HEADING)]
    for row in found:
        day = str(row.get("on") or row.get("at", ""))[:10]
        lines = lines_of(unmarked(str(row.get("text", ""))), width - 4 - 13, 3)
        rows.append(Row(row["id"], (meeting_page.near(day, desk.today) if day else "", lines[0]), _NOTE))
        rows += [Row("", ("", line), _NOTE) for line in lines[1:]]
    if not found:
        rows.append(_invites(desk, record, NOTES, "None yet", "write one"))
    return [*rows, SPACE]


def page(desk: Desk, record_id: str, width: int) -> list[Row]:
    """The page beside the table: what you are to each other, what is open, the last meetings, who can read it."""
    record = desk.reader.get(record_id) or Record()
    who = of(desk.reader, record)
    rows = small_pages.title(names.listed(_full(desk, one) for one in who)[:400] or "nobody yet", width)
    for line in lines_of_people(desk, record):
        if kind_of(line.record["id"]) == "relationship":
            said = light(line.light)
            why = f": {line.light.reason}" if line.light.reason else ""
            stands = (said if isinstance(said, str) else said[0]) + why
            rows += small_pages.facts([("You", together(desk, line)), ("Stands", stands)], width)
    about = desk.reader.get(who[0]) or Record() if len(who) == 1 else Record()
    wanted = (("Offers", "offers"), ("Wants", "wants"))
    pairs = [(label, ", ".join(about.get(field, ()))[:600]) for label, field in wanted]
    can = availability(about, desk.today) if about else None
    pairs.append(("Time", f"{can.words}{f' ({can.asked_again})' if can.stale else ''}" if can else ""))
    rows += small_pages.facts(pairs, width)
    if record_id != desk.reader.me:
        for part in (waiting(desk, record, width), met(desk, record, width), goals(desk, record)):
            if any(row.key and "#" not in row.key for row in part):
                rows += [SPACE, *(row._replace(key="") for row in part[:-1])]
    return [*rows, *small_pages.who_reads(desk, record, width)]
