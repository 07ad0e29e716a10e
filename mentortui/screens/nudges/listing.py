"""Every rule of lines worth a look: whether it is on, what is put aside of it, and a key that turns it."""

from __future__ import annotations

from functools import partial
from typing import ClassVar, Final

from textual.app import ComposeResult

from mentortui.changes import nudges as changes
from mentortui.dates import say_day
from mentortui.practice.nudge_rules import RULES
from mentortui.practice.snoozes import Aside, asides
from mentortui.screens.base import JournalScreen
from mentortui.screens.desk import Desk
from mentortui.widgets.ink import HEADING, Column, Layout
from mentortui.widgets.row import SPACE, Row
from mentortui.widgets.rows import Rows
from mentortui.widgets.topline import Notice

_RULE: Final = Layout((Column(3, role="muted"), Column(22), Column(role="muted", least=64), Column(3, right=True)))
_AWAY: Final = Layout((Column(3), Column(), Column(22, right=True, role="muted", least=50)))


class NudgesScreen(JournalScreen):
    """The rules, each with what is put aside of it below."""

    ACTIONS: ClassVar[tuple[str, ...]] = ("tick",)
    DEFAULT_CSS = "NudgesScreen Rows { margin-bottom: 1; }"

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self.main = Rows(id="main")
        self._away: list[Aside] = []

    def body(self) -> ComposeResult:
        """One list."""
        yield self.main

    def on_mount(self) -> None:
        """Begin at the first rule."""
        self.freshen()
        self.main.focus()

    def fill(self) -> None:
        """Read what is put aside."""
        self._away = asides(self.desk.reader, self.desk.today)
        off = sum(self._is_off(rule) for rule in RULES)
        said = f"{len(RULES) - off} on, {off} off" if off else ""
        rows = [Row("", ("What Today may remind you of", said), HEADING), SPACE]
        for key, rule in RULES.items():
            off_here = self._is_off(key)
            cells = ("[ ]" if off_here else "[✓]", rule.name, rule.sentence, "off" if off_here else "on")
            rows.append(Row(key, cells, _RULE))
            rows += [self._line(one) for one in self._away if one.rule == key and not self._everywhere(one)]
        self.main.show(rows)

    def _is_off(self, rule: str) -> bool:
        return any(one.rule == rule and self._everywhere(one) for one in self._away)

    @staticmethod
    def _everywhere(one: Aside) -> bool:
        """Whether it switches its whole rule off."""
        return not one.about and one.until is None

    def _line(self, one: Aside) -> Row:
        """One relationship or record for which a rule stays away."""
        stands = f"until {say_day(one.until, self.desk.today)}" if one.until else "off"
        return Row(one.row["id"], ("", f"· {changes.in_words(self.desk.reader, one.about)}", stands), _AWAY)

    # What is selected

    @property
    def aside(self) -> Aside | None:
        """What is put aside on the selected line; None on a rule's own."""
        key = self.main.current.key if self.main.current else ""
        return next((one for one in self._away if one.row["id"] == key), None)

    def on_rows_moved(self, message: Rows.Moved) -> None:
        """Say the whole rule."""
        one = self.aside
        rule = RULES.get(one.rule if one else self.main.current.key if self.main.current else "")
        self.query_one(Notice).rest(rule.sentence if rule else "")
        self.show_keys()

    def label(self, action_id: str) -> str:
        """Which way the key turns it."""
        if action_id != "tick":
            return super().label(action_id)
        key = self.main.current.key if self.main.current else ""
        return "switch on" if self.aside or self._is_off(key) else "switch off"

    def can(self, action_id: str) -> bool:
        """There is always a rule."""
        return self.main.current is not None

    def action_tick(self) -> None:
        """Switch the rule off or on; on a line below it bring back what is put aside there."""
        one, key = self.aside, self.main.current.key if self.main.current else ""
        if one is not None:
            self.change(partial(changes.switch_on, rule=one.rule, record=one.about))
        elif self._is_off(key):
            self.change(partial(changes.switch_on, rule=key))
        elif key:
            self.change(partial(changes.switch_off, rule=key))
