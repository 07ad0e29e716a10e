"""What an agreement begins with, by kind of relationship, read from `agreements.toml`."""

from __future__ import annotations

import tomllib
from functools import cache
from typing import Any, Final

from mentortui.content import text_of
from mentortui.errors import Refused

FILE: Final = "agreements.toml"
"""The file in the folder of a journal that changes what ships."""
SECTIONS: Final = ("every", "traditional", "peer", "reverse", "informal")
_NUMBERS: Final = ("minutes", "review_weeks")
_LISTS: Final = ("wants", "channels")
_TEXTS: Final = ("roles", "cadence", "feedback", "between_us", "coordinator_sees", "exceptions", "boundaries",
                 "hopes_mentor", "hopes_mentee", "trouble", "misconduct")  # fmt: skip


@cache
def shipped() -> dict[str, dict[str, Any]]:
    """The sections of the file that ships."""
    return _parsed(text_of(FILE))


def beginning(kind: str, format_: str, own: str = "") -> dict[str, Any]:
    """The fields an agreement begins with, and `review_weeks`; `own` is the text of a person's own file.

    Raises Refused naming what is wrong in that file.
    """
    found: dict[str, Any] = {}
    mine = _parsed(own) if own.strip() else {}
    for section in ("every", kind, *(["informal"] if format_ == "informal" else [])):
        found |= shipped().get(section, {}) | mine.get(section, {})
    return {field: value for field, value in found.items() if value not in ("", [], 0)}


def _parsed(text: str) -> dict[str, dict[str, Any]]:
    try:
        data = tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        raise Refused(f"{FILE} cannot be read: {error}. Nothing was changed.") from None
    for section, fields in data.items():
        if section not in SECTIONS or not isinstance(fields, dict):
            raise Refused(f"{FILE}: [{section}] is unknown; there are {', '.join(SECTIONS)}. Nothing was changed.")
        for field, value in fields.items():
            _check(section, field, value)
    return data


def _check(section: str, field: str, value: Any) -> None:
    wanted = {
        **dict.fromkeys(_NUMBERS, ("a whole number", isinstance(value, int) and not isinstance(value, bool))),
        **dict.fromkeys(_TEXTS, ("a text", isinstance(value, str))),
        **dict.fromkeys(
            _LISTS, ("a list of words", isinstance(value, list) and all(isinstance(one, str) for one in value))
        ),
    }
    if field not in wanted:
        raise Refused(f"{FILE}, [{section}]: an agreement has no {field}; it has {', '.join(wanted)}.", field)
    what, fits = wanted[field]
    if not fits or (field in _NUMBERS and not 0 <= value <= 1440):
        raise Refused(f"{FILE}, [{section}]: {field} is {what}, not {value!r}. Nothing was changed.", field)
