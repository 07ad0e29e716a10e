"""A good end with somebody: what is due before it, what was reached, scores, goodbye; close, pause, hand over."""

from __future__ import annotations

from functools import partial
from typing import ClassVar

from mentortui.changes import closing as changes
from mentortui.messages import New
from mentortui.model.vocabulary import kind_of
from mentortui.practice import closing, final_scores, names
from mentortui.practice.feedback_due import Due, due
from mentortui.screens.forms.form import FormScreen
from mentortui.screens.record import RecordScreen
from mentortui.screens.together import closing_form as forms
from mentortui.screens.together import closing_page as page
from mentortui.widgets.row import Row


class ClosingScreen(RecordScreen):
    """Opened by a relationship; stays after it was closed, for the scores and the thanks that remain."""

    MODE = "people"
    ACTIONS: ClassVar[tuple[str, ...]] = ("open", "closing.close", "closing.pause", "closing.hand", "share", "counted")

    def sections(self, main: int, beside: int) -> tuple[list[Row], list[Row]]:
        """What comes before the end and what was reached; scores and goodbye."""
        return page.rows(self.desk, self.record, self._due, main - 1, beside)

    @property
    def _due(self) -> Due | None:
        """The closing form, where it waits for an answer."""
        found = self.desk.once("forms due", partial(due, self.desk.reader, self.desk.today))
        return next((one for one in found if one.form == final_scores.CLOSING_FORM
                     and one.relationship == self.record.get("id")), None)  # fmt: skip

    def can(self, action_id: str) -> bool:
        """What is closed is not closed again; only what is one's own ends by one's own hand."""
        row = self.record
        if not row:
            return False
        if action_id == "open":
            return bool(self.selected)
        if action_id in ("share", "counted"):
            return action_id == "counted" or super().can(action_id)
        return row.get("status") != "closed" and self.desk.reader.me in names.members(row)

    def label(self, action_id: str) -> str:
        """A paused one goes on; enter says what the line is for."""
        if action_id == "closing.pause" and self.record.get("status") == "paused":
            return "go on"
        words = {
            page.TALK: "ask", page.END: "write", page.KUDOS: "thank", page.TOUCH: "write", page.HAND: "hand over",
            page.FORM: "answer", page.SKILLS: "rate", "score": "score",
        }  # fmt: skip
        if action_id == "open":
            return "do it" if self.section.startswith(page.STEP) else words.get(self.section, "open")
        return super().label(action_id)

    # What can be done

    def action_open(self) -> None:
        """What the line is for."""
        section = self.section
        if section.startswith(page.STEP):
            self._step(section.removeprefix(page.STEP))
        elif section == page.TALK:
            self._ask()
        elif section == page.END:
            self._end()
        elif section == page.KUDOS:
            self._thank()
        elif section == page.TOUCH:
            self.show_form(FormScreen(self.desk, forms.stay_in_touch(self.desk, self.record["id"])))
        elif section == page.HAND:
            self.action_closing_hand()
        elif section == page.SKILLS:
            self._rate(self.selected)
        elif section == page.FORM and self._due:
            from mentortui.screens.feedback import filling

            filling.show_due(self, self._due, lambda record_id: None)
        else:
            super().action_open()

    def _step(self, code: str) -> None:
        """Where a step of closing is done."""
        if code == closing.LAST_MEETING:
            self.post_message(New("meeting", about=self.record["id"]))
        elif code == closing.THANKS:
            self.show_form(FormScreen(self.desk, forms.stay_in_touch(self.desk, self.record["id"])))
        else:
            goals = closing.open_goals(self.desk.reader, self.record)
            end = self.record.get("end", "")
            late = next((row for row in goals if not row.get("due") or row["due"] > end), None)
            if late is None:
                self.say("Every goal you share is to be done by then.")
            else:
                self.land(late["id"])

    def _ask(self) -> None:
        from mentortui.screens.together.ask import AskScreen

        self.app.push_screen(AskScreen(self.desk, self.record["id"]))

    def _end(self) -> None:
        """The form of the relationship, in the field of its last day."""
        from mentortui.screens.people import relationship_form

        made = relationship_form.form(self.desk, self.record["id"])
        self.show_form(FormScreen(self.desk, made._replace(begin="end")) if not isinstance(made, FormScreen) else made)

    def _thank(self) -> None:
        """Kudos to the other; where there are several, to whom one names."""
        others = [one for one in names.members(self.record) if one != self.desk.reader.me]
        self.post_message(New("recognition", about=others[0] if len(others) == 1 else ""))

    def _rate(self, person: str) -> None:
        from mentortui.screens.people.skills import SkillsScreen

        self.app.push_screen(SkillsScreen(self.desk, person))

    def action_closing_close(self) -> None:
        """The way it ended."""
        self.show_form(forms.EndingForm(self.desk, self.record["id"]))

    def action_closing_hand(self) -> None:
        """Who goes on."""
        self.show_form(forms.EndingForm(self.desk, self.record["id"], hand_over=True))

    def action_closing_pause(self) -> None:
        """Let it rest, or go on."""
        if self.record.get("status") == "paused":
            self.change(partial(changes.resume, relationship=self.record["id"]))
        else:
            self.show_form(FormScreen(self.desk, forms.pause(self.desk, self.record["id"])))

    def land(self, record_id: str) -> None:
        """After the form of the relationship the cursor stays where it was."""
        if kind_of(record_id) != "relationship":
            super().land(record_id)
