"""The feedback in a story of the demo: forms answered after meetings and on their days, now and then corrected."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from datetime import datetime
from typing import TYPE_CHECKING, Any

from mentortui.changes import feedback, naming
from mentortui.exchange.demo_step import Step
from mentortui.model.delta import Delta
from mentortui.model.reader import Reader
from mentortui.model.vocabulary import kind_of
from mentortui.practice import meetings
from mentortui.practice.names import together_with

if TYPE_CHECKING:
    from mentortui.exchange.demo_calendar import Calendar

Change = Callable[[Reader, datetime, Callable[[str], str]], Delta]


def told(part: dict[str, Any], calendar: Calendar) -> Iterator[Step]:
    """The answers to one form, with one person or alone: a row each of day, ratings, other answers, correction."""
    for day, ratings, *rest in part["rows"]:
        answers = {**dict(zip(part.get("items", ()), ratings, strict=True)), **(rest[0] if rest else {})}
        made: list[str] = []
        yield Step(
            calendar.moment(day, "19:30"),
            _answered(part, day, answers, calendar),
            lambda delta, made=made: made.append(_response(delta)),  # type: ignore[misc]
        )
        if len(rest) > 1:
            later, changed = rest[1]
            yield Step(calendar.moment(later, "19:40"), _corrected(made, changed))


def _response(delta: Delta) -> str:
    return next(record_id for record_id in delta.create if kind_of(record_id) == "response")


def _answered(part: dict[str, Any], day: int, answers: dict[str, Any], calendar: Calendar) -> Change:
    def change(reader: Reader, now: datetime, made: Callable[[str], str]) -> Delta:
        person = naming.person(reader, part["with"]) if "with" in part else None
        met = _met(reader, person, calendar.iso(day)) if part.get("about") == "meeting" else None
        together = together_with(reader, [person], closed=True) if person and met is None else None
        return feedback.answer(
            reader,
            part["form"],
            answers,
            on=now.date(),
            now=now,
            new_id=made,
            meeting=met,
            relationship=together["id"] if together else None,
        )

    return change


def _corrected(made: Sequence[str], changed: dict[str, Any]) -> Change:
    return lambda reader, now, new_id: feedback.correct(reader, made[0], changed, now=now, new_id=new_id)


def _met(reader: Reader, person: str | None, on: str | None) -> str:
    """The meeting with a person on a day; the story holds that it was there."""
    held = meetings.held(reader.rows("meeting"))
    return next(str(row["id"]) for row in held if row["on"] == on and person in row.get("attendees", ()))
