"""Places in a list, so that something can be put between two others without moving any.

A position is a fraction between 0 and 1 written in base 62 with its digits after the point ("V" is the
middle); text order is number order. Two devices may choose the same one: lists break the tie by id.
"""

from __future__ import annotations

TYPE_CHECKING = False  # importing typing costs quick capture 3 ms
if TYPE_CHECKING:
    from collections.abc import Iterable

    from mentortui.model.reader import Row

DIGITS = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz"
_BASE = len(DIGITS)
_PLACES = 6  # an append steps in a number of six digits, so that a thousand appends stay six digits long
_STEP = _BASE**3


def is_position(text: str | None) -> bool:
    """Whether the text is a position as it is written here: digits of the alphabet, no zero at the end."""
    return text is not None and text != "" and text[-1] != "0" and all(digit in DIGITS for digit in text)


def between(low: str | None, high: str | None) -> str:
    """A position after `low` and before `high`; None is the beginning or the end of the list.

    A bound that is no position counts as None, and so does `high` where it does not lie after `low`.
    """
    low = low if is_position(low) else None
    high = high if is_position(high) else None
    if low is not None and high is not None and high <= low:
        high = None
    if low is None and high is None:
        return "V"
    if high is None:
        return _stepped(low or "", _STEP) or _middle(low or "", None)
    if low is None:
        return _stepped(high, -_STEP) or _middle("", high)
    return _middle(low, high)


def _stepped(text: str, step: int) -> str | None:
    """The position one step on, None where the numbers end."""
    number = 0
    for digit in text[:_PLACES].ljust(_PLACES, "0"):
        number = number * _BASE + DIGITS.index(digit)
    number += step
    if not 0 < number < _BASE**_PLACES:
        return None
    digits = []
    for _ in range(_PLACES):
        number, digit_index = divmod(number, _BASE)
        digits.append(DIGITS[digit_index])
    return "".join(reversed(digits)).rstrip("0")


def _middle(low: str, high: str | None) -> str:
    """A short fraction strictly between two; `high` None is 1."""
    made: list[str] = []
    place = 0
    while True:
        below = DIGITS.index(low[place]) if place < len(low) else 0
        above = _BASE if high is None else DIGITS.index(high[place]) if place < len(high) else 0
        if above - below > 1:
            return "".join(made) + DIGITS[(below + above) // 2]
        made.append(DIGITS[below])
        if above > below:  # neighbours: anything that begins like `low` lies below `high` from here on
            high = None
        place += 1


def ordered(rows: Iterable[Row]) -> list[Row]:
    """Rows in the order of their positions; those without one follow in the order they were made."""
    return sorted(
        rows,
        key=lambda row: (row.get("position") is None, row.get("position") or "", row.get("at", ""), row["id"]),
    )


def at_end(rows: Iterable[Row]) -> str:
    """A position after every one of the rows."""
    taken = [row["position"] for row in rows if is_position(row.get("position"))]
    return between(max(taken, default=None), None)


def moved(rows: Iterable[Row], row_id: str, places: int) -> dict[str, str]:
    """New positions, by id, that move one of the rows `places` down (up when negative), as far as the list goes.

    It is put between its new neighbors; only where there is no room between them (rows without a position, or
    two devices chose the same one) all are placed anew. Empty when it stands there already.
    """
    before = ordered(rows)
    ids = [row["id"] for row in before]
    old = ids.index(row_id)
    new = max(0, min(len(ids) - 1, old + places))
    if new == old:
        return {}
    row = before.pop(old)
    before.insert(new, row)
    low = before[new - 1].get("position") if new else None
    high = before[new + 1].get("position") if new + 1 < len(before) else None
    free = (not new or is_position(low)) and (new + 1 == len(before) or is_position(high))
    if free and (low is None or high is None or low < high):
        return {row_id: between(low, high)}
    place, update = None, {}
    for row in before:
        place = between(place, None)
        if row.get("position") != place:
            update[row["id"]] = place
    return update
