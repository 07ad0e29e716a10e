"""The program one coordinates, or the cohorts of it one leads: week, figures and what stands behind them."""

from __future__ import annotations

from collections.abc import Iterable
from typing import ClassVar, Final

from textual import on
from textual.app import ComposeResult
from textual.containers import Horizontal

from mentortui.messages import Open
from mentortui.program.board import boards
from mentortui.program.choosing import Whom
from mentortui.program.figures import TOO_FEW
from mentortui.program.gathered import Gathered
from mentortui.program.parts import OF_COORDINATORS, PARTS, narrowed
from mentortui.program.which import leads, seen
from mentortui.screens.base import Beside, page
from mentortui.screens.desk import Desk
from mentortui.screens.program import details, pointing, sections, taking_part
from mentortui.screens.program.asking import ask_for_call
from mentortui.screens.program.figures import said
from mentortui.screens.program.writing import WRITES, WritingScreen
from mentortui.widgets.chips import Chips
from mentortui.widgets.ink import HEADING, Column
from mentortui.widgets.row import SPACE, Row
from mentortui.widgets.rows import Rows

CHARTER: Final = "charter"
ORDER: Final = tuple(PARTS)
WAIT: Final = "The figures are being worked out; charter and news are there already, in the last part."
_HEAD: Final = HEADING._replace(columns=(HEADING.columns[0], Column(40, right=True, role="muted")))


