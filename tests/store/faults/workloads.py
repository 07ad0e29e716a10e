"""What the fault tests make a journal do: short steps, each told apart from the one before.

A step works on a `Desk`: two processes at one home. Every step is one thing a person does, so that a
fault in it must leave the home as it was before or as it is after.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from mentortui.model.delta import Delta
from tests.store.faults.machine import Desk
from tests.store.records import an_id, changing, goal, making, meeting, note

Step = Callable[[Desk], Any]


def commit(*created: dict[str, dict[str, Any]], by: int = 0) -> Step:
    """New records, by the first process or the second."""
    return lambda desk: desk.journal(by).commit(making(*created))


def change(kind: str, word: str, by: int = 0, **fields: Any) -> Step:
    """Other values in fields of a record."""
    return lambda desk: desk.journal(by).commit(changing(an_id(kind, word), **fields))


def capture(*created: dict[str, dict[str, Any]]) -> Step:
    """Quick capture by a third process."""
    return lambda desk: desk.append(making(*created))


def checkpoint(by: int = 0) -> Step:
    """A new snapshot."""
    return lambda desk: desk.journal(by).checkpoint(force=True)


def undo(by: int = 0) -> Step:
    """The last change taken back."""
    return lambda desk: desk.journal(by).undo()


def redo(by: int = 0) -> Step:
    """The undone change made again."""
    return lambda desk: desk.journal(by).redo()


def both() -> Step:
    """One delta that writes the shared and the private file: new records in each, changed ones in each."""
    delta = Delta(
        "both",
        create={**meeting("both"), **note("both")},
        update={an_id("goal", "g1"): {"title": "both"}, an_id("note", "n1"): {"text": "both"}},
    )
    return lambda desk: desk.journal().commit(delta)


WORKLOAD: dict[str, Step] = {
    "a quick capture where there is no log yet": capture(meeting("first")),
    "checkpoint of a new home": checkpoint(),
    "a shared goal": commit(goal("g1", owners=["person-1"])),
    "a private note": commit(note("n1")),
    "a field": change("goal", "g1", title="renamed"),
    "a set": change("goal", "g1", owners=["person-1", "person-2"]),
    "a text": change("note", "n1", text="written anew"),
    "a quick capture": capture(note("quick")),
    "a field by the other": change("goal", "g1", by=1, status="paused"),
    "checkpoint": checkpoint(),
    "a field after the checkpoint": change("goal", "g1", target=3),
    "the other's first commit after it": commit(meeting("m1"), by=1),
    "a quick capture after it": capture(note("quick after")),
    "undo": undo(),
    "redo": redo(),
    "shared and private at once": both(),
    "undo of both": undo(),
    "delete": change("meeting", "m1", deleted=True),
    "the other's checkpoint": checkpoint(by=1),
    "a restart": lambda desk: desk.restart(0),
    "the last one": commit(note("last"), by=0),
}
"""Steps by name, in their order."""
