"""How many relationships somebody mentors in, against the number they said they have room for."""

from __future__ import annotations

from typing import NamedTuple

from mentortui.model.reader import Directory


class Load(NamedTuple):
    """Relationships in which somebody mentors (peers do too): active ones, paused ones, and the room they said."""

    active: int
    paused: int
    capacity: int | None

    @property
    def over(self) -> int:
        """How many more than they said; 0 where they said no number."""
        return max(0, self.active - self.capacity) if self.capacity is not None else 0

    @property
    def words(self) -> str:
        """A count and no blame: `4 of 6 places taken, 1 paused`, `7 active, 1 more than you had in mind`."""
        rest = f", {self.paused} paused" if self.paused else ""
        if self.capacity is None:
            return f"{self.active} active{rest}"
        if self.over:
            return f"{self.active} active, {self.over} more than the {self.capacity} in mind{rest}"
        return f"{self.active} of {self.capacity} place{'s' * (self.capacity != 1)} taken{rest}"


def load(reader: Directory, person: str) -> Load:
    """How many relationships this journal knows in which a person mentors; of oneself that is all there are."""
    stands = [row.get("status", "active") for row in reader.rows("relationship") if person in row.get("mentors", ())]
    return Load(stands.count("active"), stands.count("paused"), (reader.get(person) or {}).get("capacity"))
