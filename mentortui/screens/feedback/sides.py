"""Both sides of one thing: what each answered, question by question, and how far apart they are."""

from __future__ import annotations

from typing import Any, ClassVar, Final

from mentortui.messages import Open
from mentortui.model.reader import Row as Record
from mentortui.practice import feedback, forms
from mentortui.practice.feedback import SideItem, Sides
from mentortui.practice.forms import FormSpec, Item
from mentortui.practice.progress import number
from mentortui.practice.written import writer
from mentortui.screens.desk import Desk
from mentortui.screens.feedback import asked as asking
from mentortui.screens.feedback import specs
from mentortui.screens.feedback.asked import Asked
from mentortui.screens.feedback.page import said
from mentortui.screens.sheet import SheetScreen
from mentortui.widgets.ink import HEADING, Cell, Column, Layout, lines_of, wrap
from mentortui.widgets.row import SPACE, Row

FAR: Final = 2
"""Points from which on two answers are far apart: worth a talk."""
NAME: Final = 10
"""Cells of a name before an answer."""
_HEAD: Final = Layout((Column(role="strong"), Column(24, right=True, role="muted", least=50)), indent=1)
_SAID: Final = Layout((Column(role="muted"),), indent=1)
_QUESTION: Final = Layout((Column(), Column(9, right=True)))
_NAMED: Final = Layout((Column(NAME, role="muted"), Column()), indent=5)


class SidesScreen(SheetScreen):
    """One's own answers and the other's. What the other said stays closed until one has answered oneself."""

    MODE = "feedback"
    ACTIONS: ClassVar[tuple[str, ...]] = ("open",)

    def __init__(self, desk: Desk, subject: str, spec: FormSpec) -> None:
        super().__init__(desk)
        self.subject, self.spec = subject, spec

    # What is shown

    def fill(self) -> None:
        """Read both sides."""
        found = feedback.sides(self.desk.reader, self.subject, specs.pair(self.desk, self.spec))
        width = self.app.size.width
        self.main.show([*self._head(found, width), *self._items(found, width)])

    def _asked(self) -> Asked:
        meeting = self.subject if self.subject.startswith("meeting-") else None
        return Asked(self.spec, meeting=meeting, relationship=None if meeting else self.subject)

    def _head(self, found: Sides, width: int) -> list[Row]:
        told = [f"About {asking.about(self.desk, self._asked())}."]
        if found.sealed:
            told.append(f"! Sealed: both sides open at once, once {found.waits_for} answered too.")
        elif found.waits_for:
            told.append(f"Still waits for {found.waits_for}.")
        if found.note:
            told.append(found.note)
        rows = [Row("", ("Both sides", _count(found)), _HEAD)]
        return [*rows, *(Row("", (line,), _SAID) for text in told for line in wrap(text, max(8, width - 3))), SPACE]

    def _items(self, found: Sides, width: int) -> list[Row]:
        own, theirs = self._specs(found.own), self._specs(found.theirs)
        rows: list[Row] = []
        ordered = sorted(found.items, key=lambda one: -(one.apart if one.apart is not None else -1))
        apart = [one for one in ordered if one.apart]
        same = [one for one in found.items if one.apart == 0]
        rest = [one for one in found.items if one.apart is None]
        words = "In words" if found.theirs else "What you answered"
        for title, items in (("Where you differ", apart), ("Where you agree", same), (words, rest)):
            if items:
                rows.append(Row("", (title, ""), HEADING))
                rows += [line for one in items for line in self._item(one, own, theirs, found, width)]
        return rows

    def _specs(self, row: Record | None) -> dict[str, Item]:
        return {item.id: item for item in specs.spec_of(self.desk, row).items} if row else {}

    def _item(
        self, one: SideItem, own: dict[str, Item], theirs: dict[str, Item], found: Sides, width: int
    ) -> list[Row]:
        """A question, how far apart, and what each said; where the two were asked in other words, both questions."""
        key = f"{(found.own or found.theirs or {}).get('id', '')}#{one.item}"
        item = own.get(one.item) or theirs[one.item]
        asked = lines_of(one.own_text or one.their_text, width - 5 - 11, 3)
        rows = [
            Row(key if not place else "", (line, _apart(one) if not place else ""), _QUESTION)
            for place, line in enumerate(asked)
        ]
        if one.apart is not None and item.type in (forms.SCALE, forms.NUMBER):
            rows.append(Row("", ("", (_line(item, one), "muted")), _DRAWN))
        other = self._other(found)
        signs = ("● ", "○ ") if one.apart is not None else ("", "")
        rows += _named(f"{signs[0]}you", said(own[one.item], one.own) if one.item in own else "", width)
        if found.theirs:
            asks = f"{one.their_text}: " if one.own_text and one.their_text not in ("", one.own_text) else ""
            rows += _named(
                signs[1] + other, asks + (said(theirs[one.item], one.theirs) if one.item in theirs else ""), width
            )
        return [*rows, SPACE]

    def _other(self, found: Sides) -> str:
        return self.desk.first_name(writer(found.theirs or {}))

    # What can be done

    def can(self, action_id: str) -> bool:
        """One's own response can be opened."""
        return self.selected.startswith("response-")

    def action_open(self) -> None:
        """The response."""
        self.post_message(Open(self.selected))


_DRAWN: Final = Layout((Column(NAME), Column(drawn=True)), indent=5)


def _count(found: Sides) -> str:
    known = [one.apart for one in found.items if one.apart is not None]
    return f"{sum(apart == 0 for apart in known)} of {len(known)} the same" if known else ""


def _apart(one: SideItem) -> Cell:
    """How far apart two answers are, in words; far ones with a sign."""
    if one.apart is None:
        return ""
    if not one.apart:
        return ("same", "muted")
    words = f"{number(one.apart)} apart"
    return (f"! {words}", "warning") if one.apart >= FAR else words


def _line(item: Item, one: SideItem) -> str:
    """Both answers on one line of points: `● you`, `○ the other`, and the way between them."""
    places = sorted((round(float(one.own)), round(float(one.theirs))))
    cells = []
    for point in range(item.low, item.high + 1):
        sign = "●" if point == round(float(one.own)) else "○" if point == round(float(one.theirs)) else "·"
        cells.append(sign + ("─" if places[0] <= point < places[1] else " ") * 2)
    return "".join(cells).rstrip()


def _named(who: str, answer: Any, width: int) -> list[Row]:
    shown: Cell = answer or ("no answer", "muted")
    lines = lines_of(answer, width - 5 - NAME - 3, 12) if answer else [""]
    first = Row("", (who, lines[0] if answer else shown), _NAMED)
    return [first, *(Row("", ("", line), _NAMED) for line in lines[1:])]
