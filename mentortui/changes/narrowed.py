"""Some records of a journal, to find names in: where a name may only mean one of these."""

from __future__ import annotations

TYPE_CHECKING = False
if TYPE_CHECKING:
    from mentortui.model.reader import Reader, Row


class Narrowed:
    """A directory of a journal. Subclasses say in `rows` which records it names; links lead to any."""

    def __init__(self, reader: Reader) -> None:
        self._reader = reader

    @property
    def me(self) -> str:
        """The id of the person whose journal this is."""
        return self._reader.me

    def get(self, record_id: str) -> Row | None:
        """Any record, as in the journal."""
        return self._reader.get(record_id)

    def rows(self, kind: str) -> list[Row]:
        """The records of a kind one may mean."""
        return list(self._reader.rows(kind))
