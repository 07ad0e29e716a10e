"""The skills of a demo's story: those of one's own, and what was rated at the start and now."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import datetime, timedelta
from typing import TYPE_CHECKING

from mentortui.changes import skills
from mentortui.exchange.demo_step import NewId, Part, Step
from mentortui.model.delta import Delta
from mentortui.model.reader import Reader

if TYPE_CHECKING:
    from mentortui.exchange.demo_calendar import Calendar


def skill(part: Part, calendar: Calendar) -> Iterator[Step]:
    """A skill of one's own."""
    yield Step(
        calendar.moment(part["day"], "18:05"),
        lambda reader, now, made: skills.add(
            reader, part["name"], now=now, new_id=made, type_=part["type"], description=part.get("description")
        ),
    )


def rating(part: Part, calendar: Calendar) -> Iterator[Step]:
    """Several skills rated on one day by one side."""
    begun = calendar.moment(part["day"], "18:20")
    for number, (one, level) in enumerate(part["levels"].items()):
        moment = min(begun + timedelta(minutes=number), calendar.moment(0, "23:59"))
        yield Step(moment, _rated(part, calendar, one, level))


def _rated(part: Part, calendar: Calendar, one: str, level: int) -> Callable[[Reader, datetime, NewId], Delta]:
    return lambda reader, now, made: skills.rate(
        reader, one, level, on=calendar.day(part["day"]), now=now, new_id=made, person=part.get("with"),
        role=part.get("by"), share=part.get("share", False), evidence=part.get("evidence", {}).get(one),
    )  # fmt: skip
