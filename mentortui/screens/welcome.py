"""The first run: your name, and how you want to begin."""

from __future__ import annotations

from datetime import date
from typing import ClassVar, Final

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.content import Content
from textual.screen import Screen
from textual.widgets import Static

from mentortui.actions import ACTIONS
from mentortui.errors import MentortuiError, Refused
from mentortui.messages import Begin, LookAround
from mentortui.model import limits
from mentortui.screens.another import AnotherScreen
from mentortui.screens.back import BackScreen
from mentortui.widgets.field import CHOICE, Field
from mentortui.widgets.fields import FieldRow
from mentortui.widgets.ink import Column, Layout, flat
from mentortui.widgets.keys import Keys, bindings
from mentortui.widgets.row import Row
from mentortui.widgets.rows import Rows
from mentortui.widgets.topline import Notice, TopLine

ROLES: Final = (
    ("mentee", "a mentee"), ("mentor", "a mentor"), ("mentor,mentee", "both"), ("coordinator", "I run a program"),
)  # fmt: skip
_CHOICE: Final = Layout((Column(20), Column(role="muted", least=60)))
_WAYS: Final = (
    Row("begin", ("Start on my own", "make my journal; people and goals come later"), _CHOICE),
    Row("invited", ("I have an invitation", "make my journal, and join a shared folder"), _CHOICE),
    Row("program", ("Set up a program", "make my journal, and the folder its people share"), _CHOICE),
    Row("another", ("On another computer", "my journal is there; ask to have it here too"), _CHOICE),
    Row("back", ("Bring it back", "my journal, with a shared folder and my sentence"), _CHOICE),
    Row("look", ("Look around", "a made-up journal, nine months old; nothing is kept"), _CHOICE),
)


_THEN: Final = {"invited": "invited", "program": "set_up"}
"""What is asked next, by way."""


class WelcomeScreen(Screen[None]):
    """Shown while there is no journal."""

    DEFAULT_CSS = """
    WelcomeScreen { background: $background; overflow: hidden; }
    WelcomeScreen #hello { height: auto; padding: 1 3 1 3; }
    WelcomeScreen #ways { margin-top: 1; height: 1fr; }
    """
    BINDINGS: ClassVar[list[BindingType]] = [
        *bindings("form.next", "form.previous", first=True),
        Binding("escape", "leave", show=False),
        Binding("down", "form_next", show=False),
        Binding("up", "form_previous", show=False),
        Binding("enter", "choose", show=False),
    ]

    def __init__(self, home: str) -> None:
        super().__init__()
        self.home = home

    def compose(self) -> ComposeResult:
        """A greeting, two questions, six ways."""
        yield TopLine((), "", "")
        yield Static(
            Content(
                "Welcome. What you write here is yours: it lies on this computer,\n"
                "and nobody else can read it until you let them.\n"
                f"Folder: {flat(self.home)}"
            ),
            id="hello",
        )
        yield FieldRow(Field("name", "Your name", hint="as you want to be called"), date.min)
        yield FieldRow(Field("roles", "You are", CHOICE, "mentee", choices=ROLES), date.min)
        yield Rows(_WAYS, id="ways")
        yield Notice()
        leave = ACTIONS["form.cancel"]._replace(label="leave")
        choose = ACTIONS["open"]._replace(label="choose")
        yield Keys([ACTIONS["form.next"], ACTIONS["form.previous"], choose, leave])

    def on_mount(self) -> None:
        """Begin with the name."""
        self.query(FieldRow).first().control.focus()

    def action_form_next(self) -> None:
        """To the next question; in the list of ways one down."""
        self.focus_next()

    def action_form_previous(self) -> None:
        """To the question before."""
        self.focus_previous()

    def on_input_submitted(self) -> None:
        """Enter behind the name goes on."""
        self.focus_next()

    def on_rows_opened(self) -> None:
        """A click on the selected way takes it."""
        self.action_choose()

    def action_choose(self) -> None:
        """Take the selected way; from a question on to the next."""
        ways = self.query_one("#ways", Rows)
        if self.focused is not ways:
            self.focus_next()
            return
        if ways.current and ways.current.key == "look":
            self.post_message(LookAround(self.query(FieldRow).last().text().split(",")[0]))
            return
        if ways.current and ways.current.key in ("another", "back"):
            self.app.push_screen(AnotherScreen() if ways.current.key == "another" else BackScreen())
            return
        name, roles = self.query(FieldRow)
        try:
            said = limits.name(name.text())
        except Refused as error:
            self.refuse(Refused(error.sentence, "name"))
            return
        then = _THEN.get(str(ways.current.key) if ways.current else "", "")
        are = roles.text().split(",")
        if then == "set_up":  # a mentee is what stands there until something else is chosen
            are = sorted({"coordinator", *are} - {"mentee"} if are == ["mentee"] else {"coordinator", *are})
        self.post_message(Begin(said, tuple(are), self.refuse, then))

    def refuse(self, error: MentortuiError) -> None:
        """Say why it cannot begin like this."""
        if getattr(error, "field", None) == "name":
            row = self.query(FieldRow).first()
            row.say("Your name is missing; it stands in what you share later.", wrong=True)
            row.control.focus()
        else:
            self.query_one(Notice).say(error.sentence, "error")

    def action_leave(self) -> None:
        """Leave; nothing was made."""
        self.app.exit()
