"""One response in full: its answers, scores, what it said before; and what can be made of an answer."""

from __future__ import annotations

from functools import partial
from typing import Any, ClassVar

from mentortui.changes import feedback as changes
from mentortui.messages import Open
from mentortui.model.vocabulary import kind_of
from mentortui.practice import forms
from mentortui.practice.forms import FormSpec
from mentortui.practice.written import writer
from mentortui.screens import small_pages
from mentortui.screens.feedback import page as response_page
from mentortui.screens.feedback import specs
from mentortui.screens.record import RecordScreen
from mentortui.widgets.row import Row


class ResponseScreen(RecordScreen):
    """The answers of one person to one form. An answer that is selected becomes a goal or an action with one key."""

    MODE = "feedback"
    GONE = "This response is gone: it was deleted. Undo brings it back."
    ACTIONS: ClassVar[tuple[str, ...]] = (
        "edit", "feedback.goal", "feedback.action", "feedback.trend", "feedback.sides", "open", "delete",
    )  # fmt: skip

    @property
    def spec(self) -> FormSpec:
        """The form in the version that was answered."""
        return specs.spec_of(self.desk, self.record)

    def sections(self, main: int, beside: int) -> tuple[list[Row], list[Row]]:
        """The answers at the left, scores and history at the right; sealed ones stay closed."""
        desk, row, spec = self.desk, self.record, self.spec
        head = response_page.head(desk, row, spec, main)
        if closed := response_page.sealed(desk, row, spec):
            return [*head, *small_pages.prose(closed, main)], []
        answers = response_page.answers(row, spec, main)
        scores = response_page.figures(spec, row.get("answers") or {})
        before = response_page.history(desk, row, spec, beside)
        return ([*head, *answers], [*scores, *before]) if self.wide else ([*head, *scores, *answers], before)

    def begin(self) -> str:
        """At what was written to change or to go on with, where it stands near the top; else at the first answer."""
        keys = [row.key for row in self.main.rows[: max(1, self.app.size.height - 8)] if row.key]
        wanted = (forms.CHANGE, forms.IMPROVEMENTS, forms.STRENGTHS)
        return next(
            (key for key in keys if key.partition("#")[2] in wanted and self._text(key)), keys[0] if keys else ""
        )

    def _text(self, key: str) -> Any:
        return (self.record.get("answers") or {}).get(key.partition("#")[2])

    def can(self, action_id: str) -> bool:
        """One's own answers can be changed; an answer that says something can be carried on."""
        row, me = self.record, self.desk.reader.me
        if not row:
            return False
        if action_id == "edit":
            return bool(row.get("by", me) == me) and specs.is_here(self.spec)
        if action_id == "delete":
            return bool(row.get("by", me) == me)
        if action_id in ("feedback.goal", "feedback.action"):
            item = self.spec.item(self.section) if specs.is_here(self.spec) else None
            said = self._text(self.current.key if self.current else "")
            return item is not None and item.type == forms.TEXT and isinstance(said, str) and bool(said)
        if action_id == "feedback.sides":
            both = self.spec.about in ("meeting", "relationship")
            return both and bool(row.get("meeting") or row.get("relationship"))
        return action_id != "open"

    # What can be done

    def action_edit(self) -> None:
        """Change the answers; what they were is kept."""
        from mentortui.screens.feedback import asked, filling

        filling.show(self, asked.of_response(self.spec, self.record), lambda record_id: None, self.section)

    def action_delete(self) -> None:
        """Delete the response, wherever in it one is, and back to where one came from."""
        from mentortui.changes import editing

        self.change(partial(editing.delete, record=self.record["id"]), then=lambda commit: self._leave())

    def action_feedback_goal(self) -> None:
        """A goal from the selected answer, and on to it."""
        self._carry(changes.to_goal, "goal")

    def action_feedback_action(self) -> None:
        """An action from the selected answer."""
        self._carry(changes.to_action, "")

    def _carry(self, change: Any, kind: str) -> None:
        def then(commit: Any) -> None:
            made = next((one for one in commit.ids if kind and kind_of(one) == kind), None)
            if made and self.is_current:
                self.post_message(Open(made))

        self.change(partial(change, response_id=self.record["id"], item_id=self.section), then=then)

    def action_feedback_trend(self) -> None:
        """How the answers to this form go over time."""
        from mentortui.screens.feedback.trend import TrendScreen

        row = self.record
        self.app.push_screen(
            TrendScreen(self.desk, self.spec.id, row.get("relationship"), self.spec.version, writer(row))
        )

    def action_feedback_sides(self) -> None:
        """Both sides."""
        from mentortui.screens.feedback.sides import SidesScreen

        row = self.record
        subject = str(row.get("meeting") or row.get("relationship"))
        self.app.push_screen(SidesScreen(self.desk, subject, self.spec))
