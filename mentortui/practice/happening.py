"""What is happening between two people, as signals that choose the questions of a brief."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from datetime import date, timedelta
from typing import Final

from mentortui import dates
from mentortui.model.reader import Reader, Row
from mentortui.practice import meetings, questions
from mentortui.practice.between import MENTEE, MENTOR, Between
from mentortui.practice.cadence import ACTIVE_WITHIN, rhythm
from mentortui.practice.goal_health import UNSURE
from mentortui.practice.goal_moves import Move
from mentortui.practice.names import shortened
from mentortui.practice.questions import Signal

ENDS_WITHIN: Final = 42
"""Days before the last one from which on closing is a matter: the steps to it begin six weeks ahead."""
REMEMBERED: Final = 42
"""Days for which a conflict that was written about is asked after: three meetings of most pairs."""
LATE_BY: Final = 3
"""Days an action is late before a question is made of it: until then a look at the list does."""
_CONFLICT: Final = re.compile(r"\b(conflict|quarrel|argument|argued|clash(?:ed)?|falling[- ]out)s?\b", re.IGNORECASE)
_CONFLICT_TAG: Final = "conflict"
_CHANGES: Final = frozenset({"transition", "onboarding"})


def signals(
    reader: Reader, found: Between, moved: Sequence[Move], asker: str, review: str, change: str, today: date
) -> list[Signal]:
    """Everything that is happening, in no order.

    `asker` is mentor, mentee or peer: a mentor asks about the others' goals and actions, a mentee about their own.
    `review` says that a look at the agreement is due, `change` what one meant to change; each may be empty.
    """
    relationship = found.subject.relationship
    if relationship and relationship.get("status") == "closed":
        return []
    whose = _whose(reader, found, asker)
    link = _id(relationship)
    about = [
        one for one in moved if whose & {*one.row.get("owners", ())} or (link and one.row.get("relationship") == link)
    ]
    signs = [*_meetings(found, today), *_conflicts(reader, found, today), *_goals(about)]
    signs += _late(found, whose, today)
    signs += _reached(found, today)
    ends = _ending(relationship, today)
    if ends:
        signs.append(ends)
    if review:
        signs.append(Signal(questions.REVIEW, link, review, {}))
    if change:
        signs.append(Signal(questions.PROMISE, None, "you said so after a meeting", {"change": shortened(change)}))
    if not about and not any(one.kind == questions.FIRST for one in signs):
        signs.append(Signal(questions.GOALLESS, link, "no goal is open", {}))
    return signs


def _whose(reader: Reader, found: Between, asker: str) -> set[str]:
    """Whose goals and actions questions are about."""
    if asker == MENTOR:
        return set(found.subject.people)
    return {reader.me} if asker == MENTEE else {reader.me, *found.subject.people}


def _id(row: Row | None) -> str | None:
    return str(row["id"]) if row else None


def _meetings(found: Between, today: date) -> Iterator[Signal]:
    """A first meeting, one that was missed, a long silence."""
    day = today.isoformat()
    gone = [row for row in meetings.held(found.meetings) if row.get("on", "") <= day]
    if not gone:
        yield Signal(questions.FIRST, _id(found.subject.meeting), "you have not met yet", {})
        return
    past = [row for row in found.meetings if row.get("on", "") <= day and row.get("status") in (None, "held", "missed")]
    last = max(past, key=meetings.when)
    if last.get("status") == "missed":
        when = dates.say_day(date.fromisoformat(last["on"]), today)
        yield Signal(questions.MISSED, last["id"], f"the date of {when} was missed", {})
    beat = rhythm(found.subject.relationship or {}, found.meetings, today)
    if beat.cadence and beat.quiet is not None and beat.quiet > ACTIVE_WITHIN * beat.cadence.days:
        span = dates.say_span(beat.quiet)
        yield Signal(questions.QUIET, gone[0]["id"], f"no meeting for {span}", {"span": span})


def _conflicts(reader: Reader, found: Between, today: date) -> Iterator[Signal]:
    """What was written about a conflict in the last six weeks: by its tag, or by a word for it."""
    since = (today - timedelta(days=REMEMBERED)).isoformat()
    held = {row["id"]: row for row in found.meetings}
    people, goals = set(found.subject.people), {row["id"] for row in found.goals}
    for kind, word in (("note", "your note"), ("entry", "the meeting notes"), ("agenda", "the agenda")):
        for row in reader.rows(kind):
            met = held.get(row.get("meeting", ""))
            if met is None and row.get("person") not in people and row.get("goal") not in goals:
                continue
            on = row.get("on") or (met or {}).get("on") or row.get("at", "")[:10]
            if not since <= on <= today.isoformat():
                continue
            if _CONFLICT_TAG in row.get("tags", ()) or _CONFLICT.search(str(row.get("text") or row.get("title") or "")):
                when = dates.say_day(date.fromisoformat(on), today)
                yield Signal(questions.CONFLICT, row["id"], f"written in {word} of {when}", {})
    for row in found.meetings:
        if _CONFLICT_TAG in row.get("tags", ()) and since <= row.get("on", "") <= today.isoformat():
            yield Signal(questions.CONFLICT, row["id"], "a meeting is tagged so", {})


def _goals(moved: Sequence[Move]) -> Iterator[Signal]:
    for move in moved:
        row, words = move.row, {"goal": shortened(str(move.row.get("title", "")))}
        status = row.get("status", "active")
        if status == "draft":
            yield Signal(questions.DRAFT, row["id"], f"“{words['goal']}” is a draft", words)
        if status != "active":
            continue
        if move.health.stuck:
            yield Signal(questions.STALLED, row["id"], move.health.reason, words)
        if move.now.confidence is not None and move.now.confidence <= UNSURE:
            yield Signal(questions.UNSURE, row["id"], f"confidence is {move.now.confidence} of 10", words)
        if move.sure and move.before:
            change = f"confidence {move.before.confidence} → {move.now.confidence}"
            yield Signal(questions.RISING if move.sure > 0 else questions.FALLING, row["id"], change, words)
        elif move.moved and not move.at_risk:
            yield Signal(questions.MOVING, row["id"], move.words, words)
        if row.get("purpose") in _CHANGES:
            yield Signal(questions.TRANSITION, row["id"], f"“{words['goal']}” is about one", words)


def _late(found: Between, whose: set[str], today: date) -> Iterator[Signal]:
    limit = (today - timedelta(days=LATE_BY)).isoformat()
    late = [
        row
        for row in found.actions
        if not row.get("done") and row.get("due") and row["due"] <= limit and row.get("owner") in whose
    ]
    for row in sorted(late, key=lambda one: (one["due"], one["id"])):
        span = dates.say_span((today - date.fromisoformat(row["due"])).days)
        yield Signal(questions.LATE, row["id"], f"{span} late", {"action": shortened(str(row.get("title", "")))})


def _reached(found: Between, today: date) -> Iterator[Signal]:
    """Milestones of the last month, whether or not they were celebrated: what made it work is still fresh."""
    since = (today - timedelta(days=30)).isoformat()
    rows = [
        row
        for row in found.milestones
        if row.get("status", "reached") == "reached" and since <= row.get("on", "") <= today.isoformat()
    ]
    for row in sorted(rows, key=lambda one: (one["on"], one["id"]), reverse=True):
        when = dates.say_day(date.fromisoformat(row["on"]), today)
        yield Signal(questions.REACHED, row["id"], f"reached {when}", {"milestone": shortened(str(row["title"]))})


def _ending(relationship: Row | None, today: date) -> Signal | None:
    end = (relationship or {}).get("end")
    if not relationship or not end or relationship.get("status") == "closed":
        return None
    left = (date.fromisoformat(end) - today).days
    if left > ENDS_WITHIN:
        return None
    when = dates.say_distance(date.fromisoformat(end), today)
    said = f"its last day {'is' if left >= 0 else 'was'} {when}"
    return Signal(questions.ENDING, relationship["id"], said, {})
