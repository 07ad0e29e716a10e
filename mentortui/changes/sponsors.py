"""Who of weight stands behind a program, and what mentoring did for them in their own words."""

from __future__ import annotations

from datetime import datetime
from typing import TYPE_CHECKING

from mentortui.changes.draft import changed, checked, fresh
from mentortui.errors import NotFound
from mentortui.model.delta import Delta
from mentortui.model.reader import Reader, Row
from mentortui.model.vocabulary import ONLY_YOU

if TYPE_CHECKING:
    from mentortui.changes.draft import NewId


def sponsors(reader: Reader, share: str) -> list[Row]:
    """The sponsors of a program, in the order they came."""
    return [row for row in reader.rows("sponsor") if row.get("program") == share]


def sponsor(
    reader: Reader, share: str, name: str, *, now: datetime, new_id: NewId, story: str | None = None
) -> Delta:  # fmt: skip
    """A sponsor, or the story of one who is known by that name (small and capital letters count alike)."""
    row = _called(reader, share, name)
    if row is not None:
        return Delta(f"Sponsor: {row['name']}", {}, {row["id"]: changed(row, {"story": story} if story else {})})
    record_id = new_id("sponsor")
    fields = {"program": share, "name": name, "story": story}
    made = checked(record_id, fresh(reader, fields, readers=ONLY_YOU, now=now))
    return Delta(f"Sponsor: {made['name']}", {record_id: made})


def no_sponsor(reader: Reader, share: str, name: str) -> Delta:
    """Somebody who stands behind it no more. Raises NotFound."""
    row = _called(reader, share, name)
    if row is None:
        raise NotFound(f"No sponsor of this program is called {name!r}. Nothing was changed.", "name")
    return Delta(f"No sponsor any more: {row['name']}", {}, {row["id"]: {"deleted": True}})


def _called(reader: Reader, share: str, name: str) -> Row | None:
    said = " ".join(name.split()).casefold()
    return next((row for row in sponsors(reader, share) if str(row.get("name", "")).casefold() == said), None)
