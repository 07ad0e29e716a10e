"""How rules, documents and screens look at a journal, without knowing where it is kept."""

from __future__ import annotations

TYPE_CHECKING = False  # importing typing costs quick capture 3 ms
if TYPE_CHECKING:
    from collections.abc import Sequence
    from typing import Any, Protocol
else:
    Any = Protocol = object

Row = dict[str, Any]
"""One record as it reads now: `id`, its fields, and `id`s of other records. Never to be changed in place."""


class Directory(Protocol):
    """The little that quick capture needs: people, relationships and goals by name.

    The capture index answers it with rows that hold only `id` and what names a record
    (`name`, `title`, `mentors`, `mentees`, `unit`, `status`, `readers`, `relationship`).
    """

    @property
    def me(self) -> str:
        """The id of the person whose journal this is."""

    def get(self, record_id: str) -> Row | None:
        """The record with exactly this id, or None when there is none or it is deleted."""

    def rows(self, kind: str) -> Sequence[Row]:
        """All records of a kind that are not deleted, in the order they were made."""


class Reader(Directory, Protocol):
    """The whole journal as it reads now."""

    def stamp(self, record_id: str, field: str) -> str | None:
        """The stamp of the value a row shows for a field; None when the field was never written.

        An editor keeps it and hands it to `commit(expect=…)`, so that nothing it did not show is overwritten.
        """

    def versions(self, record_id: str, field: str) -> Sequence[str]:
        """Every version of a long text that no other version has seen; more than one is a conflict."""

    def base(self, record_id: str, field: str) -> str | None:
        """The text that all versions of a long text were written from; None where there is one, or nobody knows."""

    def deleted(self, kind: str | None = None) -> Sequence[Row]:
        """Deleted records (of one kind, or all), newest deletion first; emptied ones too (`vocabulary.is_emptied`)."""
