"""A sheet: somebody's answers to one form as they came in a file, before anybody of the journal is looked for."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping
from typing import Any, Final, NamedTuple

from mentortui.model.limits import clean

MARK: Final = "answers"
"""What an answer file says of itself under the name `mentortui`."""
SCHEMA: Final = 1
SHEET_MAX: Final = 2_000_000
"""Bytes of a file of answers at most."""
MAIL_MAX: Final = 16_000_000
"""Bytes of a mail at most, with whatever else is attached to it."""
NAME_MAX: Final = 200
ID_MAX: Final = 80


class Named(NamedTuple):
    """Somebody as a sheet names them: a name, and the id they have in the journal the form was written from."""

    name: str
    id: str = ""


class Sheet(NamedTuple):
    """Answers to one version of a form. Names and days are as somebody wrote them."""

    form: str
    version: int
    writer: Named
    answers: Mapping[str, Any]
    """By item, values as a response keeps them; only what was answered."""
    on: str = ""
    """The day it was answered; empty where the sheet does not say."""
    other: Named | None = None
    """With whom, where the form is about a meeting, a relationship or a person."""
    meeting: str = ""
    """Id or day of the meeting it is about."""
    occasion: str = ""
    consent: tuple[str, ...] = ()
    counted: bool = False
    number: str = ""
    """The number of the page the answers were given on."""

    @property
    def sum(self) -> str:
        """blake2b of all it says, in hex: the same answers have the same sum, in whatever file they lie."""
        said = json.dumps([*self[:3], dict(self.answers), *self[4:]], sort_keys=True, ensure_ascii=True, default=list)
        return hashlib.blake2b(said.encode(), digest_size=16).hexdigest()


def one_line(text: Any, most: int = NAME_MAX) -> str:
    """Words of a sheet on one clean line, cut where they are too long; empty for what is no text."""
    return " ".join(clean(text).split())[:most] if isinstance(text, str) else ""
