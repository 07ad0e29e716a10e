"""The first run at a new computer of somebody who has a journal on another one: asking to be taken in as theirs."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import ClassVar, Final

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.content import Content
from textual.screen import Screen
from textual.widgets import Static

from mentortui.actions import ACTIONS
from mentortui.errors import MentortuiError
from mentortui.messages import AskFirst, SettleIn
from mentortui.widgets.field import Field
from mentortui.widgets.fields import FieldRow
from mentortui.widgets.ink import flat
from mentortui.widgets.keys import Keys, bindings
from mentortui.widgets.topline import Notice, TopLine

_BEGIN: Final = (
    "Your journal is on another computer. There, in Sharing, press m and name\n"
    "a folder both computers reach. Then name it here."
)
_NOT_YET: Final = "Not taken in yet, or the folder did not bring it over. Nothing is lost; look again in a moment."


class AnotherScreen(Screen[None]):
    """Two questions; once asked, what to do on the first computer, and a look whether it was done."""

    DEFAULT_CSS = """
    AnotherScreen { background: $background; overflow: hidden; }
    AnotherScreen #said { height: auto; padding: 1 3 1 3; }
    AnotherScreen #rest { height: 1fr; }
    """
    BINDINGS: ClassVar[list[BindingType]] = [
        *bindings("form.next", "form.previous", first=True),
        Binding("escape", "leave", show=False),
        Binding("enter", "go_on", show=False),
    ]

    BEGIN: ClassVar[str] = _BEGIN

    def __init__(self, waits_in: str = "") -> None:
        """`waits_in` is the folder this computer asked in before."""
        super().__init__()
        self.waits_in = waits_in
        self._at_work = False

    def compose(self) -> ComposeResult:
        """What this is, where the computers meet, and what this one is called."""
        yield TopLine((), "", "")
        yield Static(Content(self.BEGIN), id="said")
        yield from (FieldRow(field, date.min) for field in self.fields())
        yield Static(id="rest")
        yield Notice()
        go_on = ACTIONS["open"]._replace(label="go on")
        leave = ACTIONS["form.cancel"]._replace(label="back")
        yield Keys([ACTIONS["form.next"], ACTIONS["form.previous"], go_on, leave])

    def fields(self) -> Iterator[Field]:
        """What is asked."""
        yield Field("folder", "Folder", hint="its path; or drag the folder into this window")
        yield Field("name", "This computer", hint="what it is called; its own name if you leave it")

    def on_mount(self) -> None:
        """Begin with the folder; or with the look, where it asked before."""
        if self.waits_in:
            self.asked(self.waits_in)
        else:
            self.query(FieldRow).first().control.focus()

    def asked(self, place: str) -> None:
        """It asks there now: say what comes next."""
        self.waits_in, self._at_work = place, False
        for row in self.query(FieldRow):
            row.display = False
        said = (
            f"This computer asks to be taken in as yours, in {flat(place)}\n"
            "Nothing of yours is here yet. On your first computer it stands in Sharing:\n"
            "select it there and press enter. Then press enter here."
        )
        self.query_one("#said", Static).update(Content(said))
        self.set_focus(None)

    def action_form_next(self) -> None:
        """To the next question."""
        self.focus_next()

    def action_form_previous(self) -> None:
        """To the question before."""
        self.focus_previous()

    def on_input_submitted(self) -> None:
        """Enter behind an answer goes on."""
        self.action_go_on()

    def action_go_on(self) -> None:
        """From the folder to the name, from there to asking; after that, look whether it was taken in."""
        folder, name = self.query(FieldRow)
        if self._at_work:
            return
        if self.waits_in:
            self._at_work = True
            self.post_message(SettleIn(self.not_yet, self.refuse))
        elif not folder.text().strip():
            folder.say("Which folder? The one your computers meet in.", wrong=True)
            folder.control.focus()
        elif not name.control.has_focus:
            name.control.focus()
        else:
            self._at_work = True
            self.post_message(AskFirst(folder.text(), name.text().strip(), self.asked, self.refuse))

    def not_yet(self) -> None:
        """Nobody took it in yet."""
        self._at_work = False
        self.query_one(Notice).say(_NOT_YET, "warning")

    def refuse(self, error: MentortuiError) -> None:
        """Beside the folder; at the foot once it waits."""
        self._at_work = False
        if not self.waits_in:  # what can go wrong is where it asks
            row = self.query(FieldRow).first()
            row.say(error.sentence, wrong=True)
            row.control.focus()
        else:
            self.query_one(Notice).say(error.sentence, "error")

    def action_leave(self) -> None:
        """Back to the first question of all; or leave, as it waits."""
        if self.waits_in:
            self.app.exit()
        else:
            self.dismiss()
