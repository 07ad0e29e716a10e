"""What a coordinator writes from the Program screen: to everyone, of whom they spoke to, what was found, a report."""

from __future__ import annotations

from functools import partial

from mentortui.changes import editing
from mentortui.messages import New, Open
from mentortui.model.vocabulary import kind_of
from mentortui.program.choosing import Whom
from mentortui.screens.program import pointing
from mentortui.screens.program.working import WorkedOutScreen

OWN = frozenset({"announcement", "page", "finding"})
"""Kinds that are written here, and changed by who wrote them."""


WRITES = frozenset({"program.contact", "program.report", "program.finding", "new", "program.page", "edit", "delete"})
"""What only who coordinates the program may do."""


class WritingScreen(WorkedOutScreen):
    """The keys that write, each with what it needs of the selected line."""

    def can(self, action_id: str) -> bool:
        """What makes sense on the selected line."""
        if action_id == "program.contact":
            return any(pointing.people(self.found, self.selected))
        if action_id == "program.report":
            return self.found is not None
        if action_id in ("edit", "delete"):
            row = self.desk.reader.get(self.selected) or {}
            return row.get("by") == self.desk.reader.me and kind_of(self.selected) in OWN
        return True

    def action_new(self) -> None:
        """Tell everyone something."""
        self.post_message(New("announcement"))

    def action_program_page(self) -> None:
        """A page of the program's own handbook."""
        self.post_message(New("page"))

    def action_program_finding(self) -> None:
        """Write down what was found."""
        self.post_message(New("finding"))

    def action_program_report(self) -> None:
        """Ask where to, and for whom."""
        from mentortui.screens.program.report_form import ReportForm

        self.app.push_screen(ReportForm(self.desk, self.whom))

    def review(self, day: str) -> None:
        """Ask where the pack for a review of the program is to go."""
        from mentortui.screens.program.report_form import ReportForm

        self.app.push_screen(
            ReportForm(self.desk, Whom(program=self.whom.program), reader="review", name=f"review-{day}")
        )

    def action_program_contact(self) -> None:
        """Write down that one spoke to them."""
        from mentortui.screens.forms.form import FormScreen
        from mentortui.screens.program.finding_form import contact

        names = self.found.names if self.found else {}
        people = [(one, names.get(one, "somebody")) for one in pointing.people(self.found, self.selected) if one]
        self.app.push_screen(FormScreen(self.desk, contact(self.desk, people, self.whom.program)))

    def action_edit(self) -> None:
        """Its form."""
        self.post_message(Open(self.selected, editing=True))

    def action_delete(self) -> None:
        """Take it back; who read it has read it."""
        self.change(partial(editing.delete, record=self.selected))
