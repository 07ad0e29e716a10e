"""One form over time: of one version, of one relationship or of all; distributions, lines and comments as they are."""

from __future__ import annotations

from typing import ClassVar, Final

from mentortui.errors import MentortuiError
from mentortui.messages import Open
from mentortui.model.reader import Row as Record
from mentortui.model.vocabulary import kind_of
from mentortui.practice import feedback, names, trends
from mentortui.practice.trends import Given
from mentortui.screens.columns import TwoColumns
from mentortui.screens.desk import Desk
from mentortui.screens.feedback import trend_page
from mentortui.widgets.ink import Column, Layout, wrap
from mentortui.widgets.row import SPACE, Row

AT_ONCE: Final = 20_000
"""Answers up to which the whole page is made before it is painted."""
_HEAD: Final = Layout((Column(role="strong"), Column(24, right=True, role="muted", least=50)), indent=1)
_SAID: Final = Layout((Column(role="muted"),), indent=1)


class TrendScreen(TwoColumns):
    """The answers one person gave to one form."""

    MODE = "feedback"
    ACTIONS: ClassVar[tuple[str, ...]] = ("open", "feedback.person", "feedback.version")
    DEFAULT_CSS = "TrendScreen #beside { width: 1fr; }"

    def __init__(
        self, desk: Desk, form_id: str, relationship: str | None = None, version: int | None = None,
        by: str | None = None,
    ) -> None:  # fmt: skip
        super().__init__(desk)
        self.form_id, self.relationship, self.version, self.by = form_id, relationship, version, by or desk.reader.me
        self.beside.shy = True
        self._others: tuple[tuple[int, int], ...] = ()
        self._given: Given | None = None

    # What is shown

    def fill(self) -> None:
        """Read the answers."""
        width = self.app.size.width
        main = width // 2 - 1 if self.wide else width
        try:
            found = trends.given(self.desk.reader, self.form_id, self.relationship, self.version, self.by)
        except MentortuiError as error:
            self._others, self._given = (), None
            self.put([Row("", (line,), _SAID) for line in wrap(error.sentence, max(8, width - 3))], [])
            return
        self._given, self.version, self._others = found, found.spec.version, found.others
        other = main - 4 if self.wide else main
        head, said = self._head(found, main), trend_page.comments(self.desk, found, other)
        if len(found.rows) * len(found.spec.items) > AT_ONCE and not self._mixed(found):
            first = trend_page.lines(self.desk, found, main, -(-self.app.size.height // trend_page.TALL))
            self._show(head, first, trend_page.COUNTING, said)
            self.call_after_refresh(self._rest, found, head, said)
        else:
            self._rest(found, head, said)

    def _rest(self, found: Given, head: list[Row], said: list[Row]) -> None:
        """The whole page, also what stands below the lines that are seen already; unless something else is shown."""
        if found is not self._given:
            return
        width = self.app.size.width
        main = width // 2 - 1 if self.wide else width
        drawn = [] if self._mixed(found) else trend_page.lines(self.desk, found, main)
        counted = trend_page.distributions(found, main - 4 if self.wide else main)
        self._show(head, drawn, counted, said)

    def _show(self, head: list[Row], drawn: list[Row], counted: list[Row], said: list[Row]) -> None:
        """Lay out the parts, in two columns where there is room."""
        if self.wide and said and drawn:
            self.put([*head, *drawn, *said], counted)
        else:
            self.put([*head, *drawn, *counted], said)

    def _mixed(self, found: Given) -> bool:
        """Whether the answers belong to several relationships, so that one line would tell of none."""
        return len({row.get("relationship") for row in found.rows}) > 1

    def _head(self, found: Given, width: int) -> list[Row]:
        """What it is, of whom, and what is not mixed in."""
        whom = self._whom(self.relationship) if self.relationship else "all relationships" if self._choices() else ""
        by = "" if self.by == self.desk.reader.me else f"as {self.desk.first_name(self.by)} answered"
        said = [", ".join(filter(None, (by, whom, f"version {found.spec.version}")))]
        if not found.rows:
            said.append("Nothing is answered yet; a line begins with the second answer.")
        elif self._mixed(found):
            said.append("Answers about several relationships: how often each was given. One at a time has its line.")
        elif len(found.rows) == 1:
            said.append("Answered once; a line begins with the second answer.")
        if found.others:
            some = ", ".join(f"version {number} ({times})" for number, times in found.others)
            said.append(f"Not mixed in, because versions are never compared: {some}.")
        rows = [Row("", (found.spec.title, _count(found)), _HEAD)]
        return [*rows, *(Row("", (line,), _SAID) for text in said for line in wrap(text, max(8, width - 3))), SPACE]

    def _whom(self, relationship: str) -> str:
        row = self.desk.reader.get(relationship) or Record()
        others = [one for one in names.members(row) if one != self.desk.reader.me]
        return f"with {names.listed(self.desk.name(one) for one in others)}" if others else "one relationship"

    def _choices(self) -> list[str]:
        """The relationships one may look at alone, where there is more than one."""
        return self.desk.once(f"answered {self.form_id} {self.by}", self._answered_in)

    def _answered_in(self) -> list[str]:
        rows = feedback.responses(self.desk.reader, self.form_id, by=self.by)
        found = sorted({str(row["relationship"]) for row in rows if row.get("relationship")})
        return found if len(found) > 1 else []

    # What can be done

    def can(self, action_id: str) -> bool:
        """What makes sense here."""
        if action_id == "open":
            return kind_of(self.selected) == "response"
        return bool(self._choices()) if action_id == "feedback.person" else bool(self._others)

    def action_open(self) -> None:
        """The response a comment stands in."""
        self.post_message(Open(self.selected))

    def action_feedback_person(self) -> None:
        """The next relationship, and behind the last one all of them."""
        ring: list[str | None] = [None, *self._choices()]
        place = ring.index(self.relationship) if self.relationship in ring else 0
        self.relationship = ring[(place + 1) % len(ring)]
        self._again()

    def action_feedback_version(self) -> None:
        """The next version that was answered."""
        ring = sorted({self.version or 0, *(number for number, _ in self._others)})
        self.version = ring[(ring.index(self.version or 0) + 1) % len(ring)]
        self._again()

    def _again(self) -> None:
        self.fill()
        self.main.action_list_first()
        self.show_keys()


def _count(found: Given) -> str:
    return f"{len(found.rows):,} answered" if found.rows else ""
