"""Any record edited, deleted, brought back."""

from __future__ import annotations

from datetime import date

from mentortui.changes import naming
from mentortui.changes.draft import changed, checked
from mentortui.changes.local_time import refuse_skipped
from mentortui.changes.narrowed import Narrowed
from mentortui.changes.people import said_today
from mentortui.changes.sharing import parts
from mentortui.errors import NotFound, Refused
from mentortui.model.delta import Delta
from mentortui.model.vocabulary import KINDS, PARENT_FIELDS, is_emptied, kind_of
from mentortui.practice.names import members

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import datetime
    from typing import Any

    from mentortui.model.reader import Reader, Row

FIXED = frozenset(
    {"id", "at", "by", "readers", "deleted", "purged", "moved_from", "relationship", "position", "not_same"}
)
"""What is not set by hand: who wrote what when, and who can read it (`sharing`)."""
_OWN_WAY = {
    "readers": "Who can read a record is changed with `mentortui share` and `mentortui unshare`.",
    "deleted": "Records are deleted with `mentortui delete` and brought back with `mentortui undelete`.",
}


def set_fields(
    reader: Reader, record: str, fields: Mapping[str, Any], *, now: datetime | None = None, here: str | None = None
) -> Delta:
    """Set fields of any record to typed values; None empties one. Raises Refused when nothing would change.

    With `now` a profile keeps on which day the time somebody can give was said. `here` is the computer's time zone,
    for who has none in their profile: a meeting is not moved to a time that does not exist there.
    """
    row = reader.get(naming.find(reader, tuple(KINDS), record))
    assert row is not None
    for field in fields:
        _settable(field)
    _only_its_author(reader, row)
    if kind_of(row["id"]) == "relationship" and fields.get("status") == "closed" != row.get("status"):
        raise Refused(
            "A relationship is closed with the way it ended, not by its status alone; nothing was changed. The key is "
            "C on its page, the command `mentortui relationship close NAME --as completed`.",
            "status",
        )
    if any(word.get("agreement") == row["id"] for word in reader.rows("acceptance")):
        raise Refused(
            "Somebody agreed to it, so it stays as it is; a next version says what is new. Nothing was changed.",
            hint="`mentortui agreement edit` writes one.",
        )
    update = changed(row, _as_absent(reader, row, fields))
    if not update:
        raise Refused(f"{naming.label(reader, row)} says that already; nothing was changed.")
    if kind_of(row["id"]) == "meeting" and {"on", "time"} & update.keys():
        moved = {**row, **update}
        refuse_skipped(reader, [date.fromisoformat(moved["on"])], moved.get("time"), here)
    changed_fields = ", ".join(update)
    if now is not None and kind_of(row["id"]) == "person":
        update = said_today(update, now)
    return Delta(f"Edited: {naming.label(reader, {**row, **update})} ({changed_fields})", update={row["id"]: update})


def _only_its_author(reader: Reader, row: Row) -> None:
    """Refuse to change thanks and honor that somebody else wrote: they belong to their author."""
    if kind_of(row["id"]) == "recognition" and row.get("by", reader.me) != reader.me:
        raise Refused(f"{naming.name(reader, row['by'])} wrote it, and it stays in their words; nothing was changed.")


def _as_absent(reader: Reader, row: Row, fields: Mapping[str, Any]) -> Mapping[str, Any]:
    """Where nothing is counted by default, not counted is said by silence.

    Raises Refused where what the program would count is nothing, ever.
    """
    if "counted" not in fields:
        return fields
    from mentortui.changes import counting

    if fields["counted"]:
        counting.allowed(kind_of(row["id"]), {**row, **fields})
    return {**fields, "counted": counting.said(reader, row["id"], bool(fields["counted"]))}


