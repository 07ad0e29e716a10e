"""Places in a list as short texts whose order is the list's order, so that appending never conflicts.

Fractional indexing after Greenspan, "Implementing Fractional Indexing" (2020): an integer part whose first
character tells its length, so that a thousand appends stay short, and a fraction for what is put between.
"""

from __future__ import annotations

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable

    from mentortui.model.reader import Row

DIGITS = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz"
FIRST = "a0"
"""Where the first element of a list stands."""


def order(row: Row) -> tuple[str, str, str]:
    """The sorting key of a list's rows: place, then time, then id where two devices chose one place."""
    return str(row.get("position") or ""), str(row.get("at", "")), str(row["id"])


def at_end(rows: Iterable[Row]) -> str:
    """The place behind all of a list's rows."""
    last = max((str(row["position"]) for row in rows if is_place(row.get("position"))), default=None)
    return between(last, None)


def between(low: str | None, high: str | None) -> str:
    """A place after `low` and before `high`; None stands for the beginning and the end of the list.

    Both must be places and `low` smaller than `high`.
    """
    if low is None:
        return FIRST if high is None else _before(high)
    whole, part = _split(low)
    if high is None:
        longer = _increment(whole)
        return longer if longer is not None else whole + _middle(part, None)
    high_whole, high_part = _split(high)
    if whole == high_whole:
        return whole + _middle(part, high_part)
    longer = _increment(whole)
    if longer is not None and longer < high:
        return longer
    return whole + _middle(part, None)


def is_place(text: object) -> bool:
    """Whether a text is a place this module can count on from; another program may have written anything."""
    if not isinstance(text, str) or not text or any(digit not in DIGITS for digit in text) or text[0] in DIGITS[:10]:
        return False
    length = _length(text[0])
    return len(text) >= length and not (len(text) > length and text.endswith("0")) and len(text) <= 200


def _length(head: str) -> int:
    """Characters of the integer part that begins with `head`: `a` 2 … `z` 27 counting up, `Z` 2 … `A` 27 down."""
    return ord(head) - ord("a") + 2 if head >= "a" else ord("Z") - ord(head) + 2


def _split(place: str) -> tuple[str, str]:
    length = _length(place[0])
    return place[:length], place[length:]


def _before(high: str) -> str:
    whole, part = _split(high)
    if part:
        return whole
    shorter = _decrement(whole)
    return shorter if shorter is not None else whole + _middle("", part)


def _increment(whole: str) -> str | None:
    digits = list(whole[1:])
    for index in reversed(range(len(digits))):
        if digits[index] != DIGITS[-1]:
            digits[index] = DIGITS[DIGITS.index(digits[index]) + 1]
            return whole[0] + "".join(digits)
        digits[index] = DIGITS[0]
    if whole[0] == "Z":
        return FIRST
    if whole[0] == "z":
        return None
    head = chr(ord(whole[0]) + 1)
    return head + DIGITS[0] * (_length(head) - 1)


def _decrement(whole: str) -> str | None:
    digits = list(whole[1:])
    for index in reversed(range(len(digits))):
        if digits[index] != DIGITS[0]:
            digits[index] = DIGITS[DIGITS.index(digits[index]) - 1]
            return whole[0] + "".join(digits)
        digits[index] = DIGITS[-1]
    if whole[0] == "a":
        return "Z" + DIGITS[-1]
    if whole[0] == "A":
        return None
    head = chr(ord(whole[0]) - 1)
    return head + DIGITS[-1] * (_length(head) - 1)


def _middle(low: str, high: str | None) -> str:
    """A fraction strictly between two, none of which ends in the digit zero; `high` None is one."""
    if high is not None:
        same = 0
        while same < len(high) and (low[same] if same < len(low) else DIGITS[0]) == high[same]:
            same += 1
        if same:
            return high[:same] + _middle(low[same:], high[same:])
    first = DIGITS.index(low[0]) if low else 0
    last = DIGITS.index(high[0]) if high is not None else len(DIGITS)
    if last - first > 1:
        return DIGITS[(first + last) // 2]
    if high is not None and len(high) > 1:
        return high[0]
    return DIGITS[first] + _middle(low[1:], None)
