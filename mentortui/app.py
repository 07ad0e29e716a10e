"""Wires journal, settings, themes, keys and screens. Nothing else.

`Carrying` brings changes to the journal, `Choosing` minds the settings, `Everywhere` answers to the keys
of every screen; here they meet, and the app begins.
"""

from __future__ import annotations

import asyncio
import gc
import os
import sys
from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import Any

from textual import events
from textual.screen import Screen

from mentortui.clock import Clock, from_environment
from mentortui.errors import MentortuiError, NoHome
from mentortui.messages import AskFirst, Begin, BringBack, LookAround, Open, SettleIn
from mentortui.model.limits import clean
from mentortui.practice.folders import DEMO, SAVED
from mentortui.screens import routes
from mentortui.screens.desk import Draft
from mentortui.shell.everywhere import Everywhere
from mentortui.shell.scribe import Scribe
from mentortui.store import Journal

DEMO_MARK = "MENTORTUI_DEMO"
"""Set in the environment by `mentortui demo`, so that the app can say that nothing is kept."""


class MentorApp(Everywhere):
    """The app on one journal; without one it begins with the welcome screen."""

    ENABLE_COMMAND_PALETTE = False
    TITLE = "mentortui"
    DEFAULT_CSS = "ModalScreen { background: $background 70%; }"
    # Textual's own placeholders are mixed with the ground below any contrast; only the app's CSS outranks them.
    CSS = "Input > .input--placeholder, TextArea .text-area--placeholder { color: $muted; }"

    def __init__(
        self, home: Path, clock: Clock, journal: Journal | None, screen: str = "today", standing: str = SAVED,
        at: str = "",
    ) -> None:  # fmt: skip
        """`at` is the id of a record whose screen is opened on top."""
        # The mode Textual begins in; set before it looks, so that no other screen is made first.
        self.DEFAULT_MODE = screen if journal else "welcome"  # type: ignore[misc]
        super().__init__(home, clock, journal)
        self._modes = {mode: partial(self._screen, mode) for mode in (*routes.MODES, "welcome")}
        self._at = at
        self.waits_in = ""  # the folder in which this computer asks to be taken in, if it does
        self.broke: Exception | None = None  # what ended the app, when nobody foresaw it
        if journal:
            self._sit_down(journal, standing)

    def _sit_down(self, journal: Journal, standing: str) -> None:
        """Lay out what screens are handed."""
        self.journal, self.home = journal, Path(journal.home)
        self.scribe = Scribe(journal, self.clock)
        self.desk = self.make_desk(journal, standing)
        self.desk.drafts = {key: Draft(**draft) for key, draft in self.scribe.drafts().items()}

    def _screen(self, mode: str) -> Screen[Any]:
        """The screen of a mode, imported now."""
        if mode == "welcome" or self.desk is None:
            from mentortui.screens.welcome import WelcomeScreen

            return WelcomeScreen(str(self.home))
        screen: Screen[Any] = routes.load(routes.MODES[mode])(self.desk)
        return screen

    async def on_event(self, event: events.Event) -> None:
        """What is pasted is cleaned before any line shows it: a terminal would obey what a journal leaves out."""
        if isinstance(event, events.Paste):
            event.text = clean(event.text)
        await super().on_event(event)

    def on_mount(self) -> None:
        """After the first frame: what there is to say, and a look at the journal now and then."""
        if self.waits_in:
            from mentortui.screens.another import AnotherScreen

            self.push_screen(AnotherScreen(self.waits_in))
        if self._at:
            self.post_message(Open(self._at))
        self.call_after_refresh(self._settle)

    def _settle(self) -> None:
        if not gc.isenabled():  # as `run_app` left it
            gc.freeze()
            gc.enable()
        if self.journal:
            self.to_say += self.journal.notices
            self.watch_others()
            self.start_syncing()
        if self.to_say:
            self.say("  ".join(self.to_say), "warning")
        elif self.desk and self.desk.drafts:
            titles = sorted({draft.title for draft in self.desk.drafts.values()})
            self.say(f"Not saved yet, kept as draft: {', '.join(titles)}. Open the form again to go on.", "note")
        self.to_say = []

    # The end nobody foresaw

    def _handle_exception(self, error: Exception) -> None:
        """Remember the first; what is said of it is said once the terminal is a terminal again."""
        self.broke = self.broke or error
        super()._handle_exception(error)

    def _fatal_error(self) -> None:
        """End without Textual's page on the error: it shows the values of variables, which are the journal's words."""
        self._close_messages_no_wait()

    # The first run

    def enter(self, journal: Journal, standing: str = SAVED) -> None:
        """Open the app on a journal that was just made."""
        self._sit_down(journal, standing)
        self.switch_mode("today")
        self.watch_others()
        self.start_syncing()

    def on_begin(self, message: Begin) -> None:
        """The first run: make a journal."""
        from mentortui.store import make_home  # loads the cryptography

        make = partial(make_home, self.home, message.name, message.roles, self.clock)
        self.begin(self._make(make, message.refused, then=self._asked_next(message.then)))

    def _asked_next(self, action: str) -> Callable[[], Any] | None:
        """What is done once the journal is made."""
        return {"invited": self.action_invited, "set_up": self.action_set_up}.get(action)

    def on_ask_first(self, message: AskFirst) -> None:
        """The first run at a computer of somebody who has a journal: ask to be taken in as theirs."""

        async def ask() -> None:
            from mentortui.exchange import computers

            try:
                asking = partial(computers.asks, str(self.home), message.folder, message.name, self.clock)
                message.then((await asyncio.to_thread(asking))[1])
            except MentortuiError as error:
                message.refused(error)

        self.begin(ask())

    def on_settle_in(self, message: SettleIn) -> None:
        """Open the journal if this computer was taken in."""

        async def settle() -> None:
            from mentortui.exchange import computers

            try:
                journal = await asyncio.to_thread(computers.arrive, str(self.home), self.clock)
            except MentortuiError as error:
                message.refused(error)
                return
            if journal is None:
                message.waits()
            else:
                self.pop_screen()
                self.enter(journal)

        self.begin(settle())

    def on_bring_back(self, message: BringBack) -> None:
        """Bring a journal back with a folder and the sentence, and open it."""

        def back() -> Journal:
            from mentortui.exchange import identity

            place = identity.look(str(self.home), message.folder)
            return identity.restore(str(self.home), place, message.sentence, self.clock)[0]

        async def bring() -> None:
            try:
                journal = await asyncio.to_thread(back)
            except MentortuiError as error:
                message.refused(error)
                return
            self.pop_screen()
            self.enter(journal)

        self.begin(bring())

    def on_look_around(self, message: LookAround) -> None:
        """A made-up journal in a folder that goes when the app does."""
        from tempfile import TemporaryDirectory

        from mentortui.exchange.demo import build_demo

        self._demo = TemporaryDirectory(prefix="mentortui-")
        place = Path(self._demo.name) / "home"
        then = partial(self.action_go, "program") if message.role == "coordinator" else None
        self.begin(self._make(partial(build_demo, place, self.clock, message.role), None, DEMO, then))

    async def _make(
        self, make: Callable[[], Journal], refused: Callable[[MentortuiError], Any] | None, standing: str = SAVED,
        then: Callable[[], Any] | None = None,
    ) -> None:  # fmt: skip
        try:
            journal = await asyncio.to_thread(make)
        except MentortuiError as error:
            (refused or self.fault)(error)
            return
        self.enter(journal, standing)
        if then:
            self.call_after_refresh(then)


