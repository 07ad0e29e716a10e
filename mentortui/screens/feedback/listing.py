"""Feedback: the forms that are due, then what was answered, then the forms there are."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from datetime import date
from functools import partial
from typing import ClassVar, Final

from mentortui.actions import key_hint
from mentortui.dates import say_day, say_distance
from mentortui.messages import Open
from mentortui.model.reader import Row as Record
from mentortui.practice import forms, people
from mentortui.practice.feedback_due import Due, answers, due
from mentortui.practice.forms import FormHead, FormSpec
from mentortui.practice.readers import glyph
from mentortui.practice.written import is_own, writer
from mentortui.screens.base import page
from mentortui.screens.desk import Desk
from mentortui.screens.feedback import asked as asking
from mentortui.screens.feedback import form_page, specs
from mentortui.screens.feedback.asked import Asked
from mentortui.screens.filtering import FilteredScreen
from mentortui.widgets.ink import HEADING, Cell, Column, Layout
from mentortui.widgets.row import SPACE, Row, plain

_DUE: Final = Layout((
    Column(1, role="accent"), Column(), Column(20, role="muted", least=60), Column(17, right=True, least=36),
))  # fmt: skip
_ANSWERED: Final = Layout((
    Column(1, role="muted"), Column(), Column(20, role="muted", least=60), Column(17, right=True, least=36),
))  # fmt: skip
_FORM: Final = Layout((Column(), Column(22, role="muted", least=60), Column(10, right=True, role="muted", least=36)))


class FeedbackScreen(FilteredScreen):
    """The list. What is due comes first, because it is what one came for."""

    MODE = "feedback"
    ACTIONS: ClassVar[tuple[str, ...]] = (
        "open", "edit", "feedback.trend", "feedback.sides", "filter", "sort", "delete", "feedback.page",
        "feedback.take",
    )  # fmt: skip
    ORDERS = ("by day", "by form")

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self._due: dict[str, Due] = {}
        self._forms: dict[str, FormHead] = {}
        self._titles: dict[tuple[str, int | None], str] = {}
        self._drafts: set[str] = set()

    def on_mount(self) -> None:
        """Fill, and begin at the first form that is due."""
        self.freshen()
        self.main.focus()

    def on_screen_resume(self) -> None:
        """A form that was closed may be a draft now, which is no record."""
        self.app.call_later(self._look_for_drafts)  # behind the draft, which goes to the app too

    def _look_for_drafts(self) -> None:
        """Fill again where a form was begun, or is no longer: with 2,000 answers not each time one comes by."""
        if self._drafts != set(self.desk.drafts):
            self.fill()

    def rows(self, width: int) -> list[Row]:
        """Due, answered, offered."""
        reader = self.desk.reader
        self._drafts = set(self.desk.drafts)
        self._titles = titles(self.desk)
        self._due = {_due_key(one): one for one in due(reader, self.desk.today)}
        self._forms = {f"#form {one.id}": one for one in offered(self.desk)}
        answered = sorted(reader.rows("response"), key=lambda row: (str(row.get("on", "")), row["id"]), reverse=True)
        if self.ordered:
            answered.sort(key=lambda row: self._title(row).casefold())
        rows = self._due_rows(bool(answered))
        if answered:
            order = f", {self.ordered}" if self.ordered else ""
            rows += [Row("", ("Answered", f"{len(answered)}{order}"), HEADING)]
            rows += [*self._answered(answered), SPACE]
        rows.append(Row("", ("Forms", ""), HEADING))
        return rows + [self._form(key, one) for key, one in self._forms.items()]

    def _due_rows(self, answered: bool) -> list[Row]:
        if not self._due:
            log = key_hint("mode.meetings", self.desk.keymap)
            first = f"Nothing is due. After a meeting ({log} logs one) its form stands here; or answer one below."
            said = "Nothing is due." if answered else first
            return [plain(said), SPACE]
        rows = [Row("", ("Due", _minutes(self._due.values(), self._forms)), HEADING)]
        rows += [due_row(self.desk, key, one) for key, one in self._due.items()]
        return [*rows, SPACE]

    def _title(self, row: Record) -> str:
        return self._titles.get((str(row.get("form")), row.get("version"))) or str(row.get("form", ""))

    def _answered(self, answered: list[Record]) -> Iterator[Row]:
        """A line for each response; what thousands share is looked up once."""
        today = self.desk.today
        labels: dict[tuple[str | None, ...], str] = {}
        for row in answered:
            subject = (row.get("meeting"), row.get("relationship"), row.get("about"))
            label = labels.get(subject)
            if label is None:
                asked = asking.of_response(asking.UNKNOWN, row)
                label = labels[subject] = asking.label(self.desk, asked)
            title = self._title(row)
            if not is_own(self.desk.reader, row):
                title = f"{self.desk.first_name(writer(row))}: {title}"
            on = say_day(date.fromisoformat(row["on"]), today) if row.get("on") else ""
            yield Row(row["id"], (glyph(self.desk.reader, row), title, label, on), _ANSWERED)

    def _form(self, key: str, one: FormHead) -> Row:
        took = f"{one.minutes:g} min" if one.minutes else ""
        twins = sum(other.title == one.title for other in self._forms.values()) > 1
        title = f"{one.title}, as {one.who}" if twins and one.who in form_page.WHO else one.title
        return Row(key, (title, form_page.ABOUT.get(one.about, ""), took), _FORM)

    # What is selected

    @property
    def key(self) -> str:
        """The key of the selected line."""
        return self.main.current.key if self.main.current else ""

    @property
    def response(self) -> Record:
        """The selected response; an empty row where none is selected."""
        return self.desk.reader.get(self.selected) or Record() if self.key.startswith("response-") else Record()

    def can(self, action_id: str) -> bool:
        """What makes sense with the selected line."""
        row, me = self.response, self.desk.reader.me
        if action_id in ("filter", "sort"):
            return bool(self.main.rows)
        if action_id == "open":
            return bool(row) or self.key in self._due or self.key in self._forms
        if action_id in ("edit", "delete"):
            mine = bool(row) and row.get("by", me) == me
            return mine and (action_id == "delete" or specs.is_here(specs.spec_of(self.desk, row)))
        if action_id == "feedback.take":
            return True
        if action_id == "feedback.page":
            return self.key in self._due or self.key in self._forms
        if action_id == "feedback.sides":
            return bool(row.get("meeting") or row.get("relationship"))
        return bool(row) or self.key in self._forms

    def label(self, action_id: str) -> str:
        """A form is answered, a response read."""
        if action_id == "open":
            return "read" if self.response else "answer"
        return super().label(action_id)

    def show_page(self) -> None:
        """Beside the list the response, or what a form asks."""
        if not (self.beside.display and self.beside.size.width):
            return
        width = self.beside.size.width
        if self.response:
            self.beside.show(page(self.desk, self.selected, width))
        else:
            spec = self._selected_spec()
            self.beside.show(form_page.asks(self.desk, spec, self._due.get(self.key), width) if spec else [])

    def _selected_spec(self) -> FormSpec | None:
        head, one = self._forms.get(self.key), self._due.get(self.key)
        if head is not None:
            return forms.exactly(self.desk.reader, head.id, head.version)
        return forms.exactly(self.desk.reader, one.form, one.version) if one else None

    def land(self, record_id: str) -> None:
        """After a form: on the next one that is due, else on what was answered."""
        rest = next(iter(self._due), "")
        self.main.select(rest or record_id)

    # What can be done

    def action_open(self) -> None:
        """Answer the form, or read the response."""
        from mentortui.screens.feedback import filling  # what answers a form is loaded when one is answered

        if self.key in self._due:
            filling.show_due(self, self._due[self.key])
        elif self.key in self._forms:
            self._begin(forms.spec(self.desk.reader, self._forms[self.key].id))
        elif self.response:
            self.post_message(Open(self.selected))

    def _begin(self, spec: FormSpec) -> None:
        """A form that is not due: about what is asked first, where there is a choice."""
        from mentortui.screens.feedback import filling
        from mentortui.screens.feedback.about_what import subjects

        found = subjects(self.desk, spec)
        then: Callable[[Asked], None] = partial(filling.show, self)
        if len(found) == 1:
            then(found[0])
        elif not found:
            self.say(f"{_needs(spec)} Nobody to answer about yet.", "warning")
        else:
            from mentortui.screens.feedback.about_what import choosing

            self.app.push_screen(choosing(self.desk, found), lambda asked: then(asked) if asked else None)

    def action_edit(self) -> None:
        """Change the selected answers."""
        self.post_message(Open(self.selected, editing=True))

    def action_delete(self) -> None:
        """Delete the selected response."""
        from mentortui.changes import editing

        self.change(partial(editing.delete, record=self.selected))

    def action_feedback_page(self) -> None:
        """The selected form as a page for somebody without the app."""
        from mentortui.screens.feedback.by_form import offer

        spec = self._selected_spec()
        if spec:
            offer(self, spec, self._due.get(self.key))

    def action_feedback_take(self) -> None:
        """Answers of somebody without the app."""
        from mentortui.screens.feedback.by_form import TakeScreen

        self.app.push_screen(TakeScreen())

    def action_feedback_trend(self) -> None:
        """How the answers to the selected form go over time."""
        from mentortui.screens.feedback.trend import TrendScreen

        row, spec = self.response, self._selected_spec()
        if row:
            version = row.get("version")
            self.app.push_screen(
                TrendScreen(self.desk, str(row.get("form")), row.get("relationship"), version, writer(row))
            )
        elif spec:
            self.app.push_screen(TrendScreen(self.desk, spec.id))

    def action_feedback_sides(self) -> None:
        """Both sides of what the selected response is about."""
        from mentortui.screens.feedback.sides import SidesScreen

        row = self.response
        subject = str(row.get("meeting") or row.get("relationship"))
        self.app.push_screen(SidesScreen(self.desk, subject, specs.spec_of(self.desk, row)))


def titles(desk: Desk) -> dict[tuple[str, int | None], str]:
    """The title of every form there is, by its id and version."""
    return {place: one.title for place, one in forms.heads(desk.reader).items()}


def _due_key(one: Due) -> str:
    """The key of a form that is due, which is not written yet: what it is about, and the form."""
    return f"{one.meeting or one.relationship or ''}#due {one.form} {one.version} {one.occasion} {one.about}"


def due_row(desk: Desk, key: str, one: Due) -> Row:
    """One form that is due: its title, about whom, since when; a draft that waits shows."""
    asked = asking.without_form(one)
    begun = asked.key in desk.drafts
    since: Cell = ("draft", "accent") if begun else say_distance(date.fromisoformat(one.since), desk.today)
    return Row(key, ("○", one.title, asking.label(desk, asked), since), _DUE)


def offered(desk: Desk) -> list[FormHead]:
    """The forms one may answer: in one of one's relationships, or where there is none yet in a role one has."""
    reader = desk.reader
    own = reader.get(reader.me) or Record()
    roles = {people.role_in(reader, row) for row in reader.rows("relationship")} or set(own.get("roles", ()))
    return [one for one in forms.known(reader) if not roles or any(answers(one, role) for role in roles)]


def _minutes(found: Iterable[Due], known: Mapping[str, FormHead]) -> str:
    """How long all that is due takes."""
    total = sum(known[key].minutes for one in found if (key := f"#form {one.form}") in known)
    return f"{max(1, round(total))} minutes in all" if total else ""


def _needs(spec: FormSpec) -> str:
    return f"{spec.title!r} is about a {spec.about}."
