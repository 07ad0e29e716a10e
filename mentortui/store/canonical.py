"""One value, one text: JSON as it is compared and written."""

from __future__ import annotations

import json

from mentortui.errors import Refused

TYPE_CHECKING = False  # importing typing costs quick capture 3 ms
if TYPE_CHECKING:
    from typing import Any

DEPTH_MAX = 8
"""How deep lists and mappings of one value may be nested."""
TEXT_MAX = 1_000_000
"""Bytes one text may have in UTF-8."""
FIELDS_MAX = 5_000
"""Fields, counting each element of a set, one record may have."""
_WHOLE_MAX = 2**63

_encode = json.JSONEncoder(separators=(",", ":"), ensure_ascii=False, allow_nan=False).encode
_encode_sorted = json.JSONEncoder(separators=(",", ":"), ensure_ascii=False, allow_nan=False, sort_keys=True).encode


def canonical(value: Any) -> str:
    """The one text of a value: sorted keys, no spaces. Breaks ties between equal stamps."""
    return _encode_sorted(value)


def to_bytes(value: Any) -> bytes:
    """A value as JSON in UTF-8, keys in the order given."""
    return _encode(value).encode()


def check(value: Any, field: str, depth: int = 0) -> None:
    """Refuse what a journal cannot hold for ever: too deep, too long, no number, half a character.

    Raises Refused naming the field.
    """
    if isinstance(value, str):
        try:
            size = len(value) if value.isascii() else len(value.encode())
        except UnicodeEncodeError:
            raise Refused(
                f"{field} holds half a character, which no file can keep. Nothing was saved.", field
            ) from None
        if size > TEXT_MAX:
            raise Refused(f"{field} has {size:,} bytes; at most {TEXT_MAX:,} fit. Nothing was saved.", field)
    elif value is None or isinstance(value, bool):
        return
    elif isinstance(value, int | float):
        if not -_WHOLE_MAX <= value < _WHOLE_MAX:  # also catches infinite and not-a-number
            raise Refused(f"{field} is {value}, which is not a number a journal can keep. Nothing was saved.", field)
    elif isinstance(value, list | tuple | dict):
        if depth >= DEPTH_MAX:
            raise Refused(f"{field} is nested more than {DEPTH_MAX} deep. Nothing was saved.", field)
        for part in value:
            check(part, field, depth + 1)
            if isinstance(value, dict):
                check(value[part], field, depth + 1)
    else:
        raise Refused(f"{field} is a {type(value).__name__}, which a journal cannot keep. Nothing was saved.", field)


def is_id(text: object) -> bool:
    """Whether this has the shape of a record's id: a kind, a dash, and letters or digits. Never a path."""
    if not isinstance(text, str) or len(text) > 120:
        return False
    kind, dash, rest = text.partition("-")
    plain = (kind.replace("_", "") + rest.replace("-", "")) if dash else ""
    return bool(kind and rest) and plain.isascii() and plain.isalnum() and plain == plain.lower()
