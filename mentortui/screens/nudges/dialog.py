"""The dialog that asks for how long, and for what, a line worth a look is put aside."""

from __future__ import annotations

from datetime import date
from functools import partial
from typing import ClassVar, Final

from textual.binding import Binding, BindingType

from mentortui.changes import nudges as changes
from mentortui.dates import say_day, shift
from mentortui.messages import Call
from mentortui.model.reader import Reader
from mentortui.practice.nudge_rules import RULES, key_of
from mentortui.practice.nudges import Nudge
from mentortui.practice.snoozes import place_of, usual
from mentortui.screens.dialog import AnswerDialog
from mentortui.screens.nudges.aside import why
from mentortui.widgets.ink import Column, Layout
from mentortui.widgets.row import Row

WEEKS: Final = 4
"""Weeks of the longer snooze."""
_CHOICE: Final = Layout((Column(1, role="accent"), Column(), Column(10, right=True, role="muted", least=50)))


class AsideScreen(AnswerDialog[Call]):
    """The ways to put a line aside; dismisses with the change of the one chosen."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding(f"{number}", f"number({number})", show=False) for number in range(1, 5)
    ]

    def __init__(self, nudge: Nudge, reader: Reader, today: date) -> None:
        self._nudge, self._ways = nudge, _ways(nudge, reader, today)
        super().__init__([
            Row(f"{number}", (f"{number}", words, until), _CHOICE)
            for number, (words, until, _) in enumerate(self._ways, 1)
        ])  # fmt: skip

    def said(self) -> list[tuple[str, str]]:
        """The line, its rule, and the keys."""
        asked = ("Put it aside?   enter takes one, esc leaves it", "“reminders” in the palette brings it back.")
        return [(self._nudge.text, ""), (why(self._nudge), "muted"), ("", ""), *((part, "muted") for part in asked)]

    def take(self, key: str) -> None:
        """Take the way with this number."""
        self.action_number(int(key))

    def action_number(self, number: int) -> None:
        """Take the way with this number."""
        self.dismiss(self._ways[number - 1][2])


def _ways(nudge: Nudge, reader: Reader, today: date) -> list[tuple[str, str, Call]]:
    """What there is to choose: words, until when, and the change."""
    rule, place = key_of(nudge.kind), place_of(reader, nudge.record)
    week, later = usual(today), shift(today, WEEKS, "week")
    name = RULES[rule].name
    return [
        ("Just this, for a week", say_day(week, today), partial(changes.snooze, nudge=nudge, until=week)),
        (f"Just this, for {WEEKS} weeks", say_day(later, today), partial(changes.snooze, nudge=nudge, until=later)),
        (f"No “{name}” {changes.in_words(reader, place)}", "for good",
         partial(changes.switch_off, rule=rule, record=place)),
        (f"No “{name}” at all", "for good", partial(changes.switch_off, rule=rule)),
    ]  # fmt: skip
