"""Sealed answers: what is published before the answers are, and when they open.

On submitting, only a hash goes out, made of a nonce and the answers; the answers and the nonce follow once both sides
have answered, or after some days. So nobody answers with an eye on what the other wrote, and nobody changes theirs
after reading the other's without its being seen.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping
from datetime import date, timedelta
from typing import Any, Final

from mentortui.model.reader import Reader, Row
from mentortui.practice.written import writer

OPENS_AFTER: Final = timedelta(days=7)
"""How long answers wait for the other side's."""


def seal_of(nonce: str, answers: Mapping[str, Any]) -> str:
    """The blake2b of a nonce and answers, in hex: 256 bits."""
    words = json.dumps(answers, sort_keys=True, separators=(",", ":"), ensure_ascii=False)
    return hashlib.blake2b(f"{nonce}\n{words}".encode(), digest_size=32).hexdigest()


def is_closed(row: Row) -> bool:
    """Whether somebody else's response is still sealed: one knows that there is one, and not what it says."""
    return bool(row.get("seal")) and "nonce" not in row


def was_changed(row: Row) -> bool:
    """Whether opened answers are not those that were sealed: they were changed since."""
    nonce = row.get("nonce")
    return bool(row.get("seal")) and isinstance(nonce, str) and seal_of(nonce, row.get("answers", {})) != row["seal"]


def to_open(reader: Reader, today: date) -> list[Row]:
    """Sealed responses one wrote down that open now: the other side has answered, too, or they waited long enough.

    The other side's word is their own, or one that came to oneself by form: what another says that somebody wrote
    opens nothing here.
    """
    theirs = [
        (_place(row), writer(row))
        for row in reader.rows("response")
        if row.get("by") == reader.me or not row.get("written_by")
    ]
    return [
        row
        for row in reader.rows("response")
        if row.get("by") == reader.me
        and row.get("seal")
        and not row.get("unsealed")
        and (
            any(place == _place(row) and who != writer(row) for place, who in theirs)
            or date.fromisoformat(row["on"]) + OPENS_AFTER <= today
        )
    ]


def _place(row: Row) -> tuple[str, str]:
    """What a response is about: a meeting, or an occasion of a relationship."""
    if row.get("meeting"):
        return "meeting", str(row["meeting"])
    return str(row.get("relationship")), str(row.get("occasion"))
