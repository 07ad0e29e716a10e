"""What was written before somebody joined: ticked is what they may read."""

from __future__ import annotations

from datetime import date
from functools import partial
from typing import ClassVar, Final

from mentortui.changes import naming, older
from mentortui.dates import say_day
from mentortui.practice.joined import Older, meeting_words, whom
from mentortui.screens.desk import Desk
from mentortui.screens.sheet import SheetScreen
from mentortui.widgets.ink import Column, Layout, wrap
from mentortui.widgets.row import SPACE, Row

_SAID: Final = Layout((Column(),), indent=1)
_LINE: Final = Layout((Column(3), Column(), Column(18, right=True, role="muted", least=40)))


class BeforeScreen(SheetScreen):
    """Space ticks, enter lets them read what is ticked; nothing changes until then."""

    MODE = "sharing"
    ACTIONS: ClassVar[tuple[str, ...]] = ("tick", "open")

    def __init__(self, desk: Desk, found: Older) -> None:
        super().__init__(desk)
        self.found = found
        opened = (desk.reader.get(found.share) or {}).get("opened", ())
        self.ticked = {one for one in found.rows if one in opened}

    def fill(self) -> None:
        """Who would read it, and the list."""
        reader, width = self.desk.reader, self.app.size.width
        if reader.get(self.found.relationship) is None:
            gone = "The relationship is gone: it was deleted, or is another now. Nothing goes out by this."
            self.main.show([SPACE, *(Row("", ((line, "strong"),), _SAID) for line in wrap(gone, width - 2))])
            self.show_keys()
            return
        says = f"What may {whom(reader, self.found)} read of what you shared before they joined?"
        rows = [SPACE, *(Row("", ((line, "strong"),), _SAID) for line in wrap(says, width - 2))]
        more = "What is ticked goes with the next sync; what was sent cannot be unread. Your private notes never go."
        rows += [*(Row("", ((line, "muted"),), _SAID) for line in wrap(more, width - 2)), SPACE]
        for one in self.found.rows:
            row = reader.get(one)
            if row is not None:
                box = ("[✓]", "accent") if one in self.ticked else "[ ]"
                day = date.fromisoformat(str(row.get("on") or row["at"])[:10])
                words = meeting_words(reader, row) or naming.label(reader, row)
                rows.append(Row(one, (box, words, say_day(day, self.desk.today)), _LINE))
        self.main.show(rows)
        self.show_keys()

    def label(self, action_id: str) -> str:
        """What enter does."""
        if action_id == "open":
            return f"let them read {len(self.ticked)}" if self.ticked else "from now on"
        return super().label(action_id)

    def action_tick(self) -> None:
        """Tick, or take the tick away."""
        self.ticked ^= {self.selected} - {""}
        self.fill()

    def action_open(self) -> None:
        """Let them read what is ticked."""
        chosen = [one for one in self.found.rows if one in self.ticked]
        self.change(partial(older.decide, older=self.found, chosen=chosen), then=lambda _: self.dismiss())
