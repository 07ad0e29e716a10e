"""Where a report on the program is written to, and for whom."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import Any, Final

from mentortui.errors import Refused
from mentortui.messages import Say, WriteReport
from mentortui.model.vocabulary import ONLY_YOU
from mentortui.program.choosing import Whom
from mentortui.screens.desk import Desk
from mentortui.screens.forms.form import Form
from mentortui.screens.sharing.forms import FolderForm
from mentortui.widgets.field import CHOICE, Field

_FOR: Final = (("sponsor", "sponsors"), ("participants", "participants"), ("review", "a review"), ("", "yourself"))


class ReportForm(FolderForm):
    """A report for others is recorded as shown; the form stays until the file is written."""

    DOES = "write it"

    def __init__(self, desk: Desk, whom: Whom, reader: str = "sponsor", name: str = "") -> None:
        """`name` is what the file is called without its ending."""
        self.whom = whom
        path = str(Path(desk.papers()) / f"{name or f'program-{desk.today.isoformat()}'}.html")
        fields = (
            Field("reader", "Who reads it", CHOICE, reader, choices=_FOR),
            Field("output", "File", value=path, hint="its ending decides: .html, .md, .csv or .json"),
        )
        super().__init__(desk, Form(
            _title(whom), fields, _never, "note", lambda texts: {"readers": ONLY_YOU}, fixed=True,
            mode="program",
        ))  # fmt: skip

    def ask(self, values: Mapping[str, Any]) -> None:
        """For whom and where."""
        if not values.get("output"):
            raise Refused("Into which file? Nothing was written.", "output")
        self.post_message(WriteReport(values["output"], values.get("reader") or "", self.written, self.refuse,
                                      self.whom))  # fmt: skip

    def written(self, says: tuple[str, ...]) -> None:
        """It is written."""
        self.dismiss(None)
        self.app.post_message(Say("  ".join(says), "note"))


def _title(whom: Whom) -> str:
    return "A report on the program" if whom.everybody else f"A report on {whom.name}"


def _never(values: Mapping[str, Any], readers: str) -> Any:
    raise Refused("A report is written, not saved.")
