"""Folders from the app: started and joined, others let in, one's own computers taken in, and who reads what there."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from mentortui.messages import Before, FreshCode, JoinFolder, LetIn, MeetIn, Readers, StartPair, StartProgram, TakeIn
from mentortui.practice.folders import Folder, Shared
from mentortui.shell.syncing import Syncing
from mentortui.store import Journal

if TYPE_CHECKING:
    from mentortui.exchange.shared import Report
    from mentortui.practice.joined import Older
    from mentortui.practice.received import Privacy


_Asks = StartPair | StartProgram | JoinFolder | MeetIn | FreshCode


class Inviting(Syncing):
    """The part of the app that shares a folder with others, and with one's own computers."""

    # A folder with somebody else

    def action_invited(self) -> None:
        """Ask for the folder somebody shares."""
        from mentortui.screens.sharing.forms import JoinForm

        if self.desk:
            self.push_screen(JoinForm(self.desk))

    def action_set_up(self) -> None:
        """Ask what a program is called, and where its people meet."""
        from mentortui.screens.sharing.program_form import ProgramForm

        if self.desk:
            self.push_screen(ProgramForm(self.desk))

    def on_start_program(self, message: StartProgram) -> None:
        """Make the folder of a program, and go to its screen."""

        def work(journal: Journal) -> Report:
            from mentortui.exchange import starting

            return starting.start_program(journal, message.folder, message.name, message.template)

        self._set_up(work, message)

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

    def on_fresh_code(self, message: FreshCode) -> None:
        """Make a fresh code for a folder one started."""

        def work(journal: Journal) -> Report:
            from mentortui.exchange import starting

            return starting.again(journal, message.share)

        self._set_up(work, message)

    def on_let_in(self, message: LetIn) -> None:
        """Let in somebody who asks, as the words were compared."""

        def work(journal: Journal) -> Shared:
            from mentortui.exchange import inviting, overview

            inviting.confirm(journal, message.device)
            return overview.synced(journal)

        self._alone(work, self._brought, None)

    def _set_up(self, work: Callable[[Journal], Report], message: _Asks) -> None:
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

    # One's own computers

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

    # Who reads what

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
