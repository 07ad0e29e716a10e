"""Carries changes to the journal and back: what a screen asks for is written, and every screen reads again.

One way through: a screen posts `Change`; the change runs on the journal in a thread, one at a time; the
delta is committed; every screen that is seen reads again. What other processes write is looked for once
a second with a stat, and when the terminal gets the focus.
"""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Collection, Coroutine
from pathlib import Path
from typing import Any

from textual import events

from mentortui import actions
from mentortui.clock import Clock
from mentortui.errors import MentortuiError
from mentortui.messages import Change, KeepDraft, Say
from mentortui.practice.readers import echo_back
from mentortui.screens.desk import Desk
from mentortui.shell.hearing import Hearing
from mentortui.shell.scribe import Scribe
from mentortui.store import Journal, Undone
from mentortui.widgets.topline import Notice

LOOK_EVERY = 1.0
"""Seconds between two looks at what other processes wrote: a stat, 0.02 ms."""


class Carrying(Hearing):
    """The part of the app between screens and journal."""

    def __init__(self, home: Path, clock: Clock, journal: Journal | None) -> None:
        super().__init__()
        self.home, self.clock, self.journal = home, clock, journal
        self.desk: Desk | None = None
        self.scribe = Scribe(journal, clock) if journal else None
        self._watcher: asyncio.Task[None] | None = None

    @property
    def busy(self) -> bool:
        """Whether something is being heard, written or read just now."""
        return self.hearing or bool(self._tasks) or (self.scribe is not None and self.scribe.busy)

    def begin(self, work: Coroutine[Any, Any, None]) -> None:
        """Do this beside the screens; an error that nobody foresaw ends the app as any other would."""
        task = asyncio.create_task(work)
        self._tasks.add(task)
        task.add_done_callback(self._ended)

    def _ended(self, task: asyncio.Task[None]) -> None:
        self._tasks.discard(task)
        error = None if task.cancelled() else task.exception()
        if isinstance(error, Exception):
            self._handle_exception(error)

    # What other processes write

    def watch_others(self) -> None:
        """Look now and then from here on."""

        async def looking() -> None:
            while True:
                await asyncio.sleep(LOOK_EVERY)
                self.look()

        self._watcher = self._watcher or asyncio.create_task(looking())

    def on_unmount(self) -> None:
        """Stop looking."""
        if self._watcher:
            self._watcher.cancel()

    def look(self) -> None:
        """See what other processes wrote, and show it."""
        try:
            if self.scribe and self.scribe.look():
                self.changed()
        except MentortuiError as error:
            self.say(error.sentence, "error")

    def on_app_focus(self, event: events.AppFocus) -> None:
        """Somebody came back to the terminal, perhaps from a command in another one."""
        self.look()

    def changed(self) -> None:
        """Records changed: every screen that is seen reads again, the others when they are seen."""
        if self.desk:
            self.desk.revision += 1
        for screen in self.screen_stack:
            freshen = getattr(screen, "freshen", None)
            if freshen:
                freshen()

    def wrote(self, ids: Collection[str] | None) -> None:
        """These records were written here; None where it is not known which. Who syncs wants to know."""

    # What screens ask

    def on_change(self, message: Change) -> None:
        """A screen asks for a change."""
        if self.scribe:
            self.begin(self._write(self.scribe, message))

    async def _write(self, scribe: Scribe, message: Change) -> None:
        try:
            commit = await scribe.write(message.call, message.expect)
        except MentortuiError as error:
            (message.refused or self.fault)(error)
            return
        self.changed()
        self.wrote(commit.ids)
        if message.then:
            message.then(commit)
        if not message.quiet and commit.stamp:
            undo = actions.key_hint("undo", self.desk.keymap if self.desk else {})
            self.call_later(self.say, f"{commit.says}  ({undo} undoes it)" if undo else commit.says)

    def take_back(self, take: Callable[[], Coroutine[Any, Any, Undone]], word: str) -> None:
        """Undo or redo, and say what it was."""
        self.begin(self._take_back(take, word))

    async def _take_back(self, take: Callable[[], Coroutine[Any, Any, Undone]], word: str) -> None:
        try:
            undone = await take()
        except MentortuiError as error:
            self.say(error.sentence, "warning")
            return
        self.changed()
        self.wrote(None)
        who = echo_back(self.journal, undone.back) if self.journal else ""
        said = [f"{word}: {undone.says}", who, *undone.kept]
        self.say("  ".join(filter(None, said)), "warning" if undone.kept else "")

    def on_keep_draft(self, message: KeepDraft) -> None:
        """A form asks to keep what stands in it, or to forget it."""
        if self.desk is None or self.scribe is None:
            return
        if message.draft is None:
            if self.desk.drafts.pop(message.key, None) is None:
                return
        else:
            self.desk.drafts[message.key] = message.draft
        kept = message.draft._asdict() if message.draft else None
        self.begin(self._keep(self.scribe, message.key, kept))

    async def _keep(self, scribe: Scribe, key: str, draft: dict[str, Any] | None) -> None:
        try:
            await scribe.keep_draft(key, draft)
        except OSError as error:
            self.say(f"No draft could be kept on the disk ({error.strerror}); save before you leave.", "warning")

    # What is said

    def say(self, sentence: str, tone: str = "") -> None:
        """Say a sentence in the notice line of the screen that is seen; under a dialog in the one below it.

        There are no pop-ups: nothing that is said covers a field or the footer.
        """
        for screen in reversed(self.screen_stack):
            notice = next(iter(screen.query(Notice)), None)
            if notice:
                notice.say(sentence, tone)
                return

    def fault(self, error: MentortuiError) -> None:
        """Say an error that no screen takes care of."""
        self.say(error.sentence, "error")

    def on_say(self, message: Say) -> None:
        """A screen has something to say."""
        self.say(message.sentence, message.tone)
