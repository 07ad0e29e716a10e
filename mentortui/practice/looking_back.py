"""What happened in a span of time, gathered for a look back: a pair's progress, a year, the case for a promotion."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from datetime import date
from typing import Final, NamedTuple

from mentortui import dates
from mentortui.errors import Refused
from mentortui.model.reader import Reader, Row
from mentortui.model.vocabulary import ONLY_YOU, kind_of
from mentortui.practice import names
from mentortui.practice.audience import readers_of
from mentortui.practice.between import Subject, between
from mentortui.practice.people import role_in
from mentortui.practice.progress import Standing, by_goal, standing
from mentortui.practice.written import is_own

PROGRESS: Final = "progress"
YEAR: Final = "year"
PROMOTION: Final = "promotion"
KINDS: Final = (PROGRESS, YEAR, PROMOTION)


class Span(NamedTuple):
    """The days looked back on, both included."""

    first: date
    last: date

    def __contains__(self, day: object) -> bool:
        return isinstance(day, str) and self.first.isoformat() <= day <= self.last.isoformat()


class GoalCourse(NamedTuple):
    """One goal in the span: how it stood the day before it and stands at its end, its reports and its scale."""

    row: Row
    before: Standing
    after: Standing
    reports: tuple[Row, ...]
    scale: Row | None


class LookBack(NamedTuple):
    """What a review is written from; everything in the order of time.

    `subject` is the pair, None for a year of everything. `person` is whom it is about. `held` and `missed` are
    meetings, `done` and `open` actions, `notes` private notes, empty unless they were asked for; `left_out` how
    many private notes stayed out. `introductions` are always their writer's own, and come along like notes.
    """

    kind: str
    span: Span
    subject: Subject | None
    person: str
    relationships: tuple[Row, ...]
    held: tuple[Row, ...]
    missed: tuple[Row, ...]
    decisions: tuple[Row, ...]
    goals: tuple[GoalCourse, ...]
    done: tuple[Row, ...]
    open: tuple[Row, ...]
    milestones: tuple[Row, ...]
    recognitions: tuple[Row, ...]
    ratings: tuple[Row, ...]
    responses: tuple[Row, ...]
    introductions: tuple[Row, ...]
    notes: tuple[Row, ...]
    left_out: int


def span_of(relationship: Row | None, first: date | None, last: date | None, today: date) -> Span:
    """The days of a review: as given, else up to today; from the start of the relationship, else one year.

    Raises Refused when the last day is before the first.
    """
    end = last or today
    if first is None:
        start = (relationship or {}).get("start")
        first = date.fromisoformat(start) if start and start <= end.isoformat() else dates.shift(end, -1, "year")
    if end < first:
        raise Refused(f"{dates.in_full(end)} is before {dates.in_full(first)}, so there is nothing in between.", "to")
    return Span(first, end)


def look_back(
    reader: Reader, kind: str, subject: Subject | None, span: Span, *, private: bool, shared_only: bool = False
) -> LookBack:
    """Everything of a span that a review is written from.

    `private` takes private notes and introductions in. `shared_only` leaves out what only its writer reads.
    A promotion case is about one person: what they reached and did, without plans, and without personal and
    wellbeing goals, which are nobody's business at work.
    """
    found = between(reader, subject) if subject else None
    kept = _Kept(span, shared_only)
    met = kept.dated(found.meetings if found else reader.rows("meeting"))
    tasks = kept.open_to(found.actions if found else reader.rows("action"))
    goals = found.goals if found else tuple(row for row in reader.rows("goal") if reader.me in row.get("owners", ()))
    person = _about(reader, kind, subject)
    stones = list(found.milestones if found else reader.rows("milestone"))
    thanks = list(found.recognitions if found else reader.rows("recognition"))
    if kind == PROMOTION:
        tasks = [row for row in tasks if row.get("owner", reader.me) == person]
        goals = tuple(row for row in goals if _for_promotion(row, person))
        stones = [row for row in stones if row.get("person") in (person, None)]
        thanks = [row for row in thanks if row.get("person") == person]
    held = {row["id"] for row in met}
    own = _mine(reader, found.subject.people if found else None)
    notes = [row for row in reader.rows("note") if _note_day(row) in span and (found is None or own(row))]
    doors = [row for row in reader.rows("introduction") if row.get("on") in span and (found is None or own(row))]
    entries = kept.open_to(row for row in reader.rows("entry") if row.get("meeting") in held)
    ratings = [row for row in reader.rows("rating") if row.get("person") == person and row.get("on") in span]
    return LookBack(
        kind, span, subject, person, tuple(_relationships(reader, subject)),
        tuple(row for row in met if row.get("status", "held") == "held"),
        tuple(row for row in met if row.get("status") == "missed"),
        tuple(row for row in entries if row.get("type") == "decision"),
        tuple(_courses(reader, kept.open_to(goals), span)),
        tuple(_by_day([row for row in tasks if row.get("done") and row.get("done_on") in span], "done_on")),
        tuple(_by_day([row for row in tasks if not row.get("done")], "due")),
        tuple(kept.dated(row for row in stones if row.get("status", "reached") == "reached")),
        tuple(kept.dated(thanks)),
        tuple(_by_day(kept.open_to(ratings))),
        tuple(kept.dated(_responses(reader, subject))),
        tuple(_by_day(doors)) if private else (),
        tuple(_by_day(notes)) if private else (),
        0 if private else len(notes),
    )  # fmt: skip


class _Kept:
    """What of some rows belongs into a review, in the order of time."""

    def __init__(self, span: Span, shared_only: bool) -> None:
        self._span = span
        self._shared_only = shared_only

    def open_to(self, rows: Iterable[Row]) -> list[Row]:
        """Those that others read too, where only these are wanted."""
        return [row for row in rows if not self._shared_only or readers_of(kind_of(row["id"]), row) != ONLY_YOU]

    def dated(self, rows: Iterable[Row]) -> list[Row]:
        """Those whose day lies in the span."""
        return _by_day([row for row in self.open_to(rows) if row.get("on") in self._span])


def _by_day(rows: list[Row], field: str = "on") -> list[Row]:
    return sorted(rows, key=lambda row: (row.get(field) or "~", row.get("time") or "", row["id"]))


def _note_day(row: Row) -> str:
    return str(row.get("on") or row.get("at", "")[:10])


def _mine(reader: Reader, people: tuple[str, ...] | None) -> Callable[[Row], bool]:
    """Whether a note or an introduction is about one of these people, by itself or by its meeting or goal."""
    wanted = set(people or ())
    return lambda row: bool(wanted & set(names.others(reader, row)))


def _about(reader: Reader, kind: str, subject: Subject | None) -> str:
    """Whom it is about: a mentee, where a mentor looks back on them; else oneself."""
    if subject is None or not subject.people:
        return reader.me
    as_mentor = role_in(reader, subject.relationship or {}) == "mentor"
    return subject.people[0] if as_mentor or (kind == PROMOTION and subject.relationship is None) else reader.me


def _for_promotion(goal: Row, person: str) -> bool:
    """Whether a goal speaks for somebody: their own, at work, and more than a draft or a thing of the past."""
    wanted = goal.get("area", "professional") == "professional" and goal.get("status") in (None, "active", "achieved")
    return person in goal.get("owners", ()) and wanted


def _relationships(reader: Reader, subject: Subject | None) -> list[Row]:
    if subject is not None:
        return [subject.relationship] if subject.relationship else []
    return [row for row in reader.rows("relationship") if reader.me in names.members(row)]


def _responses(reader: Reader, subject: Subject | None) -> list[Row]:
    """My own answers; what others answered is theirs to show."""
    link = (subject.relationship or {}).get("id") if subject else None
    return [
        row
        for row in reader.rows("response")
        if is_own(reader, row) and (subject is None or (link is not None and row.get("relationship") == link))
    ]


def _courses(reader: Reader, goals: Iterable[Row], span: Span) -> list[GoalCourse]:
    """Goals that were worked on in the span: begun before its end, and not closed long before it began."""
    reports, steps, scales = (by_goal(reader.rows(kind)) for kind in ("progress", "step", "scale"))
    first, last = span.first.isoformat(), span.last.isoformat()
    found = []
    for goal in goals:
        told, ticked = reports.get(goal["id"], []), steps.get(goal["id"], [])
        begun = goal.get("start") or goal.get("at", "")[:10]
        inside = tuple(_by_day([row for row in told if row.get("on") in span]))
        ended = goal.get("status") in ("achieved", "dropped")
        moved = inside or any(row.get("done_on") in span for row in ticked)
        if begun > last or (ended and not moved and begun not in span):
            continue
        before = standing(goal, *_as_of(told, ticked, lambda day: day < first))
        after = standing(goal, *_as_of(told, ticked, lambda day: day <= last))
        found.append(GoalCourse(goal, before, after, inside, next(iter(scales.get(goal["id"], ())), None)))
    return sorted(
        found, key=lambda one: (one.row.get("status") != "achieved", one.row.get("due") or "~", one.row["id"])
    )


def _as_of(reports: list[Row], steps: list[Row], counts: Callable[[str], bool]) -> tuple[list[Row], list[Row]]:
    """Reports and steps as they stood on a day."""
    told = [row for row in reports if counts(row.get("on", ""))]
    ticked = [
        {**row, "done": False} if row.get("done") and not counts(row.get("done_on") or "") else row for row in steps
    ]
    return told, ticked
