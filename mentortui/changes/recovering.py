"""The computer that stands nowhere, and comes with one's recovery sentence: noted, and found again. Pure."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping
from datetime import datetime
from typing import Any, Final

from mentortui.changes.draft import checked, fresh
from mentortui.model.delta import Delta
from mentortui.model.reader import Reader, Row
from mentortui.model.vocabulary import ONLY_YOU
from mentortui.practice.computers import RECOVERY

TYPE: Final = RECOVERY


def kept(reader: Reader) -> Row | None:
    """The record of the present sentence; None where none was chosen."""
    rows = [row for row in reader.rows("computer") if row.get("type") == TYPE and row.get("sealed")]
    return rows[-1] if rows else None


def chosen(reader: Reader, keys: Mapping[str, str], sealed: str, *, now: datetime) -> Delta:
    """A new sentence: its keys (`id`, `sign`, `age`) and what it seals, in place of the one before.

    From now on one's own side travels in every folder, sealed for oneself, so that there is something to bring back.
    """
    record_id = f"computer-{hashlib.blake2b(keys['id'].encode(), digest_size=16).hexdigest()}"
    fields: dict[str, Any] = {
        "name": "Recovery sentence", "type": TYPE, "device": keys["id"], "sign": keys["sign"], "age": keys["age"],
        "sealed": sealed,
    }  # fmt: skip
    create = {record_id: checked(record_id, fresh(reader, fields, readers=ONLY_YOU, now=now))}
    before = kept(reader)
    update: dict[str, dict[str, Any]] = {} if before is None else {before["id"]: {"sealed": None, "deleted": True}}
    return Delta("A sentence that brings your journal back", create, update | _meet(reader))


def meet(reader: Reader) -> Delta:
    """One's own side travels in every folder, once a sentence was chosen: in one joined since, too."""
    return Delta("Your journal travels here, sealed for you", {}, _meet(reader) if kept(reader) else {})


def _meet(reader: Reader) -> dict[str, dict[str, Any]]:
    return {row["id"]: {"own": True} for row in reader.rows("share") if not row.get("own")}
