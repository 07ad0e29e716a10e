"""Setting up a program: where its people meet, what it is called, and what its charter begins with."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any, Final

from textual.app import App

from mentortui.content.programs import program_templates
from mentortui.errors import Refused
from mentortui.messages import Say, StartProgram
from mentortui.practice.folders import Folder
from mentortui.screens.desk import Desk
from mentortui.screens.sharing.forms import FolderForm, form
from mentortui.widgets.field import CHOICE, Field

TEMPLATES: Final = tuple((one.id, re.split(":|,| with ", one.title)[0]) for one in program_templates())
"""What a charter may begin with; the first word of each is enough to choose by."""


class ProgramForm(FolderForm):
    """The folder of a program, whose coordinator one is from then on."""

    DOES = "set it up"

    def __init__(self, desk: Desk) -> None:
        fields = (
            Field("name", "Its name", hint="Early talent 2026"),
            Field("folder", "Folder", hint="~/Sync/early-talent; all of them reach it; made if not there"),
            Field("template", "Begins as", CHOICE, TEMPLATES[0][0], choices=TEMPLATES),
        )
        super().__init__(desk, form("Set up a program", fields))

    def ask(self, values: Mapping[str, Any]) -> None:
        """What, where, and how it begins."""
        if not values.get("name"):
            raise Refused("What is it called? Nothing was made.", "name")
        if not values.get("folder"):
            raise Refused("Which folder? One everybody in it reaches: a network drive, Syncthing. Nothing was made.",
                          "folder")  # fmt: skip
        self.post_message(
            StartProgram(values["name"], values["folder"], values["template"], self.done, self.refuse)
        )  # fmt: skip

    def done(self, folder: Folder) -> None:
        """It stands: on to its screen."""
        self.dismiss(folder.id)
        self.app.call_later(_onward, self.app, Say(self.says(folder), "note"))

    def says(self, folder: Folder) -> str:
        """What is next, which is by command."""
        return f"“{folder.name}” stands. Its charter is on Program; then: mentortui program invite people.csv."


async def _onward(app: App[Any], said: Say) -> None:
    await app.run_action("app.go('program')")
    app.post_message(said)
