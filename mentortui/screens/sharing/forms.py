"""Sharing a folder with somebody, and joining one: what is asked, and what the app is asked to do."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any, Final

from mentortui.actions import Action
from mentortui.errors import MentortuiError, Refused
from mentortui.messages import JoinFolder, MeetIn, Say, StartPair
from mentortui.model.vocabulary import ONLY_YOU
from mentortui.practice.counted import PROGRAM
from mentortui.practice.folders import Folder
from mentortui.practice.names import some
from mentortui.screens.desk import Desk
from mentortui.screens.forms.form import Form, FormScreen
from mentortui.screens.sharing.counts import CountsScreen
from mentortui.screens.sharing.question import Answer, QuestionScreen
from mentortui.widgets.field import CHOICE, Field

ROLES: Final = (("", "as now, else a peer"), ("mentee", "my mentee"), ("mentor", "my mentor"), ("peer", "a peer"))
_DRAGGED: Final = "the code you were given; or drag the folder in here"


class FolderForm(FormScreen):
    """A form about a folder. What it does is no change of a record, so nothing is kept as a draft."""

    DEFAULT_CSS = "FolderForm WhoReads { display: none; }"
    DOES = "save"

    def _keep(self) -> None:
        """Nothing is kept."""

    def _footer(self) -> Iterator[Action]:
        words = {"form.save": self.DOES, "form.cancel": "close"}
        kept = (one for one in super()._footer() if one.id != "form.anew")
        yield from (one._replace(label=words.get(one.id, one.label)) for one in kept)

    def action_form_cancel(self) -> None:
        """Leave everything as it was."""
        self.dismiss(None)

    def action_form_save(self) -> None:
        """Ask the app for it; stay until it is done, or say why not."""
        if self._saving:
            return
        try:
            self.ask({row.field.name: row.value() for row in self.rows})
            self._saving = True
        except Refused as error:
            self.refuse(error)

    def ask(self, values: Mapping[str, Any]) -> None:
        """Post what is asked. Raises Refused where something is missing."""

    def refuse(self, error: MentortuiError) -> None:
        """Beside the field it belongs to."""
        fields = {"as": "role", "code": "folder"}  # what the commands call them
        if isinstance(error, Refused) and error.field in fields:
            error = Refused(error.sentence, fields[error.field])
        super().refuse(error)

    def done(self, folder: Folder) -> None:
        """It is made, or joined."""
        self.dismiss(folder.id)
        self.app.post_message(Say(self.says(folder), "note"))

    def says(self, folder: Folder) -> str:
        """What was done, and what is next."""
        return ""


def code_screen(folder: Folder) -> QuestionScreen:
    """The code for somebody, to be read to them."""
    more = (
        "Give it by phone or message, not in the folder. They open mentortui and take “I have an invitation”. It "
        "counts once; a fresh one can be made at any time."
    )
    return QuestionScreen(f"The code for “{folder.name}”:  {folder.code}", more, (Answer("g", "I gave it to them"),))


class PairForm(FolderForm):
    """A folder for two."""

    DOES = "make it"

    def __init__(self, desk: Desk) -> None:
        fields = (
            Field("name", "With whom", hint="Ana Silva"),
            Field("folder", "Folder", hint="~/Dropbox/Ana-and-Tom; made if it is not there"),
            Field("role", "They are", CHOICE, "", choices=ROLES),
        )
        super().__init__(desk, form("Share a folder with somebody", fields))

    def ask(self, values: Mapping[str, Any]) -> None:
        """Who and where."""
        if not values.get("name"):
            raise Refused("With whom? Nothing was made.", "name")
        if not values.get("folder"):
            raise Refused("Which folder? One you both reach: Dropbox, Syncthing, a stick. Nothing was made.", "folder")
        self.post_message(
            StartPair(values["name"], values["folder"], values.get("role") or None, self.done, self.refuse)
        )

    def done(self, folder: Folder) -> None:
        """It is made: the code stays until it was given."""
        super().done(folder)
        self.app.push_screen(code_screen(folder))

    def says(self, folder: Folder) -> str:
        """How the other gets there."""
        return f"Made: {folder.place}. Share it as you share any folder."


class JoinForm(FolderForm):
    """A folder somebody shares."""

    DOES = "join"

    def __init__(self, desk: Desk) -> None:
        fields = (
            Field("folder", "Code", hint=_DRAGGED),
            Field("place", "Folder", hint="only where the code does not find it by itself: drag it in"),
        )
        super().__init__(desk, form("Join a folder somebody shares with you", fields))

    def ask(self, values: Mapping[str, Any]) -> None:
        """Where."""
        if not values.get("folder"):
            raise Refused("Which one? Type the code you were given, or drag the folder. Nothing was joined.", "folder")
        words = (values["folder"], *filter(None, [values.get("place")]))
        self.post_message(JoinFolder(words, self.done, self.refuse))

    def done(self, folder: Folder) -> None:
        """It is joined; of a program it is asked what it may count."""
        super().done(folder)
        if (self.desk.reader.get(folder.id) or {}).get("type") == PROGRAM:
            self.app.push_screen(CountsScreen(self.desk, folder.id))

    def says(self, folder: Folder) -> str:
        """Who is in it."""
        who = some(one.name for one in folder.people)
        there = f"In it: {who}." if who else folder.nobody()
        if folder.waits and not folder.words:
            there = "Your code proves that it is the right one. Who started it is named here once they synced, too."
        if folder.words:
            there = f"Read your security words to whoever started it: {folder.words}."
        return f"Joined “{folder.name}”. {there} They read only what you open to them."


class MeetForm(FolderForm):
    """A folder in which one's own computers meet."""

    DOES = "meet there"

    def __init__(self, desk: Desk) -> None:
        hint = "~/Sync/my-computers; made if it is not there"
        super().__init__(desk, form("Let your own computers meet in a folder", (Field("folder", "Folder", hint=hint),)))

    def ask(self, values: Mapping[str, Any]) -> None:
        """Where."""
        if not values.get("folder"):
            raise Refused("Which folder? One all of them reach. What goes there is sealed for you alone.", "folder")
        self.post_message(MeetIn(values["folder"], self.done, self.refuse))

    def says(self, folder: Folder) -> str:
        """What to do on the other one."""
        return f"Your computers meet in {folder.place}. On the other: “On another computer” at its first start."


def form(title: str, fields: tuple[Field, ...]) -> Form:
    """A form that asks about a folder, and is saved as no record."""
    return Form(title, fields, _never, "note", lambda texts: {"readers": ONLY_YOU}, fixed=True, mode="sharing")


def _never(values: Mapping[str, Any], readers: str) -> Any:
    raise Refused("A folder is made or joined, not saved.")
