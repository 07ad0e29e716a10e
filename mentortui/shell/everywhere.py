"""What can be done on every screen, and where the screens lead: opening, going, help, palette, undo."""

from __future__ import annotations

import asyncio
from collections.abc import Mapping
from dataclasses import replace
from typing import ClassVar, Final

from textual.binding import Binding, BindingType

from mentortui import actions
from mentortui.messages import Go, New, Open
from mentortui.screens import routes
from mentortui.screens.base import JournalScreen
from mentortui.shell.coordinating import Coordinating
from mentortui.widgets.keys import Keys, bindings
from mentortui.widgets.topline import TopLine

LAST_WAIT: Final = 5.0
"""Seconds that quitting waits for a write: as long as the lock of another process is waited for."""


class Everywhere(Coordinating):
    """The part of the app that answers to keys on every screen."""

    BINDINGS: ClassVar[list[BindingType]] = [
        *bindings(
            *(
                action.id
                for action in actions.everywhere()
                if not action.id.startswith("mode.") and action.id != "quit"
            ),
            *(f"mode.{mode}" for mode in routes.MODES),
        ),
        *(replace(binding, priority=True) for binding in bindings("quit") if isinstance(binding, Binding)),
    ]

    # Where screens lead

    def on_open(self, message: Open) -> None:
        """A screen asks for a record's screen, or its form."""
        if self.desk is None:
            return
        record_id = message.record_id if message.editing else routes.whole_of(self.desk.reader, message.record_id)
        kind = record_id.partition("-")[0]
        if kind in routes.RECORDS and not message.editing:
            self.push_screen(routes.load(routes.RECORDS[kind])(self.desk, record_id))
        elif kind in routes.FORMS:
            self._form(kind, record_id, texts=message.texts)

    def on_new(self, message: New) -> None:
        """A screen asks for the form of a new record."""
        self._form(message.kind, None, message.about)

    def _form(self, kind: str, record_id: str | None, about: str = "", texts: Mapping[str, str] | None = None) -> None:
        from mentortui.screens.forms.form import open_form

        wanted = record_id or about
        if self.desk and wanted and self.desk.reader.get(wanted) is None:
            self.say("This is gone: it was deleted, here or elsewhere.", "warning")
        elif self.desk:
            form = open_form(self.desk, kind, record_id, about)
            self.push_screen(form, self._landed)
            if texts:
                form.call_after_refresh(form.stand, texts)

    def _landed(self, record_id: str | None) -> None:
        """After a form the cursor stands on what was saved."""
        if record_id and isinstance(self.screen, JournalScreen):
            self.screen.land(record_id)
        if record_id:
            self.just_reached(record_id)

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

    async def action_leave(self) -> None:
        """One step back too, but never out: escape is pressed once more than needed by every hand."""
        if len(self.screen_stack) > 1 or self.current_mode not in ("today", "welcome"):
            await self.action_back()
        elif self.current_mode == "today":
            self.say(f"This is Today; {actions.key_hint('back', self.keys)} quits.", "warning")

    async def action_quit(self) -> None:
        """Quit from anywhere, once what stands in a form is kept as a draft and all is written."""
        for screen in self.screen_stack:
            if leaving := getattr(screen, "leaving", None):
                leaving()
        self.call_later(self._quit)  # behind the drafts

    async def _quit(self) -> None:
        at_work = self._tasks | self.last_sync()
        if at_work:
            await asyncio.wait(at_work, timeout=LAST_WAIT)
        self.exit()

    def action_undo(self) -> None:
        """Take back the last change."""
        if self.scribe:
            self.take_back(self.scribe.undo, "Taken back")

    def action_redo(self) -> None:
        """Make it again."""
        if self.scribe:
            self.take_back(self.scribe.redo, "Made again")

    def action_help(self) -> None:
        """What can be done here."""
        from mentortui.screens.help import HelpScreen
        from mentortui.screens.help_focus import focused

        if self.desk and isinstance(self.screen, JournalScreen):
            self.push_screen(HelpScreen(self.desk, self.screen.help_ids(), focus=focused(self.focused)))

    def action_gethelp(self) -> None:
        """Whom one can turn to."""
        from mentortui.screens.get_help import GetHelpScreen

        if self.desk and not isinstance(self.screen, GetHelpScreen):
            self.push_screen(GetHelpScreen(self.desk))

    def action_palette(self) -> None:
        """Anything, by its name."""
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

    def action_handbook(self) -> None:
        """The pages of the handbook."""
        self._room("handbook")

    def action_library(self) -> None:
        """The library."""
        self._room("library")

    def action_workshops(self) -> None:
        """Workshops."""
        self._room("workshops")

    def action_review(self) -> None:
        """Look back."""
        self._room("review")

    def action_reminders(self) -> None:
        """What Today may remind one of."""
        self._room("reminders")

    def action_changes(self) -> None:
        """What another computer changed lately; from a record's page at that record."""
        self._room("changes", str(getattr(self.screen, "selected", "")))

    def _room(self, name: str, *about: str) -> None:
        """A screen that is no mode, on top of what one sees."""
        room = routes.load(routes.ROOMS[name])
        if self.desk and not isinstance(self.screen, room):  # type: ignore[arg-type]
            self.push_screen(room(self.desk, *about))

    def action_settings(self) -> None:
        """What one can choose."""
        from mentortui.screens.settings import SettingsScreen

        if self.desk and not isinstance(self.screen, SettingsScreen):
            self.push_screen(SettingsScreen(self.desk))

    def action_help_quit(self) -> None:
        """What ctrl+c means here."""
        self.say("Press q or ctrl+q to quit; everything is already saved.")
