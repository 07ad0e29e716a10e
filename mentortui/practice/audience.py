"""Who can read a record, by name (PRODUCT.md "Who can read this"). Light enough for quick capture."""

from __future__ import annotations

from mentortui.model.vocabulary import ALWAYS_PRIVATE, EVERYONE, ONLY_YOU, kind_of
from mentortui.practice import names

TYPE_CHECKING = False  # importing typing costs quick capture 3 ms
if TYPE_CHECKING:
    from collections.abc import Mapping
    from typing import Any

    from mentortui.model.reader import Directory

STAYS_HERE = "Nothing leaves this computer until you share a folder."
"""What is true of everything that another may read, as long as there is no folder to read it from."""


def readers_of(kind: str, row: Mapping[str, Any]) -> str:
    """The readers a record has: of kinds that are always their writer's own, only them."""
    return ONLY_YOU if kind in ALWAYS_PRIVATE else str(row.get("readers", ONLY_YOU))


def audience(reader: Directory, row: Mapping[str, Any]) -> list[str]:
    """Ids of the others who read a record open to its relationship: the members, else the people of its meeting.

    The directory of quick capture knows no meetings; records it makes name their relationship themselves.
    """
    linked = _relationship(reader, row)
    relationship = reader.get(linked) if linked else None
    if relationship is None and _is_relationship(row):
        relationship = dict(row)
    if relationship:
        return [person for person in names.members(relationship) if person != reader.me]
    return names.others(reader, dict(row))


def stays_here(reader: Directory, row: Mapping[str, Any]) -> bool:
    """Whether what others may read of a record lies on this computer only: its relationship shares no folder yet."""
    if row.get("readers") == EVERYONE:
        return all(share.get("type") != "program" for share in reader.rows("share"))
    linked = row.get("id") if _is_relationship(row) else _relationship(reader, row)
    return not linked or all(share.get("relationship") != linked for share in reader.rows("share"))


def _program(reader: Directory, row: Mapping[str, Any]) -> str:
    """What the program is called whose people read a record."""
    share = row.get("program") or str(row.get("id", "")).partition("-")[2]
    return str((reader.get(f"share-{share}") or {}).get("name") or "the program")


def _relationship(reader: Directory, row: Mapping[str, Any]) -> str | None:
    part_of = next((reader.get(row[field]) for field in ("goal", "meeting") if row.get(field)), None) or {}
    linked: str | None = row.get("relationship") or part_of.get("relationship")
    return linked


def _is_relationship(row: Mapping[str, Any]) -> bool:
    return "mentors" in row or kind_of(str(row.get("id", ""))) == "relationship"


def who(reader: Directory, kind: str, row: Mapping[str, Any]) -> str:
    """Who can read a record, with names: `only you`, `you and Tom Berg`, `everyone in the program`."""
    if kind in ALWAYS_PRIVATE:
        return "only you, always"
    readers = readers_of(kind, row)
    if readers == ONLY_YOU:
        return "only you"
    if readers == EVERYONE:
        return f"everyone in {_program(reader, row)}"
    people = [names.name(reader, person) for person in audience(reader, row)]
    return names.listed(["you", *people]) if people else "you, and whoever joins the relationship"
