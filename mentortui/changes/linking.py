"""Somebody typed by hand and somebody who joined: the same person, or two."""

from __future__ import annotations

from mentortui.changes import joining
from mentortui.changes.people import relationship_add
from mentortui.model.delta import Delta, together
from mentortui.practice.names import members, name

TYPE_CHECKING = False
if TYPE_CHECKING:
    from datetime import datetime

    from mentortui.changes.draft import NewId
    from mentortui.model.reader import Reader
    from mentortui.practice.joined import Who


def same(reader: Reader, who: Who, *, now: datetime) -> Delta:
    """They are one person: everything about the one is about the other now. Raises as `joining.link`."""
    return joining.link(reader, who.typed, who.joined, now=now)


def another(reader: Reader, who: Who, *, now: datetime, new_id: NewId) -> Delta:
    """They are two people, which is remembered. Raises Refused where it is known already.

    A folder for two that was made for the first is for the second from now on, in a relationship of its own: nothing
    that belongs to the first goes there.
    """
    said = joining.two(reader, who.typed, who.joined)
    share = reader.get(who.share) or {}
    before = reader.get(str(share.get("relationship"))) or {}
    if {*members(before)} != {reader.me, who.typed}:
        return said
    sides = [
        [{who.typed: who.joined, reader.me: "me"}[one] for one in before.get(side, ())]
        for side in ("mentors", "mentees")
    ]
    made = relationship_add(reader, *sides, now=now, new_id=new_id, kind=str(before.get("kind", "traditional")))
    record_id = next(one for one in made.create if one.startswith("relationship-"))
    given = joining.given_to(who.share.partition("-")[2], record_id)
    says = f"{name(reader, who.joined)} is somebody else than {name(reader, who.typed)}"
    return together(says, said, made, given)
