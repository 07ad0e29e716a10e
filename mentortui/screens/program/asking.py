"""Asking whoever coordinates a program to call: a question first, since it goes out with the next sync."""

from __future__ import annotations

from functools import partial
from string import ascii_lowercase

from mentortui.changes.supporting import ask_for_call as asked
from mentortui.program.which import programs
from mentortui.screens.base import JournalScreen
from mentortui.screens.sharing.question import Answer, QuestionScreen

_MORE = "It gets the day and nothing else; why is for the call. It goes out at the next sync, and undo takes it back."


def ask_for_call(screen: JournalScreen) -> None:
    """Whether to ask, and which of several programs."""
    there = programs(screen.desk.reader)[:9]

    def answered(answer: str | None) -> None:
        found = dict(zip(_letters(len(there)), there, strict=False))
        if answer in found:
            screen.change(partial(asked, program=found[answer]))

    several = len(there) > 1
    which = "whoever coordinates a program" if several else f"whoever coordinates “{there[0].get('name')}”"
    yes = [
        Answer(letter, str(row.get("name")) if several else "Yes, ask them to call")
        for letter, row in zip(_letters(len(there)), there, strict=False)
    ]
    question = QuestionScreen(f"Ask {which} to call you?", _MORE, (Answer("n", "Not now"), *yes))
    screen.app.push_screen(question, answered)


def _letters(count: int) -> str:
    """The letters of the answers: `y` of one program."""
    return "y" if count == 1 else ascii_lowercase[:count]
