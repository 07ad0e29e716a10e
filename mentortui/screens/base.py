"""What every screen shares: top line, notice, footer, its actions, and knowing when to read again.

A new screen subclasses `JournalScreen`, names its `MODE` and `ACTIONS`, yields its widgets in `body`, fills
them in `fill`, and has a method `action_<id>` for each action. `can` says what makes sense right now; the
footer shows only that. A list is one `Rows`; `ListScreen` adds the selected record's page beside it.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, ClassVar, TypeVar

from textual.app import ComposeResult
from textual.message import Message
from textual.screen import Screen

from mentortui.actions import ACTIONS, Action, offered
from mentortui.messages import Call, Change, Open, Say
from mentortui.screens import routes
from mentortui.screens.desk import Desk
from mentortui.widgets.keys import Keys, bindings
from mentortui.widgets.row import Row
from mentortui.widgets.rows import Rows
from mentortui.widgets.topline import Notice, TopLine

Result = TypeVar("Result")


class JournalScreen(Screen[None]):
    """A screen on the journal. Subclasses say what it shows; this says when and in which frame."""

    MODE: ClassVar[str] = ""
    """The mode lit in the top line."""
    ACTIONS: ClassVar[tuple[str, ...]] = ()
    """Ids of the actions it offers, in the order of its footer."""
    HORIZONTAL_BREAKPOINTS = [(0, "-narrow"), (110, "-wide")]  # noqa: RUF012
    DEFAULT_CSS = "JournalScreen { background: $background; color: $foreground; overflow: hidden; }"

    def __init_subclass__(cls, **arguments: Any) -> None:
        cls.BINDINGS = [*bindings(*cls.ACTIONS), *cls.__dict__.get("BINDINGS", ())]
        super().__init_subclass__(**arguments)

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self.desk = desk
        self._filled = -1

    def body(self) -> ComposeResult:
        """The widgets between top line and footer."""
        yield from ()

    def fill(self) -> None:
        """Read the journal and show it; called when records changed and the screen is seen."""

    def can(self, action_id: str) -> bool:
        """Whether an action of this screen makes sense right now."""
        return True

    def label(self, action_id: str) -> str:
        """The footer's word for an action right now, where the general one is too general."""
        return ACTIONS[action_id].label

    def standing(self) -> str:
        """How the journal stands, for the top line; a screen about somebody may say when they were heard."""
        return self.desk.standing

    # The frame

    def compose(self) -> ComposeResult:
        """Top line, body, notice, footer."""
        yield TopLine(routes.top_line(self.desk), self.MODE, self.standing())
        yield from self.body()
        yield Notice()
        yield Keys((), self.desk.keymap)

    def on_mount(self) -> None:
        """Fill before the first frame."""
        self.freshen()

    def on_screen_resume(self) -> None:
        """Read again what changed while another screen was seen."""
        self.freshen()

    def freshen(self) -> None:
        """Fill again when records changed since the last time; cheap when nothing did."""
        if not self.query(TopLine):
            return  # not composed yet; mounting fills it
        if self._filled != self.desk.revision:
            self._filled = self.desk.revision
            self.fill()
        line = self.query_one(TopLine)
        line.stand(self.standing())
        line.offer(routes.top_line(self.desk))
        self.show_keys()

    def show_keys(self) -> None:
        """Let the footer say what can be done now."""
        self.query_one(Keys).show(self.footer())

    def footer(self) -> Iterator[Action]:
        """What the footer offers, in order; the least needed go when room is short (`Action.rank`)."""
        yield ACTIONS["capture"]
        for action in offered(self.ACTIONS):
            if self.can(action.id):
                yield action._replace(label=self.label(action.id))
        yield from offered(("search", "help"))
        leaves = self.MODE == "today" and len(self.app.screen_stack) <= 1
        yield ACTIONS["back"]._replace(label="quit" if leaves else "back")
        yield ACTIONS["palette"]

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Textual asks before it runs a binding: what cannot be done now lets the key pass."""
        found = next((known for known in self.ACTIONS if ACTIONS[known].call == action), None)
        return self.can(found) if found else True

    def help_ids(self) -> tuple[str, ...]:
        """The actions its help lists: all it has, also what makes no sense right now."""
        return self.ACTIONS

    def offered_ids(self) -> tuple[str, ...]:
        """The actions the palette offers: what makes sense right now."""
        return tuple(action_id for action_id in self.ACTIONS if self.can(action_id))

    def land(self, record_id: str) -> None:
        """Put the cursor on a record that was just saved, where this screen shows it."""
        for rows in self.query(Rows):
            rows.select(record_id)

    # What screens do

    def change(self, call: Call, **arguments: Any) -> None:
        """Ask for a change; see `messages.Change` for the arguments."""
        self.post_message(Change(call, **arguments))

    def say(self, sentence: str, tone: str = "") -> None:
        """Say a sentence above the footer."""
        self.post_message(Say(sentence, tone))


class Beside(Rows):
    """The page beside a list. It has a width only some time after its screen, so it says itself when it has."""

    class Sized(Message):
        """It has another width now."""

    def on_resize(self) -> None:
        """Say so."""
        self.post_message(self.Sized())


class ListScreen(JournalScreen):
    """A screen that is one list, with the selected record's page beside it from 110 columns on."""

    EMPTY: ClassVar[str] = ""
    """One sentence and one key, for when there is nothing yet."""
    DEFAULT_CSS = """
    ListScreen { layout: horizontal; }
    ListScreen #beside { display: none; width: 1fr; border-left: solid $rule; padding-left: 1; }
    ListScreen #main { width: 2fr; }
    ListScreen.-wide #beside { display: block; }
    """

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self.main = Rows(empty=self.EMPTY, id="main")
        self.beside = Beside(id="beside")

    def body(self) -> ComposeResult:
        """The list, and the page beside it."""
        yield self.main
        yield self.beside

    def rows(self, width: int) -> list[Row]:
        """The rows of the list, for a width in cells."""
        return []

    @property
    def selected(self) -> str:
        """The id of the selected record; empty when there is none. A row that shows a record a second time
        has a key such as `<id>#nudge`.
        """
        row = self.main.current
        return row.key.partition("#")[0] if row else ""

    def fill(self) -> None:
        """Read the rows."""
        self.main.show(self.rows(self.app.size.width))

    def on_rows_moved(self, message: Rows.Moved) -> None:
        """Another record is selected: its page, and what can be done with it."""
        if message.rows is self.main:
            self.show_keys()
            self.show_page()

    def on_rows_opened(self, message: Rows.Opened) -> None:
        """A click on the selected row opens it, like the key."""
        if message.rows is self.main and self.can("open"):
            self.action_open()

    def on_beside_sized(self) -> None:
        """A page is wrapped to its width."""
        self.show_page()

    def show_page(self) -> None:
        """Show the page of the selected record beside the list, when there is room."""
        if self.beside.display and self.beside.size.width:
            self.beside.show(page(self.desk, self.selected, self.beside.size.width))

    def action_open(self) -> None:
        """Open the selected record."""
        if self.selected:
            self.post_message(Open(self.selected))


def page(desk: Desk, record_id: str, width: int) -> list[Row]:
    """The page of a record as its kind's own module makes it; empty when it has none."""
    whole = routes.whole_of(desk.reader, record_id) if record_id else ""
    path = routes.PAGES.get(whole.partition("-")[0])
    if path is None or desk.reader.get(whole) is None:
        return []
    rows: list[Row] = routes.load(path)(desk, whole, width)
    return rows
