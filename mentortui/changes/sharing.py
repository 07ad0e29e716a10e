"""Who can read a record, changed. An id keeps its readers for ever, so this makes new records and empties the old.

Parts go along and links are pointed anew. Links lead from private to shared records, never back.
"""

from __future__ import annotations

from mentortui.changes import naming
from mentortui.changes.draft import checked
from mentortui.errors import Refused
from mentortui.model.delta import Delta
from mentortui.model.vocabulary import (
    ALWAYS_PRIVATE,
    BETWEEN_US,
    EVERYONE,
    KINDS,
    MAKING,
    ONLY_YOU,
    PARENT_FIELDS,
    RELATIONSHIP,
    SET_FIELDS,
    TEXT_FIELDS,
    kind_of,
)

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from typing import Any

    from mentortui.changes.draft import NewId
    from mentortui.model.reader import Reader, Row

_BETWEEN_US = {
    "relationship": "A relationship",
    "agreement": "An agreement",
    "acceptance": "A word on an agreement",
    "pause": "A pause",
}
LINKS = ("goal", "meeting", "milestone", "skill", "response")
"""Fields that point to a record whose readers may change; people and relationships keep theirs."""


def share(reader: Reader, record: str, *, new_id: NewId, with_: str | None = None) -> Delta:
    """Let a relationship read a record and its parts: the one named, the record's own, or the only active one.

    One that another relationship reads already gets new ids and is taken from that one: who reads a record is part of
    where it lives, and stays.
    Raises Refused for what is always private, what is shared already, and a part of something that is not.
    """
    row = owned(reader, record)
    kind = kind_of(row["id"])
    if kind in ALWAYS_PRIVATE:
        raise Refused(f"A {kind} is always yours alone and cannot be shared; nothing was changed.")
    parent = _parent(reader, row)
    if row.get("readers", ONLY_YOU) != ONLY_YOU and not _other_readers(reader, row, parent, with_):
        raise Refused(f"{naming.label(reader, row)} is shared already; nothing was changed.")
    if parent is not None and parent.get("readers", ONLY_YOU) == ONLY_YOU:
        raise Refused(
            f"It is part of {naming.label(reader, parent)}, which only you can read; share that one "
            f"({naming.short(parent['id'])}), and its parts go along. Nothing was changed."
        )
    _names_what_they_read(reader, row)
    link = _relationship(reader, row, parent, with_)
    return moved(
        reader, row, {"readers": RELATIONSHIP, "relationship": link["id"], "moved_from": None}, "Shared", new_id
    )


def _other_readers(reader: Reader, row: Row, parent: Row | None, with_: str | None) -> bool:
    """Whether a shared record is to move to another relationship. Raises Refused for what cannot."""
    if with_ is None or kind_of(row["id"]) in BETWEEN_US or row["readers"] != RELATIONSHIP:
        return False
    chosen = naming.relationship(reader, with_)
    if not row.get("relationship") or chosen["id"] == row["relationship"]:
        return False
    if parent is not None:
        raise Refused(
            f"It is part of {naming.label(reader, parent)} and read by whoever reads that; nothing was changed.", "with"
        )
    return True


def unshare(reader: Reader, record: str, *, new_id: NewId) -> Delta:
    """Keep a record and its parts to oneself from now on; what was read cannot be unread.

    Raises Refused for what both know, what is private already, and a part of something shared.
    """
    row = owned(reader, record)
    if kind_of(row["id"]) in BETWEEN_US:
        raise Refused(f"{_BETWEEN_US[kind_of(row['id'])]} is known to both who are in it; nothing was changed.")
    if row.get("readers", ONLY_YOU) == ONLY_YOU:
        raise Refused(f"Only you can read {naming.label(reader, row)} already; nothing was changed.")
    parent = _parent(reader, row)
    if parent is not None and kind_of(row["id"]) != "entry":
        raise Refused(
            f"It is part of {naming.label(reader, parent)} and read by whoever reads that; nothing was changed."
        )
    shared = [one for one in reader.rows("rating") if one.get("skill") == row["id"] and one.get("readers") != ONLY_YOU]
    if shared:
        raise Refused(
            f"Ratings of {naming.label(reader, row)} are shared; keep these to yourself first. Nothing was changed."
        )
    opened = dict.fromkeys(("program", "by_name", "about_name")) if row["readers"] == EVERYONE else {}
    return moved(reader, row, {**opened, "readers": ONLY_YOU}, "Only you from now on", new_id)


def parts(reader: Reader, record_id: str) -> Iterator[Row]:
    """The records that are part of one, and their parts."""
    for kind, field in PARENT_FIELDS.items():
        for row in reader.rows(kind):
            if row.get(field) == record_id:
                yield row
                yield from parts(reader, row["id"])


def owned(reader: Reader, record: str) -> Row:
    """The record the words name, of any kind. Raises Refused when somebody else wrote it, NotFound, Ambiguous."""
    row = reader.get(naming.find(reader, tuple(KINDS), record))
    assert row is not None
    if row.get("by", reader.me) != reader.me:
        raise Refused(
            f"{naming.name(reader, row['by'])} wrote it, and only its writer says who can read it; nothing was changed."
        )
    return row


