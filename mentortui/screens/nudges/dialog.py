"""The dialog that asks for how long, and for what, a line worth a look is put aside."""

from __future__ import annotations

from datetime import date
from functools import partial
from typing import ClassVar, Final

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.screen import ModalScreen

from mentortui.changes import nudges as changes
from mentortui.dates import say_day, shift
from mentortui.messages import Call
from mentortui.model.reader import Reader
from mentortui.practice.nudge_rules import RULES, key_of
from mentortui.practice.nudges import Nudge
from mentortui.practice.snoozes import place_of, usual
from mentortui.screens.nudges.aside import why
from mentortui.widgets.ink import Column, Layout, wrap
from mentortui.widgets.row import SPACE, Row
from mentortui.widgets.rows import Rows

WEEKS: Final = 4
"""Weeks of the longer snooze."""
_SAID: Final = Layout((Column(),), indent=1)
_CHOICE: Final = Layout((Column(1, role="accent"), Column(), Column(10, right=True, role="muted", least=50)))
_EDGES: Final = 8
"""Cells that border, padding and indents take of the dialog's width."""
_WIDTH: Final = 72


class AsideScreen(ModalScreen[Call | None]):
    """The ways to put a line aside; dismisses with the change of the one chosen."""

    DEFAULT_CSS = f"""
    AsideScreen {{ align: center middle; }}
    AsideScreen Vertical {{ width: {_WIDTH}; max-width: 100%; height: auto; max-height: 100%; background: $panel;
        border: round $rule; padding: 1 1; }}
    AsideScreen Rows {{ background: $panel; scrollbar-background: $panel; }}
    """
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape,q", "close", show=False),
        Binding("enter,space", "choose", show=False),
        *(Binding(f"{number}", f"number({number})", show=False) for number in range(1, 5)),
    ]

    def __init__(self, nudge: Nudge, reader: Reader, today: date) -> None:
        super().__init__()
        self._nudge, self._reader, self._today = nudge, reader, today
        self._calls = dict(enumerate(self._ways(), 1))

    def _ways(self) -> list[tuple[str, str, Call]]:
        """What there is to choose: words, until when, and the change."""
        nudge, today = self._nudge, self._today
        rule, place = key_of(nudge.kind), place_of(self._reader, nudge.record)
        week, later = usual(today), shift(today, WEEKS, "week")
        name = RULES[rule].name
        return [
            ("Just this, for a week", say_day(week, today), partial(changes.snooze, nudge=nudge, until=week)),
            (f"Just this, for {WEEKS} weeks", say_day(later, today), partial(changes.snooze, nudge=nudge, until=later)),
            (f"No “{name}” {changes.in_words(self._reader, place)}", "for good",
             partial(changes.switch_off, rule=rule, record=place)),
            (f"No “{name}” at all", "for good", partial(changes.switch_off, rule=rule)),
        ]  # fmt: skip

    def compose(self) -> ComposeResult:
        """The line and its rule, then the ways."""
        with Vertical():
            yield Rows(id="said")
            yield Rows([Row(f"{number}", (f"{number}", words, until), _CHOICE)
                        for number, (words, until, _) in self._calls.items()], id="ways")  # fmt: skip

    def on_mount(self) -> None:
        """Begin at the first way."""
        self.query_one("#said", Rows).can_focus = False
        ways = self.query_one("#ways", Rows)
        ways.styles.height = len(self._calls)
        ways.focus()

    def on_resize(self) -> None:
        """The sentences are wrapped to the width."""
        width = min(_WIDTH, self.app.size.width) - _EDGES
        rows = [Row("", (line,), _SAID) for line in wrap(self._nudge.text, width)]
        rows += [Row("", ((line, "muted"),), _SAID) for line in wrap(why(self._nudge), width)]
        asked = ("Put it aside?   enter takes one, esc leaves it", "“reminders” in the palette brings it back.")
        rows += [SPACE, *(Row("", ((line, "muted"),), _SAID) for part in asked for line in wrap(part, width)), SPACE]
        said = self.query_one("#said", Rows)
        said.styles.height = len(rows)
        said.show(rows)

    def on_rows_opened(self) -> None:
        """A click on the selected way takes it."""
        self.action_choose()

    def action_choose(self) -> None:
        """Take the selected way."""
        row = self.query_one("#ways", Rows).current
        if row:
            self.action_number(int(row.key))

    def action_number(self, number: int) -> None:
        """Take the way with this number."""
        self.dismiss(self._calls[number][2])

    def action_close(self) -> None:
        """Leave it where it is."""
        self.dismiss(None)
