"""The frame of every form: fields from plain data, who can read it, drafts.

It stays open until the change is on disk: what was typed survives a refusal and a full disk. What is not
saved is kept as a draft, also when the app is killed, and stands there again when the form is opened again.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import VerticalScroll
from textual.content import Content
from textual.screen import ModalScreen
from textual.widgets import Static

from mentortui.actions import ACTIONS, Action, key_hint, offered
from mentortui.errors import Refused
from mentortui.messages import KeepDraft, Say
from mentortui.model.reader import Row
from mentortui.model.vocabulary import ONLY_YOU, RELATIONSHIP
from mentortui.practice import counting, readers
from mentortui.practice.counted import is_counted
from mentortui.practice.readers import Reading
from mentortui.program.notice import notice
from mentortui.screens import routes
from mentortui.screens.desk import Desk, Draft
from mentortui.screens.forms import draft as form_draft
from mentortui.screens.forms.asking import Form
from mentortui.screens.forms.begun import Begun
from mentortui.screens.forms.versions import versions_of
from mentortui.widgets.field import Field
from mentortui.widgets.fields import FieldRow
from mentortui.widgets.ink import flat
from mentortui.widgets.keys import Keys, bindings
from mentortui.widgets.readers import WhoReads
from mentortui.widgets.topline import Notice, TopLine


class FormFrame(ModalScreen[str | None]):
    """A form on the whole screen, without what saving does."""

    DEFAULT_CSS = """
    FormFrame { background: $background !important; layout: vertical; }
    FormFrame #title { height: 3; padding: 1 1 1 1; text-style: bold; }
    FormFrame.asked #title { height: 2; padding: 1 1 0 1; }
    FormFrame #asked { height: auto; max-height: 4; padding: 0 1 1 1; color: $muted; }
    FormFrame.-flat #asked { display: none; }
    FormFrame #fields { height: 1fr; scrollbar-size-vertical: 1; }
    FormFrame #rule { dock: bottom; height: 1; margin-bottom: 4; color: $rule; }
    """
    VERTICAL_BREAKPOINTS = [(0, "-flat"), (18, "-tall")]  # noqa: RUF012
    BINDINGS: ClassVar[list[BindingType]] = [
        *bindings("form.save", "form.cancel", "form.anew", "form.versions", "form.help"),
        *bindings("form.next", "form.previous", first=True),
        Binding("down", "form_down", show=False),
        Binding("up", "form_previous", show=False),
    ]

    def __init__(self, desk: Desk, form: Form) -> None:
        super().__init__()
        self.desk, self.form = desk, form
        self._saving = False
        self.rows: list[FieldRow] = []
        self.readers = form.readers
        stands = (desk.reader.get(form.editing) if form.editing else None) or Row()
        self.counted = is_counted(desk.reader, form.kind, stands)
        self._begun = Begun(desk.reader, form.editing, [field.name for field in form.fields], self.counted)
        self._key = form_draft.key(form.kind, form.editing, form.title, form.fields)
        self._away: dict[str, str] = {}  # what was written and put away
        self._away_counted = self.counted
        self._keeping = form_draft.Keeping(self, self._keep)

    def compose(self) -> ComposeResult:
        """Top line, title, fields, who can read it, notice, footer."""
        draft = self.desk.drafts.get(self._key)
        stands = form_draft.drafted(draft, self.form.fields)
        if draft and (stands or draft.counted is not None):
            self._go_on(draft, stands)
        yield TopLine(routes.top_line(self.desk), self.form.mode, self.desk.standing)
        yield Static(Content(flat(self.form.title)), id="title")
        if asked := notice(self.desk.reader):
            self.add_class("asked")
            yield Static(Content(flat(asked)), id="asked")
        self.rows = [self.made(field, stands.get(field.name)) for field in self.form.fields]
        for row in self.rows:
            self._begun.texts.setdefault(row.field.name, row.written(row.field.value))
        with VerticalScroll(id="fields", can_focus=False):
            yield from self.rows
        texts = {row.field.name: row.text() for row in self.rows} if stands else {}
        yield WhoReads(
            self._reading(texts), key_hint("form.counted", self.desk.keymap), key_hint("form.count", self.desk.keymap)
        )
        yield Notice()
        yield Keys(self._footer(), self.desk.keymap)

    def made(self, field: Field, stands: str | None) -> FieldRow:
        """The row of a field; forms with rows of their own say so here."""
        return FieldRow(field, self.desk.today, stands)

    def _go_on(self, draft: Draft, stands: Mapping[str, str]) -> None:
        """A draft waits: go on from it, and from the values it was written over."""
        self._begun.go_on(draft, stands, stands)
        if not self.form.fixed:
            self.readers = draft.readers
        if draft.counted is not None:
            self.counted = draft.counted

    def _footer(self) -> Iterator[Action]:
        yield from offered(("form.save", "form.next", "form.previous"))
        if self._versions():
            yield ACTIONS["form.versions"]
        if self.dirty or self._away:
            yield ACTIONS["form.anew"]._replace(label="start over" if self.dirty else "bring back")
        yield ACTIONS["form.cancel"]._replace(label="keep as draft" if self.dirty else "close")
        yield ACTIONS["form.help"]

    def help_ids(self) -> tuple[str, ...]:
        """The actions its help lists."""
        return (
            "form.save", "form.next", "form.previous", "form.share", "form.counted", "form.count", "form.anew",
            "form.versions", "form.cancel",
        )  # fmt: skip

    def on_mount(self) -> None:
        """Begin in the first field that waits; say when a draft came back, or a text has two versions."""
        if first := self.row(self.form.begin) or next(iter(self.rows), None):
            # `focus()` does it later: behind the enter of a quick hand, back to the first
            self.set_focus(first.control)
        self.call_after_refresh(self._say_how_it_stands)

    def _say_how_it_stands(self) -> None:
        draft = self.desk.drafts.get(self._key)
        if draft and self.dirty:
            anew = key_hint("form.anew", self.desk.keymap)
            sentence = f"{form_draft.said(draft, self.desk.now)}, not saved yet. {anew} puts it away, esc keeps it."
            self.query_one(Notice).say(sentence, "note")
        for name in self._versions():
            if row := self.row(name):
                compare = key_hint("form.versions", self.desk.keymap)
                row.say(f"Two versions of this were written apart; {compare} compares them.", wrong=True)
        self.query_one(Keys).show(self._footer())

    def row(self, name: str) -> FieldRow | None:
        """The row of a field, by its name."""
        return next((row for row in self.rows if row.field.name == name), None)

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
        """Close; what was written is kept as a draft."""
        self._keeping.now()
        if self.dirty:
            self.app.post_message(Say(f"Kept as a draft: {self.form.title}. It is there when you open it again."))
        self.dismiss(None)

    def action_form_anew(self) -> None:
        """Begin again from what the journal says; the same key brings back what was written."""
        if self.dirty:
            self._away, self._away_counted = self.texts(), self.counted
            for row in self.rows:
                row.put(row.written(row.field.value))
                self._begun.texts[row.field.name] = row.written(row.field.value)
            self._begun.look()
            self.counted = self._begun.counted
            self.query_one(Notice).clear()
        elif self._away:
            for row in self.rows:
                row.put(self._away.get(row.field.name, row.text()))
            self._away, self.counted = {}, self._away_counted
        self._say_readers()

    def action_form_help(self) -> None:
        """Say what a form can do."""
        from mentortui.screens.help import HelpScreen
        from mentortui.screens.help_focus import focused

        self.app.push_screen(HelpScreen(self.desk, self.help_ids(), self.form.title, focused(self.focused)))

    def on_keys_pressed(self, message: Keys.Pressed) -> None:
        """A click on the footer."""
        message.stop()
        self.call_later(self.run_action, message.action.call)

    def on_field_row_changed(self) -> None:
        """Another owner may mean other readers."""
        self._written()

    def _written(self) -> None:
        """Say who can read it as it stands now; and it is kept in a moment."""
        self._say_readers()
        self.query_one(Keys).show(self._footer())
        self._keeping.soon()

    def on_who_reads_toggled(self) -> None:
        """Let the others read it, or keep it to yourself."""
        self.readers = RELATIONSHIP if self.readers == ONLY_YOU else ONLY_YOU
        self._say_readers()

    # What the program counts

    def on_who_reads_asked(self) -> None:
        """See what the program would count of it as it stands here; once more closes that."""
        who = self.query_one(WhoReads)
        who.tell(counting.counting(self.desk.reader, *self.counted_row()) if who.told is None else None)

    def on_who_reads_counts(self) -> None:
        """Let the program count it, or count it no more; saving says so."""
        kind, row = self.counted_row()
        if kind == self.form.kind and not counting.refusal(kind, row):
            self.counted = not self.counted
            self._written()

    def counted_row(self) -> tuple[str, Row]:
        """The kind of record that is counted, and its facts as they stand here."""
        facts: Row = {}
        for row in self.rows:
            if row.field.name in counting.FIELDS:
                try:
                    facts[row.field.name] = row.value()
                except Refused:
                    facts[row.field.name] = None
        kept = self.desk.reader.get(self.form.editing) if self.form.editing else None
        said = {name: value for name, value in {**(kept or {}), **facts}.items() if value is not None}
        return self.form.kind, {**said, "counted": self.counted}

    def _say_readers(self) -> None:
        """The last line, as all stands now."""
        who = self.query_one(WhoReads)
        who.show(self._reading(self.texts()))
        if who.told is not None:
            who.tell(counting.counting(self.desk.reader, *self.counted_row()))

    # Drafts

    @property
    def dirty(self) -> bool:
        """Whether something was written that is not saved."""
        return self._begun.differs(self.texts(), self.counted)

    def _keep(self) -> None:
        """Keep what stands here as a draft; nothing when it says no more than the journal."""
        draft = self._drafted(self.texts(), self._begun.texts) if self.dirty else None
        self.app.post_message(KeepDraft(self._key, draft))

    def _drafted(self, texts: Mapping[str, str], base: Mapping[str, str]) -> Draft:
        """A draft with these texts, written over those."""
        begun, title = self._begun, self.form.title
        return form_draft.make(self.desk, title, texts, base, begun.stamps, self.readers, begun.switched(self.counted))

    def leaving(self) -> None:
        """The app ends: do not wait for the timer."""
        if self._keeping.waits:
            self._keeping.now()

    def texts(self) -> dict[str, str]:
        """What stands in the fields, unparsed."""
        return {row.field.name: row.text() for row in self.rows}

    def _reading(self, texts: Mapping[str, str]) -> Reading:
        draft = self.form.draft(texts or {field.name: str(field.value or "") for field in self.form.fields})
        reading = readers.reading(self.desk.reader, self.form.kind, {"readers": self.readers, **draft})
        reading = reading._replace(counts=readers.counts(self.desk.reader, *self.counted_row()))
        return reading._replace(change="") if self.form.fixed or "readers" in draft else reading

    def _versions(self) -> list[str]:
        """The fields whose text was written in two places apart."""
        return versions_of(self.desk, self.form.editing, self.form.fields)
