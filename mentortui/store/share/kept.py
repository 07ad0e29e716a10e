"""What a process remembers of a share from one visit to the next: the ledger, the names of files, what was said.

So a sync with nothing new costs little more than its listing. All of it can be read again, so losing it costs time and
nothing else: whatever is not exactly as it was left is forgotten.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, Final
from weakref import WeakKeyDictionary

from mentortui.store.disk import Stat
from mentortui.store.share import ledger as ledgers
from mentortui.store.share.cards import Member
from mentortui.store.share.ledger import Known, Ledger
from mentortui.store.share.publish import names
from mentortui.store.share.said import Said
from mentortui.store.writing import Writing

_NONE: Final[frozenset[str]] = frozenset()


class Kept:
    """What is remembered of one share."""

    def __init__(self, ledger: Ledger, noted: Stat | None) -> None:
        self.ledger = ledger
        self.noted = noted
        """The file of the ledger as it was left."""
        self.fresh = True
        """Whether this process knew nothing of the share when the visit began."""
        self.said = Said()
        self.writers: tuple[tuple[Any, ...], dict[str, Any]] | None = None
        """Whose words count (`pull.Known`), and what that was made of."""
        self._names: dict[str, tuple[int, set[str]]] = {}
        self._people: Sequence[Member] = ()
        self._known: dict[str, Known] = {}

    def names(self, device: str) -> set[str] | frozenset[str]:
        """What the segments that were read of a device are called. They only ever become more."""
        stream = self.ledger.streams.get(device)
        if stream is None:
            return _NONE
        known = self._names.get(device)
        if known is None or known[0] != len(stream.segments):
            known = self._names[device] = (len(stream.segments), names(stream))
        return known[1]

    def people(self, members: Sequence[Member]) -> dict[str, Known]:
        """Members as a ledger notes them. In a program there are thousands, and seldom is one of them new."""
        if members != self._people:
            self._people = members
            self._known = {
                one.person: Known(one.name, [device.document() for device in one.devices]) for one in members
            }
        return self._known


_KEPT: WeakKeyDictionary[Writing, dict[str, Kept]] = WeakKeyDictionary()


def place(journal: Writing, share: str) -> str:
    """Where a share lies on this computer, as `ledger.place` says it."""
    known = _KEPT.get(journal, {}).get(share)
    if known is not None and known.noted == journal.disk.stat(ledgers.path_of(share)):
        return known.ledger.place
    return ledgers.place(journal.disk, share)


def take(journal: Writing, share: str) -> Kept:
    """What is known of a share, to work with: until it is given back nobody else has it, and a visit that breaks off
    leaves nothing half-done behind.
    """
    noted = journal.disk.stat(ledgers.path_of(share))
    kept = _KEPT.get(journal, {}).pop(share, None)
    if kept is not None and noted is not None and kept.noted == noted:
        return kept
    return Kept(ledgers.load(journal.disk, share), noted)


def give_back(journal: Writing, share: str, kept: Kept) -> None:
    """Remember it, as it was just saved."""
    kept.fresh = False
    kept.noted = journal.disk.stat(ledgers.path_of(share))
    _KEPT.setdefault(journal, {})[share] = kept
