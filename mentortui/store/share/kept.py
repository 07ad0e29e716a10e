"""What a process remembers of a share from one visit to the next: the ledger, the names of files, what was said.

So a sync with nothing new costs little more than its listing. All of it can be read again, so losing it costs time and
nothing else: whatever is not exactly as it was left is forgotten.
"""

from __future__ import annotations

from weakref import WeakKeyDictionary

from mentortui.store.disk import Stat
from mentortui.store.share import ledger as ledgers
from mentortui.store.share.ledger import Ledger, Stream
from mentortui.store.share.publish import names
from mentortui.store.share.said import Said
from mentortui.store.writing import Writing


class Kept:
    """What is remembered of one share."""

    def __init__(self, ledger: Ledger, noted: Stat | None) -> None:
        self.ledger = ledger
        self.noted = noted
        """The file of the ledger as it was left."""
        self.fresh = True
        """Whether this process knew nothing of the share when the visit began."""
        self.said = Said()
        self._names: dict[str, tuple[dict[int, str], set[str]]] = {}

    def names(self, device: str) -> set[str]:
        """What the segments that were read of a device are called."""
        stream = self.ledger.streams.get(device) or Stream()
        known = self._names.get(device)
        if known is None or known[0] != stream.segments:
            known = self._names[device] = (dict(stream.segments), names(stream))
        return known[1]


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
