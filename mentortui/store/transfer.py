"""The state document inside the JSON export: every register and stamp, so that an import is a join."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, NamedTuple

from mentortui.errors import Refused
from mentortui.model.vocabulary import ALWAYS_PRIVATE, ONLY_YOU, kind_of
from mentortui.store import wal
from mentortui.store.sides import Side
from mentortui.store.sound import entry_fault, newer
from mentortui.store.state import Entry, State, join_entry, stamps, view_entry
from mentortui.store.writing import Writing

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


def export_state(journal: Writing) -> dict[str, Any]:
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


def import_state(journal: Writing, document: Mapping[str, Any]) -> ImportReport:
    """Join an exported state: values and stamps become equal to the journal it came from, where that knew more.

    A record that lives here stays in the file it lives in; a new one that says it is for its owner alone comes into
    the private one, wherever the document has it. Malformed records are left out and named.
    Raises Refused when this is no export, NewerFormat when a newer version wrote it.
    """
    states = states_in(document)
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
                mine = private or _is_private(record_id, entry)
                side = journal.sides.home_of(record_id) or (journal.sides.private if mine else journal.sides.shared)
                known = side.memory.entry(record_id)
                joined = join_entry(known, entry)
                if joined == known:
                    counts["known"] += 1
                    continue
                counts["changed" if known else "new"] += 1
                written.setdefault(side, {})[record_id] = entry
        if written:
            _write(journal, written)
    return ImportReport(counts["new"], counts["changed"], counts["known"], refused)


def states_in(document: Mapping[str, Any]) -> dict[bool, State]:
    """The state of the shared side (False) and of the private one (True). Raises Refused, or NewerFormat."""
    try:
        if document["min_reader"] > wal.FORMAT:
            raise newer()
        states = {False: document[SHARED], True: document[PRIVATE]}
    except (KeyError, TypeError):
        raise Refused("This is not the export of a journal. Nothing was changed.") from None
    if not all(isinstance(state, dict) for state in states.values()):
        raise Refused("This is not the export of a journal. Nothing was changed.")
    return states


def _is_private(record_id: str, entry: Entry) -> bool:
    """Whether a record may not stand in the shared file. One that says nothing of its readers was emptied there."""
    return kind_of(record_id) in ALWAYS_PRIVATE or view_entry(entry).get("readers") == ONLY_YOU


def _write(journal: Writing, written: dict[Side, State]) -> None:
    for state in written.values():
        for stamp in stamps(state):
            journal.sides.see(stamp)
    journal.write_joined(written)
