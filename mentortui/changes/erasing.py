"""Erasing oneself from shared folders, and what one noted of somebody who is erased. Pure."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Final

from mentortui.model.delta import Delta
from mentortui.model.reader import Reader, Row

_ABOUT: Final = {
    "enrolment": ("person",), "contact": ("person",), "outcome": ("enrolment",), "invite": ("to", "used_by"),
}  # fmt: skip
"""Kinds a host keeps about people, with the fields that name whom, or their enrolment."""


def ask(rows: Iterable[Row]) -> Delta:
    """Ask that everything one wrote in these folders is dropped by everybody."""
    found = {row["id"]: {"erase": True} for row in rows if not row.get("erase")}
    return Delta("Asked to be erased from shared folders", {}, found)


def out(share: str) -> Delta:
    """One was erased from a folder: it is none of one's own any more."""
    return Delta("You are out of the folder", {}, {share: {"deleted": True}})


def about(reader: Reader, person: str) -> list[str]:
    """Ids of what a host noted of a person: their enrolment, contacts, outcomes, invitations, and what was entered."""
    enrolled = {row["id"] for row in (*reader.rows("enrolment"), *reader.deleted("enrolment"))
                if row.get("person") == person}  # fmt: skip
    meant = {person, *enrolled}
    return [
        row["id"]
        for kind, fields in _ABOUT.items()
        for row in (*reader.rows(kind), *reader.deleted(kind))
        if meant & {row.get(field) for field in fields}
    ] + [
        row["id"]
        for row in (*reader.rows("fact"), *reader.deleted("fact"))
        if row.get("entered") and row.get("by") == reader.me
        and meant & {row.get("told_by"), *row.get("mentors", ()), *row.get("mentees", ())}
    ]  # fmt: skip
