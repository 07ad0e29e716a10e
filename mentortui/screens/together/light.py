"""The light of a relationship with its reasons in plain sentences, and what one's own answers say to oneself alone."""

from __future__ import annotations

from functools import partial
from typing import ClassVar, Final

from mentortui.model.vocabulary import kind_of
from mentortui.practice import felt, names, people
from mentortui.practice.felt import Feeling
from mentortui.practice.health import ACT, ON_TRACK, RESTING, RULES, WATCH
from mentortui.practice.people import PersonLine
from mentortui.screens.desk import Desk
from mentortui.screens.people.page import light
from mentortui.screens.record import RecordScreen
from mentortui.screens.together import leads
from mentortui.widgets.ink import HEADING, Cell, Column, Layout
from mentortui.widgets.row import SPACE, Row, plain, wrapped

ASK: Final = "ask"
HELP: Final = "help"
_HEAD: Final = Layout((Column(role="strong"), Column(12, right=True)), indent=1)
_REASON: Final = Layout((Column(1), Column()))
_SIGNS: Final[dict[str, Cell]] = {ACT: ("!", "warning"), WATCH: "○"}
_LINE: Final = Layout((Column(),))
_FINE: Final = "Nothing asks for a look: you meet as you agreed, and nothing is late."
_RESTS: Final = "It rests or is over, so nothing is asked of either of you."
_SAME: Final = (
    "From dates and counts that both of you can see, so both see the same light. No rating, note or private word is "
    "in it."
)


class LightScreen(RecordScreen):
    """Opened by a relationship. Enter on a reason leads to where it is mended."""

    MODE = "people"
    ACTIONS: ClassVar[tuple[str, ...]] = ("open", "light.ask", "counted")

    @property
    def line(self) -> PersonLine | None:
        """The line of the table this relationship has."""
        table = self.desk.once("people", partial(people.table, self.desk.reader, self.desk.today))
        return next((line for line in table if line.record["id"] == self.record.get("id")), None)

    @property
    def _felt(self) -> list[Feeling]:
        return felt.felt(self.desk.reader, self.record) if self.record else []

    def sections(self, main: int, beside: int) -> tuple[list[Row], list[Row]]:
        """The light and why; what only you see; whom to talk to."""
        line = self.line
        if line is None:
            return [plain("You are not in this relationship.")], []
        first = [*_head(self.desk, line), *self._reasons(line, main)]
        return first, [*self._own(beside), *self._talk(line)]

    def _reasons(self, line: PersonLine, width: int) -> list[Row]:
        key = self.record["id"]
        rows: list[Row] = []
        for reason in line.health.reasons:
            rows += wrapped(_REASON, width, reason.sentence, _SIGNS.get(reason.level, ""), key=f"{key}#{reason.code}")
            rows += wrapped(_REASON, width, RULES[reason.code], "", tone="muted")
        if not rows:
            said = _RESTS if line.health.level == RESTING else _FINE
            rows = wrapped(_LINE, width, said, key=f"{key}#fine")
        return [*rows, SPACE, *wrapped(_LINE, width, _SAME, tone="muted"), SPACE]

    def _own(self, width: int) -> list[Row]:
        """Reasons from one's own answers."""
        own = self._felt
        rows = [Row("", ("Only you see this", "from your own answers"), HEADING)] if own else []
        for one in own:
            rows += wrapped(_LINE, width, one.sentence, key=one.response)
            rows += wrapped(_LINE, width, felt.RULES[one.code], tone="muted")
        return [*rows, SPACE] if rows else []

    def _talk(self, line: PersonLine) -> list[Row]:
        key = self.record["id"]
        who = names.listed(self.desk.first_name(one) for one in line.people) or "them"
        return [
            Row("", ("To talk about it", "nothing is sent"), HEADING),
            Row(f"{key}#{ASK}", (f"Ask {who} to call you: a message to copy or mail",), _LINE),
            Row(f"{key}#{HELP}", ("Get help: who else you can turn to",), _LINE),
        ]

    # What can be done

    def can(self, action_id: str) -> bool:
        """A line leads somewhere, but for the one that says all is well."""
        if action_id == "counted":
            return bool(self.record)
        if action_id == "light.ask":
            return bool(self.line and self.line.people)
        return bool(self.record) and bool(self.selected) and self.section != "fine"

    def label(self, action_id: str) -> str:
        """What enter does with the reason."""
        if action_id == "open":
            return {ASK: "ask", HELP: "get help"}.get(self.section, leads.WORDS.get(self.section, "open"))
        return super().label(action_id)

    def action_open(self) -> None:
        """To where the selected reason is mended."""
        if self.section == ASK:
            self.action_light_ask()
        elif self.section == HELP:
            from mentortui.screens.get_help import GetHelpScreen

            self.app.push_screen(GetHelpScreen(self.desk))
        elif kind_of(self.selected) != "relationship" or not leads.lead(self, self.section, self.selected):
            super().action_open()

    def action_light_ask(self) -> None:
        """The message that asks for a call."""
        from mentortui.screens.together.ask import AskScreen

        self.app.push_screen(AskScreen(self.desk, self.record["id"]))


def _head(desk: Desk, line: PersonLine) -> list[Row]:
    who = names.listed(desk.name(one) for one in line.people) or "nobody"
    stands = "● on track" if line.health.level == ON_TRACK else light(line.light)
    return [Row("", (f"How it stands with {who}", stands), _HEAD), SPACE]
