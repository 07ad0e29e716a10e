"""What the program would count of one record, field by field, and whether its writer may let it (PRODUCT.md)."""

from __future__ import annotations

from typing import Final, NamedTuple

from mentortui.model.reader import Reader, Row
from mentortui.practice import whitelist
from mentortui.practice.counted import is_counted, taken_back

NEVER: Final = {
    "goal": "its title, reasons, steps and texts",
    "meeting": "its agenda, notes and decisions",
    "introduction": "names, and why",
    "relationship": "the agreement's words, and reasons",
    "response": "a comment without your consent",
    "training": "what you answered in its self-check, which is not written down at all",
}
"""What stays out in any case; of other kinds their words."""
FIELDS: Final = frozenset({
    "purpose", "area", "objective", "value_tag", "status", "start", "due", "on", "minutes", "type", "channel",
    "worked", "kind", "format", "cadence", "skill", "level", "role", "module",
})  # fmt: skip
"""Fields of records that the lists are made from."""


class Counting(NamedTuple):
    """What the program gets, or would get, of a record."""

    facts: tuple[tuple[str, str], ...]
    """Name and value of what it says now, as the program would receive them."""
    later: tuple[str, ...]
    """Names of what belongs to the list and is not said yet."""
    never: str
    """What stays out."""
    refused: str
    """Why nothing of it is ever counted; empty when it may be."""
    counted: bool
    """Whether its writer lets the program count it."""

    @property
    def sentences(self) -> tuple[str, ...]:
        """The same in words, for a page."""
        if self.refused:
            return (self.refused,)
        facts = (value if value.startswith(name) else f"{name} {value}" for name, value in self.facts)
        said = ", ".join(facts) or "only that it exists"
        gets = "The program gets" if self.counted else "Counted, the program would get"
        later = f" Once it is said: {', '.join(self.later)}." if self.later else ""
        return f"{gets}: {said}.{later}", f"Never: {self.never}."


def counting(reader: Reader, kind: str, row: Row) -> Counting:
    """What would be counted of a record, or of a draft without an id, as it stands."""
    refused = refusal(kind, row)
    if refused:
        return Counting((), (), "", refused, False)
    if taken_back(reader, kind, row):
        return Counting(
            (), (), "", "It is older than the program keeps it, so nothing of it is counted any more.", False
        )
    told = whitelist.told(reader, kind, row)
    return Counting(
        tuple((one.name, one.said) for one in told if one.said),
        tuple(one.name for one in told if not one.said),
        NEVER.get(kind, "its words"),
        "",
        is_counted(reader, kind, row),
    )


def offers() -> list[tuple[str, tuple[str, ...], str]]:
    """What a program can count: of each kind what its list names, and what stays out."""
    return [(kind, whitelist.points(kind), NEVER.get(kind, "its words")) for kind in whitelist.WHOLE]


def refusal(kind: str, row: Row) -> str:
    """Why a record cannot be counted for the program, as a sentence; empty when it can."""
    why = whitelist.never(kind, row)
    if kind not in whitelist.LISTS:
        what = {"entry": "What is written in a meeting", "agenda": "A point of an agenda"}.get(kind, f"Any {kind}")
        return f"{what} is never counted."
    if kind == "goal" and why:
        return f"{why[:1].upper()}{why[1:]}, whatever else they say."
    return f"{why[:1].upper()}{why[1:]}." if why else ""
