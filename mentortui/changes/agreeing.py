"""What a program may count unless a record says otherwise, as one agreed when joining; and which program it is."""

from __future__ import annotations

from collections.abc import Collection
from typing import TYPE_CHECKING

from mentortui.changes import naming
from mentortui.errors import NotFound, Refused
from mentortui.model.delta import Delta
from mentortui.model.vocabulary import kind_named, table_of
from mentortui.practice.counted import AGREED, NONE, PROGRAM, share_id
from mentortui.practice.names import listed
from mentortui.practice.whitelist import WHOLE

if TYPE_CHECKING:
    from datetime import datetime

    from mentortui.changes.draft import NewId
    from mentortui.model.reader import Reader, Row

ALL = "all"
NOTHING = "nothing"


def kinds(words: str) -> frozenset[str]:
    """The kinds a person names: `all`, `nothing`, or some with commas, like `meetings,goals`. Raises Refused."""
    said = [one.strip() for one in words.split(",") if one.strip()]
    if [one.casefold() for one in said] == [ALL]:
        return frozenset(WHOLE)
    if not said or [one.casefold() for one in said] == [NOTHING]:
        return frozenset()
    found = {one: kind_named(one.replace(" ", "_")) for one in said}
    for one, kind in found.items():
        if kind not in WHOLE:
            there = ", ".join(table_of(kind).replace("_", " ") for kind in WHOLE)
            raise Refused(f"A program never counts {one!r}. It can count {there}. Nothing was changed.", "count")
    return frozenset(filter(None, found.values()))


def agree(reader: Reader, program: Row, wanted: Collection[str]) -> Delta:
    """Let a program count these kinds from joining on, and no others, unless a record says otherwise."""
    if frozenset(program.get(AGREED, ())) == frozenset(wanted):
        return Delta("It counts just that already")
    says = f"{program.get('name')} counts {in_words(wanted)} from now on"
    return Delta(says, {}, {program["id"]: {AGREED: sorted(wanted)}})


def agree_in(
    reader: Reader, share: str, wanted: Collection[str], *, now: datetime | None = None, new_id: NewId | None = None
) -> Delta:
    """The same, of the program whose share has this id."""
    return agree(reader, reader.get(share) or {}, wanted)


def belongs(reader: Reader, words: str, program: Row | None) -> Delta:
    """Say which program a relationship belongs to, so that what is counted of it goes there; None: to no program.

    `words` name the other in it, or a single record that is of no relationship. Raises NotFound, Ambiguous and Refused.
    """
    said = share_id(program) if program else NONE
    relationship = _whose(reader, words)
    if relationship.get(PROGRAM) == said:
        raise Refused("It belongs there already; nothing was changed.")
    where = f"“{program.get('name')}”" if program else "no program"
    return Delta(f"Belongs to {where}", {}, {relationship["id"]: {PROGRAM: said}})


def _whose(reader: Reader, words: str) -> Row:
    """The relationship that is meant, or one's own record of a kind that is counted."""
    try:
        return naming.relationship(reader, words)
    except NotFound as error:
        try:
            row = reader.get(naming.find(reader, sorted(WHOLE), words)) or {}
        except NotFound:
            raise error from None
    if row.get("by", reader.me) != reader.me:
        raise Refused("Only what you wrote yourself is counted of you; nothing was changed.")
    if row.get("relationship"):
        raise Refused("It goes where its relationship belongs: name the other in it. Nothing was changed.")
    return row


def in_words(wanted: Collection[str]) -> str:
    """`meetings and goals`, `everything it can`, `nothing`."""
    if len(wanted) == len(WHOLE):
        return "everything it can"
    return listed(table_of(one).replace("_", " ") for one in WHOLE if one in wanted) or NOTHING
