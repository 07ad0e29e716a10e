"""A look back, to read before it is given away: a pair's progress, a year, the case for a promotion, as Markdown."""

from __future__ import annotations

from typing import ClassVar, Final

from textual.app import ComposeResult

from mentortui import paths
from mentortui.changes import naming
from mentortui.documents import review
from mentortui.practice.between import Subject, subject_of
from mentortui.practice.looking_back import PROGRESS, YEAR, LookBack, look_back, span_of
from mentortui.screens import filing
from mentortui.screens.base import JournalScreen
from mentortui.screens.desk import Desk
from mentortui.screens.review_form import PRIVATE, SHARED, ReviewForm, Wanted
from mentortui.widgets.ink import Column, Layout, lines_of
from mentortui.widgets.paper import Paper
from mentortui.widgets.row import SPACE, Row
from mentortui.widgets.rows import Rows

_HEAD: Final = Layout((Column(1), Column()), indent=1)


def show(screen: JournalScreen, record_id: str) -> None:
    """The progress report with a person or the people of a relationship, over the screen that asks for it."""
    screen.app.push_screen(ReviewScreen(screen.desk, Wanted(PROGRESS, record_id)))


class ReviewScreen(JournalScreen):
    """The page as it would be given away, with who could read each part at its top."""

    MODE = "people"
    ACTIONS: ClassVar[tuple[str, ...]] = ("edit", "review.copy", "review.write")
    DEFAULT_CSS = """
    ReviewScreen Rows { height: 2; }
    ReviewScreen Paper { margin-bottom: 1; }
    """

    def __init__(self, desk: Desk, wanted: Wanted | None = None) -> None:
        super().__init__(desk)
        self.wanted = wanted or Wanted(YEAR)
        self._text = ""
        self.head = Rows()
        self.head.can_focus = False
        self.paper = Paper()

    def body(self) -> ComposeResult:
        """Which look back it is, and the page."""
        yield self.head
        yield self.paper

    def on_mount(self) -> None:
        """Begin at the top."""
        self.freshen()
        self.paper.focus()

    def subject(self, wanted: Wanted) -> Subject | None:
        """Whom it is about; None for everything."""
        row = self.desk.reader.get(wanted.about) if wanted.about else None
        return subject_of(self.desk.reader, row) if row else None

    def seen(self, wanted: Wanted) -> LookBack:
        """What it is written from. Raises Refused for days that end before they begin."""
        subject = self.subject(wanted)
        relationship = subject.relationship if subject else None
        span = span_of(relationship, wanted.first, wanted.last, self.desk.today)
        kind = wanted.kind if subject or wanted.kind != PROGRESS else YEAR  # the other one was deleted
        private, shared = wanted.holds == PRIVATE, wanted.holds == SHARED
        return look_back(self.desk.reader, kind, subject, span, private=private, shared_only=shared)

    def fill(self) -> None:
        """Write it anew."""
        seen = self.seen(self.wanted)
        self._text = review.markdown(self.desk.reader, seen)
        told = review.warnings(seen, review.parts(self.desk.reader, seen))
        said = " ".join(told).replace("**", "") or "Nothing in here is for your eyes only."
        sign, role = ("!", "warning") if told else ("·", "muted")
        lines = lines_of(said, self.app.size.width - 8, 2)
        self.head.styles.height = len(lines) + 1
        rows = [Row("", ((sign if not place else "", role), (line, role)), _HEAD) for place, line in enumerate(lines)]
        self.head.show([*rows, SPACE])
        self.paper.show(self._text)

    def on_resize(self) -> None:
        """What is said at its top is wrapped to the width."""
        if self.query(Rows):
            self.fill()

    # What can be done

    def label(self, action_id: str) -> str:
        """What is edited is the choice, never the page."""
        return "choose" if action_id == "edit" else super().label(action_id)

    def action_edit(self) -> None:
        """Choose kind, person, days."""
        self.app.push_screen(ReviewForm(self.desk, self.wanted, self.choose))

    def choose(self, wanted: Wanted) -> None:
        """Show this instead, from its top. Raises Refused where nothing can be shown; then all stays as it is."""
        self.seen(wanted)
        self.wanted = wanted
        self.fill()
        self.paper.scroll_to(y=0, animate=False)

    def action_review_copy(self) -> None:
        """Copy the page, and write it to a file too."""
        filing.copy(self, self._paper())

    def action_review_write(self) -> None:
        """Ask where to write it."""
        filing.ask(self, self._paper())

    def _paper(self) -> filing.Page:
        subject, text = self.subject(self.wanted), self._text
        who = naming.names(self.desk.reader, subject.people) if subject else ""
        name = f"Review {paths.for_a_file(who) + ' ' if who else ''}{self.desk.today.isoformat()}.md"
        holds = {PRIVATE: "your private notes too", SHARED: "only what others can read already"}
        return filing.Page(name, lambda path: text, holds.get(self.wanted.holds, "what its top says"))
