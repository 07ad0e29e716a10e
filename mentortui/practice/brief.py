"""The brief: what to know and what to ask before one meets somebody. From a journal and a day, nothing else.

    brief(reader, subject_of(reader, row), today)

The same journal on the same day gives the same brief.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date
from typing import Final, NamedTuple

from mentortui import dates
from mentortui.model.reader import Reader, Row
from mentortui.practice import meetings, names, questions
from mentortui.practice.agreement_due import points_due
from mentortui.practice.between import MENTEE, MENTOR, PEER, Between, Subject, between
from mentortui.practice.goal_moves import Move, moves
from mentortui.practice.happening import signals
from mentortui.practice.last_feedback import Said, last_said
from mentortui.practice.questions import Question
from mentortui.practice.suggesting import suggested

__all__ = ["Brief", "Task", "brief"]

ROLES: Final = (MENTOR, MENTEE)
"""In which role one may ask for a brief."""


class Task(NamedTuple):
    """An open action: the record, whose (a name, `you`), and when it is wanted in words, empty without a day."""

    row: Row
    owner: str
    due: str


class Brief(NamedTuple):
    """One page before a meeting. Texts are as people wrote them, on one line or several; days are ISO.

    `role` is who asks the questions: mentor, mentee or peer. `meeting` is the one that comes, None without one.
    `since` is the day of the last meeting, empty when there was none; `happened` what came since, in words;
    `decided` what was decided in that meeting.
    `mine` and `theirs` are all open actions, oldest first. `agreement` are points of it that are due, in words.
    `agenda` are points to take over; they hold no words of a record that only its writer reads.
    """

    subject: Subject
    today: date
    role: str
    name: str
    first_name: str
    meeting: Row | None
    when: str
    note: str
    since: str
    happened: tuple[str, ...]
    decided: tuple[str, ...]
    goals: tuple[Move, ...]
    mine: tuple[Task, ...]
    theirs: tuple[Task, ...]
    feedback: Said | None
    change: str
    celebrate: tuple[Row, ...]
    agreement: tuple[str, ...]
    questions: tuple[Question, ...]
    agenda: tuple[str, ...]

    @property
    def well(self) -> list[Move]:
        """Goals on their way, drafts and paused ones last."""
        return [one for one in self.goals if not one.at_risk]

    @property
    def risky(self) -> list[Move]:
        """Goals at risk."""
        return [one for one in self.goals if one.at_risk]


def brief(reader: Reader, subject: Subject, today: date, role: str | None = None, here: str | None = None) -> Brief:
    """The brief on whom one meets. `role` (mentor, mentee) is who asks; without it the one I have with them.

    `here` is the computer's time zone, for people whose profile names theirs and has none of mine.
    """
    found = between(reader, subject)
    asker = role or found.role or _usual_role(reader)
    last = _last(found, today)
    coming = subject.meeting if subject.meeting and subject.meeting.get("status") == "planned" else None
    if coming is None:
        coming = next(iter(meetings.coming(found.meetings, today)), None)
    since = last["on"] if last else ""
    moved = moves(reader, found.goals, since or None, today)
    change = _change(reader, subject)
    due = points_due(reader, subject.relationship, bool(last), today)
    cheers = _cheers(reader, found, today)
    told = signals(reader, found, moved, asker, due.review, change, today)
    turn = sum(1 for row in meetings.held(found.meetings) if row.get("on", "") <= today.isoformat())
    tasks = _tasks(reader, found, today)
    return Brief(
        subject, today, asker, _names(reader, subject), _first_names(reader, subject), coming,
        _when(reader, coming, today, here), _note(found, last, due.ends), since,
        tuple(_happened(reader, found, last, today)) if last else (), _decided(reader, last), tuple(moved),
        tuple(one for one in tasks if one.owner == "you"), tuple(one for one in tasks if one.owner != "you"),
        last_said(reader, subject.relationship), change, cheers, due.words,
        questions.chosen(told, asker, turn),
        suggested(reader, found, moved, cheers, due.words, coming, today),
    )  # fmt: skip


def _usual_role(reader: Reader) -> str:
    """What I am in general, for somebody I am in no relationship with."""
    roles = (reader.get(reader.me) or {}).get("roles", ())
    return MENTEE if MENTEE in roles and MENTOR not in roles else PEER if MENTEE in roles else MENTOR


def _names(reader: Reader, subject: Subject) -> str:
    return names.listed(names.name(reader, one) for one in subject.people) or "nobody yet"


def _first_names(reader: Reader, subject: Subject) -> str:
    called = names.short_names(reader)
    return names.listed(called.get(one, names.UNKNOWN) for one in subject.people) or "nobody yet"


def _last(found: Between, today: date) -> Row | None:
    """The last meeting that took place."""
    day = today.isoformat()
    return next((row for row in meetings.held(found.meetings) if row.get("on", "") <= day), None)


def _when(reader: Reader, coming: Row | None, today: date, here: str | None) -> str:
    """`Tue 24 Nov 16:00 (15:00 for Ana), 45 min`; empty when no meeting is planned."""
    if coming is None or not coming.get("on"):
        return ""
    said = f"{dates.say_day(date.fromisoformat(coming['on']), today)} {coming.get('time') or ''}".rstrip()
    elsewhere = _elsewhere(reader, coming, here)
    said += f" ({elsewhere})" if elsewhere else ""
    return said + (f", {coming['minutes']} min" if coming.get("minutes") else "")


def _elsewhere(reader: Reader, coming: Row, here: str | None) -> str:
    """What their clocks say, where a profile names a time zone."""
    if not any((reader.get(one) or {}).get("time_zone") for one in coming.get("attendees", ()) if one != reader.me):
        return ""
    from mentortui.practice import zones  # 5 ms, not for people who live in one place

    return zones.theirs(reader, coming, here)


def _note(found: Between, last: Row | None, ends: str) -> str:
    """What is to be said before all else: no meeting yet, a relationship that rests or comes to its end."""
    relationship = found.subject.relationship
    status = (relationship or {}).get("status", "active")
    if relationship and status != "active":
        return f"Your relationship is {status}."
    if last is None and not found.meetings and relationship is None:
        return "You have not met yet, and you are in no relationship with them."
    return ends or ("" if last else "You have not met yet.")


def _happened(reader: Reader, found: Between, last: Row, today: date) -> Iterable[str]:
    """What came since the last meeting: the meeting itself, reports, steps and actions done, dates missed."""
    minutes = f"{last['minutes']} min" if last.get("minutes") else ""
    what = last.get("type", "one-to-one")
    yield ("you met" if what == "one-to-one" else f"you met, {what}") + (f" ({minutes})" if minutes else "")
    since, until = last["on"], today.isoformat()
    goals = {row["id"] for row in found.goals}
    told: dict[str, int] = {}
    for row in reader.rows("progress"):
        if row.get("goal") in goals and since < row.get("on", "") <= until:
            told[row.get("by", "")] = told.get(row.get("by", ""), 0) + 1
    for person, count in told.items():
        yield f"{names.name(reader, person)} reported progress {_times(count)}"
    steps = sum(1 for row in reader.rows("step") if row.get("goal") in goals and _done_since(row, since, until))
    if steps:
        yield f"{steps} step{'s' * (steps != 1)} done"
    done = sum(1 for row in found.actions if _done_since(row, since, until))
    if done:
        yield f"{done} action{'s' * (done != 1)} done"
    for row in found.meetings:
        if row.get("status") == "missed" and since < row.get("on", "") <= until:
            yield f"the date of {dates.say_day(date.fromisoformat(row['on']), today)} was missed"


def _decided(reader: Reader, last: Row | None) -> tuple[str, ...]:
    """What was decided in the last meeting, in the words it was written down with."""
    entries = meetings.entries(reader, last) if last else ()
    return tuple(str(row.get("text", "")) for row in entries if row.get("type") == "decision")


def _times(count: int) -> str:
    return {1: "once", 2: "twice"}.get(count, f"{count} times")


def _done_since(row: Row, since: str, until: str) -> bool:
    return bool(row.get("done")) and since < (row.get("done_on") or "") <= until


def _tasks(reader: Reader, found: Between, today: date) -> list[Task]:
    """Open actions of all sides, oldest first."""
    waiting = [row for row in found.actions if not row.get("done")]
    waiting.sort(key=lambda row: (row.get("at", ""), row.get("due") or "~", row["id"]))
    called = names.short_names(reader)
    return [_task(reader, row, called, today) for row in waiting]


def _task(reader: Reader, row: Row, called: dict[str, str], today: date) -> Task:
    owner = row.get("owner", reader.me)
    due = dates.say_due(date.fromisoformat(row["due"]), today) if row.get("due") else ""
    return Task(row, "you" if owner == reader.me else called.get(owner, names.UNKNOWN), due)


def _cheers(reader: Reader, found: Between, today: date) -> tuple[Row, ...]:
    """Milestones between us that nobody celebrated yet."""
    if not found.milestones:
        return ()
    from mentortui.practice import celebrations  # with its rules 20 ms, which a brief without milestones is spared

    ours = {row["id"] for row in found.milestones}
    return tuple(row for row in celebrations.to_celebrate(reader, today) if row["id"] in ours)


def _change(reader: Reader, subject: Subject) -> str:
    """What I said I would change, the latest first looked for in the relationship, then with each of them."""
    if not reader.rows("response"):
        return ""
    from mentortui.practice.feedback import will_change  # with the forms 10 ms, not where nobody answered one

    subjects: Sequence[str] = [subject.relationship["id"]] if subject.relationship else subject.people
    found = (will_change(reader, one) for one in subjects)
    return next((one.text for one in found if one), "")
