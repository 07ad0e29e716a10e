"""One's own computers for a person: each by a name that no other one has."""

from __future__ import annotations

from collections.abc import Iterable

from mentortui.model.reader import Row

RECOVERY = "recovery"
"""The type of the record that comes with one's recovery sentence: no computer anywhere."""


def standing(rows: Iterable[Row]) -> list[Row]:
    """Those that are one's own now, in the order in which they came."""
    found = [row for row in rows if row.get("device") and row.get("type") != RECOVERY and not row.get("removed")]
    return sorted(found, key=lambda row: (str(row.get("at", "")), str(row["device"])))


def called(rows: Iterable[Row]) -> dict[str, str]:
    """By device what it is called: of several with one name the second is `vm (2)`, the third `vm (3)`."""
    found: dict[str, str] = {}
    count: dict[str, int] = {}
    here = standing(rows)
    taken = {str(row.get("name", "")).casefold() for row in here}
    for row in here:
        name = str(row.get("name", ""))
        key = name.casefold()
        count[key] = count.get(key, 0) + 1
        while count[key] > 1 and f"{key} ({count[key]})" in taken:  # one that somebody called so
            count[key] += 1
        found[str(row["device"])] = name if count[key] == 1 else f"{name} ({count[key]})"
    return found


def since(row: Row) -> str:
    """Since when it is one's own: the day (RFC 3339)."""
    return str(row.get("at", ""))[:10]
