"""The program one coordinates: its week, its figures and what stands behind them, part by part."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from functools import partial
from typing import ClassVar, Final

from textual import on
from textual.app import ComposeResult
from textual.containers import Horizontal
from textual.message import Message

from mentortui.changes import editing
from mentortui.errors import MentortuiError
from mentortui.messages import New, Open, WorkOut
from mentortui.model.vocabulary import kind_of
from mentortui.program.board import boards
from mentortui.program.gathered import Gathered
from mentortui.screens.base import Beside
from mentortui.screens.desk import Desk
from mentortui.screens.program import details, taking_part
from mentortui.screens.program.sections import SECTIONS, said
from mentortui.screens.sheet import SheetScreen
from mentortui.widgets.ink import HEADING, Column, Layout
from mentortui.widgets.row import SPACE, Row
from mentortui.widgets.rows import Rows

CHARTER: Final = "charter"
ORDER: Final = (*SECTIONS, CHARTER)
WAIT: Final = "The figures are being worked out; charter and news are there already, in the last part."
_HEAD: Final = HEADING._replace(columns=(HEADING.columns[0], Column(40, right=True, role="muted")))
_TABS: Final = Layout(tuple(Column(len(one) + 1, drawn=True) for one in ORDER), indent=0, gap=0)


class CoordinatorScreen(SheetScreen):
    """One part at a time; the figures are worked out in a thread, and again when records changed."""

    MODE = "program"
    ACTIONS: ClassVar[tuple[str, ...]] = (
        "open", "program.next", "program.before", "program.report", "program.contact", "program.finding", "new",
        "program.page", "edit", "delete",
    )  # fmt: skip
    DEFAULT_CSS = """
    CoordinatorScreen #head { height: 3; }
    CoordinatorScreen #beside { display: none; width: 1fr; border-left: solid $rule; padding-left: 1; }
    CoordinatorScreen #main { width: 3fr; }
    CoordinatorScreen.-wide #beside { display: block; width: 2fr; }
    """

    class SummedUp(Message):
        """So many people are summed up."""

        def __init__(self, done: int, of: int) -> None:
            super().__init__()
            self.done, self.of = done, of

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self.head = Rows(id="head")
        self.head.can_focus = False
        self.beside = Beside(id="beside")
        self.part = ORDER[0]
        self.found: Gathered | None = None
        self.fault = ""
        self.progress = ""
        self._known: tuple[int, date] | None = None
        self._asked = False

    def body(self) -> ComposeResult:
        """Title and parts above, the part below, what is behind a line beside it."""
        yield self.head
        with Horizontal():
            yield self.main
            yield self.beside

    # What is known

    def fill(self) -> None:
        """Show what is known; ask for it when it is out of date."""
        self._ask()
        self._head()
        self.main.show(list(self._rows()))
        self._behind()

    def _ask(self) -> None:
        if self._asked or self._known == (self.desk.revision, self.desk.today):
            return
        self._asked = True
        self._known = (self.desk.revision, self.desk.today)
        self.post_message(WorkOut(self._worked_out, self._refused, self._told))

    def _told(self, done: int, of: int) -> None:
        """In the thread that works."""
        if done < of:
            self.post_message(self.SummedUp(done, of))

    def on_coordinator_screen_summed_up(self, message: SummedUp) -> None:
        """Say how far it is."""
        self.progress = f"{message.done:,} of {message.of:,} people summed up"
        self._head()

    def _worked_out(self, found: Gathered) -> None:
        self.found, self.fault, self.progress, self._asked = found, "", "", False
        self._again()

    def _refused(self, error: MentortuiError) -> None:
        self.fault, self.progress, self._asked = error.sentence, "", False
        self._again()

    def _again(self) -> None:
        if self.is_attached and self.query(Rows):
            self.fill()
            self.show_keys()

    # What is shown

    def _head(self) -> None:
        found = self.found
        name = found.title if found else "Program"
        right = self.progress or (_heard(found) if found else "being worked out")
        parts = tuple((f"▸{one}", "accent") if one == self.part else (f" {one}", "muted") for one in ORDER)
        tabs = _TABS if self.app.size.width < 90 else _TABS._replace(gap=1)
        self.head.show([Row("", (name, right), _HEAD), Row("", parts, tabs), SPACE])

    def _rows(self) -> Iterable[Row]:
        width = self._width
        if self.part == CHARTER:
            for place, board in enumerate(boards(self.desk.reader, self.desk.today)):
                yield from (SPACE,) if place else ()
                yield from taking_part.rows(self.desk, board, width)
            return
        if self.fault:
            yield from said(f"! {self.fault}", width)
        elif self.found is None:
            yield from said(WAIT, width)
        else:
            yield from SECTIONS[self.part](self.found, self.desk.today, width)

    @property
    def _width(self) -> int:
        whole = self.app.size.width
        return whole * 3 // 5 - 2 if self.has_class("-wide") else whole

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
            shown = self._details()
            self.beside.show(list(details.rows(shown, self.beside.size.width)) if shown else [])

    def _details(self) -> details.Details | None:
        if self.found is None or self.part == CHARTER:
            return None
        return details.details(self.found, self._light_of(self.selected), self.desk.today)

    def _light_of(self, key: str) -> str:
        """A line of the week leads to the relationship it is about."""
        people = self._people()
        if not key.startswith("week:") or self.found is None:
            return key
        of = [one for one in self.found.lights if set(people) <= set(one.people)] if people else []
        return f"light:{of[0].pair.id}" if len(of) == 1 else ""

    def _people(self) -> tuple[str, ...]:
        """Ids of whom the selected line is about."""
        what, _, name = self.selected.partition(":")
        if self.found is None:
            return ()
        if what == "light":
            return next((one.people for one in self.found.lights if one.pair.id == name), ())
        if what == "week":
            part, place = map(int, name.split(":"))
            there = self.found.week[part].lines if part < len(self.found.week) else ()
            return there[place].people if place < len(there) else ()
        return ()

    # What can be done

    def can(self, action_id: str) -> bool:
        """What makes sense on the selected line."""
        if action_id == "open":
            return self._details() is not None or (self.part == CHARTER and bool(self.selected))
        if action_id == "program.contact":
            return any(self._people())
        if action_id == "program.report":
            return self.found is not None
        if action_id in ("edit", "delete"):
            row = self.desk.reader.get(self.selected) or {}
            kinds = ("announcement", "page", "finding")
            return row.get("by") == self.desk.reader.me and kind_of(self.selected) in kinds
        return True

    def label(self, action_id: str) -> str:
        """What n does here, and what enter shows."""
        words = {"new": "tell everyone", "open": "explain" if self.selected.startswith("figure:") else "open"}
        return words.get(action_id) or super().label(action_id)

    def action_program_next(self) -> None:
        """The next part."""
        self._go(1)

    def action_program_before(self) -> None:
        """The part before."""
        self._go(-1)

    def _go(self, by: int) -> None:
        self.part = ORDER[(ORDER.index(self.part) + by) % len(ORDER)]
        self.main.show([])
        self.fill()
        self.show_keys()

    def action_open(self) -> None:
        """What is behind the line."""
        from mentortui.screens.program.explained import ExplainedScreen

        shown = self._details()
        if shown:
            self.app.push_screen(ExplainedScreen(self.desk, shown))
        elif self.part == CHARTER and self.selected:
            self.post_message(Open(self.selected))

    def action_program_report(self) -> None:
        """Ask where to, and for whom."""
        from mentortui.screens.program.report_form import ReportForm

        self.app.push_screen(ReportForm(self.desk))

    def action_program_contact(self) -> None:
        """Write down that one spoke to them."""
        from mentortui.screens.forms.form import FormScreen
        from mentortui.screens.program.finding_form import contact

        assert self.found is not None
        people = [(one, self.found.names.get(one, "somebody")) for one in self._people() if one]
        self.app.push_screen(FormScreen(self.desk, contact(self.desk, people)))

    def action_program_finding(self) -> None:
        """Write down what was found."""
        self.post_message(New("finding"))

    def action_new(self) -> None:
        """Tell everyone something."""
        self.post_message(New("announcement"))

    def action_program_page(self) -> None:
        """A page of the program's own handbook."""
        self.post_message(New("page"))

    def action_edit(self) -> None:
        """Its form."""
        self.post_message(Open(self.selected, editing=True))

    def action_delete(self) -> None:
        """Take it back."""
        self.change(partial(editing.delete, record=self.selected))


def _heard(found: Gathered) -> str:
    """How far the figures can be trusted."""
    heard = found.rolled.rollup.figure("heard-from")
    said = f", heard from {heard.said}" if heard and heard.shown else ""
    return f"{found.rolled.rollup.people:,} people{said}"
