"""Get help: the two people each agreement names, for trouble and misconduct, and what to do where it names none."""

from __future__ import annotations

from typing import ClassVar, Final

from mentortui.practice import asking, names
from mentortui.screens import routes
from mentortui.screens.sheet import SheetScreen
from mentortui.widgets.ink import Column, Layout
from mentortui.widgets.row import SPACE, Row, wrapped

_TITLE: Final = Layout((Column(role="strong"),), indent=1)
_LINE: Final = Layout((Column(),))
_SAID: Final = Layout((Column(role="muted"),), indent=1)
_WHO: Final = Layout((Column(),), indent=5)
_WHEN: Final = Layout((Column(role="muted"),), indent=5)
_NAMES: Final = "An agreement names both: press enter on a relationship above and write them down."
_FIRST: Final = "An agreement names both; each of your relationships can have one."


class GetHelpScreen(SheetScreen):
    """Nothing is sent from here, and nobody is told that one looked."""

    MODE = "people"
    ACTIONS: ClassVar[tuple[str, ...]] = ("open",)

    def fill(self) -> None:
        """Read the agreements again; what is named comes first."""
        width = self.app.size.width
        found = sorted(asking.helped(self.desk.reader), key=lambda one: not one.named)
        rows = [Row("", ("Get help",), _TITLE), *wrapped(_SAID, width, asking.TELLS), SPACE]
        for one in found:
            rows += self._lines(one, width)
        if not found or not all(one.named for one in found):
            rows += wrapped(_SAID, width, f"{_NAMES if found else _FIRST} {asking.UNTIL_THEN}")
        self.main.show(rows)

    def _lines(self, one: asking.Helped, width: int) -> list[Row]:
        key, reader = one.relationship["id"], self.desk.reader
        who = names.listed(self.desk.name(person) for person in names.members(one.relationship) if person != reader.me)
        rows = [Row(key, (("With " + (who or "nobody"), "strong"),), _LINE)]
        if not any(two.who for two in one.helpers):
            return [*rows, *wrapped(_WHEN, width, asking.NOBODY), SPACE]
        for two in one.helpers:
            rows += wrapped(_WHO if two.who else _WHEN, width, two.who or asking.NOBODY)
            rows += wrapped(_WHEN, width, two.when)
        return [*rows, SPACE]

    # What can be done

    def can(self, action_id: str) -> bool:
        """Its agreement names both."""
        return self.main.current is not None

    def label(self, action_id: str) -> str:
        """Enter leads to the agreement."""
        return "agreement" if action_id == "open" else super().label(action_id)

    def action_open(self) -> None:
        """The agreement, which names both."""
        if self.main.current:
            self.app.push_screen(routes.load(routes.RECORDS["agreement"])(self.desk, self.main.current.key))
