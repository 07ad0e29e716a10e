"""The pages beside the list: a milestone, what a rule found, a recognition, an introduction."""

from __future__ import annotations

from typing import Final

from mentortui.model.reader import Row as Record
from mentortui.practice import celebrations, names
from mentortui.practice.celebrations import Found
from mentortui.screens import small_pages
from mentortui.screens.desk import Desk
from mentortui.screens.milestones import trail
from mentortui.screens.small_pages import day, facts, linked, prose, who_reads
from mentortui.widgets.row import SPACE, Row

STAYS: Final = "A rule found it. Enter keeps it on your trail."


def milestone(desk: Desk, record_id: str, width: int) -> list[Row]:
    """What, who, when, how it stands, what made it work, and who can read it."""
    row = desk.reader.get(record_id) or Record()
    stop = next((one for one in celebrations.trail(desk.reader, desk.today) if one.row["id"] == record_id), None)
    planned = row.get("status") == celebrations.PLANNED
    stands = f"{stop.state}: {stop.why}" if stop and planned and stop.why else (stop.state if stop else "")
    pairs: list[tuple[str, str]] = [
        ("Who", stop.who if stop else ""),
        ("Planned" if planned else "Reached", day(desk, row.get("on"))),
        ("Stands", stands if planned else ""),
        ("Goal", linked(desk, row.get("goal"))),
        ("Value", str(row.get("value_tag") or "")),
    ]
    rows = [*small_pages.title(str(row.get("title", "")), width), *facts(pairs, width)]
    if row.get("worked"):
        rows += [SPACE, *facts([("Worked", str(row["worked"])[:600])], width)]
    given = [one for one in celebrations.shelf(desk.reader) if one.row.get("milestone") == record_id]
    rows += facts([("Given" if not place else "", one.words) for place, one in enumerate(given)], width)
    return [*rows, *who_reads(desk, row, width)]


def found(desk: Desk, one: Found, width: int) -> list[Row]:
    """What a rule found: its rule in words, and what to do about it."""
    pairs = [
        ("Who", trail.who(desk, one)),
        ("Day", day(desk, one.on)),
        ("Why", one.why),
        ("Goal", linked(desk, one.goal)),
    ]
    return [*small_pages.title(one.title, width), *facts(pairs, width), SPACE, *prose(STAYS, width)]


def recognition(desk: Desk, record_id: str, width: int) -> list[Row]:
    """What was given, by whom, to whom, for what."""
    row = desk.reader.get(record_id) or Record()
    pairs: list[tuple[str, str]] = [
        ("It is", str(row.get("type", "kudos"))),
        ("For", names.name(desk.reader, str(row.get("person", "")))),
        ("From", names.name(desk.reader, str(row.get("by", desk.reader.me)))),
        ("Day", day(desk, row.get("on"))),
        ("Value", str(row.get("value_tag") or "")),
        ("Of", linked(desk, row.get("milestone"))),
    ]
    words = [SPACE, *prose(str(row["text"]), width)] if row.get("text") else []
    heading = small_pages.title(str(row.get("title", "")), width)
    return [*heading, *facts(pairs, width), *words, *who_reads(desk, row, width)]


def introduction(desk: Desk, record_id: str, width: int) -> list[Row]:
    """To whom, why, what came of it."""
    row = desk.reader.get(record_id) or Record()
    whom = str(row.get("person", ""))
    pairs: list[tuple[str, str]] = [
        ("Whom", names.name(desk.reader, whom)),
        ("Day", day(desk, row.get("on"))),
        ("Why", str(row.get("why") or "")),
        ("Came", trail.came(row)),
        ("", str(row.get("outcome") or "") if row.get("worked") is not None else ""),
    ]
    return [*small_pages.title(str(row.get("name", "")), width), *facts(pairs, width), *who_reads(desk, row, width)]
