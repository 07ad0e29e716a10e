"""What is worth a look today: a sentence each, with the record it is about and what one can do with it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from datetime import date, timedelta
from typing import Final, NamedTuple

from mentortui import dates
from mentortui.model.reader import Reader, Row
from mentortui.practice import celebrations, meetings, names
from mentortui.practice.celebrations import Found
from mentortui.practice.goal_health import Health
from mentortui.practice.people import PersonLine
from mentortui.recurrence import Cadence

CELEBRATED: Final = 3
"""How many celebrations are offered at a time; the rest wait on Milestones."""
AHEAD: Final = 7
"""Days before a planned milestone or a first meeting at which it is named."""

CADENCE: Final = "cadence"
UNMARKED: Final = "unmarked"
REACHED: Final = "milestone"
FOUND: Final = "found"
"""The kind of a milestone that a rule found is this, a dash, and the rule's id: the record is what it was found in."""
PLANNED: Final = "planned"
STUCK: Final = "stuck"
FIRST: Final = "first meeting"


class Nudge(NamedTuple):
    """One line worth a look: which kind, the record it is about, the sentence, and what `enter` would do."""

    kind: str
    record: str
    text: str
    act: str


def nudges(
    reader: Reader,
    people: Sequence[PersonLine],
    goals: Sequence[tuple[Row, Health]],
    today: date,
    found_by_rule: Sequence[Found] = (),
) -> list[Nudge]:
    """Everything worth a look, what waits longest for a word first.

    `people` is what `people.table` gives; `goals` are open goals with their health; `found_by_rule` is what
    `celebrations.found` gives.
    """
    found = list(_quiet(reader, people))
    found += _unmarked(reader, today)
    found += _first_meetings(reader, people, today)
    found += _celebrations(reader, found_by_rule, today)[:CELEBRATED]
    found += _planned(reader, today)
    found += _stuck(goals)
    return found


def _quiet(reader: Reader, people: Iterable[PersonLine]) -> list[Nudge]:
    """Relationships beyond 1.5 x their cadence with nothing planned."""
    called = names.short_names(reader)
    waiting = [line for line in people if line.light.level != "resting" and line.rhythm.waits]
    waiting.sort(key=lambda line: -(line.rhythm.overdue))
    found = []
    for line in waiting:
        who = names.listed(called.get(person, names.UNKNOWN) for person in line.people) or "them"
        beat = line.rhythm
        assert beat.quiet is not None and beat.cadence is not None  # waits says so
        span = dates.say_span(beat.quiet)
        since = f"since you went on {span} ago" if beat.resumed else f"for {span}"
        text = (
            f"No meeting with {who} {since}; you agreed on {_agreed(beat.cadence, span)}."
            if beat.last or beat.resumed
            else f"You and {who} have not met yet, {span} after the start."
        )
        found.append(Nudge(CADENCE, line.record["id"], text, "plan it"))
    return found


def _agreed(cadence: Cadence, span: str) -> str:
    """`every 2` behind a span in the same unit, else `every 2 weeks`."""
    return f"every {cadence.number}" if cadence.number > 1 and cadence.unit in span else cadence.words


def _unmarked(reader: Reader, today: date) -> list[Nudge]:
    """Planned meetings whose day has gone."""
    called = names.short_names(reader)
    found = []
    for row in meetings.unmarked(reader.rows("meeting"), today):
        who = names.listed(called.get(one, names.UNKNOWN) for one in row.get("attendees", ()) if one != reader.me)
        day = dates.say_day(date.fromisoformat(row["on"]), today)
        found.append(Nudge(UNMARKED, row["id"], f"Did you meet {who or 'as planned'} ({day})?", "say it"))
    return found


def _first_meetings(reader: Reader, people: Iterable[PersonLine], today: date) -> list[Nudge]:
    """First meetings that come within a week, with what is still to be prepared."""
    called = names.short_names(reader)
    found = []
    for line in people:
        coming = line.rhythm.next if line.light.level != "resting" else None
        if line.rhythm.last or not coming or coming["on"] > (today + timedelta(days=AHEAD)).isoformat():
            continue
        who = names.listed(called.get(person, names.UNKNOWN) for person in line.people)
        undone = [
            word
            for word, done in (
                ("a few points for the agenda", bool(meetings.agenda(reader, coming))),
                ("how long", bool(coming.get("minutes"))),
                ("where or how", bool(coming.get("channel") or coming.get("link"))),
                ("how often from then on", line.rhythm.cadence is not None),
            )
            if not done
        ]
        wanted = f"; still open: {names.listed(undone)}." if undone else "; everything is prepared."
        day = dates.say_day(date.fromisoformat(coming["on"]), today)
        found.append(Nudge(FIRST, coming["id"], f"First meeting with {who} {day}{wanted}", "prepare it"))
    return found


def _celebrations(reader: Reader, by_rule: Sequence[Found], today: date) -> list[Nudge]:
    """Milestones of the last weeks that nobody celebrated yet, and what rules found in them; latest first."""
    called = names.short_names(reader)
    found = []
    for row in celebrations.to_celebrate(reader, today):
        text = _reached(reader, called, row.get("person", None if row.get("rule") else reader.me), row["title"])
        found.append((row["on"], Nudge(REACHED, row["id"], text, "say it")))
    for one in by_rule:
        about = one.goal or one.relationship or one.person
        if about and celebrations.is_new(one.on, today):
            text = _reached(reader, called, one.person, one.title)
            found.append((one.on, Nudge(f"{FOUND}-{one.rule}", about, text, "say it")))
    return [nudge for _, nudge in sorted(found, key=lambda each: each[0], reverse=True)]


def _reached(reader: Reader, called: Mapping[str, str], person: str | None, title: str) -> str:
    """A sentence such as `Ana reached "…".`; what both of a relationship reached is named alone."""
    if person is None:
        return f"To celebrate: {title}."
    return f'{"You" if person == reader.me else called.get(person, "Somebody")} reached "{title}".'


def _planned(reader: Reader, today: date) -> list[Nudge]:
    """Planned milestones that are near or over."""
    until = (today + timedelta(days=AHEAD)).isoformat()
    found = []
    for row in sorted(reader.rows("milestone"), key=lambda one: (one.get("on", ""), one["id"]), reverse=True):
        on = row.get("on", "")
        if row.get("status") == "planned" and on <= until:
            day = dates.say_day(date.fromisoformat(on), today)
            verb, end = ("was", "; reached?") if on < today.isoformat() else ("is", ".")
            found.append(Nudge(PLANNED, row["id"], f'"{row["title"]}" {verb} planned for {day}{end}', "say it"))
    return found


def _stuck(goals: Iterable[tuple[Row, Health]]) -> list[Nudge]:
    """Goals without progress for three weeks; the words say what to do about it."""
    return [
        Nudge(STUCK, row["id"], f'"{row["title"]}" has not moved: {health.reason}. One small step?', "report")
        for row, health in goals
        if health.stuck
    ]
