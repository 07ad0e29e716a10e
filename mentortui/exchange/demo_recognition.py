"""What is celebrated in a story of the demo: milestones found by rule, kudos, trophies, rewards, introductions."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime
from typing import TYPE_CHECKING

from mentortui.changes import introductions, milestones, naming, recognition
from mentortui.exchange.demo_step import NewId, Part, Step
from mentortui.model.delta import Delta
from mentortui.model.reader import Reader
from mentortui.model.vocabulary import RELATIONSHIP
from mentortui.practice import celebrations

if TYPE_CHECKING:
    from mentortui.exchange.demo_calendar import Calendar


def found(part: Part, calendar: Calendar) -> Iterator[Step]:
    """Everything the rules had found by a day is kept, of all rules or of those that are named."""

    def keep(reader: Reader, now: datetime, made: NewId) -> Delta:
        every = celebrations.found(reader, now.date())
        wanted = [one for one in every if one.rule in part.get("rules", [one.rule])]
        return milestones.keep(reader, wanted, now=now, new_id=made)

    yield Step(calendar.moment(part["day"], "18:50"), keep)


def celebrated(part: Part, calendar: Calendar) -> Iterator[Step]:
    """A milestone of the story is celebrated the evening it was reached, with what made it work."""
    if "worked" in part:
        yield Step(
            calendar.moment(part["day"], "18:45"),
            lambda reader, now, made: milestones.celebrate(reader, part["title"], worked=part["worked"]),
        )


def given(part: Part, calendar: Calendar) -> Iterator[Step]:
    """Kudos, a trophy or a reward; with `from` it was written by the other, as it comes by a shared folder."""
    more = {name: part[name] for name in ("value_tag", "milestone", "share", "text") if name in part}

    def change(reader: Reader, now: datetime, made: NewId) -> Delta:
        delta = recognition.give(reader, part["for"], part["title"], type_=part["type"], now=now, new_id=made, **more)
        if "from" not in part:
            return delta
        author = naming.person(reader, part["from"])
        together = naming.relationship_with(reader, [author])
        assert together is not None, "the story holds that they are in a relationship"
        marks = {"by": author, "readers": RELATIONSHIP, "relationship": together["id"]}
        return Delta(delta.says, {record_id: {**row, **marks} for record_id, row in delta.create.items()})

    yield Step(calendar.moment(part["day"], "18:55"), change)


def introduced(part: Part, calendar: Calendar) -> Iterator[Step]:
    """An introduction, and later what came of it: `then = [day, whether something did, words]`."""
    yield Step(
        calendar.moment(part["day"], "12:40"),
        lambda reader, now, made: introductions.add(
            reader, part["name"], now=now, new_id=made, person=part.get("of"), why=part.get("why")
        ),
    )
    if "then" in part:
        day, worked, text = part["then"]
        yield Step(
            calendar.moment(day, "12:50"),
            lambda reader, now, made: introductions.outcome(reader, part["name"], text, worked=worked),
        )
