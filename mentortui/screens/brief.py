"""The brief: one page before a meeting, its agenda taken over with one key, copied, or written to a file."""

from __future__ import annotations

from functools import partial
from typing import ClassVar

from mentortui import paths
from mentortui.changes import agenda
from mentortui.documents import brief as document
from mentortui.messages import Open
from mentortui.model.vocabulary import kind_of
from mentortui.practice import names
from mentortui.practice.between import Subject, subject_of
from mentortui.practice.brief import Brief
from mentortui.practice.brief_for import Made, brief_for, for_whom, sides
from mentortui.screens import brief_page, filing, routes
from mentortui.screens.base import JournalScreen
from mentortui.screens.desk import Desk
from mentortui.screens.record import RecordScreen
from mentortui.widgets.row import SPACE, Row


def show(screen: JournalScreen, record_id: str) -> None:
    """The brief on a person, a relationship or a meeting, over the screen that asks for it."""
    if screen.desk.reader.get(record_id) is None:
        screen.say("This is gone: it was deleted, here or elsewhere.", "warning")
    else:
        screen.app.push_screen(BriefScreen(screen.desk, record_id))


class BriefScreen(RecordScreen):
    """The page on whom one meets: a person, the people of a relationship, or of a meeting."""

    MODE = "people"
    ACTIONS: ClassVar[tuple[str, ...]] = ("open", "brief.take", "brief.copy", "brief.write", "brief.side", "tick")
    DEFAULT_CSS = "BriefScreen WhoReads { display: none; }"

    def __init__(self, desk: Desk, record_id: str) -> None:
        super().__init__(desk, record_id)
        self.role: str | None = None

    @property
    def subject(self) -> Subject:
        """Whom it is about."""
        return subject_of(self.desk.reader, self.record)

    @property
    def made(self) -> Made:
        """The page as the journal has it now, worked out once for each state of it."""
        wanted = f"brief {self.record['id']} {self.role}"
        return self.desk.once(wanted, lambda: brief_for(
            self.desk.reader, self.subject, self.desk.today, self.role, self.desk.zone
        ))  # fmt: skip

    @property
    def page(self) -> Brief:
        """The page itself."""
        return self.made.page

    def sections(self, main: int, beside: int) -> tuple[list[Row], list[Row]]:
        """What one should know at the left, what to ask at the right or below."""
        made = self.made
        other = names.name(self.desk.reader, made.other) if made.other else ""
        head, asking = brief_page.head(made.page, self.record["id"], other, main), brief_page.asking(made.page, beside)
        return [*head, *brief_page.parts(made.page, main)], asking if self.wide else [SPACE, *asking]

    def begin(self) -> str:
        """At the first line that is about something; the title above leads to whom the page is about."""
        return next((row.key for row in self.main.rows if row.key and row.key != self.record.get("id")), "")

    # What can be done

    def can(self, action_id: str) -> bool:
        """Only one's own page has an agenda to take over."""
        if not self.record:
            return False
        if action_id == "brief.take":
            return bool(self.page.agenda) and not self.made.other
        if action_id == "brief.side":
            return len(sides(self.desk.reader, self.subject)) > 1
        if action_id == "open":
            return self._opened is not None
        if action_id == "tick":
            return kind_of(self.selected) == "action"
        return action_id.startswith("brief.")

    def label(self, action_id: str) -> str:
        """The other side says whose page it brings."""
        if action_id == "brief.side":
            return self._side_word(self._next_side)
        if action_id == "brief.take" and self.page.meeting is None:
            return "plan it"
        return super().label(action_id)

    @property
    def _opened(self) -> str | None:
        """The id of what enter opens; None where it is nothing with a screen or a form."""
        row = self.desk.reader.get(self.selected) if self.selected else None
        whole = routes.whole_of(self.desk.reader, row["id"]) if row else ""
        return whole if whole and kind_of(whole) in {*routes.RECORDS, *routes.FORMS} else None

    def action_open(self) -> None:
        """The record a line is about: its screen, else its form."""
        wanted = self._opened
        if wanted:
            self.post_message(Open(wanted, editing=kind_of(wanted) not in routes.RECORDS))

    def action_brief_take(self) -> None:
        """Put the suggested points on the agenda of the meeting that comes; without one, plan it with them."""
        page = self.page
        if page.meeting is None:
            from mentortui.screens.meetings.form import PLANNED, MeetingFormScreen

            self.show_form(MeetingFormScreen(self.desk, PLANNED, page.subject.people, page.agenda))
        else:
            self.change(partial(agenda.take, subject=page.subject, meeting=page.meeting, points=page.agenda))

    def action_brief_copy(self) -> None:
        """Copy the page as Markdown, and write it to a file too."""
        filing.copy(self, self._paper())

    def action_brief_write(self) -> None:
        """Ask where to write the page."""
        filing.ask(self, self._paper())

    def _paper(self) -> filing.Page:
        """The page as it can be written: Markdown, or plain text of 80 columns."""
        page, other = self.made
        called = names.name(self.desk.reader, other) if other else ""
        name = f"Brief {'for ' if other else ''}{paths.for_a_file(called or page.name)} {page.today.isoformat()}.md"
        holds = f"what {called} may read" if other else "what you can read, private goals too"

        def made(path: str) -> str:
            return document.markdown(page) if path.lower().endswith((".md", ".markdown")) else document.text(page)

        return filing.Page(name, made, holds, "Markdown, or plain text where the name does not end in .md")

    # The other side

    @property
    def _next_side(self) -> str | None:
        every = sides(self.desk.reader, self.subject)
        place = every.index(self.role) + 1 if self.role in every else 0
        return every[place % len(every)]

    def _side_word(self, role: str | None) -> str:
        if role is None:
            return "your page"
        other = for_whom(self.desk.reader, self.subject, role)
        return f"for {self.desk.first_name(other)}" if other else f"as {role}"

    def action_brief_side(self) -> None:
        """The page of the other, with only what they may read; with a peer, the questions of either role."""
        self.role = self._next_side
        self.fill()
        self.main.select(self.begin())
        self.show_keys()
