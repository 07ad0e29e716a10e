"""What every screen is handed: the journal to read, the clock, and the person's keys."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime

from mentortui.clock import Clock
from mentortui.model.reader import Reader


@dataclass(slots=True)
class Desk:
    """One for the whole app. `revision` rises whenever records changed, so that a screen knows it is stale."""

    reader: Reader
    clock: Clock
    keymap: Mapping[str, str] = field(default_factory=dict)
    revision: int = 0
    standing: str = "● saved"
    """How the journal stands, for the top line."""

    @property
    def now(self) -> datetime:
        """The present moment."""
        return self.clock.now()

    @property
    def today(self) -> date:
        """The present day."""
        return self.clock.now().date()

    def name(self, person_id: str) -> str:
        """What a person is called: `you` for the owner of the journal, `someone` when unknown."""
        if person_id == self.reader.me:
            return "you"
        row = self.reader.get(person_id)
        return str(row["name"]) if row and row.get("name") else "someone"

    def first_name(self, person_id: str) -> str:
        """The first word of a person's name, for narrow columns."""
        return self.name(person_id).split(" ")[0]