def delete(reader: Reader, record: str) -> Delta:
    """Delete a record and its parts; undo and `undelete` bring them back.

    Raises Refused for oneself, and for somebody one is in a relationship with.
    """
    row = reader.get(naming.find(reader, tuple(KINDS), record))
    assert row is not None
    _only_its_author(reader, row)
    if row["id"] == reader.me:
        raise Refused("That is yourself: this journal is yours. Nothing was deleted.")
    if kind_of(row["id"]) == "person":
        together = next((one for one in reader.rows("relationship") if row["id"] in members(one)), None)
        if together is not None:
            raise Refused(
                f"{naming.label(reader, row)} is in a relationship; delete that first. Nothing was deleted.",
                hint=f"It is {naming.short(together['id'])}.",
            )
    gone = [row["id"], *(part["id"] for part in parts(reader, row["id"]))]
    return Delta(f"Deleted: {naming.label(reader, row)}", update={one: {"deleted": True} for one in gone})


def undelete(reader: Reader, record: str) -> Delta:
    """Bring back a deleted record and the parts that were deleted with it. Raises NotFound or Ambiguous."""
    row = deleted_row(reader, record)
    clean = {field: value for field, value in row.items() if field not in ("id", "deleted")}
    try:
        if is_emptied(row):
            raise Refused("It is empty.")
        checked(row["id"], clean)
    except Refused:
        raise Refused(
            "Its content went along to a new record when its readers changed, its making was undone (`mentortui redo` "
            "takes the last undo back), or it was purged; nothing can be brought back from here."
        ) from None
    parent = PARENT_FIELDS.get(kind_of(row["id"]))
    if parent and reader.get(str(row.get(parent))) is None:
        raise Refused(f"It is part of a {parent} that is deleted too; bring that back first. Nothing was changed.")
    back = [row, *_parts_deleted_with(reader, row)]
    return Delta(f"Brought back: {naming.label(reader, row)}", update={one["id"]: {"deleted": None} for one in back})


def _parts_deleted_with(reader: Reader, row: Row) -> list[Row]:
    """Parts deleted with the whole or after it; one deleted on its own before stays deleted."""
    since = reader.stamp(row["id"], "deleted") or ""
    return [
        part
        for kind, field in PARENT_FIELDS.items()
        for part in reader.deleted(kind)
        if part.get(field) == row["id"] and (reader.stamp(part["id"], "deleted") or "") >= since
    ]


class _Deleted(Narrowed):
    """A journal's deleted records, as a directory to find names in."""

    def get(self, record_id: str) -> Row | None:
        """A deleted record, or a person by id, so that labels have names."""
        found = (row for row in self._reader.deleted(kind_of(record_id)) if row["id"] == record_id)
        return next(found, None) or self._reader.get(record_id)

    def rows(self, kind: str) -> list[Row]:
        """Deleted records of a kind that have something to bring back.

        An undone change of readers leaves a copy of what lives on elsewhere; it is not offered beside that.
        """
        gone = [row for row in self._reader.deleted(kind) if not is_emptied(row)]
        live = self._reader.rows(kind)
        with_content = {row["id"] for row in (*live, *gone)}
        moved = {row["moved_from"] for row in live if "moved_from" in row}
        found = []
        for row in gone:  # the one deleted last first
            origin = row.get("moved_from")
            if origin is None or origin not in with_content | moved:
                found.append(row)
            moved.add(origin)
        return found


def deleted_row(reader: Reader, words: str) -> Row:
    """The deleted record the words name. Raises NotFound or Ambiguous, and Refused when it is not deleted."""
    kinds = [kind_of(words.strip())] if kind_of(words.strip()) in KINDS else list(KINDS)
    where = _Deleted(reader)
    try:
        found = naming.find(where, kinds, words)
    except NotFound as error:
        raise NotFound(error.sentence.replace("There is no ", "There is no deleted ", 1)) from None
    row = where.get(found)
    if row is None or reader.get(found) is not None:
        raise Refused("That record is not deleted; nothing was changed.")
    return row


def _settable(field: str) -> None:
    if field in FIXED:
        raise Refused(f"{field} is not set by hand. {_OWN_WAY.get(field, '')} Nothing was changed.".replace("  ", " "))
