"""What was written before somebody could read it: opened to them, all of it or some, or left as it is."""

from __future__ import annotations

from collections.abc import Collection

from mentortui.changes import naming
from mentortui.errors import Refused
from mentortui.model.delta import Delta
from mentortui.model.reader import Reader
from mentortui.practice.joined import Older, counted, whom


def decide(reader: Reader, older: Older, chosen: Collection[str]) -> Delta:
    """Open these of what was written before to those who joined, and no others of it; none means from now on.

    Can be said again as long as it did not go out; what was sent stays. Raises Refused for what is not among it.
    """
    row = reader.get(older.share)
    if row is None or not {*chosen} <= {*older.rows}:
        raise Refused("That is not among what was written before they joined. Nothing was changed.")
    field, mark = ("shown", f"+{older.newcomer}") if older.newcomer else ("opened", "")
    opened = {*row.get(field, ())} - {f"{one}{mark}" for one in older.rows} | {f"{one}{mark}" for one in chosen}
    decided = {*row.get("decided", ()), older.key}
    what = f"{counted(reader, chosen)} of before, too" if chosen else "what is shared from now on"
    update = {field: sorted(opened), "decided": sorted(decided)}
    return Delta(f"{whom(reader, older)} may read {what}", {}, {older.share: update})


def named(reader: Reader, older: Older, words: Collection[str]) -> list[str]:
    """The ids of what is meant, by ids, titles, or the numbers of the list that was shown, such as `3` and `5-7`.

    Raises NotFound or Ambiguous for what is not there.
    """
    found: dict[str, None] = {}
    for word in words:
        first, _, last = word.partition("-")
        if first.isascii() and first.isdigit() and len(first) < 5 and (not last or last.isdigit()):
            numbers = range(int(first), int(last or first) + 1)
            if not numbers or not 1 <= numbers[0] <= numbers[-1] <= len(older.rows):
                raise Refused(f"{word}: the list goes from 1 to {len(older.rows)}. Nothing was changed.", "choose")
            found |= dict.fromkeys(older.rows[number - 1] for number in numbers)
        else:
            kinds = tuple({one.partition("-")[0] for one in older.rows})
            found[naming.find(reader, kinds, word)] = None
    return list(found)


def nothing(reader: Reader, share: str, relationship: str) -> Delta:
    """Nothing was written before somebody joined, so it is not asked what of it they read."""
    decided = {*(reader.get(share) or {}).get("decided", ()), relationship}
    return Delta("Nothing was written before", {}, {share: {"decided": sorted(decided)}})
