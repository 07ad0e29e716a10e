"""A page of the app as a file or on the clipboard: what is asked of the app, and the line that asks where."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import ClassVar, NamedTuple

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.content import Content
from textual.screen import ModalScreen
from textual.widgets import Input, Static

from mentortui.errors import MentortuiError
from mentortui.messages import WriteFile
from mentortui.screens.base import JournalScreen
from mentortui.widgets.ink import Column, Layout, flat, wrap
from mentortui.widgets.row import Row
from mentortui.widgets.rows import Rows

_SAID = Layout((Column(role="muted"),), indent=3)
_WRONG = Layout((Column(1, role="warning"), Column()), indent=3)


class Page(NamedTuple):
    """A page that can be written: how its file is called without folder, its text for a path, and what it holds."""

    name: str
    made: Callable[[str], str]
    holds: str
    """`what you can read, private goals too`."""
    forms: str = "Markdown"
    """What it may be written as, in a sentence's words."""


def copy(screen: JournalScreen, page: Page) -> None:
    """Copy it, and write it beside its kind too: a terminal may refuse to copy without a word."""
    path = str(Path(screen.desk.papers()) / page.name)
    screen.post_message(WriteFile(path, page.made, copy=True))


def ask(screen: JournalScreen, page: Page) -> None:
    """Ask where to write it, with the usual place to begin with."""
    screen.app.push_screen(FileScreen(page, str(Path(screen.desk.papers()) / page.name)))


class PathScreen(ModalScreen[None]):
    """One line, a path; enter asks the app. It stays until that is done."""

    DEFAULT_CSS = """
    PathScreen { align: center bottom; }
    PathScreen Vertical { width: 100%; height: 9; max-height: 100%; background: $panel; border-top: solid $rule; }
    PathScreen Static { height: 1; margin: 0 3; text-style: bold; }
    PathScreen Input { background: $panel; background-tint: $panel 0%; margin: 1 3; }
    PathScreen Input:focus { background-tint: $panel 0%; }
    PathScreen Rows { background: $panel; scrollbar-background: $panel; }
    """
    BINDINGS: ClassVar[list[BindingType]] = [Binding("escape", "close", show=False)]

    ASKS: ClassVar[str] = ""

    def __init__(self, path: str, means: str) -> None:
        """`path` stands in the line at first; `means` is said below it."""
        super().__init__()
        self._path, self._means = path, means

    def compose(self) -> ComposeResult:
        """What is asked, the line, and what it means."""
        with Vertical():
            yield Static(Content(self.ASKS))
            line = Input(self._path, select_on_focus=False, compact=True)
            line.cursor_blink = False
            yield line
            rows = Rows()
            rows.can_focus = False
            yield rows

    def on_mount(self) -> None:
        """Begin in the line."""
        self.query_one(Input).focus()

    def on_resize(self) -> None:
        """What is said is wrapped to the width."""
        self._say(self._means)

    def _say(self, sentence: str, sign: str = "") -> None:
        lines = wrap(flat(sentence), max(8, self.app.size.width - 10))
        if not sign:
            self.query_one(Rows).show([Row("", (line,), _SAID) for line in lines])
            return
        rows = [Row("", (sign if not place else "", line), _WRONG) for place, line in enumerate(lines)]
        self.query_one(Rows).show(rows)

    def on_input_submitted(self, event: Input.Submitted) -> None:
        """Ask for it."""
        if event.value.strip():
            self.ask(event.value.strip())

    def ask(self, path: str) -> None:
        """Post what is asked of the app, with `done` and `refused`."""

    def done(self) -> None:
        """It is done."""
        if self.is_current:
            self.dismiss(None)

    def refused(self, error: MentortuiError) -> None:
        """It was not done, and why."""
        self._say(error.sentence, "!")

    def action_close(self) -> None:
        """Leave without a file."""
        self.dismiss(None)


class FileScreen(PathScreen):
    """Where a page is written to."""

    ASKS = "Write it to a file: where?   enter writes, esc leaves"

    def __init__(self, page: Page, path: str) -> None:
        super().__init__(path, f"{page.forms}. It holds {page.holds}, and is not encrypted.")
        self._made = page.made

    def ask(self, path: str) -> None:
        """Write it."""
        self.post_message(WriteFile(path, self._made, then=self.done, refused=self.refused))
