"""What nothing brings back: a record purged, a person erased. Each is asked once, and says what is out of reach."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from mentortui.changes.purging import Purge
from mentortui.errors import Refused
from mentortui.messages import Erase, Say
from mentortui.screens.desk import Desk
from mentortui.screens.sharing.forms import FolderForm, form
from mentortui.screens.sharing.question import Answer, QuestionScreen
from mentortui.widgets.field import Field

_SURE = "erase"


def purge_screen(what: Purge) -> QuestionScreen:
    """The question before a purge; it dismisses with `y` or with nothing."""
    parts = len(what.ids) - 1
    more = f" and {parts} part{'s' * (parts != 1)} of it" if parts else ""
    theirs = f" What {' and '.join(what.theirs)} wrote in it stays." if what.theirs else ""
    says = (
        "Nothing brings it back: older backups go, and nothing done before can be undone then. Delete is undoable."
        f"{theirs}"
    )
    answers = (Answer("n", "Keep it"), Answer("y", "Purge it, for good"))
    return QuestionScreen(f"Purge “{what.label}”{more}?", says, answers)


class EraseForm(FolderForm):
    """Somebody, or oneself, erased from the folders one started, or is in."""

    DOES = "erase"

    def __init__(self, desk: Desk, whom: str = "") -> None:
        """`whom` is the name it begins with; what is left then is to say that it is sure."""
        fields = (
            Field(
                "name", "Whom", value=whom or None, hint="somebody in a folder you started; or me, from every folder"
            ),
            Field("sure", "Type erase", hint="all they wrote goes, for everybody and for good"),
        )
        super().__init__(desk, form("Erase somebody from the folders you started", fields))

    def ask(self, values: Mapping[str, Any]) -> None:
        """Whom, once it is sure."""
        if not values.get("name"):
            raise Refused("Whom? Nothing was changed.", "name")
        if str(values.get("sure") or "").strip().casefold() != _SURE:
            raise Refused(f"Type {_SURE}, since nothing brings it back. Nothing was changed.", "sure")
        self.post_message(Erase(values["name"], self.erased, self.refuse))

    def erased(self, called: str, left: str) -> None:
        """It is begun."""
        self.dismiss(None)
        self.app.post_message(Say(f"Erased: {called}. {left}", "note"))
