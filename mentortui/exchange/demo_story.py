"""A story of the demo taken apart into steps: each a moment and the change a person made then."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from datetime import date, datetime, timedelta
from typing import TYPE_CHECKING, Any

from mentortui.changes import actions, capture, goals, meetings, milestones, people, scales
from mentortui.changes.capture import Wish
from mentortui.exchange import demo_agreement, demo_feedback, demo_learning, demo_recognition, demo_skills
from mentortui.exchange.demo_step import NewId, Part, Step
from mentortui.model.delta import Delta
from mentortui.model.reader import Reader, Row
from mentortui.model.vocabulary import kind_of

if TYPE_CHECKING:
    from mentortui.exchange.demo_calendar import Calendar

_NOT_A_GOALS_OWN = frozenset({
    "day", "start", "due", "steps", "reports", "scale", "revised", "then", "with", "relationship", "share",
})  # fmt: skip


def steps(story: Mapping[str, Any], calendar: Calendar) -> list[Step]:
    """Every step of a story in the order it was lived."""
    tellers: dict[str, Callable[[Part, Calendar], Iterator[Step]]] = {
        "person": _person,
        "relationship": _relationship,
        "goal": _goal,
        "meeting": _meeting,
        "log": _log,
        "note": _note,
        "action": _action,
        "milestone": _milestone,
        "found": demo_recognition.found,
        "recognition": demo_recognition.given,
        "introduction": demo_recognition.introduced,
        "skill": demo_skills.skill,
        "rating": demo_skills.rating,
        "feedback": demo_feedback.told,
        "agreement": demo_agreement.agreed,
        "pause": demo_agreement.paused,
        "ending": demo_agreement.ended,
        "read": demo_learning.read,
        "resource": demo_learning.resource,
        "workshop": demo_learning.workshop,
    }
    found = [step for kind, tell in tellers.items() for part in story.get(kind, ()) for step in tell(part, calendar)]
    return sorted(found, key=lambda step: step.moment)  # stable: what happened at one moment keeps its order


def _first(delta: Delta, kind: str) -> str:
    return next(record_id for record_id in delta.create if kind_of(record_id) == kind)


def _day(text: str | None) -> date | None:
    return date.fromisoformat(text) if text else None


def _person(part: Part, calendar: Calendar) -> Iterator[Step]:
    fields = {name: value for name, value in part.items() if name != "day"}
    if part["name"] == "me":
        del fields["name"]
        yield Step(
            calendar.moment(part["day"], "08:05"),
            lambda reader, now, made: people.person_edit(reader, "me", fields, now=now),
        )
    else:
        yield Step(
            calendar.moment(part["day"], "08:10"),
            lambda reader, now, made: people.person_add(reader, now=now, new_id=made, **fields),
        )


def _relationship(part: Part, calendar: Calendar) -> Iterator[Step]:
    more = {name: part[name] for name in ("kind", "cadence") if name in part}
    yield Step(
        calendar.moment(part["day"], "08:30"),
        lambda reader, now, made: people.relationship_add(
            reader, part["mentors"], part["mentees"], now=now, new_id=made, format_=part.get("format", "formal"), **more
        ),
    )


def _goal(part: Part, calendar: Calendar) -> Iterator[Step]:
    fields = {name: value for name, value in part.items() if name not in _NOT_A_GOALS_OWN}
    fields |= {"start": calendar.iso(part.get("start", part["day"])), "due": calendar.iso(part.get("due"))}
    title = part["title"]
    begun = calendar.moment(part["day"], "18:40")

    def later(day: int, clock_time: str) -> datetime:
        """A moment after the goal was written, also where a weekend moved its day back."""
        return max(calendar.moment(day, clock_time), begun + timedelta(minutes=20))

    yield Step(
        begun,
        lambda reader, now, made: goals.add(
            reader,
            now=now,
            new_id=made,
            with_=part.get("with"),
            relationship=part.get("relationship"),
            share=part.get("share", False),
            **fields,
        ),
    )
    for number, (text, done) in enumerate(part.get("steps", ())):
        yield from _step(
            title, text, begun + timedelta(minutes=1 + number), None if isinstance(done, bool) else later(done, "17:50")
        )
    for day, *report in part.get("reports", ()):
        yield Step(later(day, "18:10"), _reported(title, *report))
    if "scale" in part:
        yield from _scale(later, part["scale"], title)
    for day, reason, changes in part.get("revised", ()):
        new = {name: calendar.iso(value) if name in ("due", "start") else value for name, value in changes.items()}
        yield Step(later(day, "18:30"), _revised(title, reason, new))
    for day, status, reason in part.get("then", ()):
        yield Step(later(day, "18:50"), _stands(title, status, reason))


def _reported(
    title: str, value: float | None = None, confidence: int | None = None, note: str | None = None
) -> Callable[[Reader, datetime, NewId], Delta]:
    # TOML has no null: a value of -1 stands for a report without one.
    given = None if value == -1 else value
    return lambda reader, now, made: capture.progress(
        reader, title, on=now.date(), now=now, new_id=made, value=given, confidence=confidence, note=note
    )


def _revised(title: str, reason: str, new: Part) -> Callable[[Reader, datetime, NewId], Delta]:
    return lambda reader, now, made: goals.revise(reader, title, reason, now=now, new_id=made, **new)


def _stands(title: str, status: str, reason: str) -> Callable[[Reader, datetime, NewId], Delta]:
    return lambda reader, now, made: goals.status(reader, title, status, now=now, new_id=made, reason=reason or None)


def _step(title: str, text: str, added: datetime, done: datetime | None) -> Iterator[Step]:
    """A step of a goal and, where it was done, its tick."""
    made_id: list[str] = []
    yield Step(
        added,
        lambda reader, now, made: goals.step_add(reader, title, text, now=now, new_id=made),
        lambda delta: made_id.append(_first(delta, "step")),
    )
    if done:
        yield Step(done, lambda reader, now, made: goals.step_tick(reader, made_id[0], now=now))


def _scale(later: Callable[[int, str], datetime], part: Part, title: str) -> Iterator[Step]:
    levels = {int(score): text for score, text in part["levels"].items()}
    yield Step(
        later(part["day"], "18:55"),
        lambda reader, now, made: scales.scale(
            reader, title, levels, now=now, new_id=made, baseline=part.get("baseline"), freeze=True
        ),
    )
    if "reached" in part:
        day, level = part["reached"]
        yield Step(
            later(day, "18:45"),
            lambda reader, now, made: scales.scale(reader, title, {}, now=now, new_id=made, level=level),
        )


def _meeting(part: Part, calendar: Calendar) -> Iterator[Step]:
    """A meeting planned beforehand, then held, missed or still to come, with all that belongs to it."""
    with_ = part["with"] if isinstance(part["with"], list) else [part["with"]]
    at, minutes = part.get("time", "16:00"), part.get("minutes", 45)
    remembered: dict[str, str] = {}
    fields = {name: part[name] for name in ("channel", "link", "title") if name in part}
    before = part["day"] - part.get("ahead", 7)
    yield Step(
        calendar.moment(before, "17:20"),
        lambda reader, now, made: meetings.plan(
            reader,
            with_,
            [calendar.day(part["day"])],
            now=now,
            new_id=made,
            agenda=part.get("agenda", ()),
            type_=part.get("type"),
            time=at,
            minutes=minutes,
            **fields,
        ),
        lambda delta: remembered.update(meeting=_first(delta, "meeting"), **_points(delta)),
    )
    if part.get("status") == "planned":
        return
    end = calendar.moment(part["day"], at) + timedelta(minutes=minutes)
    if part.get("status") == "missed":
        yield Step(end, lambda reader, now, made: meetings.missed(reader, remembered["meeting"], now=now))
    else:
        yield Step(
            end,
            lambda reader, now, made: meetings.held(
                reader, remembered["meeting"], now=now, minutes=part.get("took", minutes)
            ),
        )
        for point in part.get("agenda", ()):
            if point not in part.get("left", ()):
                yield Step(end, _ticked(remembered, point))
    yield from _notes(part, calendar, end, remembered)


def _points(delta: Delta) -> dict[str, str]:
    return {str(row["title"]): record_id for record_id, row in delta.create.items() if kind_of(record_id) == "agenda"}


def _ticked(remembered: Mapping[str, str], point: str) -> Callable[[Reader, datetime, NewId], Delta]:
    return lambda reader, now, made: meetings.agenda_tick(reader, remembered[point])


def _notes(part: Part, calendar: Calendar, end: datetime, remembered: Mapping[str, str]) -> Iterator[Step]:
    """Shared notes, decisions and actions of a meeting, and the writer's own lines."""
    said = [("note", True, text) for text in part.get("notes", ())]
    said += [("decision", True, text) for text in part.get("decisions", ())]
    said += [("note", False, text) for text in part.get("private", ())]
    for type_, share, text in said:
        yield Step(end, _entry(remembered, text, type_, share))
    for title, due, owner, *done in part.get("actions", ()):
        yield from _action(
            {"title": title, "due": due, "owner": owner, "done": done[0] if done else None},
            calendar,
            end + timedelta(minutes=1),
            remembered,
        )


