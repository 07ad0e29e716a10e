"""The keys by which the list and the page of people lead to the agreement, the light, and a good end."""

from __future__ import annotations

from functools import partial
from typing import Final

from mentortui.changes.naming import relationship_with
from mentortui.model.reader import Row
from mentortui.practice import names
from mentortui.screens.base import JournalScreen

LEADS: Final = ("person.agreement", "person.light", "person.closing")


class TogetherKeys(JournalScreen):
    """For a screen that shows people: `together` is the relationship its keys are about."""

    @property
    def together(self) -> Row | None:
        """The relationship of one's own that is selected; None where there is none."""
        return None

    def of_own(self, record_id: str) -> Row | None:
        """A relationship one is in: this one, or the one with this person."""
        reader = self.desk.reader
        row = self.desk.once(f"together {record_id}", partial(_found, self, record_id))
        return row if row and reader.me in names.members(row) else None

    def action_person_agreement(self) -> None:
        """What was agreed."""
        from mentortui.screens.together.agreement import AgreementScreen

        if self.together:
            self.app.push_screen(AgreementScreen(self.desk, self.together["id"]))

    def action_person_light(self) -> None:
        """Why it stands as it does."""
        from mentortui.screens.together.light import LightScreen

        if self.together:
            self.app.push_screen(LightScreen(self.desk, self.together["id"]))

    def action_person_closing(self) -> None:
        """A good end, a pause, going on."""
        from mentortui.screens.together.closing import ClosingScreen

        if self.together:
            self.app.push_screen(ClosingScreen(self.desk, self.together["id"]))


def _found(screen: TogetherKeys, record_id: str) -> Row | None:
    reader = screen.desk.reader
    if record_id.startswith("relationship-"):
        return reader.get(record_id)
    return relationship_with(reader, [record_id]) if record_id and record_id != reader.me else None
