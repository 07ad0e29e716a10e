"""Beginning a meeting from wherever it is seen: the change, and on to the live screen."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial
from typing import Any

from mentortui.changes import live as changes
from mentortui.messages import Open
from mentortui.model.reader import Row
from mentortui.practice import live
from mentortui.screens.base import JournalScreen


def start(screen: JournalScreen, with_: Sequence[str]) -> None:
    """Begin a meeting with these people, or the meeting with this id, or go back into it; see `changes.live.start`."""
    wanted = list(with_)

    def go(commit: Any) -> None:
        row = changes.started(screen.desk.reader, wanted, screen.desk.now)
        if row is not None:
            screen.post_message(Open(row["id"]))

    screen.change(partial(changes.start, with_=wanted), then=go)


def startable(meeting: Row | None) -> bool:
    """Whether a key may begin this meeting, or go back into it."""
    return bool(meeting) and (meeting or Row()).get("status", "held") == "planned"


def word(meeting: Row | None) -> str:
    """What the footer calls it."""
    return "go on" if live.running(meeting) else "start"
