"""What the two of a relationship agreed in a story of the demo, and how it rested and ended."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime
from typing import TYPE_CHECKING, Any

from mentortui.changes import agreement, closing, naming
from mentortui.content import agreements
from mentortui.exchange.demo_step import NewId, Part, Step
from mentortui.model.delta import Delta
from mentortui.model.reader import Reader

if TYPE_CHECKING:
    from mentortui.exchange.demo_calendar import Calendar

_OF_THE_STORY = frozenset({"day", "with", "agreed"})


def agreed(part: Part, calendar: Calendar) -> Iterator[Step]:
    """A version written one evening, and who agreed to it when: `agreed = [[day, name], …]`, the other by phone."""
    fields: dict[str, Any] = {name: value for name, value in part.items() if name not in _OF_THE_STORY}
    if "review" in fields:
        fields["review"] = calendar.iso(fields["review"])

    def write(reader: Reader, now: datetime, made: NewId) -> Delta:
        together = naming.relationship(reader, part["with"])
        defaults = agreements.beginning(together.get("kind", "traditional"), together.get("format", "formal"))
        return agreement.edit(reader, part["with"], fields, now=now, new_id=made, defaults=defaults)

    yield Step(calendar.moment(part["day"], "19:10"), write)
    for number, (day, name) in enumerate(part.get("agreed", ())):
        yield Step(calendar.moment(day, f"19:2{number}"), _word(part["with"], name, calendar, day))


def _word(with_: str, name: str, calendar: Calendar, day: int) -> Any:
    more: dict[str, Any] = {} if name == "me" else {"person": name, "how": "by phone"}
    return lambda reader, now, made: agreement.agree(reader, with_, now=now, new_id=made, on=calendar.day(day), **more)


def paused(part: Part, calendar: Calendar) -> Iterator[Step]:
    """A relationship rests from a day on."""
    yield Step(
        calendar.moment(part["day"], "17:30"),
        lambda reader, now, made: closing.pause(
            reader, part["with"], now=now, new_id=made, until=calendar.day(part["until"]) if "until" in part else None
        ),
    )


def ended(part: Part, calendar: Calendar) -> Iterator[Step]:
    """A relationship is closed; in the story they have always talked about it."""
    more = {name: part[name] for name in ("challenge", "stay_in_touch") if name in part}
    yield Step(
        calendar.moment(part["day"], "17:30"),
        lambda reader, now, made: closing.close(reader, part["with"], part["as"], now=now, talked=True, **more),
    )
