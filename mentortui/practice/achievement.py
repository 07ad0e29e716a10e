"""What is said of an achievement below its title: whose, on which day, after how many meetings."""

from __future__ import annotations

from datetime import date

from mentortui.dates import in_full, say_day
from mentortui.model.reader import Reader, Row
from mentortui.practice import names


def circumstances(reader: Reader, milestone: Row, today: date) -> str:
    """`Ana Silva, 21 November 2026, after 6 meetings`; of a planned one the day it is planned for."""
    on = date.fromisoformat(milestone["on"])
    if milestone.get("status") == "planned":
        return f"{_whose(reader, milestone)}, planned for {say_day(on, today)}"
    count = meetings_before(reader, milestone)
    after = f", after {count} meeting{'s' * (count != 1)}" if count else ""
    return f"{_whose(reader, milestone)}, {in_full(on)}{after}"


def _whose(reader: Reader, milestone: Row) -> str:
    """A person, or all of the relationship that reached it."""
    if milestone.get("person"):
        who = names.name(reader, milestone["person"])
    else:
        others = [names.name(reader, one) for one in _members(reader, milestone) if one != reader.me]
        who = names.listed(["you", *others])
    return who[:1].upper() + who[1:] if who.startswith("you") else who


def _members(reader: Reader, milestone: Row) -> list[str]:
    linked = reader.get(milestone["relationship"]) if milestone.get("relationship") else None
    return names.members(linked) if linked else []


def meetings_before(reader: Reader, milestone: Row) -> int:
    """Meetings that took place up to its day: of its relationship, else with whom it is about; 0 when of neither."""
    link, person = milestone.get("relationship"), milestone.get("person")
    with_ = person if person != reader.me else None
    return sum(
        row.get("status", "held") == "held"
        and "" < row.get("on", "") <= milestone["on"]
        and (row.get("relationship") == link if link else with_ in row.get("attendees", ()))
        for row in reader.rows("meeting")
        if link or with_
    )
