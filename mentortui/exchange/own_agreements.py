"""The person's own beginning of an agreement: `agreements.toml` in the folder of their journal."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from mentortui.content import agreements
from mentortui.content.agreements import FILE
from mentortui.errors import Refused
from mentortui.model.reader import Row

_MOST: int = 1_000_000
"""Bytes: far more than anybody writes by hand, and little enough to read."""


def defaults(home: Path | str, relationship: Row) -> dict[str, Any]:
    """What a first version begins with for this relationship. Raises Refused naming what is wrong in the file."""
    own = _text(Path(home) / FILE)
    return agreements.beginning(relationship.get("kind", "traditional"), relationship.get("format", "formal"), own)


def _text(path: Path) -> str:
    try:
        with path.open("rb") as file:
            data = file.read(_MOST + 1)
    except FileNotFoundError:
        return ""
    except OSError as error:
        raise Refused(f"{FILE} could not be read ({error.strerror}). Nothing was changed.") from None
    if len(data) > _MOST:
        raise Refused(f"{FILE} is too long to be read. Nothing was changed.")
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError:
        raise Refused(f"{FILE} is not UTF-8 text. Nothing was changed.") from None
