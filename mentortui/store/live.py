"""TinyDB as the query layer: the live rows of a journal, to read."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import TYPE_CHECKING, Any, NoReturn

from tinydb import Storage, TinyDB, table

from mentortui.errors import Refused
from mentortui.model.vocabulary import table_of

if TYPE_CHECKING:
    from mentortui.store.reading import Reading

Rows = dict[str, dict[str, Any]]


class Tables(Mapping[str, Rows]):
    """The tables of a journal, each made when it is asked for, with rows of their own to change."""

    def __init__(self, journal: Reading) -> None:
        self._journal = journal
        self._kinds = {table_of(kind): kind for kind in journal.kinds()}

    def __getitem__(self, name: str) -> Rows:
        rows = self._journal.rows(self._kinds[name])
        return {str(number): _copy(row) for number, row in enumerate(rows, 1)}

    def __iter__(self) -> Iterator[str]:
        return iter(self._kinds)

    def __setitem__(self, name: str, rows: Rows) -> None:
        _refuse()

    def __len__(self) -> int:
        return len(self._kinds)


def _copy(row: Mapping[str, Any]) -> dict[str, Any]:
    return {name: list(value) if isinstance(value, list) else value for name, value in row.items()}


def _refuse() -> NoReturn:
    raise Refused("This view of the journal is for reading; changes go through a commit.")


class LiveStorage(Storage):
    """A TinyDB storage that reads a journal as it is now and refuses to write."""

    def __init__(self, journal: Reading) -> None:
        self._journal = journal

    def read(self) -> Any:
        """The tables as they read now."""
        return Tables(self._journal)

    def write(self, data: Any) -> None:
        """Refused: what is written goes through `Journal.commit`."""
        _refuse()


class LiveTinyDB(TinyDB):
    """A TinyDB without query caches: those would hide what was written since, here or by another process."""

    def table(self, name: str, **options: Any) -> table.Table:
        """A table of the journal as it is at each query."""
        return super().table(name, **{**options, "cache_size": 0})


def live_tinydb(journal: Reading) -> TinyDB:
    """A TinyDB over the live rows of a journal."""
    return LiveTinyDB(journal, storage=LiveStorage)
