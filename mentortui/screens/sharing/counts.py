"""What a program may count of what one writes: ticked is what it gets, unless a record says otherwise."""

from __future__ import annotations

from functools import partial
from typing import ClassVar, Final

from mentortui.changes import agreeing
from mentortui.model.vocabulary import table_of
from mentortui.practice.counted import AGREED
from mentortui.practice.counting import offers
from mentortui.screens.desk import Desk
from mentortui.screens.sheet import SheetScreen
from mentortui.widgets.ink import Column, Layout, wrap
from mentortui.widgets.row import SPACE, Row

_SAID: Final = Layout((Column(),), indent=1)
_LINE: Final = Layout((Column(3), Column()))
_BELOW: Final = Layout((Column(role="muted"),), indent=5)


class CountsScreen(SheetScreen):
    """Space ticks, enter keeps what is ticked; nothing changes until then."""

    MODE = "sharing"
    ACTIONS: ClassVar[tuple[str, ...]] = ("tick", "open")

    def __init__(self, desk: Desk, share: str) -> None:
        super().__init__(desk)
        self.share = share
        self.program = desk.reader.get(share) or {}
        self.ticked = set(self.program.get(AGREED, ()))

    def fill(self) -> None:
        """What it gets of each kind, word for word."""
        width = self.app.size.width
        says = f"What may “{self.program.get('name')}” count of what you write?"
        rows = [SPACE, *(Row("", ((line, "strong"),), _SAID) for line in wrap(says, width - 2))]
        more = (
            "It gets dates, numbers and choices of what you write from joining on; of your words nothing but a comment "
            "you let it read by itself. "
            "Each record says on its last line what is counted of it, and can say no there."
        )
        rows += [*(Row("", ((line, "muted"),), _SAID) for line in wrap(more, width - 2)), SPACE]
        for kind, points, _never in offers():
            box = ("[x]", "accent") if kind in self.ticked else "[ ]"
            rows.append(Row(kind, (box, table_of(kind).replace("_", " ")), _LINE))
            rows += [Row("", (line,), _BELOW) for line in wrap(f"{', '.join(points)}", width - 8)]
        self.main.show(rows)
        self.show_keys()

    def label(self, action_id: str) -> str:
        """What enter does."""
        if action_id == "open":
            return f"count {agreeing.in_words(self.ticked)}" if len(self.ticked) < 3 else f"count {len(self.ticked)}"
        return super().label(action_id)

    def action_tick(self) -> None:
        """Tick, or take the tick away."""
        self.ticked ^= {self.selected} - {""}
        self.fill()

    def action_open(self) -> None:
        """Keep what is ticked."""
        if self.ticked == set(self.program.get(AGREED, ())):
            self.dismiss()
            return
        call = partial(agreeing.agree_in, share=self.share, wanted=frozenset(self.ticked))
        self.change(call, then=lambda _: self.dismiss())
