"""Which records go when one is purged: it, what it was before its readers changed, and its own parts. Pure."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final, NamedTuple

from mentortui.changes import editing, naming
from mentortui.errors import NotFound, Refused
from mentortui.model.reader import Reader, Row
from mentortui.model.vocabulary import KINDS, PARENT_FIELDS, kind_of
from mentortui.practice.names import name

_KEPT: Final = {
    "share": "A shared folder is left in Sharing, not purged",
    "computer": "A computer of yours is taken away with `mentortui device remove`, not purged",
    "relationship": "A relationship is between its people: close it, or purge what you wrote in it",
}


class Purge(NamedTuple):
    """What is to go for good."""

    ids: tuple[str, ...]
    label: str
    """The record in a few words."""
    theirs: tuple[str, ...]
    """Names of others who wrote parts of it: those stay, for they are theirs."""
    readers: str
    """Who could read it, as its field says."""


def purge(reader: Reader, words: str) -> Purge:
    """The own record the words name, deleted or not, with all that goes with it.

    Raises Refused for what somebody else wrote, for oneself, and for what is no content.
    """
    row = _named(reader, words)
    kind = kind_of(row["id"])
    if kind in _KEPT:
        raise Refused(f"{_KEPT[kind]}. Nothing was changed.")
    if row.get("by", reader.me) != reader.me:
        raise Refused(f"{name(reader, str(row['by']))} wrote it, and it is theirs to purge. Nothing was changed.")
    if kind == "person" and not row.get("deleted"):
        editing.delete(reader, row["id"])  # the same rules as for deleting one
    rows = {one["id"]: one for each in KINDS for one in (*reader.rows(each), *reader.deleted(each))}
    family = [row, *_before(rows, row)]
    parts = [part for one in family for part in _parts(rows, one["id"])]
    own = [one["id"] for one in (*family, *parts) if one.get("by", reader.me) == reader.me]
    theirs = {str(part["by"]) for part in parts if part.get("by", reader.me) != reader.me and not part.get("deleted")}
    return Purge(
        tuple(dict.fromkeys(own)),
        naming.label(reader, row),
        tuple(sorted(name(reader, one) for one in theirs)),
        str(row.get("readers", "")),
    )


def _named(reader: Reader, words: str) -> Row:
    try:
        row = reader.get(naming.find(reader, tuple(KINDS), words))
    except NotFound:
        row = editing.deleted_row(reader, words)
    assert row is not None
    return row


def _before(rows: dict[str, Row], row: Row) -> Iterator[Row]:
    """What a record was before its readers changed, back to the first."""
    seen = {row["id"]}
    while (origin := rows.get(str(row.get("moved_from")))) is not None and origin["id"] not in seen:
        seen.add(origin["id"])
        yield origin
        row = origin


def _parts(rows: dict[str, Row], record_id: str) -> Iterator[Row]:
    for one in rows.values():
        if one.get(PARENT_FIELDS.get(kind_of(one["id"]), "")) == record_id:
            yield one
            yield from _parts(rows, one["id"])
