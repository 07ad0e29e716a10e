"""The little grammar of quick capture: one line to a note, an action or a meeting.

plain words                                 a note, yours alone
! Send the outline due:friday owner:Ana     an action
@Ana talked about the course 45m            a meeting that was held, with what was said
@Ana @Bo …  on:yesterday  ! outline due:mon  several people, another day, actions that came of it
@Ana … +                                    the words may be read by the relationship too
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import date
from functools import partial
from typing import NamedTuple

from mentortui.changes import capture, naming
from mentortui.dates import echo, parse_day
from mentortui.errors import Ambiguous, NotFound, Refused
from mentortui.messages import Call
from mentortui.model.delta import Delta
from mentortui.model.reader import Reader
from mentortui.model.vocabulary import kind_of
from mentortui.practice import readers

_MINUTES = re.compile(r"(?:(\d{1,2})h)?(?:(\d{1,4})(?:m|min|minutes)?)?", re.IGNORECASE)


class Line(NamedTuple):
    """One written line."""

    what: str
    note: str
    """What will be written, in a few words."""
    call: Call


def read(reader: Reader, text: str, today: date) -> Line:
    """What a line means. Raises Refused when it names nobody known, no day, or nothing at all."""
    text = text.strip()
    if text.startswith("!"):
        return _action(text[1:], today)
    if text.startswith("@"):
        return _meeting(reader, text, today)
    return Line("note", "A note", partial(capture.note, text=text))


def _shared(words: list[str]) -> bool:
    """Whether a `+` of its own stands at the end; it is taken away."""
    if words and words[-1] == "+":
        words.pop()
        return True
    return False


def _action(text: str, today: date) -> Line:
    words = text.split()
    share = _shared(words)
    wish = capture.parse_action(" ".join(words), today)
    due = f", wanted by {echo(date.fromisoformat(wish.due), today)}" if wish.due else ""
    return Line("action", f"An action{due}", partial(capture.action_add, wish=wish, share=share))


def _meeting(reader: Reader, text: str, today: date) -> Line:
    said, *wished = re.split(r"(?:^|\s)!(?=\s|\S)", text)
    last = (wished[-1] if wished else said).split()
    share = _shared(last)
    if wished:
        wished[-1] = " ".join(last)
    else:
        said = " ".join(last)
    people, words = _people(reader, said.split())
    minutes, on, kept = None, today, []
    for word in words:
        length = _length(word)
        if length is not None and minutes is None:
            minutes = length
        elif word.lower().startswith("on:"):
            on = parse_day(word[3:].replace("_", " "), today, past=True)
        else:
            kept.append(word)
    wishes = [capture.parse_action(wish, today) for wish in wished]
    length_said = f", {minutes} minutes" if minutes else ""
    names = naming.names(reader, people)
    note = f"A meeting with {names}{length_said}, on {echo(on, today)}"
    call = partial(capture.log, text=" ".join(kept), with_=people, on=on, minutes=minutes, share=share, actions=wishes)
    return Line("meeting", note, call)


def _length(word: str) -> int | None:
    """Minutes from `45m`, `90min`, `1h`, `1h30`; a bare number is a word like others."""
    match = _MINUTES.fullmatch(word)
    if match is None or word.isdecimal() or not any(match.groups()):
        return None
    return int(match[1] or 0) * 60 + int(match[2] or 0)


def _people(reader: Reader, words: list[str]) -> tuple[list[str], list[str]]:
    """The ids of the people named at the start, each behind an `@`, and the words that follow."""
    people: list[str] = []
    while words and words[0].startswith("@"):
        person, used = _person(reader, [words[0][1:], *words[1:3]])
        people.append(person)
        words = words[used:]
    return people, words


def _person(reader: Reader, words: Sequence[str]) -> tuple[str, int]:
    """The person the longest run of these words names, and how many words that took."""
    failed: Refused | None = None
    for count in range(len(words), 0, -1):
        if any(word.startswith(("@", "!")) for word in words[1:count]):
            continue
        try:
            return naming.person(reader, " ".join(words[:count])), count
        except NotFound as error:
            failed = error
        except Ambiguous as error:
            failed = error
            break
    raise failed or NotFound("With whom? Write a name behind the @.")


def audiences(reader: Reader, delta: Delta) -> list[tuple[str, str]]:
    """What a delta would write, and who can read each: (`the meeting`, `you and Ana Silva`)."""
    told: list[tuple[str, str]] = []
    for record_id, fields in delta.create.items():
        kind = kind_of(record_id)
        what = {"entry": "these words"}.get(kind, f"the {kind}")
        if kind == "action" and fields.get("title"):
            what = f"“{naming.shorten(str(fields['title']), 30)}”"
        row = dict(fields)
        if kind == "entry" and row.get("meeting") in delta.create:
            row |= {"attendees": delta.create[row["meeting"]].get("attendees", ())}
        told.append((what, readers.reading(reader, kind, row).who))
    return told
