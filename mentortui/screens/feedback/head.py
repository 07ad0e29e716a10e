"""The head of a form that is answered: its title, how far one is, about what, and who will see it."""

from __future__ import annotations

from typing import Final

from mentortui.program.notice import notice
from mentortui.screens.desk import Desk
from mentortui.screens.feedback import asked as asking
from mentortui.screens.feedback.asked import Asked
from mentortui.widgets.ink import Column, Layout, cut, wrap
from mentortui.widgets.row import Row
from mentortui.widgets.rows import Rows

_TITLE: Final = Layout((Column(role="strong"), Column(12, right=True, role="muted")), indent=1)
_SAID: Final = Layout((Column(),), indent=1)
LOW: Final = 15
"""Lines of a screen below which the head is only its title and one line on who sees it."""
SEEN: Final = 4
"""Lines of who sees it at most."""
CONFIDENTIAL: Final = "confidential"
"""How our own forms begin that sentence, so that nothing needs to lead up to it."""


class Head(Rows, can_focus=False):
    """As tall as what it says."""

    DEFAULT_CSS = "Head { height: auto; }"

    def __init__(self) -> None:
        super().__init__(id="head")

    def ask(self, desk: Desk, asked: Asked, place: int) -> None:
        """Say how far one is, for the screen as it is now."""
        found = rows(desk, asked, place, self.app.size.width, self.app.size.height)
        self.styles.height = len(found) + (self.app.size.height >= LOW)  # with the rule below it
        self.show(found)


def rows(desk: Desk, asked: Asked, place: int, width: int, height: int) -> list[Row]:
    """The lines of the head at a question, for a screen of this size."""
    number = f"{place + 1} of {len(asked.spec.items)}"
    title = Row("", (asked.spec.title, number), _TITLE)
    said = asked.spec.seen_by(asking.other_name(desk, asked))
    lead = "" if said.lower().startswith(CONFIDENTIAL) else "Who will see it: "
    seen = wrap(lead + said, max(8, width - 3))
    if height < LOW:
        return [title, Row("", ((cut(seen[0] + (" …" if seen[1:] else ""), max(8, width - 2)), "muted"),), _SAID)]
    told = f"{'You change your answers' if asked.response else 'You answer'} about: {asking.about(desk, asked)}."
    asked_of_all = notice(desk.reader)
    asks = wrap(asked_of_all, max(8, width - 3))[:2] if asked_of_all else []
    lines = [*wrap(told, max(8, width - 3))[:2], *seen[:SEEN], *asks]
    return [title, *(Row("", ((line, "muted"),), _SAID) for line in lines)]
