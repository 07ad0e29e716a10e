"""The state document inside the JSON export: every register and stamp, so that an import is a join."""

from __future__ import annotations

import os
from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, NamedTuple

from mentortui.clock import Clock
from mentortui.errors import Refused
from mentortui.store import home, wal
from mentortui.store.canonical import is_id
from mentortui.store.sides import Side
from mentortui.store.sound import entry_fault, newer
from mentortui.store.state import State, join_entry, stamps

if TYPE_CHECKING:
    from mentortui.store.journal import Journal

SHARED, PRIVATE = "shared", "private"


class ImportReport(NamedTuple):
    """What an import brought."""

    new: int
    """Records that were not here."""
    changed: int
    """Records that were here and read differently now."""
    known: int
    """Records that brought nothing new."""
    refused: list[str]
    """One sentence for every record that was left out."""


def export_state(journal: Journal) -> dict[str, Any]:
    """Every register and stamp of both sides."""
    with journal.guard:
        return {
            "format": wal.FORMAT,
            "min_reader": wal.FORMAT,
            "person": journal.me,
            "devices": sorted({journal.device, *journal.identity.get("devices", ())}),
            SHARED: journal.sides.shared.memory.state(),
            PRIVATE: journal.sides.private.memory.state(),
        }


def import_state(journal: Journal, document: Mapping[str, Any]) -> ImportReport:
    """Join an exported state: values and stamps become equal to the journal it came from, where that knew more.

    A record that lives here stays in the file it lives in. Malformed records are left out and named.
    Raises Refused when this is no export, NewerFormat when a newer version wrote it.
    """
    states = _states(document)
    refused: list[str] = []
    counts = {"new": 0, "changed": 0, "known": 0}
    with journal.writing():
        written: dict[Side, State] = {}
        for private, state in states.items():
            for record_id, entry in state.items():
                fault = entry_fault(record_id, entry)
                if fault:
                    refused.append(f"{record_id[:60]!r} was left out: {fault}.")
                    continue
                side = journal.sides.home_of(record_id) or (journal.sides.private if private else journal.sides.shared)
                known = side.memory.entry(record_id)
                joined = join_entry(known, entry)
                if joined == known:
                    counts["known"] += 1
                    continue
                counts["changed" if known else "new"] += 1
                written.setdefault(side, {})[record_id] = entry
        if written:
            _write(journal, written)
    if written:
        journal.checkpoint()
    return ImportReport(counts["new"], counts["changed"], counts["known"], refused)


def _states(document: Mapping[str, Any]) -> dict[bool, State]:
    try:
        if document["min_reader"] > wal.FORMAT:
            raise newer()
        states = {False: document[SHARED], True: document[PRIVATE]}
    except (KeyError, TypeError):
        raise Refused("This is not the export of a journal. Nothing was changed.") from None
    if not all(isinstance(state, dict) for state in states.values()):
        raise Refused("This is not the export of a journal. Nothing was changed.")
    return states


def _write(journal: Journal, written: dict[Side, State]) -> None:
    for state in written.values():
        for stamp in stamps(state):
            journal.sides.see(stamp)
    journal.write_joined(written)


def home_from_state(
    place: str | os.PathLike[str], document: Mapping[str, Any], clock: Clock
) -> tuple[Journal, ImportReport]:
    """Make a home where there is none from an export: the same person and records, a new device id."""
    states = _states(document)
    person = document.get("person")
    if not is_id(person) or person not in states[True] | states[False]:
        raise Refused("The export does not say whose journal it is. Nothing was made.")
    journal = home.make_home(place, None, (), clock, person=str(person), devices=document.get("devices", ()))
    report = import_state(journal, document)
    home.finish_start(journal)
    return journal, report
