"""The one form: fields from plain data, errors beside their field, who can read it on the last line.

A form is described by a `Form` (see `action.py` for a small one); a route in `routes.FORMS` opens it.
It stays open until the change is on disk: what was typed survives a refusal and a full disk. What is not
saved is kept as a draft, also when the app is killed, and stands there again when the form is opened again.
"""

from __future__ import annotations

from collections.abc import Mapping
from functools import partial
from typing import Any

from mentortui.changes import counting as count
from mentortui.changes import editing
from mentortui.errors import ChangedMeanwhile, MentortuiError, Refused
from mentortui.messages import Call, Change, KeepDraft, Say
from mentortui.screens import routes
from mentortui.screens.desk import Desk
from mentortui.screens.forms.asking import Form, Values
from mentortui.screens.forms.frame import FormFrame
from mentortui.screens.forms.versions import Clash, Settled, clashes
from mentortui.widgets.ink import flat
from mentortui.widgets.keys import Keys
from mentortui.widgets.topline import Notice

__all__ = ["Form", "FormScreen", "Values", "open_form"]


class FormScreen(FormFrame):
    """A form on the whole screen. Dismisses with the id of the saved record, or None."""

    def __init__(self, desk: Desk, form: Form) -> None:
        super().__init__(desk, form)
        self._clashes: list[Clash] = []
        self._gave_way: dict[str, str] = {}  # what was written, where the other version was kept
        self._edit_first = False

    # Saving

    def on_input_submitted(self) -> None:
        """Enter in a line goes on; in the last one it saves."""
        rows = self.rows
        if rows and rows[-1].control.has_focus:
            self.action_form_save()
        else:
            self.focus_next()

    def values(self) -> dict[str, Any]:
        """What saving hands on: all that says something, or for an edited record what differs. Raises Refused."""
        found = {row.field.name: row.value() for row in self.rows}
        if self.form.editing:
            first = {field.name: field.value for field in self.form.fields}
            return {name: value for name, value in found.items() if _said(value) != _said(first[name])}
        return {name: value for name, value in found.items() if value not in (None, [])}

    def action_form_save(self) -> None:
        """Save; close once it is on disk."""
        if self._saving:
            return
        for row in self.rows:
            row.look()
        try:
            values = self.values()
            same = self.form.editing and not values and self.readers == self.form.readers
            call = None if same else self.form.save(values, self.readers)
            call = call if self._begun.switched(self.counted) is None else self._counting(call)
        except Refused as error:
            self.refuse(error)
            return
        if call is None:
            self._drop_draft()
            self.dismiss(None)
            return
        self._saving = True
        expect = self._begun.expected(values)
        self.post_message(Change(call, expect=expect, then=self._done, refused=self.refuse))

    def _counting(self, call: Call | None) -> Call:
        """The same, and whether the program counts it; alone it is what `edit --set counted=yes` does."""
        record = self.form.editing
        if call is None:
            return partial(editing.set_fields, record=record, fields={"counted": self.counted})
        return partial(count.along, call=call, kind=self.form.kind, record=record, counted=self.counted)

    def _done(self, commit: Any) -> None:
        self._drop_draft()
        self._saved(commit)

    def _drop_draft(self) -> None:
        """What was written stands in the journal now; what gave way to another version stays as a draft."""
        self._keeping.forget()
        draft = None
        if self._gave_way:
            draft = self._drafted({**self.texts(), **self._gave_way}, self.texts())
            self.app.post_message(Say("Theirs is kept. What you wrote is kept as a draft in its form.", "note"))
        self.app.post_message(KeepDraft(self._key, draft))

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

    # Two versions of one thing

    def _met(self, error: ChangedMeanwhile) -> None:
        """Somebody else changed a field since the form was opened: let one choose, field by field."""
        self._clashes = clashes(self.desk, self.rows, error, self._begun.texts)
        self._edit_first = False
        if not self._clashes:
            self.query_one(Notice).say(error.sentence, "warning")
        self._ask()

    def _ask(self) -> None:
        from mentortui.changes import naming
        from mentortui.screens.forms.conflict import ConflictScreen

        if self._clashes:
            row = self.desk.reader.get(self.form.editing)
            about = naming.label(self.desk.reader, row) if row else self.form.title
            self.app.push_screen(ConflictScreen(self.desk, self._clashes[0], about), self._chosen)
        elif self._edit_first:
            self.stand({})
        else:
            self.action_form_save()

    def _chosen(self, settled: Settled | None) -> None:
        """One field is settled; with None it is decided later, and nothing was written."""
        if settled is None:
            for clash in self._clashes:
                if row := self.row(clash.name):
                    row.say(f"Changed meanwhile to: {flat(clash.theirs) or 'nothing'}. Saving asks again.", wrong=True)
            self._clashes = []
            return
        clash = self._clashes.pop(0)
        if settled.text == clash.theirs != clash.mine:
            self._gave_way[clash.name] = clash.mine
        self._takes(clash, settled.text)
        if settled.edit and (row := self.row(clash.name)):
            self._edit_first = True
            row.control.focus()
        self._ask()

    def _takes(self, clash: Clash, text: str) -> None:
        """The other value is known now: what stands here is compared with it from here on."""
        row = self.row(clash.name)
        if row is None:
            return
        row.field = row.field._replace(value=clash.value)
        self.form = self.form._replace(fields=tuple(each.field for each in self.rows))
        self._begun.look(clash.name)
        self._begun.texts[clash.name] = row.written(clash.value)
        row.put(text)
        row.look()

    def action_form_versions(self) -> None:
        """Show two versions of a text side by side, and keep what is chosen for both."""
        from mentortui.screens.forms.conflict import settle_versions

        for name in self._versions()[:1]:
            settle_versions(self, self.desk, self.form.editing, name, self._settled)

    def stand(self, texts: Mapping[str, str]) -> None:
        """Put these texts into the fields, as if they were typed; nothing is saved by it."""
        for name, text in texts.items():
            if row := self.row(name):
                row.put(text)
                row.look()
        self.query_one(Notice).say("The lines of both stand here now; nothing is saved yet.", "note")

    def _settled(self, name: str, settled: Settled) -> None:
        row = self.row(name)
        if row and settled.edit:
            self.stand({name: settled.text})
        elif row:
            self._takes(Clash(name, "", "", "", "", False, "", "", settled.text), settled.text)
            self.query_one(Keys).show(self._footer())


def _said(value: Any) -> Any:
    """A value to compare: nothing is nothing, however it is written; zero and no are something."""
    return None if value in ("", []) else value


def open_form(desk: Desk, kind: str, record_id: str | None, about: str = "") -> FormScreen:
    """The form that adds a record of a kind, perhaps about another record, or edits one.

    Raises KeyError when the kind has no such form.
    """
    path = routes.ABOUT[kind] if about else routes.FORMS[kind]
    made: Form | FormScreen = routes.load(path)(desk, about or record_id)
    return made if isinstance(made, FormScreen) else FormScreen(desk, made)
