"""What a person does, before it is written: the one thing `changes` makes and `Journal.commit` takes."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any


@dataclass(frozen=True, slots=True)
class Delta:
    """Fields to write, by record id.

    `create` holds whole new records; an id in it must be new. `update` holds only changed fields
    of records that exist. A set field (see `vocabulary.SET_FIELDS`) is given as the whole list; the
    journal writes only the elements that came or went. `says` is one line in a person's words
    ("Goal added: Lead the handover"), shown as the echo and in the list of what can be undone.
    """

    says: str
    create: Mapping[str, Mapping[str, Any]] = field(default_factory=dict)
    update: Mapping[str, Mapping[str, Any]] = field(default_factory=dict)

    def __bool__(self) -> bool:
        return bool(self.create or self.update)


def together(says: str, *deltas: Delta) -> Delta:
    """One delta that does what several do, undone as one."""
    create: dict[str, Mapping[str, Any]] = {}
    update: dict[str, dict[str, Any]] = {}
    for delta in deltas:
        create.update(delta.create)
        for record_id, fields in delta.update.items():
            update.setdefault(record_id, {}).update(fields)
    return Delta(says, create, update)
