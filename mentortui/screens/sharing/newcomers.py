"""The questions about somebody who joins: whether it is they, who they are, and what of before they may read."""

from __future__ import annotations

from functools import partial

from mentortui.changes import circles, linking, older
from mentortui.messages import LetIn, TakeIn
from mentortui.practice import joined
from mentortui.practice.circles import Circle, asked, means
from mentortui.practice.joined import Older, Who
from mentortui.screens.base import JournalScreen
from mentortui.screens.sharing.before import BeforeScreen
from mentortui.screens.sharing.question import Answer, QuestionScreen


def ask_who(screen: JournalScreen, who: Who) -> None:
    """Whether somebody who joined is somebody typed by hand."""

    def answered(answer: str | None) -> None:
        if answer:
            screen.change(partial(linking.same if answer == "y" else linking.another, who=who))

    typed = screen.desk.name(who.typed)
    answers = (Answer("y", f"Yes: all about {typed} is about them from now on"), Answer("n", "No, somebody else"))
    more = "Until you say it, nothing for the one goes to the other. Undo takes it back."
    screen.app.push_screen(QuestionScreen(joined.asked(screen.desk.reader, who), more, answers), answered)


def compare(screen: JournalScreen, device: str, name: str, words: str) -> None:
    """Whether somebody who asks without a code says the same security words."""

    def answered(answer: str | None) -> None:
        if answer == "y":
            screen.post_message(LetIn(device))

    more = f"{name} asks to join without a code. Nothing goes to them until you say it. Ask them by phone."
    # Begins on "Not now": enter pressed without reading must let nobody in.
    answers = (Answer("n", "Not now"), Answer("y", "They say the same words: let them in"))
    screen.app.push_screen(QuestionScreen(f"Are {name}'s security words:  {words}?", more, answers), answered)


def which(screen: JournalScreen, device: str, name: str, words: str) -> None:
    """Whether the computer somebody holds is the one with these security words; then the other is in wrong hands."""

    def answered(answer: str | None) -> None:
        if answer == "y":
            screen.post_message(LetIn(device))

    screen.app.push_screen(asked_which(name, words), answered)


def asked_which(name: str, words: str) -> QuestionScreen:
    """What is asked about a computer that took another one of the same person's out, and was taken out by it."""
    more = (
        f"Of two computers of {name} each says that the other is not {name}'s any more. Call {name}, and ask for the "
        "words of the one they hold. What the other one writes counts no more then."
    )
    answers = (Answer("n", "Not now"), Answer("y", "They say the same words: this one is theirs"))
    return QuestionScreen(f"Are {name}'s security words:  {words}?", more, answers)


def take_in(screen: JournalScreen, device: str) -> None:
    """Whether a computer that asks is really one's own: it gets everything."""
    shared = screen.desk.shared.folders
    name = next((name for one in shared for asks, name in one.asking if asks == device), device)

    def answered(answer: str | None) -> None:
        if answer == "y":
            screen.post_message(TakeIn(device))

    more = "It gets your whole journal, your private notes too. Say yes only if you asked from it yourself just now."
    answers = (Answer("n", "Not now"), Answer("y", "Yes, it is mine: take it in"))
    screen.app.push_screen(QuestionScreen(f"Is the computer “{name}” yours?", more, answers), answered)


def ask_circle(screen: JournalScreen, circle: Circle) -> None:
    """Whether somebody comes into a relationship, as far as one's own words go; or one oneself."""

    def answered(answer: str | None) -> None:
        if answer == "y":
            screen.change(partial(circles.let_in, circle=circle))
        elif answer:
            screen.change(partial(circles.keep_out, circle=circle))

    reader = screen.desk.reader
    own = circle.person == reader.me
    # Begins on no: enter pressed without reading must let nobody in.
    answers = (
        Answer("n", "No: all stays as it is"),
        Answer("y", "Yes, I will be in it" if own else "Yes, let them in"),
    )
    screen.app.push_screen(QuestionScreen(asked(reader, circle), means(reader, circle), answers), answered)


def ask_older(screen: JournalScreen, one: Older) -> None:
    """What of before they may read."""

    def answered(answer: str | None) -> None:
        if answer == "c":
            screen.app.push_screen(BeforeScreen(screen.desk, one))
        elif answer:
            screen.change(partial(older.decide, older=one, chosen=one.rows if answer == "a" else ()))

    reader, today = screen.desk.reader, screen.desk.today
    asks = f"{joined.whom(reader, one)} can read what you share from {joined.since(reader, one, today)} on."
    answers = (
        Answer("f", "Only that: from now on"),
        Answer("a", f"Also {joined.counted(reader, one.rows)} you shared before"),
        Answer("c", "Let me choose"),
    )
    more = "Your private notes never go. It can be changed later; what was sent cannot be unread."
    screen.app.push_screen(QuestionScreen(asks, more, answers), answered)
