"""Three questions worth asking, chosen from the shipped bank by what is happening between two people.

Chosen, not drawn: the same journal on the same day gives the same three. From one meeting to the next the
choice moves on, so that nobody is asked the same thing twice in a row.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Mapping, Sequence
from functools import cache
from typing import Final, NamedTuple

from mentortui.content import text_of

HOW_MANY: Final = 3

FIRST: Final = "first"
CONFLICT: Final = "conflict"
ENDING: Final = "ending"
REVIEW: Final = "review"
STALLED: Final = "stalled"
UNSURE: Final = "unsure"
FALLING: Final = "falling"
PROMISE: Final = "promise"
MISSED: Final = "missed"
QUIET: Final = "quiet"
LATE: Final = "late"
TRANSITION: Final = "transition"
RISING: Final = "rising"
MOVING: Final = "moving"
REACHED: Final = "reached"
GOALLESS: Final = "goalless"
DRAFT: Final = "draft"
STEADY: Final = "steady"

ORDER: Final = (FIRST, CONFLICT, ENDING, REVIEW, STALLED, UNSURE, FALLING, TRANSITION, RISING, REACHED, PROMISE,
                MISSED, QUIET, LATE, MOVING, GOALLESS, DRAFT, STEADY)  # fmt: skip
"""What is happening, the most telling first."""
GOOD: Final = frozenset({RISING, MOVING, REACHED})
"""What goes well: where there is any of it, one of the three questions is about it."""


class Signal(NamedTuple):
    """Something that is happening: its kind (one of `ORDER`), the record it shows in, and words for the question.

    `because` says it as a sentence without an end: `no progress for 24 days`.
    """

    kind: str
    record: str | None
    because: str
    words: Mapping[str, str]


class Question(NamedTuple):
    """One question: what it is called, its text, the reason in a few words, why exactly, and the record it is about."""

    id: str
    text: str
    reason: str
    because: str
    record: str | None


class Topic(NamedTuple):
    """The questions of the bank for one thing that may be happening."""

    reason: str
    mentor: tuple[str, ...]
    mentee: tuple[str, ...]

    def asked_by(self, role: str) -> tuple[str, ...]:
        """The questions for who asks; peers ask both ways, in turns."""
        if role == "peer":
            both = zip(self.mentor, self.mentee, strict=False)
            longer = max(self.mentor, self.mentee, key=len)[min(len(self.mentor), len(self.mentee)) :]
            return tuple(dict.fromkeys([*(one for pair in both for one in pair), *longer]))
        return self.mentee if role == "mentee" else self.mentor


@cache
def bank() -> Mapping[str, Topic]:
    """The shipped questions by what they are for."""
    data = tomllib.loads(text_of("questions.toml"))
    return {kind: Topic(one["reason"], tuple(one["mentor"]), tuple(one["mentee"])) for kind, one in data.items()}


def chosen(signals: Sequence[Signal], role: str, turn: int) -> tuple[Question, ...]:
    """Three questions for these signals: of each kind one, the most telling first, one about what goes well.

    `turn` is how often the people met; it moves the choice within a kind on. What the signals leave open is filled
    with questions that are always worth asking.
    """
    first_of: dict[str, Signal] = {}
    for signal in sorted(signals, key=lambda one: ORDER.index(one.kind)):
        first_of.setdefault(signal.kind, signal)
    picked = list(first_of.values())
    good = [one for one in picked if one.kind in GOOD]
    picked = picked[:HOW_MANY]
    if len(picked) == HOW_MANY and good and not GOOD & {one.kind for one in picked}:
        picked[-1] = good[0]
    found = [_question(signal, role, turn) for signal in picked]
    # Of a first meeting there is little to know: it has questions enough of its own.
    filler = picked[0] if picked and picked[0].kind == FIRST else Signal(STEADY, None, "", {})
    already = int(filler.kind == FIRST)
    found += [_question(filler, role, turn + place + already) for place in range(HOW_MANY - len(found))]
    return tuple(found)


def _question(signal: Signal, role: str, turn: int) -> Question:
    topic = bank()[signal.kind]
    texts = topic.asked_by(role)
    place = turn % len(texts)
    # Not str.format: a title may hold braces.
    text = re.sub(r"\{(\w+)\}", lambda word: signal.words.get(word[1], word[0]), texts[place])
    return Question(f"{signal.kind}-{role or 'mentor'}-{place + 1}", text, topic.reason, signal.because, signal.record)
