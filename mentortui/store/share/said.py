"""Which records were said to a share, all of them, so that a sync spells out only what changed since.

A record in memory is replaced when it changes, never changed in place: it is the same object as long as nothing did.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Hashable, Mapping
from typing import Final, NamedTuple

from mentortui.store.memory import Record
from mentortui.store.share.ledger import Published
from mentortui.store.writing import Writing

_NOTHING: Final[Mapping[str, str]] = {}


class Settled(NamedTuple):
    """A record all of whose words were said, and what was looked at to know to whom they go."""

    audience: str
    """Empty when nothing of it goes to anybody."""
    record: Record
    came: str | None
    """The audience it came in."""
    looked: tuple[tuple[str, Record | None, str | None], ...]
    """Each other record that was looked at: its id, as memory kept it, and the audience it came in."""


class Said:
    """Which records need not be spelled out, because nothing about them changed since they were said."""

    def __init__(self) -> None:
        self.published: Mapping[str, Published] = {}
        """By audience, what one's own files hold as it was noted."""
        self._settled: dict[str, Settled] = {}
        self._tried: dict[str, Settled] = {}
        self._under: Hashable = None

    def begin(self, under: Hashable) -> None:
        """Forget everything unless this, which decides about every record, is as it was."""
        self._tried = {}
        if under != self._under:
            self._settled, self._under = {}, under

    def to(self, journal: Writing, record_id: str, record: Record, came: Mapping[str, str]) -> str | None:
        """The audience a record was said to, all of it; None when it has to be looked at."""
        known = self._settled.get(record_id)
        if known is None or known.record is not record or known.came != came.get(record_id):
            return None
        for other, before, place in known.looked:
            if came.get(other) != place or journal.record(other) is not before:
                return None
        return known.audience

    def is_said(
        self, audience: str, record: Record, device: str, withheld: Callable[[str], bool] | None
    ) -> bool:  # fmt: skip
        """Whether all that a device says in a record to an audience, but what is withheld, was published as it is.

        By stamps, which is all that a process needs that has not seen the record said.
        """
        known = self.published.get(audience)
        if known is None or not known.sequences:
            return False
        own = record.stamps_of(device)
        if withheld:
            own = {name: stamp for name, stamp in own.items() if not withheld(name.partition("/")[2])}
        return own.items() <= known.stamps.get(record.row["id"], _NOTHING).items()

    def look(
        self, journal: Writing, record: Record, audience: str, looked: Collection[str], came: Mapping[str, str]
    ) -> None:
        """Note down what was looked at for a record, itself or not among it."""
        record_id = record.row["id"]
        seen = tuple([(one, journal.record(one), came.get(one)) for one in looked if one != record_id])
        self._tried[record_id] = Settled(audience, record, came.get(record_id), seen)

    def settle(self, unsaid: Collection[str]) -> None:
        """All that was looked at was said, except for these records."""
        self._settled |= {one: settled for one, settled in self._tried.items() if one not in unsaid}
        self._tried = {}