def _entry(
    remembered: Mapping[str, str], text: str, type_: str, share: bool
) -> Callable[[Reader, datetime, NewId], Delta]:
    return lambda reader, now, made: meetings.note(
        reader, remembered["meeting"], text, now=now, new_id=made, type_=type_, share=share
    )


def _action(
    part: Part, calendar: Calendar, moment: datetime | None = None, meeting: Mapping[str, str] | None = None
) -> Iterator[Step]:
    """An action, on its own or of a meeting, and the day it was done."""
    made_id: list[str] = []
    owner = None if part.get("owner", "me") == "me" else part["owner"]

    def add(reader: Reader, now: datetime, made: NewId) -> Delta:
        wish = Wish(part["title"], calendar.iso(part.get("due")), owner)
        if meeting is None:
            return capture.action_add(reader, wish, now=now, new_id=made, with_=part.get("with"))
        row: Row = reader.get(meeting["meeting"]) or {}
        others = [one for one in row["attendees"] if one != reader.me]
        together = reader.get(str(row.get("relationship")))
        action = capture.action_row(
            reader, wish, together, now=now, share=bool(together), meeting=row["id"], among=others
        )
        return Delta(f"Action added: {part['title']}", {made("action"): action})

    when = moment or calendar.moment(part["day"], "09:40")
    yield Step(when, add, lambda delta: made_id.append(_first(delta, "action")))
    if part.get("done") is not None:
        yield Step(
            max(calendar.moment(part["done"], "16:50"), when + timedelta(minutes=1)),
            lambda reader, now, made: actions.done(reader, made_id[0], now=now),
        )


