"""The exact message that asks somebody to call, to copy or to mail. Nothing is sent by itself."""

from __future__ import annotations

from typing import ClassVar, Final
from urllib.parse import quote

from mentortui.model.reader import Row as Record
from mentortui.practice import names
from mentortui.practice.asking import call_message
from mentortui.screens.desk import Desk
from mentortui.screens.meetings import links
from mentortui.screens.sheet import SheetScreen
from mentortui.widgets.ink import Column, Layout
from mentortui.widgets.row import SPACE, Row, plain, wrapped

SUBJECT: Final = "A call?"
_TITLE: Final = Layout((Column(role="strong"),), indent=1)
_LINE: Final = Layout((Column(),))
_TOLD: Final = (
    "This is the whole message; no reason is in it, because a reason is for the call. Nothing is sent: copy it, "
    "open your mail with it, or say it in your own words."
)


class AskScreen(SheetScreen):
    """Opened by a relationship; with several people in it, the selected one is asked."""

    MODE = "people"
    ACTIONS: ClassVar[tuple[str, ...]] = ("asking.copy", "asking.mail")

    def __init__(self, desk: Desk, relationship_id: str) -> None:
        super().__init__(desk)
        self._relationship = relationship_id

    @property
    def people(self) -> list[str]:
        """Ids of the others."""
        row = self.desk.reader.get(self._relationship) or Record()
        return [one for one in names.members(row) if one != self.desk.reader.me]

    @property
    def whom(self) -> str:
        """Who is asked; empty where the relationship has gone."""
        row = self.main.current
        people = self.people
        return row.key if row and row.key in people else people[0] if people else ""

    @property
    def message(self) -> str:
        """What one would say to them."""
        return call_message(self.desk.reader, self.whom) if self.whom else ""

    def on_rows_moved(self) -> None:
        """Somebody else is selected: the message is for them."""
        if len(self.people) > 1:
            self.fill()

    def fill(self) -> None:
        """Read the names again."""
        if not self.whom:
            self.main.show([plain("There is nobody to ask: this relationship is gone. Undo brings it back.")])
            return
        width, people = self.app.size.width, self.people
        rows = [Row("", (f"Ask {self.desk.first_name(self.whom)} to call you",), _TITLE), SPACE]
        rows += wrapped(_LINE, min(width, 78), self.message)
        rows += [SPACE, *wrapped(_LINE, min(width, 78), _TOLD, tone="muted")]
        if len(people) > 1:
            rows += [SPACE, Row("", ("Whom",), _TITLE), *(Row(one, (self.desk.name(one),), _LINE) for one in people)]
        if [row.key for row in rows if row.key] != [row.key for row in self.main.rows if row.key] or (
            [row.text() for row in rows] != [row.text() for row in self.main.rows]
        ):
            self.main.show(rows)

    # What can be done

    def can(self, action_id: str) -> bool:
        """A mail needs a window to open in."""
        return bool(self.whom) and (action_id != "asking.mail" or links.windows())

    def action_asking_copy(self) -> None:
        """By way of the terminal (OSC 52), which may refuse without a word: the message stays to be seen."""
        self.app.copy_to_clipboard(self.message)
        self.say("Copied. Nothing was sent; paste it where you write to each other.")

    def action_asking_mail(self) -> None:
        """Hand it to the mail program, which asks before it sends."""
        links.open_link(self, f"mailto:?subject={quote(SUBJECT)}&body={quote(self.message)}")
