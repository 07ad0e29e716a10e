"""Shared folders in the app: synced beside the screens, never before the first frame, and never in the way of a key.

One sync at a time, in a thread: after the start, when somebody comes back to the terminal, a moment after something
shared was written, when asked for, and now and then. What came is shown and said; how it stands is the badge.
"""

from __future__ import annotations

import asyncio
import threading
from collections.abc import Callable, Collection
from functools import partial
from pathlib import Path
from typing import Any, Final

from textual import events
from textual.timer import Timer

from mentortui.actions import key_hint
from mentortui.clock import Clock
from mentortui.errors import MentortuiError
from mentortui.messages import Sync
from mentortui.practice import folders
from mentortui.practice.circles import still_open
from mentortui.practice.folders import Shared
from mentortui.practice.joined import open_questions
from mentortui.practice.recent import gave_way
from mentortui.screens.base import JournalScreen
from mentortui.shell.errands import Errands
from mentortui.shell.filing import Filing
from mentortui.store import Journal
from mentortui.widgets.topline import TopLine

AFTER: Final = 2.0
"""Seconds after the last change until it is sent: what is written together goes together."""
EVERY: Final = 60.0
"""Seconds between two looks at the folders while the app is open."""


class Syncing(Filing):
    """The part of the app that syncs."""

    def __init__(self, home: Path, clock: Clock, journal: Journal | None) -> None:
        super().__init__(home, clock, journal)
        self._errands = Errands(self._over)
        self._again = False  # whether to sync once more when what is at work is done
        self._soon: Timer | None = None
        self._waiting = False  # whether something shared was written since the last sync began
        self._watch: threading.Event | None = None  # ends the watching of the folders
        self._resting = ""  # what the badge says while nothing is shared

    @property
    def busy(self) -> bool:
        """Whether something is being heard, written, read or synced just now."""
        return super().busy or bool(self._errands.at_work)

    @property
    def shares(self) -> bool:
        """Whether there is a shared folder."""
        journal = self.journal
        return journal is not None and not journal.read_only and bool(journal.rows("share"))

    @property
    def _is_demo(self) -> bool:
        """Whether nothing is kept, and the folders are made up with everything else."""
        return self.desk is not None and (self._resting or self.desk.standing) == folders.DEMO

    def start_syncing(self) -> None:
        """After the first frame: what is known of the folders, a sync, and one now and then from here on."""
        self.set_interval(EVERY, self._now_and_then)
        self._now_and_then()

    def _now_and_then(self) -> None:
        if self.shares and not self._is_demo:
            self.sync()
            if self._watch is None and not self.is_headless:
                self.watch_folders()

    def watch_folders(self) -> None:
        """From here on: a sync when something changes in a folder, where the system tells of it."""
        from mentortui.shell.beside import watch_beside

        self._watch = watch_beside(self._places, self._now_and_then)

    def _places(self) -> list[str]:
        """Where the shared folders lie; asked for in the thread that watches."""
        from mentortui.exchange import shared

        journal = self.journal
        return [place for row in journal.rows("share") if (place := shared.place_of(journal, row))] if journal else []

    def on_app_focus(self, event: events.AppFocus) -> None:
        """Somebody came back to the terminal; Textual tells `Carrying` as well."""
        self._now_and_then()

    # What was written

    def changed(self) -> None:
        """Records changed, the folders perhaps among them."""
        super().changed()
        self._stand()

    def wrote(self, ids: Collection[str] | None) -> None:
        """Something was written here: if others are to have it, it is sent in a moment."""
        if self.desk is None or self.journal is None or not self.shares:
            return
        if self.desk.shared.apart:
            self._count_apart()
        if self.desk.shared.asked:
            found = self.desk.shared
            who, older = open_questions(self.desk.reader, found.who, found.older)
            left = found._replace(who=who, older=older, circles=still_open(self.desk.reader, found.circles))
            if left != found:
                self.desk.shared = left
                self.changed()
        if ids is None or any(_is_sent(self.journal, record_id) for record_id in ids):
            self._waiting = True
            if self._soon:
                self._soon.stop()
            self._soon = self.set_timer(AFTER, self.sync)
        self._stand()

    def _count_apart(self) -> None:
        """How much was written apart, now that something was settled perhaps."""
        from mentortui.practice.conflicts import conflicts

        assert self.desk is not None
        self.desk.shared = self.desk.shared._replace(apart=len(conflicts(self.desk.reader)))

    # Syncing

    def on_sync(self, message: Sync) -> None:
        """A screen asks for it."""
        self.action_sync()

    def action_sync(self) -> None:
        """Sync now, because somebody asked."""
        if not self.shares:
            self.say("You share no folder yet, so there is nothing to sync. Sharing invites to one.", "warning")
            return
        self.sync(asked=True)

    def sync(self, asked: bool = False) -> None:
        """Sync every folder beside the screens; one more time when one is at work already."""
        if self._soon:
            self._soon.stop()
            self._soon = None
        if self._errands.at_work:
            self._again = True
            return
        self._waiting = False
        self._alone(_synced, partial(self._brought, asked=asked), None)

    def _alone(
        self, work: Callable[[Journal], Any], done: Callable[[Any], Any],
        refused: Callable[[MentortuiError], Any] | None,
    ) -> None:  # fmt: skip
        """Do this with the journal beside the screens, after the sync that is at work, if one is; then tell."""
        assert self.journal is not None
        self._errands.run(partial(work, self.journal), done, refused or self.fault)

    def _over(self, error: BaseException | None) -> None:
        """An errand ended; an error that nobody foresaw ends the app as any other would."""
        if isinstance(error, Exception):
            self._handle_exception(error)
        elif self._again:
            self._again = False
            self.sync()

    def _brought(self, found: Shared, asked: bool = False) -> None:
        """Show what a sync brought, and say it once."""
        if self.desk is None:
            return
        before, self.desk.shared = self.desk.shared, found
        self._show(any(one.received or one.says for one in found.folders) or found != before)
        sentence, tone = folders.told(found.folders, before.folders)
        if found.asked > before.asked:
            sentence = f"{sentence} Sharing asks what only you can say of those who joined.".strip()
        taken_over = sum(one.taken_over for one in found.folders)
        if taken_over:
            sentence = f"{sentence} {gave_way(taken_over)}: {key_hint('changes', self.desk.keymap)}.".strip()
        if asked and not sentence:
            sentence = "! Not synced; Sharing says why." if any(one.fault for one in found.folders) else "Up to date."
        if sentence:
            self.say(sentence.removeprefix("! "), tone or ("warning" if sentence.startswith("!") else ""))

    def _show(self, changed: bool) -> None:
        self._stand()
        if changed:
            self.changed()

    def _stand(self) -> None:
        """The badge of every screen says how it stands."""
        if self.desk is None or not (self.shares or self._resting):
            return
        self._resting = self._resting or self.desk.standing
        if self.shares and self._resting == folders.SAVED:  # of a demo, that nothing is kept matters more
            self.desk.standing = folders.standing(self.desk.shared, self._waiting)
        else:
            self.desk.standing = self._resting
        for screen in self.screen_stack:
            for line in screen.query(TopLine):
                line.stand(screen.standing() if isinstance(screen, JournalScreen) else self.desk.standing)

    def last_sync(self) -> set[asyncio.Task[None]]:
        """Before the app ends: what waits is sent, and nothing is watched any more."""
        if self._watch:
            self._watch.set()
        if self._soon and self.shares:
            self.sync()
        return self._errands.at_work


def _is_sent(journal: Journal, record_id: str) -> bool:
    """Whether somebody else, or another computer of one's own, gets this record."""
    from mentortui.model.vocabulary import is_private, kind_of

    if kind_of(record_id) == "share":
        return True  # what was said of a folder may open something
    own = any(row.get("own") for row in journal.rows("share"))
    return own or not is_private(record_id, dict(journal.full_row(record_id) or {}))


def _synced(journal: Journal) -> Shared:
    """In the thread: what syncing needs, the cryptography too, is loaded there the first time."""
    from mentortui.exchange import overview

    return overview.synced(journal)
