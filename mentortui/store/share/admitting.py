"""What of a segment may be joined: what its writer may say here, and what can stand where it was written.

What was left out although a change of who may say what could let it in is told apart (`Admission.later`): its file is
read again when that changed. So who leads, or is in a relationship, may be heard before or after what they wrote.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Mapping
from hashlib import blake2b
from typing import Any

from mentortui.model.reader import Row
from mentortui.model.vocabulary import kind_of
from mentortui.store.share import authority, counted, offering, widened
from mentortui.store.share.audiences import FACTS, MEMBERS, Setup, admitted
from mentortui.store.share.cards import PAIR, PROGRAM
from mentortui.store.share.ledger import Ledger
from mentortui.store.state import State, view_entry
from mentortui.store.writing import Writing

Fits = Callable[[str, str, Any], bool]
"""Whether a value can stand in a field of a kind: `model.sound.fits`, which is not loaded where nothing came."""


class Admission:
    """Lets in what may be joined, one segment after another. `hosts` are the people who host the share, or lead."""

    def __init__(
        self, journal: Writing, setup: Setup, ledger: Ledger, fits: Fits, hosts: Collection[str],
        tellers: Mapping[str, str],
    ) -> None:  # fmt: skip
        self.journal, self.setup, self.ledger, self.fits = journal, setup, ledger, fits
        self.hosts, self.tellers = hosts, tellers
        self.left_out: list[str] = []
        """Sentences about values that were left out."""
        self.later = False
        """Whether something of the last segment was left out that may count once somebody else may say it."""
        self.asked = False
        """Whether that waits for one's own word, or one said no: nothing anybody need be told of again."""
        self.under = ""
        """A sum of all that says who may say what here, beside whose a record is; as it was at `look`."""
        self._made: dict[str, Row] = {}
        """Records whose making came in this pull: another file may be about them before they are joined."""

    def look(self) -> str:
        """Look who may say what now, and remember it."""
        people = sorted((row["id"], sorted(authority.people_of(row))) for row in self.journal.rows("relationship"))
        said = (sorted(self.hosts), sorted(self.tellers.items()), people, sorted(self.setup.accepted))
        self.under = blake2b(repr(said).encode(), digest_size=8).hexdigest()
        return self.under

    def let_in(self, person: str, audience: str, state: State) -> State:
        """What of a state that somebody wrote to an audience may be joined. Raises `authority.Waits`."""
        self.later = self.asked = False
        own = person == self.journal.me
        if audience == FACTS:
            kept = counted.let_in(self.journal, self.setup.share, person, state)
            return kept if own else self._fitting(kept)
        kept = admitted(self.journal, audience, own, state)
        if not own:
            kept = self._fitting(self._theirs(person, audience, kept))
        for record_id, entry in kept.items():
            if "by" in entry.get("f", {}) and record_id not in self._made:
                said = entry if kind_of(record_id) == "relationship" else {"f": {"by": entry["f"]["by"]}}
                self._made[record_id] = view_entry(said)
        return kept

    def known(self, record_id: str) -> Row | None:
        """A record as it is here, or is about to be; deleted or not."""
        row = self.journal.full_row(record_id)
        return row if row and row.get("by") else self._made.get(record_id)

    def _theirs(self, person: str, audience: str, state: State) -> State:
        """What somebody else may say."""
        if not self._may_say(person, audience, state):
            self.later = bool(state) and kind_of(audience) == "relationship"
            self.asked = not {"", person}.isdisjoint(self.ledger.offers.get(widened.base_of(audience), {}))
            return {}
        if audience == MEMBERS:
            kept = authority.let_in_open(state, person, tellers=self.tellers, known=self.known)
        else:
            kept = authority.let_in(state, person, hosts=self.hosts, known=self.known, me=self.journal.me)
        self.later = kept != state and self._would(person, audience, state) != kept
        left = state.keys() - kept.keys()
        self.asked = bool(left) and left <= self.ledger.offers.keys()
        return kept

    def _would(self, person: str, audience: str, state: State) -> State | None:
        """What they might say if they led here; None where that waits for more."""
        try:
            if audience == MEMBERS:
                whoever = {str((self.known(one) or {}).get("by")) for one in state} | {person, *self.tellers}
                return authority.let_in_open(state, person, tellers=dict.fromkeys(whoever, ""), known=self.known)
            hosts = {*self.hosts, person}
            return authority.let_in(state, person, hosts=hosts, known=self.known, me=self.journal.me)
        except authority.Waits:
            return None

    def _may_say(self, person: str, audience: str, state: State) -> bool:
        """Whether somebody else may write to an audience in this share: the people of a relationship to each other.

        Whoever begins a relationship in a program says who is in it by its first words; one is asked before they count.
        """
        if audience == MEMBERS:
            return self.setup.kind == PROGRAM
        if kind_of(audience) != "relationship":
            return False
        base = widened.base_of(audience)
        if self.setup.kind == PAIR:
            return self.setup.relationship in (None, base)
        row = self.known(base)
        if row is None:
            begun = view_entry(state[base]) if base in state else {}
            people = authority.people_of(begun)
            if begun.get("by") == person and {person, self.journal.me} <= people:
                row = begun
                offering.begun(self.ledger, base, begun, state[base])
            if widened.element(self.journal.me, base) not in self.setup.accepted and base in self.ledger.offers:
                return False
        if row is None:
            raise authority.Waits
        if person not in authority.people_of(row):
            return False
        if base in state:
            offering.note(self.journal, self.ledger, base, row, person, state[base])
        return True

    def _fitting(self, state: State) -> State:
        """What of a state can stand where it was written; the rest would end whatever shows it."""
        kept: State = {}
        for record_id, entry in state.items():
            kind, values = kind_of(record_id), entry.get("f", {})
            good = {
                name: registers
                for name, registers in values.items()
                if all(self.fits(kind, name, register[1]) for register in registers.values())
            }
            if len(good) < len(values):
                self.left_out.append(f"{record_id}: {len(values) - len(good)} values no journal keeps were left out")
                entry = {part: fields for part, fields in {**entry, "f": good}.items() if fields}
            if entry:
                kept[record_id] = entry
        return kept
