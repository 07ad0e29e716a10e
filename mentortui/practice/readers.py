"""Who can read a record and what the program counts of it, said with names (PRODUCT.md "Who can read this")."""

from __future__ import annotations

from collections.abc import Collection
from typing import Final, NamedTuple

from mentortui.model.reader import Directory, Reader, Row
from mentortui.model.vocabulary import ALWAYS_PRIVATE, ONLY_YOU, PARENT_FIELDS, kind_of
from mentortui.practice import names, whitelist
from mentortui.practice.audience import STAYS_HERE, audience, readers_of, stays_here, who
from mentortui.practice.counted import is_counted, taken_back

NEVER: Final = "Never these words."
OTHERWISE: Final = "Never your other words."
NOTHING: Final = "nothing"


class Reading(NamedTuple):
    """Both answers about one record.

    `who` reads `only you`, `you and Tom Berg`; `change` is what its key would do, empty where it can do
    nothing. `counts` is what the program counts; `note` says when nothing leaves this computer yet.
    """

    who: str
    change: str
    counts: str
    note: str

    @property
    def lines(self) -> tuple[str, str]:
        """The two lines of every editor, without their keys."""
        return f"Who can read this:  {self.who}", f"The program counts: {self.counts}"


def reading(reader: Reader, kind: str, row: Row) -> Reading:
    """Who can read a record, or a draft without an id, and what the program counts of it.

    Without a shared folder a record may be open to the other and still lie on this computer only, which `note` says.
    """
    said, counted = who(reader, kind, row), counts(reader, kind, row)
    if readers_of(kind, row) == ONLY_YOU:
        others = names.listed(names.name(reader, person) for person in audience(reader, row))
        return Reading(said, f"let {others} read it too" if others and kind not in ALWAYS_PRIVATE else "", counted, "")
    return Reading(said, "keep it to yourself", counted, STAYS_HERE if stays_here(reader, row) else "")


def glyph(reader: Directory, row: Row) -> str:
    """One sign in lists: `·` only you, `+` shared, `#` counted as well."""
    if is_counted(reader, kind_of(row["id"]), row):
        return "#"
    return "·" if row.get("readers", ONLY_YOU) == ONLY_YOU else "+"


def counts(reader: Reader, kind: str, row: Row) -> str:
    """What the program counts of a record as it stands: `nothing`, or the facts and that it never counts the words."""
    if kind == "goal" and whitelist.never(kind, row):
        return f"{NOTHING}, because {whitelist.never(kind, row)}"
    if taken_back(reader, kind, row):
        return f"{NOTHING} any more, because it is older than the program keeps it"
    return would_count(reader, kind, row) if row.get("counted") or is_counted(reader, kind, row) else NOTHING


def would_count(reader: Reader, kind: str, row: Row) -> str:
    """What the program would receive if the record were counted; `nothing, ever` of kinds that never are."""
    why = whitelist.never(kind, row)
    if why:
        return f"{NOTHING}, {why}" if kind not in whitelist.LISTS else f"{NOTHING}: {why}"
    told = ", ".join(one.said for one in whitelist.told(reader, kind, row) if one.said and not one.plain)
    never = OTHERWISE if kind == "response" and row.get("consent") else NEVER
    return f"{told}. {never}" if told else f"that it exists. {never}"


def echo(reader: Reader, kind: str, row: Row) -> str:
    """One sentence for a command's echo, like: You and Tom can read the meeting; the program counts nothing."""
    said = reading(reader, kind, row)
    what = {"entry": "these words", "agenda": "the point", "response": "your answers"}.get(kind, f"the {kind}")
    who = said.who[0].upper() + said.who[1:]
    return f"{who} can read {what}; the program counts {said.counts.rstrip('.')}."


def echo_back(reader: Reader, ids: Collection[str]) -> str:
    """Who can read the records an undo brought back, as a sentence; empty when none is there.

    An undo of a change of readers reads like its opposite ("Undone: Only you from now on"), so it says what is so now.
    """
    there = [row for row in map(reader.get, ids) if row]
    rows = [row for row in there if row.get(PARENT_FIELDS.get(kind_of(row["id"]), "")) not in ids]
    said = dict.fromkeys(who(reader, kind_of(row["id"]), row) for row in rows)
    return f"Who can read {'this' if len(rows) == 1 else 'these'}: {'; '.join(said)}." if said else ""
