"""Screens of sharing that others make of what was worked out, with whatever words there are in every place."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any, Final

from mentortui.changes.purging import Purge
from mentortui.practice.received import Gets, Open, Privacy, Told
from mentortui.screens.back import BackScreen
from mentortui.screens.desk import Desk
from mentortui.screens.sharing.counts import CountsScreen
from mentortui.screens.sharing.folder import FolderScreen
from mentortui.screens.sharing.for_good import EraseForm, purge_screen
from mentortui.screens.sharing.question import QuestionScreen
from mentortui.screens.sharing.readers import ReadersScreen
from mentortui.screens.sharing.sentence import SentenceForm


def _words(desk: Desk) -> str:
    return str(max((row.get("name", "") for row in desk.reader.rows("person")), default="nobody"))


def _share(desk: Desk) -> str:
    return str(max((row["id"] for row in desk.reader.rows("share")), default="share-none"))


def readers(desk: Desk) -> ReadersScreen:
    """What each reader gets."""
    said = _words(desk)
    told = Told("note-1", said, {"title": said, "tags": [said]}, sent=False)
    gets = Gets(said, said, said, (told,))
    return ReadersScreen(desk, Privacy((gets, gets._replace(own=True)), (Open(said, said, (said,)),), (said,)))


SHARED: Final[Mapping[str, tuple[Callable[[Desk], Any], type]]] = {
    "journal back": (lambda desk: BackScreen(), BackScreen),
    "my sentence": (SentenceForm, SentenceForm),
    "erase somebody": (lambda desk: EraseForm(desk, _words(desk)), EraseForm),
    "purge question": (
        lambda desk: purge_screen(Purge(("note-1", "note-2"), _words(desk), (_words(desk),), "relationship")),
        QuestionScreen,
    ),
    "who gets what": (readers, ReadersScreen),
    "folder in full": (lambda desk: FolderScreen(desk, _share(desk)), FolderScreen),
    "program counts": (lambda desk: CountsScreen(desk, _share(desk)), CountsScreen),
}
"""By name, what makes a screen, and its class."""