class CoordinatorScreen(WritingScreen):
    """One part at a time; the figures are worked out in a thread, and again when records changed."""

    MODE = "program"
    ACTIONS: ClassVar[tuple[str, ...]] = (
        "open", "program.next", "program.before", "program.whom", "program.report", "program.contact",
        "program.finding", "new", "program.page", "program.stop", "edit", "delete", "program.ask",
    )  # fmt: skip
    DEFAULT_CSS = """
    CoordinatorScreen #head { height: 1; }
    CoordinatorScreen Chips { padding: 0; }
    CoordinatorScreen #beside { display: none; width: 1fr; border-left: solid $rule; padding-left: 1; }
    CoordinatorScreen #main { width: 2fr; }
    CoordinatorScreen.-wide #beside { display: block; }
    """

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self.head = Rows(id="head")
        self.head.can_focus = False
        self.parts = Chips(tight=True)
        self.beside = Beside(id="beside")
        self.part = ORDER[0]

    def body(self) -> ComposeResult:
        """Title and parts above, the part below, what is behind a line beside it."""
        yield self.head
        yield self.parts
        with Horizontal():
            yield self.main
            yield self.beside

    @property
    def led(self) -> tuple[str, ...]:
        """The cohorts it is of, where one leads them and somebody else coordinates the program."""
        there = [row for row in seen(self.desk.reader) if self.whom.program in ("", row["id"])]
        return leads(there[0]) if there else ()

    @property
    def order(self) -> tuple[str, ...]:
        """The parts, in their order; the coordinator's list and word are no part of what a lead sees."""
        return tuple(one for one in ORDER if one not in OF_COORDINATORS) if self.led else ORDER

    # What is shown

    def fill(self) -> None:
        """Show what is known; ask for it when it is out of date."""
        if not seen(self.desk.reader):
            self.app.call_later(self._take_part)
        self.ask()
        self.part = self.part if self.part in self.order else self.order[0]
        self.headed()
        self.main.show(list(self._rows()))
        self._behind()

    def _take_part(self) -> None:
        """One coordinates nothing any more, and leads nothing: it is seen as everybody in it sees it."""
        from mentortui.screens.program.which import take_turns

        if not seen(self.desk.reader):
            take_turns(self)

    def headed(self) -> None:
        """The program's name, how far its figures can be trusted, and its parts."""
        found = self.found
        name = found.title if found else "Program"
        if found and (found.led or narrowed(self.part, self.whom.cohort, self.whom.group)):
            name = f"{name}: {found.whom if found.led else self.whom.name}"
        right = self.progress or (_heard(found) if found else "being worked out")
        self.head.show([Row("", (name, right), _HEAD)])
        self.parts.show([(one, one) for one in self.order], self.part)

    def _rows(self) -> Iterable[Row]:
        width = self._width
        if self.part == CHARTER:
            there = boards(self.desk.reader, self.desk.today)
            for place, board in enumerate(there):
                yield from (SPACE,) if place else ()
                yield from taking_part.rows(self.desk, board, width, named=len(there) > 1)
            return
        if self.fault:
            yield from said(f"! {self.fault}", width)
        elif self.found is None:
            yield from said(WAIT, width)
        else:
            yield from sections.rows(self.found, self.part, self.desk.today, width)

    @property
    def _width(self) -> int:
        whole = self.app.size.width
        return whole * 2 // 3 - 2 if self.has_class("-wide") else whole

    def on_resize(self) -> None:
        """It is wrapped to the width."""
        if self.query(Rows):
            self.fill()

    def on_beside_sized(self) -> None:
        """The page beside it is wrapped to its width."""
        self._behind()

    @on(Rows.Moved, "#main")
    def _moved(self) -> None:
        """Another line: what is behind it. Not of the lists that only show: showing moves them, too."""
        self._behind()

    def _behind(self) -> None:
        if self.beside.display and self.beside.size.width:
            shown, width = self._details(), self.beside.size.width
            told = page(self.desk, self.selected, width) if self.part == CHARTER else []
            self.beside.show(list(details.rows(shown, width)) if shown else told)

    def _details(self) -> details.Details | None:
        if self.found is None or self.part == CHARTER:
            return None
        return details.details(self.found, pointing.behind(self.found, self.selected), self.desk.today)

    # What can be done

    def can(self, action_id: str) -> bool:
        """What makes sense on the selected line; who leads a cohort writes nothing here."""
        if action_id == "program.ask":
            return bool(self.led)
        if action_id in WRITES and self.led:
            return False
        if action_id == "program.whom":
            return self.found is not None
        if action_id == "program.stop":
            return self.at_work or self.stopped
        if action_id == "open":
            leads = self.selected.startswith(("cohort:", "review:"))
            return leads or self._details() is not None or (self.part == CHARTER and bool(self.selected))
        return super().can(action_id)

    def label(self, action_id: str) -> str:
        """What n does here, and what enter shows."""
        opens = {"figure": "explain", "cohort": "its figures", "review": "its pack", "stage": "who"}
        words = {"new": "announce", "open": opens.get(self.selected.partition(":")[0], "open"),
                 "program.stop": "stop" if self.at_work else "go on"}  # fmt: skip
        return words.get(action_id) or super().label(action_id)

    def action_program_next(self) -> None:
        """The next part."""
        self._go(self.order[(self.order.index(self.part) + 1) % len(self.order)])

    def action_program_before(self) -> None:
        """The part before."""
        self._go(self.order[self.order.index(self.part) - 1])

    def on_chips_chosen(self, message: Chips.Chosen) -> None:
        """A part was clicked."""
        self._go(message.name)

    def _go(self, part: str) -> None:
        self.part = part
        self.main.show([])
        self.fill()
        self.show_keys()

    def action_program_whom(self) -> None:
        """Choose whom the figures are of."""
        from mentortui.screens.program.whom import WhomScreen

        if self.found is not None:
            self.app.push_screen(WhomScreen(self.desk, self.found.choices, self.whom, self.choose))

    def choose(self, whom: Whom) -> None:
        """Show the figures of these people, from the overview on where a part does not change with them."""
        self.whom = whom
        self._go(self.part if whom.everybody or narrowed(self.part, whom.cohort, whom.group) else "overview")

    def action_program_ask(self) -> None:
        """Ask to be called: who leads a cohort takes part, too."""
        ask_for_call(self)

    def action_open(self) -> None:
        """What is behind the line."""
        from mentortui.screens.program.explained import ExplainedScreen

        what, _, name = self.selected.partition(":")
        shown = self._details()
        if what == "cohort" and self.found:
            self.choose(Whom(str(self.found.cohorts[int(name)][0]["name"]), program=self.whom.program))
        elif what == "review":
            self.review(name)
        elif shown:
            self.app.push_screen(ExplainedScreen(self.desk, shown))
        elif self.part == CHARTER and self.selected:
            self.post_message(Open(self.selected))


def _heard(found: Gathered) -> str:
    """How far the figures can be trusted."""
    if found.rolled.rollup.refused:
        return TOO_FEW
    heard = found.rolled.rollup.figure("heard-from")
    said = f", heard from {heard.said}" if heard and heard.shown else ""
    count = found.rolled.rollup.people
    return f"{count:,} {'person' if count == 1 else 'people'}{said}"
