"""What brings a journal back, and what nothing brings back: done beside the screens, as it takes a second."""

from __future__ import annotations

from mentortui.changes import purging
from mentortui.errors import MentortuiError
from mentortui.messages import ChooseSentence, Erase
from mentortui.practice.folders import Shared
from mentortui.shell.inviting import Inviting
from mentortui.store import Journal


class Recovering(Inviting):
    """The part of the app that seals, purges and erases."""

    def on_choose_sentence(self, message: ChooseSentence) -> None:
        """Seal with this sentence, or with words that are drawn, and put it into every shared folder."""

        def work(journal: Journal) -> tuple[str, str, Shared]:
            from mentortui.exchange import identity, overview
            from mentortui.store.share import recovery

            drawn = "" if message.sentence else recovery.suggest(journal.clock)
            reports = identity.choose(journal, message.sentence or drawn)
            names = ", ".join(str(one.share.get("name")) for one in reports if not one.fault)
            return (
                drawn,
                names or "none of them is there now; it goes there as soon as they are",
                overview.known(journal),
            )

        def done(found: tuple[str, str, Shared]) -> None:
            drawn, folders, known = found
            self._brought(known)
            message.then(drawn, folders)

        self._alone(work, done, message.refused)

    def action_purge(self) -> None:
        """Ask whether what is selected is to go for good."""
        if self.desk is None:
            return
        record_id = str(getattr(self.screen, "selected", ""))
        try:
            what = purging.purge(self.desk.reader, record_id) if record_id else None
        except MentortuiError as error:
            self.fault(error)
            return
        if what is None:
            self.say("Select a record of yours first; this takes it away for good.", "warning")
            return
        from mentortui.screens.sharing.for_good import purge_screen

        def answered(answer: str | None) -> None:
            if answer == "y":
                self._purge(what.ids[0])

        self.push_screen(purge_screen(what), answered)

    def _purge(self, record_id: str) -> None:
        def work(journal: Journal) -> tuple[str, ...]:
            from mentortui.exchange import purging as everywhere

            return everywhere.purge(journal, record_id).left

        def done(left: tuple[str, ...]) -> None:
            self.changed()
            self.say(f"Purged. {' '.join(left)}", "note")

        self._alone(work, done, None)

    def action_erase(self) -> None:
        """Ask whom to erase."""
        if self.desk:
            from mentortui.screens.sharing.for_good import EraseForm

            self.push_screen(EraseForm(self.desk))

    def on_erase(self, message: Erase) -> None:
        """Erase somebody."""

        def work(journal: Journal) -> tuple[str, str, Shared]:
            from mentortui.exchange import erasing, overview

            done = erasing.erase(journal, message.name)
            return done.name, done.left[0], overview.known(journal)

        def done(found: tuple[str, str, Shared]) -> None:
            called, left, known = found
            self._brought(known)
            self.changed()
            message.then(called, left)

        self._alone(work, done, message.refused)
