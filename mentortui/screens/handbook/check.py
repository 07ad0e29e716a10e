"""The self-check of a page: digits answer, and what there is to say stands below at once. Nothing of it is kept."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial
from typing import Any, ClassVar, Final

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import VerticalScroll
from textual.content import Content
from textual.widgets import Static

from mentortui.actions import ACTIONS, Action
from mentortui.changes import handbook
from mentortui.content.handbook import Question, module
from mentortui.practice import handbook as reading
from mentortui.screens.base import JournalScreen
from mentortui.screens.desk import Desk
from mentortui.widgets.dots import Dots
from mentortui.widgets.ink import Column, Layout
from mentortui.widgets.keys import bindings
from mentortui.widgets.options import Option, Options
from mentortui.widgets.row import Row
from mentortui.widgets.rows import Rows

NOT_KEPT: Final = "Your answers are not kept, here or anywhere; only the day is noted."
_TITLE: Final = Layout((Column(role="strong"), Column(12, right=True, role="muted")), indent=1)
_SAID: Final = Layout((Column(role="muted"),), indent=1)


class CheckScreen(JournalScreen):
    """One question at a time. Behind the last one the page is noted as read."""

    BINDINGS: ClassVar[list[BindingType]] = [
        *bindings("answer.next", "answer.back"),
        Binding("1,2,3,4,5,6,7,8,9,0", "nothing", show=False),  # digits answer here
    ]
    DEFAULT_CSS = """
    CheckScreen #head { height: 3; border-bottom: solid $rule; margin-bottom: 1; }
    CheckScreen #ask { height: 1fr; scrollbar-size-vertical: 1; margin-bottom: 2; }
    CheckScreen #question { padding: 0 3; text-style: bold; margin-bottom: 1; }
    CheckScreen #below { padding: 0 3; margin-top: 1; }
    CheckScreen Dots { dock: bottom; margin-bottom: 2; }
    """

    def __init__(self, desk: Desk, name: str) -> None:
        super().__init__(desk)
        self.module = module(name)
        self.given: list[int | None] = [None] * len(self.module.check)
        self.place = 0
        self.head, self.options, self.dots = Rows(id="head"), Options(), Dots()
        self.head.can_focus = False

    def body(self) -> ComposeResult:
        """The head, the question with its choices, what there is to say, and how far one is."""
        yield self.head
        with VerticalScroll(id="ask", can_focus=False):
            yield Static(id="question")
            yield self.options
            yield Static(id="below")
        yield self.dots

    def on_mount(self) -> None:
        """Begin at the first question."""
        self.freshen()
        self._show()

    @property
    def question(self) -> Question:
        """The question one is at."""
        return self.module.check[self.place]

    def fill(self) -> None:
        """The head; the questions are the handbook's, not the journal's."""
        number = f"{self.place + 1} of {len(self.given)}"
        self.head.show([Row("", (self.module.title, number), _TITLE), Row("", (NOT_KEPT,), _SAID)])

    def _show(self) -> None:
        """Show the question one is at."""
        self.fill()
        given = self.given[self.place]
        self.query_one("#question", Static).update(Content(self.question.text))
        choices = [Option(str(number), str(number), words) for number, words in enumerate(self.question.choices, 1)]
        self.options.show(choices, [str(given)] if given else [])
        self.options.focus()
        self._say()

    def _say(self) -> None:
        """What there is to say to the answer, once there is one."""
        given = self.given[self.place]
        below = self.query_one("#below", Static)
        below.update(Content(reading.said_to(self.question, given) if given else ""))
        self.dots.show([one is not None for one in self.given], self.place)
        self.show_keys()

    def footer(self) -> Iterator[Action]:
        """Digits answer; enter goes on."""
        last = self.place == len(self.given) - 1
        yield ACTIONS["answer.digit"]._replace(keys=f"1-{len(self.question.choices)}", help="Digits answer.")
        yield ACTIONS["answer.next"]._replace(label="done" if last else "next")
        if self.place:
            yield ACTIONS["answer.back"]._replace(keys="←", label="back")
        yield ACTIONS["help"]
        yield ACTIONS["leave"]._replace(label="back", rank=0)

    def help_ids(self) -> tuple[str, ...]:
        """The actions its help lists."""
        return ("answer.digit", "answer.next", "answer.back")

    def on_options_changed(self, message: Options.Changed) -> None:
        """An answer was chosen."""
        self.given[self.place] = int(message.options.chosen[0]) if message.options.chosen else None
        self._say()

    def on_dots_chosen(self, message: Dots.Chosen) -> None:
        """A question was clicked."""
        self.place = message.place
        self._show()

    def action_nothing(self) -> None:
        """A digit that is no choice does nothing here: elsewhere it would lead away."""

    def action_answer_back(self) -> None:
        """To the question before."""
        self.place = max(0, self.place - 1)
        self._show()

    def action_answer_next(self) -> None:
        """To the next question; behind the last one to the first without an answer, else note the page as read."""
        open_ = [place for place, one in enumerate(self.given) if one is None]
        if self.place < len(self.given) - 1:
            self.place += 1
            self._show()
        elif open_:
            self.place = open_[0]
            self._show()
            self.say("This one has no answer yet. esc leaves without.", "note")
        else:
            self._done()

    def _done(self) -> None:
        """Note the page as read, unless it is noted for today; then back to where one came from."""
        stands = reading.standings(self.desk.reader, self.desk.today)[self.module.id]
        if stands.last == self.desk.today.isoformat():
            self.say("Done. This page is noted for today already.")
            self.app.pop_screen()
        else:
            self.change(partial(handbook.done, module=self.module.id), then=self._noted)

    def _noted(self, commit: Any) -> None:
        if self.is_current and len(self.app.screen_stack) > 1:
            self.app.pop_screen()
