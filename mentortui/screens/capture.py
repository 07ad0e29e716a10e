"""Quick capture: one line at the bottom of the screen, with an echo of what it will write and who can read it.

What is not written down stays as a draft, also when the app is killed: it stands there when one captures again.
"""

from __future__ import annotations

from typing import ClassVar, Final

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.screen import ModalScreen
from textual.widgets import Input

from mentortui.actions import ACTIONS, Action
from mentortui.clock import new_id
from mentortui.errors import MentortuiError, Refused
from mentortui.messages import Change, KeepDraft, Say
from mentortui.program.notice import notice
from mentortui.screens import capture_line
from mentortui.screens.desk import Desk
from mentortui.screens.forms import draft as form_draft
from mentortui.widgets.ink import Column, Layout, flat, wrap
from mentortui.widgets.keys import Keys
from mentortui.widgets.row import Row
from mentortui.widgets.rows import Rows

DRAFT: Final = "capture"
"""What names the line among drafts."""
_ECHO = Layout((Column(13, role="muted"), Column()), indent=3)
_KEY = Layout((Column(10, role="accent"), Column(33), Column(role="muted", least=76)), indent=3)
_WRONG = Layout((Column(1), Column()), indent=3)
_GRAMMAR = (
    ("words", "a note, yours alone", ""),
    ("! words", "an action", "due:friday  owner:Ana"),
    ("@Ana words", "a meeting you had: what was said", "45m  on:monday  ! an action"),
    ("… +", "at the end: the words are shared", ""),
)


class CaptureScreen(ModalScreen[str | None]):
    """One line; enter writes it. Dismisses with the id of what was written, or None."""

    DEFAULT_CSS = """
    CaptureScreen { align: center bottom; }
    CaptureScreen Vertical { width: 100%; height: 9; max-height: 100%; background: $panel; border-top: solid $rule; }
    CaptureScreen Input { background: $panel; background-tint: $panel 0%; margin: 1 3; }
    CaptureScreen Input:focus { background-tint: $panel 0%; }
    CaptureScreen .input--placeholder { color: $muted; }
    CaptureScreen Rows, CaptureScreen Keys { background: $panel; scrollbar-background: $panel; }
    """
    BINDINGS: ClassVar[list[BindingType]] = [Binding("escape", "close", show=False)]

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self.desk = desk
        self._writing = False
        self._keeping = form_draft.Keeping(self, self._keep)

    def compose(self) -> ComposeResult:
        """The line, and what it means."""
        with Vertical():
            draft = self.desk.drafts.get(DRAFT)
            begun = draft.texts.get("line", "") if draft else ""
            asks = " ".join(filter(None, ("What happened?", flat(notice(self.desk.reader)))))
            line = Input(begun, select_on_focus=False, placeholder=asks, compact=True)
            line.cursor_blink = False
            yield line
            rows = Rows(self._echo(begun) if begun else self._grammar())
            rows.can_focus = False
            yield rows
            yield Keys(self._offers(begun), self.desk.keymap)

    def _offers(self, text: str) -> list[Action]:
        """What can be done with what stands in the line."""
        leave = ACTIONS["leave"]._replace(label="keep as draft" if text.strip() else "close", rank=0)
        writes = [ACTIONS["open"]._replace(label="write it down")] if text.strip() else []
        return [*writes, leave, ACTIONS["help"]._replace(keys="f1")]

    def _grammar(self) -> list[Row]:
        return [Row("", cells, _KEY) for cells in _GRAMMAR]

    def on_input_changed(self, event: Input.Changed) -> None:
        """Say what the line would write."""
        self.query_one(Rows).show(self._echo(event.value) if event.value.strip() else self._grammar())
        self.query_one(Keys).show(self._offers(event.value))
        self._keeping.soon()

    def _keep(self, text: str | None = None) -> None:
        """Keep what stands in the line as a draft; an empty line keeps none."""
        self._keeping.forget()
        text = self.query_one(Input).value if text is None else text
        draft = form_draft.make(self.desk, "a line of quick capture", {"line": text}, {"line": ""}, {}, "")
        self.app.post_message(KeepDraft(DRAFT, draft if text.strip() else None))

    def leaving(self) -> None:
        """The app ends: do not wait for the timer."""
        if self._keeping.waits:
            self._keep()

    def _echo(self, text: str) -> list[Row]:
        desk = self.desk
        try:
            line = capture_line.read(desk.reader, text, desk.today)
            arguments = {"now": desk.now, "new_id": lambda kind: new_id(kind, desk.clock)}
            delta = line.call(desk.reader, **arguments)
        except Refused as error:
            return self._wrong(error)
        told = capture_line.audiences(desk.reader, delta)
        rows = [Row("", ("Writes", line.note), _ECHO)]
        for place, (what, who) in enumerate(told):
            rows.append(Row("", ("Who can read" if not place else "", f"{what}: {who}"), _ECHO))
        return rows

    def _wrong(self, error: MentortuiError) -> list[Row]:
        lines = wrap(error.sentence, max(8, self.app.size.width - 8))[:4]
        return [Row("", (("" if place else "!", "warning"), line), _WRONG) for place, line in enumerate(lines)]

    def on_input_submitted(self, event: Input.Submitted) -> None:
        """Write it down."""
        if self._writing or not event.value.strip():
            return
        try:
            line = capture_line.read(self.desk.reader, event.value, self.desk.today)
        except Refused as error:
            self._refused(error)
            return
        self._writing = True
        self.post_message(Change(line.call, then=self._written, refused=self._refused))

    def _refused(self, error: MentortuiError) -> None:
        """Nothing was written; the line stays as it is."""
        self._writing = False
        self.query_one(Rows).show(self._wrong(error))

    def _written(self, commit: object) -> None:
        self._keep("")
        ids = sorted(getattr(commit, "ids", ()))
        self.dismiss(next((one for one in ids if one.startswith(("action", "meeting", "note"))), None))

    def action_close(self) -> None:
        """Leave without writing; what was begun is kept."""
        self._keep()
        if self.query_one(Input).value.strip():
            self.app.post_message(Say("Kept as a draft; it stands there when you capture again."))
        self.dismiss(None)
