"""What is deliberately opened to everyone in a program, and what its coordinator tells them."""

from __future__ import annotations

from datetime import datetime
from typing import TYPE_CHECKING, Any, Final

from mentortui.changes import naming
from mentortui.changes.draft import checked, fresh
from mentortui.changes.sharing import moved, owned
from mentortui.errors import Refused
from mentortui.model.delta import Delta
from mentortui.model.reader import Reader, Row
from mentortui.model.vocabulary import EVERYONE, kind_of

if TYPE_CHECKING:
    from mentortui.changes.draft import NewId

OPENABLE: Final = {
    "recognition": "kudos", "milestone": "milestones", "resource": "entries of the library", "meeting": "workshops",
    "form": "forms",
}  # fmt: skip
"""Kinds that may be opened to everyone, and what they are called then."""


def open_to_all(reader: Reader, record: str, program: Row, *, new_id: NewId) -> Delta:
    """Let everyone in a program read a record of one's own. `program` is the record of its shared folder.

    They know people by id only, so the names of its writer and of whom it is about go along. Raises Refused for kinds
    that are never opened, and for what is part of something else.
    """
    row = owned(reader, record)
    kind = kind_of(row["id"])
    workshop = kind != "meeting" or row.get("type") == "workshop"
    if kind not in OPENABLE or not workshop:
        raise Refused(
            f"Only {', '.join(OPENABLE.values())} may be opened to everyone in a program; nothing was changed."
        )
    if row.get("readers") == EVERYONE:
        raise Refused(f"Everyone in the program can read {naming.label(reader, row)} already; nothing was changed.")
    fields = {
        "readers": EVERYONE, "relationship": None, "moved_from": None, "program": _share(program),
        "by_name": _called(reader, reader.me), "about_name": _called(reader, str(row.get("person") or "")),
    }  # fmt: skip
    return moved(reader, row, fields, f"Open to everyone in {program.get('name')}", new_id)


def _called(reader: Reader, person: str) -> str | None:
    """A person's name as it stands, one's own too; None of nobody."""
    return str((reader.get(person) or {}).get("name", "")) or None


def announce(
    reader: Reader, program: Row, title: str, *, now: datetime, new_id: NewId, text: str | None = None,
    until: str | None = None,
) -> Delta:  # fmt: skip
    """Tell everyone in a program one coordinates something. `until` (an ISO day) is how long it stands first."""
    fields = {"title": title, "text": text or None, "on": now.date().isoformat(), "until": until}
    return _told(reader, program, "announcement", fields, f"Told everyone in {program.get('name')}", now, new_id)


def page(
    reader: Reader, program: Row, title: str, text: str, *, now: datetime, new_id: NewId, audience: str = "both"
) -> Delta:
    """Add a page to the handbook of a program one coordinates."""
    fields = {"title": title, "text": text, "audience": audience}
    return _told(reader, program, "page", fields, f"In the handbook of {program.get('name')}", now, new_id)


def _told(
    reader: Reader, program: Row, kind: str, fields: dict[str, Any], says: str, now: datetime, new_id: NewId
) -> Delta:
    if not program.get("hosted"):
        raise Refused(f"Only who coordinates {program.get('name')} tells everyone; nothing was saved.")
    record_id = new_id(kind)
    row = fresh(reader, {**fields, "program": _share(program)}, readers=EVERYONE, now=now)
    return Delta(f"{says}: {naming.shorten(str(fields['title']))}", {record_id: checked(record_id, row)})


def _share(program: Row) -> str:
    return str(program["id"]).partition("-")[2]
