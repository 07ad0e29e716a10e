"""Whom the figures are of: everybody, a cohort, a group of the list; what is refused says why."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import ClassVar, Final

from mentortui.program.choosing import Choice, Whom
from mentortui.program.figures import TOO_FEW
from mentortui.program.rules import DECLARED_LEAST
from mentortui.program.which import seen
from mentortui.screens.desk import Desk
from mentortui.screens.sheet import SheetScreen
from mentortui.widgets.ink import HEADING, Column, Layout, wrap
from mentortui.widgets.row import SPACE, Row

MOST: Final = 12
"""Choices of one column that are refused and still named: of a column of hundreds the rest is only counted."""
_CHOICE: Final = Layout((Column(), Column(16, right=True)))
_WHY: Final = Layout((Column(role="muted"),), indent=5)
DECLARED: Final = (
    f"What people say of themselves tells apart who takes part and who gets what, from {DECLARED_LEAST} people on, and "
    "nothing else."
)


class WhomScreen(SheetScreen):
    """A list of choices; enter takes one. A refused one may be taken too: it says why in place of the figures."""

    MODE = "program"
    ACTIONS: ClassVar[tuple[str, ...]] = ("open",)

    def __init__(self, desk: Desk, choices: tuple[Choice, ...], now: Whom, then: Callable[[Whom], None]) -> None:
        super().__init__(desk)
        self.choices, self.now, self.then = choices, now, then
        self.programs = seen(desk.reader)

    def fill(self) -> None:
        """The choices; the cursor begins at what is shown now."""
        before = self.selected
        self.main.show(list(self._rows()))
        now = (self.now.cohort, self.now.group)
        place = next((place for place, one in enumerate(self.choices) if (one.cohort, one.group) == now), 0)
        self.main.select(before or f"choice:{place}")

    def _rows(self) -> Iterator[Row]:
        width = max(12, self.app.size.width - 8)
        yield Row("", ("Whom the figures are of", ""), HEADING)
        heading, hidden = "", 0
        for place, one in enumerate(self.choices):
            column = _heading(one)
            if column != heading:
                yield from _more(hidden)
                yield from (SPACE, Row("", (column, ""), HEADING))
                heading, hidden = column, 0
                if one.declared:
                    yield from (Row("", (line,), _WHY) for line in wrap(DECLARED, width))
            hidden += bool(one.why_not)
            if one.why_not and hidden > MOST:
                continue
            yield Row(f"choice:{place}", (_name(one), "" if one.why_not else _people(one.people)), _CHOICE)
            why = one.why_not.removeprefix(f"{TOO_FEW}: ")
            yield from (Row("", (line,), _WHY) for line in (wrap(f"{TOO_FEW}: {why}", width) if why else ()))
        yield from _more(hidden)
        if len(self.programs) > 1:
            yield from (SPACE, Row("", ("Of another program", ""), HEADING))
            for place, row in enumerate(self.programs):
                if row["id"] != self.now.program:
                    yield Row(f"program:{place}", (str(row.get("name", "")), ""), _CHOICE)

    def label(self, action_id: str) -> str:
        """What enter does."""
        return "choose" if action_id == "open" else super().label(action_id)

    def can(self, action_id: str) -> bool:
        """A choice is selected."""
        return bool(self.selected)

    def action_open(self) -> None:
        """Take it."""
        what, _, place = self.selected.partition(":")
        if what == "program":
            chosen = Whom(program=str(self.programs[int(place)]["id"]))
        else:
            one = self.choices[int(place)]
            chosen = Whom(one.cohort, one.group, self.now.program)
        self.app.pop_screen()
        self.then(chosen)


def _heading(one: Choice) -> str:
    return "By cohort" if one.cohort else f"By {one.group.partition('=')[0]}" if one.group else ""


def _name(one: Choice) -> str:
    return one.cohort or one.group.partition("=")[2] or "everybody"


def _people(count: int) -> str:
    return f"{count:,} {'person' if count == 1 else 'people'}"


def _more(hidden: int) -> Iterator[Row]:
    if hidden > MOST:
        yield Row("", (f"and {hidden - MOST:,} more of which too few are there",), _WHY)