def _log(part: Part, calendar: Calendar) -> Iterator[Step]:
    with_ = part["with"] if isinstance(part["with"], list) else [part["with"]]
    more = {name: part[name] for name in ("minutes", "channel", "share") if name in part}
    yield Step(
        calendar.moment(part["day"], part.get("time", "17:10")),
        lambda reader, now, made: capture.log(
            reader, part["text"], with_, on=now.date(), now=now, new_id=made, type_=part.get("type"), **more
        ),
    )


def _note(part: Part, calendar: Calendar) -> Iterator[Step]:
    more = {name: part[name] for name in ("mood", "energy", "goal", "about", "tags") if name in part}
    yield Step(
        calendar.moment(part["day"], part.get("time", "20:15")),
        lambda reader, now, made: capture.note(
            reader, part["text"], now=now, new_id=made, type_=part.get("type", "note"), **more
        ),
    )


def _milestone(part: Part, calendar: Calendar) -> Iterator[Step]:
    more = {name: part[name] for name in ("goal", "person", "value_tag", "share") if name in part}
    yield Step(
        calendar.moment(min(part["day"], part.get("written", part["day"])), "18:20"),
        lambda reader, now, made: milestones.add(
            reader, part["title"], on=calendar.day(part["day"]), now=now, new_id=made, **more
        ),
    )
    yield from demo_recognition.celebrated(part, calendar)
