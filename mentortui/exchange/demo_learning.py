"""What somebody learns from in a demo's story: pages of the handbook, the library, a workshop to come."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import datetime, timedelta
from typing import TYPE_CHECKING

from mentortui.changes import handbook, library, workshops
from mentortui.exchange.demo_step import NewId, Part, Step
from mentortui.model.delta import Delta
from mentortui.model.reader import Reader

if TYPE_CHECKING:
    from mentortui.exchange.demo_calendar import Calendar


def read(part: Part, calendar: Calendar) -> Iterator[Step]:
    """Pages of the handbook read on one day."""
    begun = calendar.moment(part["day"], "20:05")
    for number, page in enumerate(part["pages"]):
        yield Step(begun + timedelta(minutes=4 * number), _done(page))


def _done(page: str) -> Callable[[Reader, datetime, NewId], Delta]:
    return lambda reader, now, made: handbook.done(reader, page, now=now, new_id=made)


def resource(part: Part, calendar: Calendar) -> Iterator[Step]:
    """Something for the library."""
    fields = {name: value for name, value in part.items() if name != "day"}
    yield Step(
        calendar.moment(part["day"], "20:40"),
        lambda reader, now, made: library.add(reader, now=now, new_id=made, **fields),
    )


def workshop(part: Part, calendar: Calendar) -> Iterator[Step]:
    """A workshop that was planned, on a day that may still come."""
    fields = {name: value for name, value in part.items() if name not in ("day", "on", "title")}
    yield Step(
        calendar.moment(part["day"], "20:50"),
        lambda reader, now, made: workshops.plan(
            reader, part["title"], calendar.day(part["on"]), now=now, new_id=made, **fields
        ),
    )
