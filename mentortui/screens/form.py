"""The one form: fields from plain data, errors beside their field, who can read it on the last line.

A form is described by a `Form` (see `action_form.py` for a small one); a route in `routes.FORMS` opens it.
It stays open until the change is on disk: what was typed survives a refusal and a full disk.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from typing import Any, ClassVar, NamedTuple

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import VerticalScroll
from textual.content import Content
from textual.screen import ModalScreen
from textual.widgets import Static

from mentortui.actions import Action, offered
from mentortui.errors import ChangedMeanwhile, MentortuiError, Refused
from mentortui.messages import Call, Change
from mentortui.model.reader import Row
from mentortui.model.vocabulary import ONLY_YOU, RELATIONSHIP
from mentortui.practice import readers
from mentortui.practice.readers import Reading
from mentortui.screens import routes
from mentortui.screens.desk import Desk
from mentortui.widgets.fields import Field, FieldRow
from mentortui.widgets.ink import flat
from mentortui.widgets.keys import Keys, bindings
from mentortui.widgets.readers import WhoReads
from mentortui.widgets.topline import Notice, TopLine

Values = Mapping[str, Any]


class Form(NamedTuple):
    """What a form asks and what saving does."""

    title: str
    fields: tuple[Field, ...]
    save: Callable[[Values, str], Call]
    """(values, readers) -> the change to ask for. For a new record `values` holds every field that says
    something; for an edited one only those that differ, None where one was emptied."""
    kind: str
    """Kind of the record, for the line that says who can read it."""
    draft: Callable[[Mapping[str, str]], Row]
    """The texts that stand in the fields -> what decides who can read it: owner, relationship, attendees…
    With `readers` in it, that is who reads it, and cannot be changed."""
    readers: str = ONLY_YOU
    """Who can read it at first."""
    fixed: bool = False
    """Whether that cannot be changed in this form."""
    editing: str = ""
    """Id of the record that is edited; empty for a new one."""
    mode: str = "today"
    """The mode lit in the top line."""
    standing: str = ""
    """A word at the right of the title."""


class FormScreen(ModalScreen[str | None]):
    """A form on the whole screen. Dismisses with the id of the saved record, or None."""

    DEFAULT_CSS = """
    FormScreen { background: $background; layout: vertical; }
    FormScreen #title { height: 3; padding: 1 1 1 1; text-style: bold; }
    FormScreen #fields { height: 1fr; scrollbar-size-vertical: 1; }
    FormScreen #rule { dock: bottom; height: 1; margin-bottom: 4; color: $rule; }
    """
    BINDINGS: ClassVar[list[BindingType]] = [
        *bindings("form.save", "form.cancel", "form.next", "form.previous", "form.help"),
        Binding("down", "form_down", show=False),
        Binding("up", "form_previous", show=False),
    ]

    def __init__(self, desk: Desk, form: Form) -> None:
        super().__init__()
        self.desk, self.form = desk, form
        self._expect = {
            (form.editing, field.name): desk.reader.stamp(form.editing, field.name)
            for field in form.fields
            if form.editing
        }
        self._saving = False
        self.readers = form.readers

    def compose(self) -> ComposeResult:
        """Top line, title, fields, who can read it, notice, footer."""
        yield TopLine(routes.top_line(dict(self.desk.keymap)), self.form.mode, self.desk.standing)
        yield Static(Content(flat(self.form.title)), id="title")
        with VerticalScroll(id="fields", can_focus=False):
            for field in self.form.fields:
                yield FieldRow(field, self.desk.today)
        yield WhoReads(self._reading({}))
        yield Notice()
        yield Keys(self._footer(), self.desk.keymap)

    def _footer(self) -> Iterator[Action]:
        yield from offered(("form.save", "form.next", "form.previous", "form.cancel", "form.help"))

    def help_ids(self) -> tuple[str, ...]:
        """The actions its help lists."""
        return ("form.save", "form.next", "form.previous", "form.share", "form.cancel")

    def on_mount(self) -> None:
        """Begin in the first field."""
        if self.form.fields:
            self._rows()[0].control.focus()

    def _rows(self) -> list[FieldRow]:
        return list(self.query(FieldRow))

    def row(self, name: str) -> FieldRow | None:
        """The row of a field, by its name."""
        return next((row for row in self._rows() if row.field.name == name), None)

    # Keys

    def action_form_next(self) -> None:
        """To the next field."""
        self.focus_next()

    def action_form_down(self) -> None:
        """To the next field, from one that has no lines of its own."""
        self.focus_next()

    def action_form_previous(self) -> None:
        """To the field before."""
        self.focus_previous()

    def action_form_cancel(self) -> None:
        """Close without saving."""
        self.dismiss(None)

    def action_form_help(self) -> None:
        """Say what a form can do."""
        from mentortui.screens.help import HelpScreen

        self.app.push_screen(HelpScreen(self.desk, self.help_ids(), self.form.title))

    def on_input_submitted(self) -> None:
        """Enter in a line goes on; in the last one it saves."""
        rows = self._rows()
        if rows and rows[-1].control.has_focus:
            self.action_form_save()
        else:
            self.focus_next()

    def on_keys_pressed(self, message: Keys.Pressed) -> None:
        """A click on the footer."""
        message.stop()
        self.call_later(self.run_action, message.action.call)

    def on_field_row_changed(self) -> None:
        """Another owner may mean other readers."""
        self.query_one(WhoReads).show(self._reading(self.texts()))

    def on_who_reads_toggled(self) -> None:
        """Let the others read it, or keep it to yourself."""
        self.readers = RELATIONSHIP if self.readers == ONLY_YOU else ONLY_YOU
        self.query_one(WhoReads).show(self._reading(self.texts()))

    def texts(self) -> dict[str, str]:
        """What stands in the fields, unparsed."""
        return {row.field.name: row.text() for row in self._rows()}

    def _reading(self, texts: Mapping[str, str]) -> Reading:
        draft = self.form.draft(texts or {field.name: str(field.value or "") for field in self.form.fields})
        reading = readers.reading(self.desk.reader, self.form.kind, {"readers": self.readers, **draft})
        return reading._replace(change="") if self.form.fixed or "readers" in draft else reading

    # Saving

    def values(self) -> dict[str, Any]:
        """What saving hands on: all that says something, or for an edited record what differs. Raises Refused."""
        found = {row.field.name: row.value() for row in self._rows()}
        if self.form.editing:
            first = {field.name: field.value for field in self.form.fields}
            return {name: value for name, value in found.items() if _said(value) != _said(first[name])}
        return {name: value for name, value in found.items() if value not in (None, [])}

    def action_form_save(self) -> None:
        """Save; close once it is on disk."""
        if self._saving:
            return
        for row in self._rows():
            row.look()
        try:
            values = self.values()
        except Refused as error:
            self.refuse(error)
            return
        if self.form.editing and not values and self.readers == self.form.readers:
            self.dismiss(None)
            return
        self._saving = True
        call = self.form.save(values, self.readers)
        expect = {place: stamp for place, stamp in self._expect.items() if place[1] in values}
        self.post_message(Change(call, expect=expect or None, then=self._saved, refused=self.refuse))

    def _saved(self, commit: Any) -> None:
        ids = list(commit.ids)
        self.dismiss(self.form.editing or (ids[0] if ids else None))

    def refuse(self, error: MentortuiError) -> None:
        """Show an error beside its field, or in the notice line when it belongs to none."""
        self._saving = False
        if isinstance(error, ChangedMeanwhile):
            self._met(error)
            return
        row = self.row(error.field) if isinstance(error, Refused) and error.field else None
        if row is None:
            self.query_one(Notice).say(error.sentence, "error")
            return
        row.say(error.sentence, wrong=True)
        row.control.focus()
        row.scroll_visible(animate=False)

    def _met(self, error: ChangedMeanwhile) -> None:
        """Somebody else changed a field since the form was opened: show both, and let saving again decide."""
        for (record_id, name), value in error.fields.items():
            self._expect[record_id, name] = self.desk.reader.stamp(record_id, name)
            if row := self.row(name):
                there = flat(str(value if value not in (None, []) else "nothing"))
                row.say(f"Changed meanwhile to: {there}. Save again to keep yours, esc keeps theirs.", wrong=True)
        self.query_one(Notice).say(error.sentence, "warning")


def _said(value: Any) -> Any:
    """A value to compare: nothing is nothing, however it is written; zero and no are something."""
    return None if value in ("", []) else value


def open_form(desk: Desk, kind: str, record_id: str | None) -> FormScreen:
    """The form that adds a record of a kind, or edits one. Raises KeyError when the kind has no form."""
    made: Form | FormScreen = routes.load(routes.FORMS[kind])(desk, record_id)
    return made if isinstance(made, FormScreen) else FormScreen(desk, made)
