"""Small records for the store's tests, and clocks that do what they are told."""

from __future__ import annotations

import hashlib
from datetime import UTC, datetime, timedelta
from typing import Any

from mentortui.model.delta import Delta
from mentortui.model.vocabulary import KINDS

View = dict[str, dict[str, Any]]
"""All rows by id: what a person sees."""

START = datetime(2026, 3, 2, 9, 0, tzinfo=UTC)


class ScriptedClock:
    """Steps a second at each look, jumps when told, and makes the same numbers every time."""

    def __init__(self, seed: str = "clock", moment: datetime = START) -> None:
        self.moment = moment
        self.seed = seed
        self.made = 0

    def now(self) -> datetime:
        """The next second."""
        self.moment += timedelta(seconds=1)
        return self.moment

    def random(self, size: int) -> bytes:
        """Bytes that differ from call to call and from seed to seed, not from run to run."""
        self.made += 1
        return hashlib.shake_256(f"{self.seed}/{self.made}".encode()).digest(size)


def an_id(kind: str, word: str) -> str:
    """The id of the record a test calls by this word."""
    return f"{kind}-{hashlib.blake2b(word.encode(), digest_size=16).hexdigest()}"


def note(word: str, text: str | None = None) -> dict[str, dict[str, Any]]:
    """A private note, ready for `Delta.create`."""
    return {an_id("note", word): {"readers": "only_you", "on": "2026-03-02", "text": text or f"note {word}"}}


def goal(word: str, *, shared: bool = True, **fields: Any) -> dict[str, dict[str, Any]]:
    """A goal, in the shared file unless told otherwise."""
    readers = "relationship" if shared else "only_you"
    return {an_id("goal", word): {"readers": readers, "title": f"goal {word}", "status": "active", **fields}}


def meeting(word: str, **fields: Any) -> dict[str, dict[str, Any]]:
    """A meeting in the shared file."""
    row = {"readers": "relationship", "on": "2026-03-02", "status": "held", "minutes": 30, **fields}
    return {an_id("meeting", word): row}


def making(*created: dict[str, dict[str, Any]]) -> Delta:
    """The delta that makes these records."""
    together = {record_id: row for records in created for record_id, row in records.items()}
    return Delta(f"{len(together)} made", create=together)


def changing(record_id: str, **fields: Any) -> Delta:
    """The delta that changes fields of one record."""
    return Delta("changed", update={record_id: fields})


def view(journal: Any) -> View:
    """Everything a person can see: every row by id, deleted ones too, with all open versions of its texts."""
    rows = [dict(row) for kind in KINDS for row in journal.rows(kind)] + [dict(row) for row in journal.deleted()]
    seen = {}
    for row in rows:
        texts = sorted(journal.versions(row["id"], "text")) if "text" in row else []
        seen[row["id"]] = {**row, "versions": texts} if len(texts) > 1 else row
    return seen
