"""The card of a celebration: what was reached, the one question, and what can be done with it."""

from __future__ import annotations

from collections.abc import Iterable
from typing import ClassVar

from textual import events
from textual.app import ComposeResult
from textual.containers import Horizontal, Vertical
from textual.content import Content
from textual.message import Message
from textual.widgets import Static

from mentortui.actions import Action
from mentortui.program.notice import notice
from mentortui.screens.desk import Desk
from mentortui.widgets.ink import cut, flat, lines_of
from mentortui.widgets.keys import Keys
from mentortui.widgets.note_line import NoteLine

QUESTION = "What made it work?"
WIDE = 74
"""Cells of the card where there is room."""

FEW = 8
"""Lines of the terminal below which only the most needful is said."""


class AnswerLine(NoteLine):
    """Where one answers. While something moves, the first key ends that; a letter is written all the same."""

    class Touched(Message):
        """A key came while something moved."""

    moves = False

    def on_key(self, event: events.Key) -> None:
        """End the motion; only letters belong to the answer."""
        if self.moves:
            self.post_message(self.Touched())
            if not event.is_printable:
                event.stop()
                event.prevent_default()


class CardKeys(Keys):
    """What can be done with it, within the card."""

    DEFAULT_CSS = "CardKeys { dock: none; background: $background; height: 1; }"


class Card(Vertical):
    """Still, in the middle; without its frame where there is no room for it."""

    DEFAULT_CSS = f"""
    Card {{ width: {WIDE}; max-width: 100%; height: auto; max-height: 100%; background: $background;
        border: round $accent; padding: 1 2; }}
    Card .title {{ width: 100%; height: auto; text-align: center; text-style: bold; }}
    Card .about {{ width: 100%; height: auto; text-align: center; color: $muted; margin-bottom: 1; }}
    Card Horizontal {{ height: auto; }}
    Card .asked {{ width: 100%; height: auto; max-height: 2; padding-left: 1; color: $muted; }}
    Card .who {{ width: 100%; height: 1; padding-left: 1; color: $muted; margin-bottom: 1; }}
    Card .ask {{ width: 20; color: $accent; padding-left: 1; }}
    Card AnswerLine {{ width: 1fr; max-height: 4; background: $background; scrollbar-size-vertical: 1; }}
    Card AnswerLine:focus {{ background: $surface; }}
    Card AnswerLine .text-area--cursor-line {{ background: $background; }}
    Card AnswerLine:focus .text-area--cursor-line {{ background: $surface; }}
    Card.-small {{ border: none; padding: 0; background: $background; width: 100%; }}
    Card.-small .about, Card.-small .who {{ margin-bottom: 0; }}
    Card.-tiny .who, Card.-tiny .asked {{ display: none; }}
    Card.-small .asked {{ max-height: 1; }}
    Card.-small .ask {{ display: none; }}
    Card.-small AnswerLine {{ max-height: 2; }}
    """
    TALLEST: ClassVar[int] = 3
    """Lines a title takes at most."""

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self._desk = desk
        self._called, self._told, self._who = "", "", ""
        self._asked = flat(notice(desk.reader))
        self.line = AnswerLine(placeholder="one line is enough")
        self.keys = CardKeys((), desk.keymap)

    def compose(self) -> ComposeResult:
        """Title, what is said of it, question, what a program asks of whoever writes, keys."""
        yield Static(classes="title")
        yield Static(classes="about")
        with Horizontal():
            yield Static(Content(QUESTION), classes="ask")
            yield self.line
        if self._asked:
            yield Static(Content(self._asked), classes="asked")
        yield Static(classes="who")
        yield self.keys

    def show(self, title: str, about: str, who: str) -> None:
        """Say what was reached, what is said of it, and who can read it."""
        self._called, self._told, self._who = title, about, who
        self._lay_out()

    def small(self, small: bool) -> None:
        """Whether there is no room for a frame."""
        self.set_class(small, "-small")
        self.set_class(self.app.size.height < FEW, "-tiny")
        self.line.placeholder = QUESTION if small else "one line is enough"
        self._lay_out()

    def offer(self, actions: Iterable[Action]) -> None:
        """What can be done now."""
        self.keys.show(actions)

    def _lay_out(self) -> None:
        small = self.has_class("-small")
        width = min(self.app.size.width, WIDE) - (2 if small else 8)
        title = [flat(self._called)] if small else lines_of(self._called, width, self.TALLEST)
        if self.is_mounted:
            self.query_one(".title", Static).update(Content("\n".join(cut(line, max(1, width)) for line in title)))
            self.query_one(".about", Static).update(Content(cut(flat(self._told), max(1, width))))
            self.query_one(".who", Static).update(Content(cut(flat(self._who), max(1, width))))
