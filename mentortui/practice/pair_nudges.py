"""What is worth a look between two people: a good beginning, the agreement, the end, a pause that is over."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date
from typing import Final

from mentortui import dates
from mentortui.model.reader import Reader
from mentortui.practice import closing, names
from mentortui.practice.agreement import CHANGED, FIELD_WORDS, ONE_SIDE
from mentortui.practice.beginning import checklist
from mentortui.practice.nudges import Nudge
from mentortui.practice.people import PersonLine

BEGIN: Final = "beginning"
REVIEW: Final = "agreement review"
WORD: Final = "agreement word"
ALTERED: Final = "agreement changed"
CLOSING: Final = "closing"
ENDED: Final = "end has passed"
REST_OVER: Final = "pause is over"
THEIR_WORD_AFTER: Final = 7
"""Days after one's own word before the other's is asked about."""


def pair_nudges(reader: Reader, people: Iterable[PersonLine], today: date) -> list[Nudge]:
    """Everything worth a look in each relationship that is not closed, in the order of the table of people."""
    called = names.short_names(reader)
    found: list[Nudge] = []
    for line in people:
        status = line.record.get("status", "active")
        if line.agreement is None or status == "closed" or reader.me not in names.members(line.record):
            continue
        who = names.listed(called.get(person, names.UNKNOWN) for person in line.people) or "nobody yet"
        rules = (_rest,) if status == "paused" else (_end, _altered, _word, _review, _begin)
        for rule in rules:
            found += (nudge for nudge in rule(reader, line, who, today))
    return found


def _begin(reader: Reader, line: PersonLine, who: str, today: date) -> Iterator[Nudge]:
    assert line.agreement is not None
    undone = [check.words for check in checklist(reader, line.record, line.agreement, today) if not check.done]
    if undone:
        yield Nudge(BEGIN, line.record["id"], f"Beginning with {who}; still open: {names.listed(undone)}.", "begin")


def _review(reader: Reader, line: PersonLine, who: str, today: date) -> Iterator[Nudge]:
    review = line.agreement.review if line.agreement else None
    if review and review <= today:
        day = dates.say_day(review, today)
        text = f"You and {who} wanted to look at your agreement again ({day})."
        yield Nudge(REVIEW, line.record["id"], text, "look at it")


def _word(reader: Reader, line: PersonLine, who: str, today: date) -> Iterator[Nudge]:
    """My word, when somebody else gave theirs; theirs, a week after mine."""
    found = line.agreement
    if found is None or found.state != ONE_SIDE or found.latest is None:
        return
    version = f"version {found.latest.get('version', 1)} of the agreement"
    if reader.me in found.missing:
        given = names.listed(names.name(reader, one) for one in found.words)
        yield Nudge(WORD, line.record["id"], f"{given} agreed to {version}; your word is missing.", "read it")
    elif found.since and (today - found.since).days >= THEIR_WORD_AFTER:
        others = names.listed(f"{names.name(reader, one)}'s" for one in found.missing)
        span = dates.say_span((today - found.since).days)
        text = f"You agreed to {version} {span} ago; {others} word is missing."
        yield Nudge(WORD, line.record["id"], text, "ask")


def _altered(reader: Reader, line: PersonLine, who: str, today: date) -> Iterator[Nudge]:
    found = line.agreement
    if found and found.state == CHANGED:
        what = names.listed(FIELD_WORDS[field] for field in found.changed)
        text = f"The agreement with {who} was changed after somebody agreed: {what}."
        yield Nudge(ALTERED, line.record["id"], text, "read it")


def _end(reader: Reader, line: PersonLine, who: str, today: date) -> Iterator[Nudge]:
    """The last step of closing that is due, or that the end has passed."""
    end = closing.last_day(line.record)
    if end is None:
        return
    if end < today:
        span = dates.say_distance(end, today)
        text = f"Your agreed time with {who} ended {span}: close it well, or agree on a new end."
        yield Nudge(ENDED, line.record["id"], text, "close it")
        return
    if (end - today).days > closing.FIRST_STEP:
        return
    due = closing.due_now(closing.closing_steps(reader, line.record), today)
    if due:
        text = f"Your time with {who} ends {dates.say_distance(end, today)}: {due[-1].text}."
        yield Nudge(CLOSING, line.record["id"], text, "prepare it")


def _rest(reader: Reader, line: PersonLine, who: str, today: date) -> Iterator[Nudge]:
    """A paused relationship whose day to go on has passed; nothing else of it is named."""
    last = closing.open_pause(closing.pauses_of(reader, line.record))
    if last and last.get("until") and last["until"] <= today.isoformat():
        day = dates.say_day(date.fromisoformat(last["until"]), today)
        yield Nudge(REST_OVER, line.record["id"], f"The pause with {who} was until {day}: go on?", "go on")
