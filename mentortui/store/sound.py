"""What is let in from a file: lines and entries that a fault, a hand or another program may have made.

A checksum tells what arrived as it was written, not that it makes sense. Whatever has not the shape the
store writes is left out whole and told; nothing of it is joined.
"""

from __future__ import annotations

from typing import Any

import msgspec

from mentortui.errors import NewerFormat, Refused
from mentortui.store.canonical import FIELDS_MAX, check, is_id
from mentortui.store.stamp import device_of, is_stamp
from mentortui.store.striking import is_words
from mentortui.store.wal import FORMAT, Line

_decode = msgspec.json.Decoder(dict[str, Any]).decode
_NESTED = (list, dict)
_MARKS = {
    "generation": int,
    "folds": int,
    "s": str,
    "at": str,
    "undo": str,
    "redo": str,
    "d": dict,
    "u": dict,
    "forgets": list,
    "strikes": dict,
}
_NONE: dict[str, Any] = {}


def newer() -> NewerFormat:
    """The sentence for a journal this program is too old for."""
    return NewerFormat(
        "This journal was written by a newer version of mentortui. It was not touched and is safe; "
        "update mentortui to open it."
    )


def line_of(data: bytes) -> Line | None:
    """The line in the JSON of one, or None when it is not one. Raises NewerFormat when it may not be read by us."""
    try:
        line = _decode(data)
        if line.get("min_reader", 0) > FORMAT:
            raise newer()
        if not is_stamp(line["t"]) or not _marks_fit(line):
            return None
        records = line.get("d", _NONE)
        for record_id, part in list(records.items()):
            if "j" in line:
                if entry_fault(record_id, part):
                    return None
            elif is_id(record_id):
                _check_part(part)
            else:
                del records[record_id]
    except (Refused, msgspec.DecodeError, RecursionError, KeyError, TypeError, AttributeError, ValueError):
        return None
    return line


def _marks_fit(line: Line) -> bool:
    """Whether the marks of a line and the former values have the types they are used as."""
    for name, value in line.items():
        if type(value) is not _MARKS.get(name, type(value)):
            return False
    if "strikes" in line and not is_words(line["strikes"]):
        return False
    for former in line.get("u", _NONE).values():
        for fields in former.values() if former else ():
            for pair in fields.values():
                if len(pair) != 2 or type(pair[1]) is not str:
                    return False
    return True


def _check_part(part: dict[str, dict[str, Any]]) -> None:
    """Raise Refused or ValueError when this is not what a commit writes to one record."""
    for name, value in part.get("f", {}).items():
        if type(value) in _NESTED:  # all else costs a start nothing
            check(value, name)
    for text, seen in part.get("x", {}).values():
        if not (text is None or type(text) is str) or not all(map(is_stamp, seen.values())):
            raise ValueError("no text")


def entry_fault(record_id: object, entry: Any) -> str | None:
    """What is wrong with a spelled-out entry of a record, in words, or None."""
    if not is_id(record_id):
        return "that is not the id of a record"
    try:
        if sum(map(len, entry.values())) > FIELDS_MAX:
            return f"it has more than {FIELDS_MAX:,} fields and entries"
        for part, fields in entry.items():
            for name, registers in fields.items():
                check(name, "a field's name")
                for device, register in registers.items():
                    fault = _register_fault(part, name, device, register)
                    if fault:
                        return fault
    except Refused as error:
        return error.sentence
    except (AttributeError, TypeError, ValueError, RecursionError):
        return "it does not read"
    return None


def _register_fault(part: str, name: str, device: str, register: Any) -> str | None:
    if part == "x":
        stamp, value, seen = register
        if not (value is None or type(value) is str):
            return "a text is no text"
        if not all(map(is_stamp, seen.values())):
            return "a stamp does not read"
    else:
        stamp, value = register
    if not is_stamp(stamp) or device_of(stamp) != device:
        return "a stamp does not read"
    check(value, name)
    return None