def _waits_in(home: Path) -> str:
    """The folder in which the computer at a home asks to be taken in; empty when it does not."""
    from mentortui.store.share import asking

    try:
        return str((asking.waiting(str(home)) or {}).get("place", ""))
    except MentortuiError:
        return ""


def _not_opened(error: Exception) -> int:
    sys.stderr.write(f"mentortui: {error}\n")
    return int(getattr(error, "exit_code", 1))


def run_app(home: str | None, screen: str | None = None, at: str = "") -> int:
    """Open the app on the journal at a home, perhaps at a record, and return the exit code once it is closed.

    Without a journal there it begins with the welcome screen. What stops it from opening is said on
    standard error.
    """
    from mentortui import paths

    gc.disable()  # until the first frame: 0.14 of a bare Textual app's start
    place = Path(paths.home(home))
    waits_in = ""
    journal: Journal | None = None
    try:
        clock = from_environment()
        journal = Journal.open(place, clock=clock)
    except NoHome:
        pass
    except (MentortuiError, ValueError) as error:
        waits_in = _waits_in(place)
        if isinstance(error, ValueError) or not waits_in:
            return _not_opened(error)
    standing = DEMO if os.environ.get(DEMO_MARK) else SAVED
    app = MentorApp(place, clock, journal, screen if screen in routes.MODES else "today", standing, at)
    app.waits_in = waits_in
    try:
        app.run()
    finally:
        if app.journal:
            app.journal.close()
    if app.broke:
        from mentortui.crash import report

        sys.stderr.write(f"mentortui: {report(app.broke, str(place))}\n")
    return app.return_code or 0
