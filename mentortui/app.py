"""Wires journal, settings, themes, keys and screens. Nothing else.

One way through: a screen posts `Change`; the change runs on the journal in a thread, one at a time; the
delta is committed; every screen that is seen reads again. What other processes write is looked for once
a second with a stat, and when the terminal gets the focus.
"""

from __future__ import annotations

import asyncio
import gc
import sys
from collections.abc import Callable, Coroutine
from functools import partial
from pathlib import Path
from typing import Any, ClassVar

from textual import events
from textual.app import App
from textual.binding import BindingType
from textual.screen import Screen

from mentortui import actions, settings, theming
from mentortui.clock import Clock, from_environment
from mentortui.errors import MentortuiError, NoHome
from mentortui.messages import Begin, Change, Go, LookAround, New, Open, Say
from mentortui.screens import routes
from mentortui.screens.base import JournalScreen
from mentortui.screens.desk import Desk
from mentortui.scribe import Scribe
from mentortui.store import Journal, Undone
from mentortui.store.disk import RealDisk
from mentortui.widgets.keys import Keys, bindings
from mentortui.widgets.topline import Notice, TopLine

LOOK_EVERY = 1.0
"""Seconds between two looks at what other processes wrote: a stat, 0.02 ms."""


class MentorApp(App[None]):
    """The app on one journal; without one it begins with the welcome screen."""

    ENABLE_COMMAND_PALETTE = False
    TITLE = "mentortui"
    BINDINGS: ClassVar[list[BindingType]] = bindings(
        *(action.id for action in actions.everywhere() if not action.id.startswith("mode.")),
        *(f"mode.{mode}" for mode in routes.MODES),
    )
    DEFAULT_CSS = "ModalScreen { background: $background 70%; }"

    def __init__(self, home: Path, clock: Clock, journal: Journal | None, screen: str = "today") -> None:
        # The mode Textual begins in; set before it looks, so that no other screen is made first.
        self.DEFAULT_MODE = screen if journal else "welcome"  # type: ignore[misc]
        super().__init__()
        self.home, self.clock, self.journal = home, clock, journal
        self._files = RealDisk(home)
        self.scribe = Scribe(journal, clock) if journal else None
        self._tasks: set[asyncio.Task[None]] = set()
        self._watcher: asyncio.Task[None] | None = None
        self._to_say: list[str] = []
        self._modes = {mode: partial(self._screen, mode) for mode in (*routes.MODES, "welcome")}
        self.settings, said = settings.load(self._files) if journal else (settings.Settings(), [])
        keymap, refused = actions.check_keymap(self.settings["keymap"])
        self._to_say += [*said, *refused]
        self.desk = Desk(journal, self.clock, keymap) if journal else None
        self.set_keymap(keymap)
        self._wear(self.settings["theme"])

    # Wiring

    def _screen(self, mode: str) -> Screen[Any]:
        """The screen of a mode, imported now."""
        if mode == "welcome" or self.desk is None:
            from mentortui.screens.welcome import WelcomeScreen

            return WelcomeScreen(str(self.home))
        screen: Screen[Any] = routes.load(routes.MODES[mode])(self.desk)
        return screen

    def get_theme_variable_defaults(self) -> dict[str, str]:
        """Our own color names, for the moment before a theme is worn."""
        return {"muted": "#98a1ae", "rule": "#3b424d", "ink": "#d9dde3"}

    def _wear(self, name: str) -> None:
        """Put a theme on; one that cannot be used is said once, and dark stands in."""
        palette, said = theming.load(name, self.home)
        self._to_say += [said] if said else []
        theme = theming.to_textual(palette)
        self.register_theme(theme)
        self.theme = theme.name

    def on_mount(self) -> None:
        """After the first frame: what there is to say, and a look at the journal now and then."""
        self.call_after_refresh(self._settle)

    def _settle(self) -> None:
        if not gc.isenabled():  # as `run_app` left it
            gc.freeze()
            gc.enable()
        if self.journal:
            self._to_say += self.journal.notices
            self._watch()
        if self._to_say:
            self.say("  ".join(self._to_say), "warning")
            self._to_say = []

    def _watch(self) -> None:
        async def looking() -> None:
            while True:
                await asyncio.sleep(LOOK_EVERY)
                self.look()

        self._watcher = self._watcher or asyncio.create_task(looking())

    def on_unmount(self) -> None:
        """Stop looking."""
        if self._watcher:
            self._watcher.cancel()

    def enter(self, journal: Journal, standing: str = "● saved") -> None:
        """Open the app on a journal that was just made."""
        self.journal, self.home = journal, Path(journal.home)
        self.scribe = Scribe(journal, self.clock)
        self._files = RealDisk(self.home)
        self.desk = Desk(journal, self.clock, standing=standing)
        self.switch_mode("today")
        self._watch()

    def on_begin(self, message: Begin) -> None:
        """The first run: make a journal."""
        from mentortui.store import make_home  # loads the cryptography

        self._begin(self._make(partial(make_home, self.home, message.name, message.roles, self.clock), message.refused))

    def on_look_around(self, message: LookAround) -> None:
        """A made-up journal in a folder that goes when the app does."""
        from tempfile import TemporaryDirectory

        from mentortui.exchange.demo import build_demo

        self._demo = TemporaryDirectory(prefix="mentortui-")
        place = Path(self._demo.name) / "home"
        self._begin(self._make(partial(build_demo, place, self.clock, message.role), None, "● demo, nothing is kept"))

    async def _make(
        self, make: Callable[[], Journal], refused: Callable[[MentortuiError], Any] | None, standing: str = "● saved"
    ) -> None:
        try:
            journal = await asyncio.to_thread(make)
        except MentortuiError as error:
            (refused or self._fault)(error)
            return
        self.enter(journal, standing)

    # Reading and writing

    @property
    def busy(self) -> bool:
        """Whether something is being written or read just now."""
        return bool(self._tasks) or (self.scribe is not None and self.scribe.busy)

    def _begin(self, work: Coroutine[Any, Any, None]) -> None:
        task = asyncio.create_task(work)
        self._tasks.add(task)
        task.add_done_callback(self._ended)

    def _ended(self, task: asyncio.Task[None]) -> None:
        self._tasks.discard(task)
        error = None if task.cancelled() else task.exception()
        if isinstance(error, Exception):
            self._handle_exception(error)

    def look(self) -> None:
        """See what other processes wrote, and show it."""
        try:
            if self.scribe and self.scribe.look():
                self._changed()
        except MentortuiError as error:
            self.say(error.sentence, "error")

    def on_app_focus(self, event: events.AppFocus) -> None:
        """Somebody came back to the terminal, perhaps from a command in another one."""
        self.look()

    def on_change(self, message: Change) -> None:
        """A screen asks for a change."""
        if self.scribe:
            self._begin(self._write(self.scribe, message))

    async def _write(self, scribe: Scribe, message: Change) -> None:
        try:
            commit = await scribe.write(message.call, message.expect)
        except MentortuiError as error:
            (message.refused or self._fault)(error)
            return
        self._changed()
        if message.then:
            message.then(commit)
        if not message.quiet and commit.stamp:
            undo = actions.key_hint("undo", self.desk.keymap if self.desk else {})
            self.call_later(self.say, f"{commit.says}  ({undo} undoes it)" if undo else commit.says)

    def _fault(self, error: MentortuiError) -> None:
        self.say(error.sentence, "error")

    async def _take_back(self, take: Callable[[], Coroutine[Any, Any, Undone]], word: str) -> None:
        try:
            undone = await take()
        except MentortuiError as error:
            self.say(error.sentence, "warning")
            return
        self._changed()
        self.say("  ".join([f"{word}: {undone.says}", *undone.kept]), "warning" if undone.kept else "")

    def _changed(self) -> None:
        """Records changed: every screen that is seen reads again, the others when they are seen."""
        if self.desk:
            self.desk.revision += 1
        for screen in self.screen_stack:
            if isinstance(screen, JournalScreen):
                screen.freshen()

    # What screens ask

    def say(self, sentence: str, tone: str = "") -> None:
        """Say a sentence in the notice line of the screen that is seen; as a toast where it has none."""
        notice = next(iter(self.screen.query(Notice)), None)
        if notice:
            notice.say(sentence, tone)
        else:
            self.notify(sentence, severity="warning" if tone else "information", markup=False)

    def on_say(self, message: Say) -> None:
        """A screen has something to say."""
        self.say(message.sentence, message.tone)

    def on_open(self, message: Open) -> None:
        """A screen asks for a record's screen, or its form."""
        if self.desk is None:
            return
        record_id = message.record_id if message.editing else routes.whole_of(self.desk.reader, message.record_id)
        kind = record_id.partition("-")[0]
        if kind in routes.RECORDS and not message.editing:
            self.push_screen(routes.load(routes.RECORDS[kind])(self.desk, record_id))
        elif kind in routes.FORMS:
            self._form(kind, record_id)

    def on_new(self, message: New) -> None:
        """A screen asks for the form of a new record."""
        self._form(message.kind, None)

    def _form(self, kind: str, record_id: str | None) -> None:
        from mentortui.screens.form import open_form

        if self.desk:
            self.push_screen(open_form(self.desk, kind, record_id), self._landed)

    def _landed(self, record_id: str | None) -> None:
        """After a form the cursor stands on what was saved."""
        if record_id and isinstance(self.screen, JournalScreen):
            self.screen.land(record_id)

    def on_go(self, message: Go) -> None:
        """A screen asks for a mode."""
        self.action_go(message.mode)

    def on_top_line_chosen(self, message: TopLine.Chosen) -> None:
        """A mode was clicked; in a form the click waits until it is closed."""
        if isinstance(self.screen, JournalScreen):
            self.action_go(message.mode)

    async def on_keys_pressed(self, message: Keys.Pressed) -> None:
        """A key of the footer was clicked."""
        await self.do(message.action)

    async def do(self, action: actions.Action) -> None:
        """Do an action wherever it belongs: on the screen that is seen, or here."""
        name = action.call.partition("(")[0]
        await self.run_action(action.call, self.screen if hasattr(self.screen, f"action_{name}") else self)

    # Actions everywhere

    def action_go(self, mode: str) -> None:
        """Show a mode; from one of its records, back to its list."""
        if self.desk is None or mode not in routes.MODES:
            return
        if mode == self.current_mode:
            while len(self.screen_stack) > 1:
                self.pop_screen()
        else:
            self.switch_mode(mode)

    async def action_back(self) -> None:
        """One step back; from a mode to Today, from Today out."""
        if len(self.screen_stack) > 1:
            self.pop_screen()
        elif self.current_mode not in ("today", "welcome"):
            self.switch_mode("today")
        else:
            self.exit()

    def action_undo(self) -> None:
        """Take back the last change."""
        if self.scribe:
            self._begin(self._take_back(self.scribe.undo, "Taken back"))

    def action_redo(self) -> None:
        """Make it again."""
        if self.scribe:
            self._begin(self._take_back(self.scribe.redo, "Made again"))

    def action_theme(self) -> None:
        """The other of dark and light, kept for next time."""
        name = "dark" if not self.current_theme.dark else "light"
        self._wear(name)
        self.settings = self.settings.having(theme=name)
        try:
            if self.journal:
                settings.save(self._files, self.settings)
        except OSError as error:
            self.say(f"The theme could not be kept for next time ({error.strerror}).", "warning")

    def action_help(self) -> None:
        """What can be done here."""
        from mentortui.screens.help import HelpScreen

        if self.desk and isinstance(self.screen, JournalScreen):
            self.push_screen(HelpScreen(self.desk, self.screen.help_ids()))

    def action_palette(self) -> None:
        """Anything by its name."""
        from mentortui.screens.palette import PaletteScreen

        if self.desk and isinstance(self.screen, JournalScreen):
            self.push_screen(PaletteScreen(self.desk, self.screen.offered_ids()), self._picked)

    async def _picked(self, action: actions.Action | None) -> None:
        if action:
            await self.do(action)

    def action_capture(self) -> None:
        """One line."""
        from mentortui.screens.capture import CaptureScreen

        if self.desk:
            self.push_screen(CaptureScreen(self.desk), self._landed)

    def action_search(self) -> None:
        """Everything."""
        from mentortui.screens.search import SearchScreen

        if self.desk:
            self.push_screen(SearchScreen(self.desk))

    def action_help_quit(self) -> None:
        """What ctrl+c means here."""
        self.say("Press q or ctrl+q to quit; everything is already saved.")


def run_app(home: str | None, screen: str | None = None) -> int:
    """Open the app on the journal at a home, and return the exit code once it is closed.

    Without a journal there it begins with the welcome screen. What stops it from opening is said on
    standard error.
    """
    from mentortui import paths

    gc.disable()  # until the first frame: 0.14 of a bare Textual app's start
    place = Path(paths.home(home))
    journal: Journal | None = None
    try:
        clock = from_environment()
        journal = Journal.open(place, clock=clock)
    except NoHome:
        pass
    except (MentortuiError, ValueError) as error:
        sys.stderr.write(f"mentortui: {error}\n")
        return getattr(error, "exit_code", 1)
    app = MentorApp(place, clock, journal, screen if screen in routes.MODES else "today")
    try:
        app.run()
    finally:
        if app.journal:
            app.journal.close()
    return app.return_code or 0
