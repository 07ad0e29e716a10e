"""A celebration: confetti for two seconds over a still card, then one question. Any key ends what moves.

It stands still where motion is off, where there is no color, and where the terminal is small. What is answered is
kept on the way out, whichever that is, and as a draft while it is written.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import ClassVar, Final

from textual import events
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.screen import ModalScreen

from mentortui.actions import ACTIONS, Action
from mentortui.messages import Certify, New
from mentortui.model.reader import Row as Record
from mentortui.practice import audience
from mentortui.practice.achievement import circumstances
from mentortui.screens.desk import Desk
from mentortui.screens.milestones import deeds
from mentortui.screens.milestones.card import Card
from mentortui.screens.milestones.worked import Worked
from mentortui.widgets.confetti import Confetti
from mentortui.widgets.keys import Keys, bindings
from mentortui.widgets.note_line import NoteLine
from mentortui.widgets.topline import Notice

LEAST: Final = (60, 16)
"""Columns and lines below which nothing moves, and the card has no frame."""
_IDS: Final = (
    "celebration.keep", "celebration.kudos", "celebration.certificate", "celebration.share", "celebration.answer",
    "celebration.help", "celebration.leave",
)  # fmt: skip
_WHILE_WRITING: Final = {"kudos": "f3", "certificate": "f4", "share": "f5", "leave": "escape"}
"""The keys that work while one writes."""


class CelebrationScreen(ModalScreen[None]):
    """One milestone, celebrated."""

    AUTO_FOCUS = ""
    DEFAULT_CSS = """
    CelebrationScreen { background: $background !important; layers: air card; overflow: hidden;
        align: center middle; }
    CelebrationScreen Confetti { layer: air; }
    CelebrationScreen Card { layer: card; }
    CelebrationScreen Notice { layer: card; margin-bottom: 0; }
    """
    BINDINGS: ClassVar[list[BindingType]] = bindings(*_IDS)

    def __init__(self, desk: Desk, milestone_id: str, moving: bool = True) -> None:
        """Not `moving`: the still version, wherever it is shown."""
        super().__init__()
        self.desk, self._moving = desk, moving
        self.confetti = Confetti(milestone_id)
        self.card = Card(desk)
        self.worked = Worked(desk, milestone_id, self.card.line, self, kept=self._say_keys)

    def compose(self) -> ComposeResult:
        """What falls, the card over it, and a line for what is said."""
        yield self.confetti
        yield self.card
        yield Notice()

    @property
    def row(self) -> Record:
        """The milestone; an empty row when it was deleted meanwhile."""
        return self.worked.row

    @property
    def small(self) -> bool:
        """Whether there is no room for more than the words."""
        return self.app.size.width < LEAST[0] or self.app.size.height < LEAST[1]

    def on_mount(self) -> None:
        """Show it; begin in the answer where there is none yet."""
        self.card.small(self.small)
        writes = self.worked.begin()
        self.freshen()
        if writes:
            self.card.line.focus()
        else:
            self.set_focus(None)
        self._say_keys()
        self.call_after_refresh(self.card.line.fit)  # only now it knows its width, and how many lines it wraps to
        if self._moving and not self.small and not self.app.no_color and self.app.animation_level != "none":
            self.call_after_refresh(self._begin)

    def _begin(self) -> None:
        if not self.small:  # it may have become so meanwhile
            self.confetti.start()
            self.card.line.moves = True

    def freshen(self) -> None:
        """Read the milestone again: its words may have changed, its readers too."""
        row = self.row
        about = circumstances(self.desk.reader, row, self.desk.today) if row else "It was deleted. Undo brings it back."
        who = audience.who(self.desk.reader, "milestone", row) if row else ""
        self.card.show(str(row.get("title", "This is gone")), about, f"Who can read this: {who}" if who else "")
        self._say_keys()

    # What moves

    def still(self) -> bool:
        """Let nothing move; whether something did."""
        moved, self.card.line.moves = self.confetti.moves, False
        self.confetti.end()
        return moved

    def on_confetti_ended(self) -> None:
        """The last piece is down."""
        self.card.line.moves = False

    def on_answer_line_touched(self) -> None:
        """A key in the answer."""
        self.still()

    def on_key(self, event: events.Key) -> None:
        """Any other key."""
        if self.still():
            event.stop()
            event.prevent_default()

    def on_click(self) -> None:
        """So does the mouse."""
        self.still()

    def on_resize(self) -> None:
        """There may be less room now."""
        self.card.small(self.small)
        if self.small:
            self.still()

    # What can be done

    def _say_keys(self) -> None:
        word = self._share_word() if self.row else ""
        offers = _offers(bool(self.row), self.card.line.has_focus, bool(self.worked.words), word)
        self.card.offer(offers)

    def _share_word(self) -> str:
        mine = self.row.get("by", self.desk.reader.me) == self.desk.reader.me
        return deeds.share_word(self.desk, self.row) if mine and self.row else ""

    def on_descendant_focus(self) -> None:
        """One writes: other keys work."""
        self._say_keys()

    def on_descendant_blur(self) -> None:
        """One no longer writes."""
        self._say_keys()

    def on_text_area_changed(self) -> None:
        """With an answer, enter keeps it; until then a draft does."""
        self._say_keys()
        self.worked.keeping.soon()

    def on_note_line_sent(self) -> None:
        """Enter in the answer."""
        self.action_celebration_keep()

    def on_note_line_key(self, message: NoteLine.Key) -> None:
        """Keys an editor would keep to itself."""
        if message.what == "leave":
            self.action_celebration_leave()
        elif message.what == "aside":
            self.action_celebration_kudos()
        else:
            self.set_focus(None)

    def on_keys_pressed(self, message: Keys.Pressed) -> None:
        """A click on a key of the card."""
        message.stop()
        self.call_later(self.run_action, message.action.call)

    def action_celebration_keep(self) -> None:
        """Keep the answer, or pass the question; a second time close."""
        if not self.card.line.has_focus:
            self.action_celebration_leave()
            return
        self.worked.keep()
        self.set_focus(None)

    def action_celebration_answer(self) -> None:
        """Write, or write on."""
        self.card.line.focus()

    def action_celebration_kudos(self) -> None:
        """Kudos to whoever reached it, or who helped."""
        self.worked.keep()
        self.post_message(New("recognition", self.worked.milestone))

    def action_celebration_certificate(self) -> None:
        """Its certificate into a file."""
        self.worked.keep()
        self.post_message(Certify(self.worked.milestone))

    def action_celebration_share(self) -> None:
        """Let the other see it, or keep it to oneself."""
        self.worked.keep()
        if self._share_word():
            deeds.share(self, self.desk, self.row, self._moved)

    def _moved(self, new: str) -> None:
        """Its readers changed, and with them its id."""
        self.worked.milestone = new
        self.freshen()

    def action_celebration_help(self) -> None:
        """What can be done here."""
        from mentortui.screens.help import HelpScreen

        self.app.push_screen(HelpScreen(self.desk, _IDS, str(self.row.get("title", ""))))

    def action_celebration_leave(self) -> None:
        """Close; what stands there is kept, and it is not offered again."""
        self.still()
        self.worked.keep(close=True)
        self.dismiss(None)

    def leaving(self) -> None:
        """The app ends."""
        self.worked.keep(close=True)


def _offers(there: bool, writing: bool, words: bool, share: str) -> Iterator[Action]:
    """What can be done with a milestone that is `there`, while one is `writing` or not.

    `words`: something stands in the answer; `share`: the word of the key that changes who reads it, if one does.
    """
    left_out = {"help", "answer" if writing else "keep"} | (set() if share else {"share"})
    labels = {"keep": "keep" if words else "pass", "share": share}
    for action_id in _IDS:
        action, name = ACTIONS[action_id], action_id.partition(".")[2]
        if name not in left_out and (there or name == "leave"):
            keys = _WHILE_WRITING.get(name, action.keys) if writing else action.keys
            yield action._replace(label=labels.get(name, action.label), keys=keys)
