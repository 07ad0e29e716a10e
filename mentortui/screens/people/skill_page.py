"""One skill of one person as rows: what it is, every rating with its day, and the goals that grow it."""

from __future__ import annotations

from datetime import date
from typing import Final

from mentortui.dates import MONTHS
from mentortui.documents.headline import headline
from mentortui.model.vocabulary import SKILL_LEVELS
from mentortui.practice import readers
from mentortui.practice.skills import SELF, Skill, grown_by, ratings
from mentortui.screens import small_pages
from mentortui.screens.desk import Desk
from mentortui.widgets.ink import Column, Layout, bar, lines_of
from mentortui.widgets.row import SPACE, Row

_RATED: Final = Layout((Column(11, role="muted"), Column(), Column(5, drawn=True), Column(1)), indent=1)
_SEEN: Final = Layout((Column(role="muted"),), indent=1 + 11 + 2)


def near(desk: Desk, day: str) -> str:
    """An ISO day, short: `9 Mar`, with its year when that is another one; `today`. Empty where there is none."""
    if not day:
        return ""
    found = date.fromisoformat(day)
    if found == desk.today:
        return "today"
    said = f"{found.day} {MONTHS[found.month - 1][:3].capitalize()}"
    return said if found.year == desk.today.year else f"{said} {found.year}"


def page(desk: Desk, person: str, skill: Skill, sides: tuple[str, str], width: int) -> list[Row]:
    """A skill with its ratings, the newest first; `sides` is what self and mentor are called."""
    rows = [*small_pages.title(skill.name, width), *small_pages.prose(skill.description, width), SPACE]
    found = ratings(desk.reader, person, skill.id)
    for row in reversed(found):
        level, side = int(row.get("level", 0)), sides[0] if row.get("role", SELF) == SELF else sides[1]
        rows.append(Row("", (near(desk, str(row.get("on") or "")), side, bar(level / 5, 5), str(level)), _RATED))
        said = ": ".join(filter(None, (SKILL_LEVELS.get(level, ""), row.get("evidence"))))
        rows += [Row("", (line,), _SEEN) for line in lines_of(said, width - 16, 4)]
    rows += [] if found else [Row("", (("Not rated yet.", "muted"),), small_pages.TEXT)]
    goals = [headline(desk.reader, row) for row in grown_by(desk.reader, skill)]
    if goals:
        rows += [SPACE, *small_pages.facts([("Goals" if len(goals) > 1 else "Goal", one) for one in goals], width)]
    if not skill.listed:
        rows += [SPACE, *small_pages.facts([("Counted", "never: a skill of your own")], width)]
    if found:
        who = "; ".join(dict.fromkeys(readers.reading(desk.reader, "rating", row).who for row in found))
        rows += [*([] if not skill.listed else [SPACE]), *small_pages.facts([("Readers", who)], width)]
    return rows
