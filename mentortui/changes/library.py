"""The library: links, files and books worth passing on."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from typing import TYPE_CHECKING

from mentortui.changes import naming
from mentortui.changes.draft import checked, fresh
from mentortui.errors import Refused
from mentortui.model.delta import Delta
from mentortui.model.reader import Reader
from mentortui.model.vocabulary import ONLY_YOU, RELATIONSHIP

if TYPE_CHECKING:
    from mentortui.changes.draft import NewId


def add(
    reader: Reader,
    title: str,
    *,
    now: datetime,
    new_id: NewId,
    link: str | None = None,
    path: str | None = None,
    tags: Sequence[str] = (),
    note: str | None = None,
    person: str | None = None,
    share: bool = False,
) -> Delta:
    """Something for the library, perhaps meant for a person (their name or id), whom `share` lets read it.

    Raises Refused where it cannot be shared, or the same link or file is there already.
    """
    who = None if person is None else naming.person(reader, person)
    together = naming.relationship_with(reader, [who]) if who and who != reader.me else None
    if share and together is None:
        raise Refused(
            "To share it, say for whom: somebody you are in a relationship with. Nothing was saved.", "person"
        )
    fields = {
        "relationship": together["id"] if together else None,
        "title": title,
        "link": link or None,
        "path": path or None,
        "tags": sorted(set(tags)),
        "note": note or None,
        "person": who,
    }
    record_id = new_id("resource")
    made = checked(record_id, fresh(reader, fields, readers=RELATIONSHIP if share else ONLY_YOU, now=now))
    for field in ("link", "path"):
        same = next((row for row in reader.rows("resource") if made.get(field) and row.get(field) == made[field]), None)
        if same is not None:
            raise Refused(f"That {'link' if field == 'link' else 'file'} is in the library already: "
                          f"{naming.label(reader, same)}. Nothing was saved.", field)  # fmt: skip
    return Delta(f"In the library: {naming.shorten(made['title'])}", {record_id: made})
