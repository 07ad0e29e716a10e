"""The answers of a form while they are given, as the texts that a draft keeps."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from mentortui.model.reader import Row as Record
from mentortui.practice.forms import Item
from mentortui.screens.feedback import asked as asking
from mentortui.screens.feedback.asked import CONSENT, COUNTED


def stored(items: Sequence[Item], row: Record, counted: bool) -> dict[str, str]:
    """What a response says, as texts; nothing where there is none yet."""
    answers: Mapping[str, Any] = row.get("answers") or {}
    found = {item.id: asking.text_of(answers.get(item.id)) for item in items}
    return {**found, CONSENT: "\n".join(sorted(row.get("consent", ()))), COUNTED: "yes" if counted else ""}


class Answers:
    """A text for each item, which comments the program may read, and whether it counts the answers."""

    def __init__(self, items: Sequence[Item], texts: Mapping[str, str]) -> None:
        self.items, self.texts = items, dict(texts)

    def put(self, name: str, text: str) -> bool:
        """Let this stand there; whether something else stood there before."""
        other = self.texts[name] != text
        self.texts[name] = text
        return other

    # How far one is

    def is_given(self, item: Item) -> bool:
        """Whether an item has an answer."""
        return bool(self.texts[item.id].strip())

    @property
    def given(self) -> list[bool]:
        """The same of each item."""
        return [self.is_given(item) for item in self.items]

    @property
    def first_open(self) -> int:
        """The place of the first item without an answer; of the first one where all have theirs."""
        return next((at for at, given in enumerate(self.given) if not given), 0)

    @property
    def missing(self) -> list[int]:
        """The places of the items that have no answer and want one."""
        return [at for at, item in enumerate(self.items) if not item.optional and not self.is_given(item)]

    # What the program has of it

    @property
    def consent(self) -> set[str]:
        """The ids of the comments the program may read."""
        return set(self.texts[CONSENT].split("\n")) - {""}

    def turn_consent(self, item: Item) -> None:
        """Let the program read this comment, or no longer."""
        self.texts[CONSENT] = "\n".join(sorted(self.consent ^ {item.id}))

    @property
    def counted(self) -> bool:
        """Whether the program counts the answers."""
        return bool(self.texts[COUNTED])

    def count(self, counted: bool) -> bool:
        """Let the program count them, or no more; whether that is new."""
        return self.put(COUNTED, "yes" if counted else "")

    def facts(self) -> Record:
        """The fields of a response with these answers."""
        answers = {item.id: asking.value_of(item, self.texts[item.id]) for item in self.items if self.is_given(item)}
        return {"answers": answers, "consent": sorted(self.consent)}
