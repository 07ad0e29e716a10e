"""What a person does, before it is written: the one thing `changes` makes and `Journal.commit` takes."""

from __future__ import annotations

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Mapping
    from typing import Any


class Delta:
    """Fields to write, by record id.

    `create` holds whole new records; an id in it must be new. `update` holds only changed fields
    of records that exist. A set field (see `vocabulary.SET_FIELDS`) is given as the whole list; the
    journal writes only the elements that came or went. `says` is one line in a person's words
    ("Goal added: Lead the handover"), shown as the echo and in the list of what can be undone.
    Equal when all three are. Not a dataclass: importing dataclasses costs quick capture 8 ms.
    """

    __slots__ = ("create", "says", "update")

    def __init__(
        self,
        says: str,
        create: Mapping[str, Mapping[str, Any]] | None = None,
        update: Mapping[str, Mapping[str, Any]] | None = None,
    ) -> None:
        self.says = says
        self.create: Mapping[str, Mapping[str, Any]] = {} if create is None else create
        self.update: Mapping[str, Mapping[str, Any]] = {} if update is None else update

    def __bool__(self) -> bool:
        return bool(self.create or self.update)

    def __eq__(self, other: object) -> bool:
        if not isinstance(other, Delta):
            return NotImplemented
        return (self.says, self.create, self.update) == (other.says, other.create, other.update)

    __hash__ = None  # type: ignore[assignment]

    def __repr__(self) -> str:
        return f"Delta({self.says!r}, create={self.create!r}, update={self.update!r})"


def together(says: str, *deltas: Delta) -> Delta:
    """One delta that does what several do, undone as one."""
    create: dict[str, Mapping[str, Any]] = {}
    update: dict[str, dict[str, Any]] = {}
    for delta in deltas:
        create.update(delta.create)
        for record_id, fields in delta.update.items():
            update.setdefault(record_id, {}).update(fields)
    return Delta(says, create, update)
