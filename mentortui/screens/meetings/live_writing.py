"""The line of a live meeting: what it writes, for whom, and that nothing written in it is lost."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from functools import partial
from typing import TYPE_CHECKING, Any, Final

from mentortui.actions import ACTIONS, Action, key_hint
from mentortui.changes import capture, meetings, naming
from mentortui.dates import say_distance, short
from mentortui.errors import MentortuiError, Refused
from mentortui.messages import Call, Change, KeepDraft
from mentortui.model import limits
from mentortui.practice import live
from mentortui.screens.forms import draft as form_draft
from mentortui.screens.meetings import live_page
from mentortui.screens.meetings import page as meeting_page

if TYPE_CHECKING:
    from mentortui.screens.meetings.live import LiveScreen

NOTE: Final = "note"
DECISION: Final = "decision"
ACTION: Final = "action"
PRIVATE: Final = "private"
HINTS: Final = {
    NOTE: "What was said; enter adds it",
    DECISION: "What was decided; enter adds it",
    ACTION: "Send the outline due:friday owner:Ana",
    PRIVATE: "For you alone; enter adds it",
}
LABELS: Final = {NOTE: "Note", DECISION: "Decision", ACTION: "Action", PRIVATE: "Private"}


def key(meeting_id: str) -> str:
    """What names the line of a meeting among drafts."""
    return f"live-{meeting_id}"


class Writing:
    """What a live meeting's line does. It belongs to one screen."""

    def __init__(self, screen: LiveScreen, aside: str = "") -> None:
        """`aside` is what was begun for oneself and is put away while others may look on."""
        self.screen = screen
        self._aside = aside
        self._keeping = form_draft.Keeping(screen, self._keep)
        self._wrong = ""

    # What is shown

    def show(self) -> None:
        """Say what is being written and who will read it, and what the line below understands."""
        screen = self.screen
        kind, shared = screen.kind, self.shared
        who = live_page.who(screen.desk, screen.record) if shared else "only you"
        screen.lead.show(LABELS[kind], who, screen.line.has_focus)
        screen.line.placeholder = HINTS[kind]
        screen.show_keys()
        if self._wrong:
            screen.aside.show(self._wrong, wrong=True)
        elif kind == ACTION and screen.line.text.strip():
            screen.aside.show(self._echo(screen.line.text))
        else:
            self._say_hidden()

    def _say_hidden(self) -> None:
        screen = self.screen
        count = len(live_page.hidden_entries(screen.desk, screen.record)) + bool(self._aside)
        sign = "f3" if screen.line.has_focus else key_hint("live.private", screen.desk.keymap)
        if screen.private:
            screen.aside.show("hides your private notes", sign)
        else:
            screen.aside.show(f"shows your private notes ({count})" if count else "", sign if count else "")

    def _echo(self, text: str) -> str:
        desk = self.screen.desk
        try:
            wish = capture.parse_action(" ".join(text.split()), desk.today)
            owner = naming.person(desk.reader, wish.owner) if wish.owner else desk.reader.me
        except Refused:
            return ""  # said once it is sent
        day = date.fromisoformat(wish.due) if wish.due else None
        return ", ".join([desk.first_name(owner), *([short(day), say_distance(day, desk.today)] if day else [])])

    @property
    def shared(self) -> bool:
        """Whether the relationship will read what is written now."""
        return not self.screen.private and live.shares(self.screen.record)

    def footer(self) -> Iterator[Action]:
        """The keys that work while one writes."""
        yield ACTIONS["open"]._replace(label="add", rank=0)
        yield ACTIONS["live.action"]._replace(keys="ctrl+a")
        yield ACTIONS["live.decision"]._replace(keys="ctrl+d")
        yield ACTIONS["live.private"]._replace(keys="f3", label="hide" if self.screen.private else "private")
        yield ACTIONS["live.next"]._replace(label="agenda", rank=5)
        yield ACTIONS["live.finish"]._replace(keys="f2")
        yield ACTIONS["help"]._replace(keys="f1")
        yield ACTIONS["leave"]._replace(label="lists", rank=0)

    # What is done

    def begin(self, kind: str) -> None:
        """Write this kind of thing next."""
        self.screen.kind = kind
        self.screen.line.focus()
        self.show()

    def turn(self) -> None:
        """Private notes came into view, or went: with them what is being written for oneself.

        So that nothing private is read over one's shoulder, or added for others by the next enter.
        """
        screen = self.screen
        if screen.private:
            if self._aside and not screen.line.text.strip():
                screen.line.put(self._aside)
                self._aside = ""
            screen.kind = PRIVATE
        elif screen.kind == PRIVATE:
            self._aside = screen.line.text.strip() or self._aside
            screen.line.put("")
            screen.kind = NOTE

    def changed(self) -> None:
        """Something was typed: what was wrong is not any more, perhaps."""
        self._wrong = ""
        self.show()
        self._keeping.soon()

    def keep(self) -> None:
        """Keep what stands in the line, so that a crash loses nothing."""
        self._keeping.now()

    def _keep(self) -> None:
        screen = self.screen
        draft, text, aside = None, screen.line.text.strip(), self._aside
        if screen.kind == PRIVATE:
            text, aside = "", text or aside
        if text or aside:
            texts = {"text": text, "kind": NOTE if screen.kind == PRIVATE else screen.kind, "aside": aside}
            title = f"a line in the meeting with {meeting_page.who(screen.desk, screen.record)}"
            draft = form_draft.make(screen.desk, title, texts, {"text": ""}, {}, "")
        screen.app.post_message(KeepDraft(key(screen.record.get("id", "")), draft))

    def sent(self, text: str, filed: str) -> None:
        """Add what was written, as what it is filed; with nothing written the line is for that from now on."""
        screen = self.screen
        kind = filed or screen.kind
        if not text.strip():
            if filed:
                self.begin(filed)
            return
        if kind in (NOTE, PRIVATE) and text.lstrip().startswith("! "):
            kind, text = ACTION, text.lstrip()[2:]
        try:
            call = self._call(kind, text.strip())
        except Refused as error:
            self._refused(text, kind, error)
            return
        screen.line.put("")
        screen.kind = PRIVATE if screen.private else NOTE
        screen.post_message(Change(call, then=self._added, refused=partial(self._refused, text, kind), quiet=True))

    def _call(self, kind: str, text: str) -> Call:
        """The change that adds it. Raises Refused when an action's day or owner is not understood."""
        screen = self.screen
        meeting, share = screen.record["id"], self.shared
        if kind == ACTION:
            wish = capture.parse_action(" ".join(text.split()), screen.desk.today)
            return partial(meetings.action_add, meeting=meeting, wish=wish, share=share)
        limits.text(text)  # now: what is too long stays where it is, and is not laid out again at each enter
        if kind == PRIVATE and not live.shares(screen.record):  # an entry would stand among what everybody may see
            return partial(capture.note, text=text, meeting=meeting)
        type_ = DECISION if kind == DECISION else NOTE
        return partial(meetings.note, meeting=meeting, text=text, type_=type_, share=share)

    def _added(self, commit: Any) -> None:
        self.keep()
        for record_id in commit.ids:
            self.screen.beside.select(record_id)

    def _refused(self, text: str, kind: str, error: MentortuiError) -> None:
        """It was not added: it stands in the line again, before what was typed meanwhile."""
        screen = self.screen
        typed = screen.line.text if screen.line.text != text else ""
        screen.kind = kind
        if screen.line.text != text:
            screen.line.put(f"{text} {typed}".rstrip())
        self._wrong = error.sentence
        screen.line.focus()
        screen.call_after_refresh(self._say_wrong, error.sentence)

    def _say_wrong(self, sentence: str) -> None:
        self._wrong = sentence
        self.show()