def _names_what_they_read(reader: Reader, row: Row) -> None:
    """A rating without its skill says nothing, and another's words for a skill of the list are theirs alone."""
    if row.get("shipped"):
        raise Refused("How you call a skill of the list stays with you; nothing was changed.")
    skill = reader.get(str(row.get("skill"))) if kind_of(row["id"]) == "rating" else None
    if skill is not None and skill.get("readers", ONLY_YOU) == ONLY_YOU:
        raise Refused(
            f"Only you can read that {naming.label(reader, skill)} is a skill of your list; share that one first "
            f"({naming.short(skill['id'])}). Nothing was changed."
        )


def _parent(reader: Reader, row: Row) -> Row | None:
    field = PARENT_FIELDS.get(kind_of(row["id"]))
    return reader.get(str(row.get(field))) if field else None


def _relationship(reader: Reader, row: Row, parent: Row | None, words: str | None) -> Row:
    """The relationship that will read a record. Raises Refused when it cannot be told."""
    fixed = (parent or row).get("relationship")
    if words is not None:
        chosen = naming.relationship(reader, words)
        if parent is not None and fixed and chosen["id"] != fixed:
            raise Refused(
                f"It is part of {naming.label(reader, parent)}, which others read; nothing was changed.", "with"
            )
        return chosen
    people = {*row.get("owners", ()), *row.get("attendees", ()), row.get("owner"), row.get("person")}
    people -= {reader.me, None}
    found = reader.get(str(fixed)) if fixed else naming.relationship_with(reader, people) if people else None
    found = found or (None if people else naming.only_relationship(reader))
    if found is None:
        raise Refused(
            "Share it with whom? You are in no relationship, or in several. Nothing was changed.", "with",
            hint="Name them with --with NAME.",
        )  # fmt: skip
    return found


def moved(reader: Reader, row: Row, fields: Mapping[str, Any], verb: str, new_id: NewId) -> Delta:
    """New records with other readers instead of a record and those of its parts that share its readers.

    Raises Refused when another wrote in it, too.
    """
    old = [row, *(part for part in parts(reader, row["id"]) if _goes_along(row, part))]
    for one in old:
        _no_conflict(reader, one)
        if one.get("by", reader.me) != reader.me:
            raise Refused(
                f"{naming.name(reader, one['by'])} wrote in it too, so it cannot be taken back; nothing was changed."
            )
    new_ids = {one["id"]: new_id(kind_of(one["id"])) for one in old}
    private = fields["readers"] == ONLY_YOU
    create, update = {}, {}
    for one in old:
        fresh = {field: value for field, value in {**one, **fields}.items() if field != "id"}
        fresh |= {field: new_ids[fresh[field]] for field in LINKS if fresh.get(field) in new_ids}
        if private:
            fresh["moved_from"] = one["id"]
        else:
            fresh = _without_private_links(reader, fresh, new_ids)
        create[new_ids[one["id"]]] = checked(new_ids[one["id"]], fresh)
        update[one["id"]] = emptied(one)
    update.update(_links(reader, new_ids, private, fields.get("relationship")))
    return Delta(f"{verb}: {naming.label(reader, row)}", create, update)


def _goes_along(row: Row, part: Row) -> bool:
    """Parts with the readers of the whole go along; a private entry of a shared meeting stays where it is."""
    return bool(part.get("readers", ONLY_YOU) == row.get("readers", ONLY_YOU))


def _no_conflict(reader: Reader, row: Row) -> None:
    for field in TEXT_FIELDS.get(kind_of(row["id"]), ()):
        if len(reader.versions(row["id"], field)) > 1:
            raise Refused(
                f"{naming.label(reader, row)} was written on two devices apart and has two versions; "
                "settle on one first. Nothing was changed."
            )


def _without_private_links(reader: Reader, fields: Row, new_ids: Mapping[str, str]) -> Row:
    """A record about to be shared, without links to what only its writer can read."""
    shared = dict(fields)
    for field in LINKS:
        target = reader.get(str(shared.get(field))) if shared.get(field) not in new_ids.values() else None
        if target is not None and target.get("readers", ONLY_YOU) == ONLY_YOU:
            shared.pop(field)
    return shared


def emptied(row: Row) -> dict[str, Any]:
    """The update that takes a record's content away and deletes it."""
    sets = SET_FIELDS.get(kind_of(row["id"]), frozenset())
    gone: dict[str, Any] = {field: [] if field in sets else None for field in row if field not in MAKING}
    return {**gone, "deleted": True}


def _links(
    reader: Reader, new_ids: Mapping[str, str], private: bool, relationship: str | None
) -> dict[str, dict[str, Any]]:
    """Other records' links pointed to the new records; a shared one may not point to what its readers lost."""
    update: dict[str, dict[str, Any]] = {}
    for kind in KINDS:
        for row in reader.rows(kind):
            if row["id"] in new_ids:
                continue
            for field in LINKS:
                if row.get(field) in new_ids:
                    others = relationship is not None and row.get("relationship", relationship) != relationship
                    hidden = row.get("readers", ONLY_YOU) != ONLY_YOU and (private or others)
                    update.setdefault(row["id"], {})[field] = None if hidden else new_ids[row[field]]
    return update
