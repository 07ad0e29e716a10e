"""The sentence that brings a journal back, chosen in the app: sealed beside the screens, as it takes a second."""

from __future__ import annotations

from mentortui.messages import ChooseSentence
from mentortui.practice.folders import Shared
from mentortui.shell.syncing import Syncing
from mentortui.store import Journal


class Recovering(Syncing):
    """The part of the app that seals."""

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
