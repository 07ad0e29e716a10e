"""Invitations to a shared folder: made by its host, used once."""

from __future__ import annotations

from datetime import datetime
from typing import TYPE_CHECKING

from mentortui.changes.draft import checked, fresh
from mentortui.model import limits
from mentortui.model.delta import Delta
from mentortui.model.reader import Reader
from mentortui.model.vocabulary import ONLY_YOU

if TYPE_CHECKING:
    from mentortui.changes.draft import NewId


def invite(
    reader: Reader, share: str, secret: str, called: str, *, now: datetime, new_id: NewId, to: str | None = None,
    again: bool = False,
) -> Delta:  # fmt: skip
    """An invitation for somebody, by a code with this secret. `share` is the record of the folder, `to` a person.

    `again`: they are in it already, and come with a new journal.
    """
    fields = {"share": share, "secret": secret, "name": limits.name(called), "to": to, "again": again or None}
    record_id = new_id("invite")
    row = checked(record_id, fresh(reader, fields, readers=ONLY_YOU, now=now))
    return Delta(f"Invited {fields['name']}", {record_id: row}, {})


def used(invite_id: str, person: str, device: str, called: str) -> Delta:
    """Somebody joined with it."""
    return Delta(f"{called} joined with your code", {}, {invite_id: {"used_by": person, "device": device}})


def confirmed(
    reader: Reader, share: str, person: str, device: str, called: str, *, now: datetime, new_id: NewId
) -> Delta:
    """Somebody joined without a code, and security words were compared."""
    fields = {"share": share, "name": limits.name(called or "Somebody"), "to": person, "used_by": person,
              "device": device}  # fmt: skip
    record_id = new_id("invite")
    row = checked(record_id, fresh(reader, fields, readers=ONLY_YOU, now=now))
    return Delta(f"{fields['name']} is in it, confirmed by your words", {record_id: row}, {})
