"""Shared folders in the app: synced beside the screens, never before the first frame, and never in the way of a key.

One sync at a time, in a thread: after the start, when somebody comes back to the terminal, a moment after something
shared was written, when asked for, and now and then. What came is shown and said; how it stands is the badge.
"""

from __future__ import annotations

import asyncio
import contextlib
import contextvars
import threading
from collections.abc import Callable, Collection
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

from textual import events
from textual.timer import Timer

from mentortui.clock import Clock
from mentortui.errors import MentortuiError
from mentortui.messages import Before, FreshCode, JoinFolder, MeetIn, Readers, StartPair, Sync, TakeIn
from mentortui.practice import folders
from mentortui.practice.folders import Folder, Shared
from mentortui.practice.joined import open_questions
from mentortui.screens.base import JournalScreen
from mentortui.shell.filing import Filing
from mentortui.store import Journal
from mentortui.widgets.topline import TopLine

if TYPE_CHECKING:
    from mentortui.exchange.shared import Report
    from mentortui.practice.joined import Older
    from mentortui.practice.received import Privacy

AFTER: Final = 2.0
"""Seconds after the last change until it is sent: what is written together goes together."""
EVERY: Final = 60.0
"""Seconds between two looks at the folders while the app is open."""


class Syncing(Filing):
    """The part of the app that syncs."""

    def __init__(self, home: Path, clock: Clock, journal: Journal | None) -> None:
        super().__init__(home, clock, journal)
        self._sync: asyncio.Task[None] | None = None
        self._again = False
        self._soon: Timer | None = None
        self._waiting = False  # whether something shared was written since the last sync began
        self._watch: threading.Event | None = None  # ends the watching of the folders
        self._resting = ""  # what the badge says while nothing is shared

    @property
    def busy(self) -> bool:
        """Whether something is being heard, written, read or synced just now."""
        return super().busy or self._sync is not None

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

        loop = asyncio.get_running_loop()
        # The thread that watches has no context of its own: a timer that a sync starts would not know its app.
        context = contextvars.copy_context()

        def tell() -> None:
            with contextlib.suppress(RuntimeError):  # the app has ended meanwhile
                loop.call_soon_threadsafe(self._now_and_then, context=context)

        self._watch = watch_beside(self._places, tell)

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
        if self.desk is None or not self.shares:
            return
        if self.desk.shared.apart:
            self._count_apart()
        if self.desk.shared.asked:
            who, older = open_questions(self.desk.reader, self.desk.shared.who, self.desk.shared.older)
            if (who, older) != (self.desk.shared.who, self.desk.shared.older):
                self.desk.shared = self.desk.shared._replace(who=who, older=older)
                self.changed()
        if ids is None or any(self._is_sent(record_id) for record_id in ids):
            self._waiting = True
            if self._soon:
                self._soon.stop()
            self._soon = self.set_timer(AFTER, self.sync)
        self._stand()

    def _is_sent(self, record_id: str) -> bool:
        """Whether somebody else, or another computer of one's own, gets this record."""
        from mentortui.model.vocabulary import is_private, kind_of

        if kind_of(record_id) == "share":
            return True  # what was said of a folder may open something
        journal = self.journal
        assert journal is not None
        own = any(row.get("own") for row in journal.rows("share"))
        row = journal.full_row(record_id) or {}
        return own or not is_private(record_id, dict(row))

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
        if self._sync is not None:
            self._again = True
            return
        self._waiting = False
        self._run(_synced, partial(self._brought, asked=asked))

    def _run(
        self, work: Callable[[Journal], Any], done: Callable[[Any], Any],
        refused: Callable[[MentortuiError], Any] | None = None,
    ) -> None:  # fmt: skip
        """Do this with the journal in a thread, alone; then tell. Not among the tasks that a key waits for."""
        journal = self.journal
        assert journal is not None

        async def run() -> None:
            try:
                done(await _beside(partial(work, journal)))
            except MentortuiError as error:
                (refused or self.fault)(error)

        self._sync = asyncio.create_task(run())
        self._sync.add_done_callback(self._ran)

    def _ran(self, task: asyncio.Task[None]) -> None:
        self._sync = None
        error = None if task.cancelled() else task.exception()
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
        return {self._sync} if self._sync else set()

    # Starting, joining, taking in

    def action_invited(self) -> None:
        """Ask for the folder somebody shares."""
        from mentortui.screens.sharing.forms import JoinForm

        if self.desk:
            self.push_screen(JoinForm(self.desk))

    def on_start_pair(self, message: StartPair) -> None:
        """Make a folder for two."""

        def work(journal: Journal) -> Report:
            from mentortui.exchange import starting

            return starting.start_pair(journal, message.name, message.folder, message.role)

        self._set_up(work, message)

    def on_join_folder(self, message: JoinFolder) -> None:
        """Join a folder."""

        def work(journal: Journal) -> Report:
            from mentortui.exchange import starting

            code, folder = starting.code_and_folder(message.words)
            return starting.join(journal, code, folder)

        self._set_up(work, message)

    def _set_up(self, work: Callable[[Journal], Report], message: StartPair | JoinFolder | MeetIn | FreshCode) -> None:
        def both(journal: Journal) -> tuple[Folder, Shared]:
            from mentortui.exchange import overview

            report = work(journal)
            return overview.folder_of(journal, report), overview.known(journal)

        def done(found: tuple[Folder, Shared]) -> None:
            folder, known = found
            assert self.desk is not None
            self.desk.shared = known._replace(
                folders=tuple(folder if one.id == folder.id else one for one in known.folders)
            )
            self._show(True)
            message.then(folder)

        self._alone(both, done, message.refused)

    def on_meet_in(self, message: MeetIn) -> None:
        """Let one's own computers meet in a folder."""

        def work(journal: Journal) -> Report:
            from mentortui.exchange import computers

            return computers.meet_in(journal, message.folder)

        self._set_up(work, message)

    def on_take_in(self, message: TakeIn) -> None:
        """Take in another computer of one's own."""

        def work(journal: Journal) -> Shared:
            from mentortui.exchange import computers, overview

            computers.take_in(journal, message.device)
            return overview.synced(journal)

        def done(found: Shared) -> None:
            self._brought(found)
            self.say("Taken in. Sync on the other computer; your journal comes with it.")

        self._alone(work, done, None)

    def on_before(self, message: Before) -> None:
        """Look what was written before others joined, and let one choose."""

        def work(journal: Journal) -> list[Older]:
            from mentortui.exchange import questions

            row = journal.get(message.share)
            return questions.older(journal, row, decided=True) if row else []

        def done(found: list[Older]) -> None:
            from mentortui.screens.sharing.before import BeforeScreen

            if self.desk is None:
                return
            if not found:
                self.say("Nothing was shared before they joined that they cannot read already.")
            for one in found:
                self.push_screen(BeforeScreen(self.desk, one))

        self._alone(work, done, None)

    def on_readers(self, _message: Readers) -> None:
        """Work out who gets what, and show it."""

        def work(journal: Journal) -> Privacy:
            from mentortui.exchange.privacy import privacy

            return privacy(journal)

        def done(found: Privacy) -> None:
            from mentortui.screens.sharing.readers import ReadersScreen

            if self.desk:
                self.push_screen(ReadersScreen(self.desk, found))

        self._alone(work, done, None)

    def _alone(
        self, work: Callable[[Journal], Any], done: Callable[[Any], Any],
        refused: Callable[[MentortuiError], Any] | None,
    ) -> None:  # fmt: skip
        """After the sync that is at work, if one is."""
        if self._sync is None:
            self._run(work, done, refused)
        else:
            self._sync.add_done_callback(lambda _: self.call_later(self._alone, work, done, refused))


def _synced(journal: Journal) -> Shared:
    """In the thread: what syncing needs, the cryptography too, is loaded there the first time."""
    from mentortui.exchange import overview

    return overview.synced(journal)


def _beside(work: Callable[[], Any]) -> asyncio.Future[Any]:
    """Do this in a thread of its own, which nobody waits for at the end of the app: git may take minutes.

    What ends in the middle is as safe as what a power cut ends.
    """
    loop = asyncio.get_running_loop()
    future: asyncio.Future[Any] = loop.create_future()

    def tell(result: Any, error: BaseException | None) -> None:
        if not future.done() and error is not None:
            future.set_exception(error)
        elif not future.done():
            future.set_result(result)

    def run() -> None:
        result, fault = None, None
        try:
            result = work()
        except Exception as error:  # the task that waits raises it
            fault = error
        with contextlib.suppress(RuntimeError):  # the app has ended meanwhile
            loop.call_soon_threadsafe(tell, result, fault)

    threading.Thread(target=run, name="sync", daemon=True).start()
    return future
