"""The agreement of a relationship: read it, change it, give one's word, write down the other's, see every version."""

from __future__ import annotations

from functools import partial
from typing import ClassVar

from mentortui.changes import agreement as changes
from mentortui.model.reader import Row as Record
from mentortui.model.vocabulary import kind_of
from mentortui.practice import agreement, names
from mentortui.practice.agreement import CHANGED, Standing
from mentortui.screens.desk import Desk
from mentortui.screens.record import RecordScreen
from mentortui.screens.together import agreement_page as page
from mentortui.widgets.row import Row


class AgreementScreen(RecordScreen):
    """The latest version, or an older one to read. Opened by the relationship, or by a version."""

    MODE = "people"
    ACTIONS: ClassVar[tuple[str, ...]] = (
        "agreement.agree", "agreement.phone", "open", "edit", "agreement.compare", "counted",
    )  # fmt: skip

    def __init__(self, desk: Desk, record_id: str) -> None:
        version = desk.reader.get(record_id) if kind_of(record_id) == "agreement" else None
        super().__init__(desk, str((version or {}).get("relationship") or record_id))
        self._opened = record_id if version else ""

    @property
    def found(self) -> Standing:
        """How the agreement stands."""
        row = self.record
        return self.desk.once(f"agreement {row.get('id')}", partial(agreement.standing, self.desk.reader, row))

    @property
    def old(self) -> Record | None:
        """The older version that is shown; None where it is the latest."""
        found = next((row for row in self.found.versions if row["id"] == self._opened), None)
        return None if found is self.found.latest else found

    @property
    def mine(self) -> bool:
        """Whether it can be written and agreed to: one is in it, it is not over, and it is the latest version."""
        row = self.record
        here = bool(row) and self.desk.reader.me in names.members(row) and row.get("status") != "closed"
        return here and self.old is None

    def sections(self, main: int, beside: int) -> tuple[list[Row], list[Row]]:
        """How it stands and what it says; whose words there are, and the versions."""
        desk, row, found, main = self.desk, self.record, self.found, main - 1  # the bar beside a long text
        shown = self.old or found.latest
        first = page.head(desk, row, found, self.old, main)
        if shown is None:
            return [*first, *page.invitation(desk, row, main)], []
        if found.state == CHANGED and not self.old:
            first += page.altered(desk, row, found, main)
        first += page.text(desk, row, shown, main)
        told = [] if self.old else page.words(desk, row, found, self.wide)
        return first, [*told, *page.versions(desk, found)]

    # What makes sense now

    def can(self, action_id: str) -> bool:
        """Only the latest version can be changed and agreed to, and only until one has."""
        if not self.record:
            return False
        found = self.found
        if action_id == "counted":
            return True
        if action_id == "edit":
            return self.mine
        if action_id == "open":
            return self.section == page.VERSION or (self.mine and bool(self.section))
        if action_id == "agreement.compare":
            return len(found.versions) > 1 or found.state == CHANGED
        agreeable = self.mine and found.latest is not None and bool(agreement.content(found.latest))
        if action_id == "agreement.agree":
            return agreeable and self.desk.reader.me in found.missing
        return agreeable and bool(self._silent)

    @property
    def _silent(self) -> list[str]:
        """The others whose word is missing."""
        return [one for one in self.found.missing if one != self.desk.reader.me]

    def label(self, action_id: str) -> str:
        """Whose word it is; and that a version one agreed to gets a next one."""
        if action_id == "agreement.phone" and len(self._silent) == 1:
            return f"{self.desk.first_name(self._silent[0])} agreed"
        if action_id == "edit":
            return "begin" if self.found.latest is None else "negotiate" if self.found.words else "change"
        if action_id == "open" and self.section != page.VERSION:
            return "write"
        return super().label(action_id)

    # What can be done

    def action_open(self) -> None:
        """A version to read; of the latest, the form in the field one stands on."""
        from mentortui.screens.together.agreement_form import AgreementForm

        if self.section == page.VERSION:
            self.app.push_screen(AgreementScreen(self.desk, self.selected))
        else:
            self.show_form(AgreementForm(self.desk, self.record["id"], self.section))

    def action_edit(self) -> None:
        """The form."""
        from mentortui.screens.together.agreement_form import AgreementForm

        self.show_form(AgreementForm(self.desk, self.record["id"], self.section))

    def action_agreement_agree(self) -> None:
        """Give one's word to the version that is shown."""
        shown = self.found.latest or Record()
        self.change(partial(changes.agree, relationship=self.record["id"], version=shown.get("version", 1)))

    def action_agreement_phone(self) -> None:
        """Write down the other's word."""
        from mentortui.screens.forms.form import FormScreen
        from mentortui.screens.together.word_form import form

        self.show_form(FormScreen(self.desk, form(self.desk, self.record["id"])))

    def action_agreement_compare(self) -> None:
        """What is different between two versions."""
        from mentortui.screens.together.versions import VersionsScreen

        at = self.selected if self.section == page.VERSION else self._opened
        self.app.push_screen(VersionsScreen(self.desk, self.record["id"], at))
