"""People named for the first time while something else is written: they are made with it, as one change."""

from __future__ import annotations

from mentortui.changes import naming
from mentortui.changes.people import person_add
from mentortui.errors import NotFound
from mentortui.model.delta import Delta

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence
    from datetime import datetime
    from typing import Any

    from mentortui.changes.draft import NewId
    from mentortui.model.reader import Directory, Reader, Row


def unknown(reader: Directory, names: Sequence[str]) -> list[str]:
    """Those of the names that nobody in the journal answers to. Raises Ambiguous where several people do."""
    new = []
    for words in names:
        try:
            naming.person(reader, words)
        except NotFound:
            new.append(" ".join(words.split()))
    return new


def welcome(reader: Reader, *, names: Sequence[str], call: Callable[..., Delta], now: datetime, new_id: NewId) -> Delta:
    """`call` (reader, now=, new_id=) with those of the names that are unknown made people first.

    With nobody new this is `call` itself, so that a form and a command make equal deltas.
    """
    made: dict[str, Row] = {}
    for words in unknown(reader, names):
        if words.casefold() not in (str(row["name"]).casefold() for row in made.values()):
            delta = person_add(reader, words, now=now, new_id=new_id)
            made.update((record_id, {**row, "id": record_id}) for record_id, row in delta.create.items())
    if not made:
        return call(reader, now=now, new_id=new_id)
    done = call(_Joined(reader, made), now=now, new_id=new_id)
    people = {one: {field: value for field, value in row.items() if field != "id"} for one, row in made.items()}
    return Delta(done.says, {**people, **done.create}, done.update)


class _Joined:
    """A journal as it will read once the new people are in it."""

    def __init__(self, reader: Reader, made: Mapping[str, Row]) -> None:
        self._reader, self._made = reader, made

    @property
    def me(self) -> str:
        """The id of the person whose journal this is."""
        return self._reader.me

    def get(self, record_id: str) -> Row | None:
        """A record of the journal, or a new person."""
        return self._made.get(record_id) or self._reader.get(record_id)

    def rows(self, kind: str) -> list[Row]:
        """Records of a kind, new people behind the known ones."""
        return [*self._reader.rows(kind), *(self._made.values() if kind == "person" else ())]

    def __getattr__(self, name: str) -> Any:
        """Stamps, versions and deleted records are the journal's own."""
        return getattr(self._reader, name)
