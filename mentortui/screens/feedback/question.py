"""One question of a form with its answer: options to choose from, or a text to write."""

from __future__ import annotations

from textual.app import ComposeResult
from textual.containers import VerticalScroll
from textual.content import Content
from textual.widgets import Static, TextArea

from mentortui.practice import forms
from mentortui.practice.forms import Item
from mentortui.screens.feedback import asked as asking
from mentortui.widgets.ink import flat
from mentortui.widgets.options import Options


class Question(VerticalScroll, can_focus=False):
    """The question one is at, and below it how it is answered or what is wrong with the answer."""

    DEFAULT_CSS = """
    Question { height: 1fr; scrollbar-size-vertical: 1; }
    Question #part { color: $muted; padding: 0 3; }
    Question #question { padding: 0 3; text-style: bold; }
    Question #below { color: $muted; padding: 0 3; }
    Question #below.-wrong { color: $error; }
    Question TextArea { margin: 0 3; padding: 0; background: $surface; background-tint: $surface 0%; }
    Question .text-area--placeholder { color: $muted; }
    Question .text-area--cursor-line { background: $surface; }
    """

    def __init__(self) -> None:
        super().__init__(id="ask")
        self.options = Options()
        self.area = TextArea(compact=True)
        self.area.cursor_blink = False

    def compose(self) -> ComposeResult:
        """The part of the form, the question, its answer, and what is said of that."""
        yield Static(id="part")
        yield Static(id="question")
        yield self.options
        yield self.area
        yield Static(id="below")

    def ask(self, item: Item, text: str) -> None:
        """Ask this, with the answer that stands, and let the answer have the keys."""
        self.query_one("#part", Static).update(Content(flat(item.part)))
        self.query_one("#part", Static).display = bool(item.part)
        optional = "  (may stay empty)" if item.optional else ""
        self.query_one("#question", Static).update(Content(f"{flat(item.text)}{optional}"))
        written = item.type == forms.TEXT
        self.options.display, self.area.display = not written, written
        if written:
            self.area.placeholder = Content(flat(item.hint))
            self.area.load_text(text)
            self.area.move_cursor(self.area.document.end)
            self.area.focus()
        else:
            chosen = text.split("\n") if item.many else [text]
            self.options.show(
                asking.options(item), [one for one in chosen if one], many=item.many, ends=asking.ends(item)
            )
            self.options.focus()

    def hint(self, hint: str) -> None:
        """Say how it is answered; of a wrong answer no more."""
        self._below(Content(hint), wrong=False)

    def wrong(self, sentence: str) -> None:
        """Say what is wrong with the answer."""
        self._below(Content(f"! {flat(sentence)}"), wrong=True)

    def _below(self, content: Content, wrong: bool) -> None:
        below = self.query_one("#below", Static)
        below.update(content)
        below.set_class(wrong, "-wrong")
        below.display = bool(content.plain)


def hint(item: Item, *, given: bool, allowed: bool, key: str) -> str:
    """How an item is answered, in a sentence; empty where that is plain.

    `given`: there is an answer already; `allowed`: the program may read this comment, which `key` turns.
    """
    if item.type == forms.TEXT and allowed:
        return f"The program may read this comment.  {key} takes that back."
    if item.type == forms.TEXT:
        asks = f"{flat(item.hint)}\n" if item.hint and given else ""
        return f"{asks}The program does not read this comment.  {key} lets it."
    if item.many:
        return "Choose as many as you like."
    return "1 and then 0, or x, is 10." if item.low <= 1 and item.high == 10 else ""
