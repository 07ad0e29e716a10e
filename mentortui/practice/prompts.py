"""Pages of the handbook that fit what is happening: offered once, in one calm line, never twice within a year."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date, timedelta
from typing import Final

from mentortui.content.handbook import ORDER
from mentortui.model.reader import Reader, Row
from mentortui.practice import handbook
from mentortui.practice.goal_health import Health
from mentortui.practice.health import ACT
from mentortui.practice.nudges import Nudge
from mentortui.practice.people import PersonLine

HANDBOOK: Final = "handbook"
"""The kind of these nudges; the record they name is a page, as `handbook-goals`."""
FIRST_WEEKS: Final = timedelta(weeks=6)
"""As long a relationship is new, from its first day on, while nobody has met yet."""
_TEXTS: Final = {
    "difficulties": "When it gets quiet or hard: the handbook has a page.",
    "first-meeting": "First meetings: the handbook has a page, three minutes long.",
    "goals": "Goals that stand still: the handbook has a page on them.",
}
"""What is said of a page, in the order in which pages are offered."""


def prompts(
    reader: Reader, people: Iterable[PersonLine], goals: Iterable[tuple[Row, Health]], today: date
) -> list[Nudge]:
    """The pages that fit, the one wanted most first; `people` is what `people.table` gives, `goals` come with health.

    A page that was read within a year is not offered.
    """
    lines = list(people)
    fits = {
        "difficulties": any(line.light.level == ACT for line in lines),
        "first-meeting": any(_is_new(line, today) for line in lines),
        "goals": any(health.stuck for _, health in goals),
    }
    return _unread(reader, [name for name in _TEXTS if fits[name]], today)


def at_live(reader: Reader, meeting: Row, today: date) -> list[Nudge]:
    """In the first meeting there is, the page on first meetings."""
    held = any(row.get("status", "held") == "held" for row in reader.rows("meeting") if row["id"] != meeting.get("id"))
    return [] if held else _unread(reader, ["first-meeting"], today)


def page_key(name: str) -> str:
    """What stands for a page of the handbook where a record's id is asked for: `handbook-goals`."""
    return f"{HANDBOOK}-{name}"


def page_of(key: str) -> str:
    """The id of the module that a page's key means; empty for anything else."""
    return next((name for name in ORDER if page_key(name) == key), "")


def _unread(reader: Reader, names: Sequence[str], today: date) -> list[Nudge]:
    stands = handbook.standings(reader, today)
    wanted = [name for name in names if not stands[name].last or stands[name].again]
    return [Nudge(HANDBOOK, page_key(name), _TEXTS[name], "read it") for name in wanted]


def _is_new(line: PersonLine, today: date) -> bool:
    """Whether a relationship is in its first weeks, and nobody has met yet."""
    start = line.record.get("start")
    going = bool(line.record.get("mentors")) and line.record.get("status", "active") == "active"
    if not going or not start or line.rhythm.last:
        return False
    return today - FIRST_WEEKS <= date.fromisoformat(start) <= today + timedelta(days=14)
