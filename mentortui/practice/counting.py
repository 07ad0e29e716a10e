"""What the program would count of one record, field by field, and whether its writer may let it (PRODUCT.md)."""

from __future__ import annotations

from typing import Final, NamedTuple

from mentortui.model.reader import Reader, Row
from mentortui.model.vocabulary import COUNTED_AREAS
from mentortui.practice import skills
from mentortui.practice.readers import FACTS

NAMES: Final[dict[str, tuple[str, ...]]] = {
    "goal": ("purpose", "area", "objective", "value tag", "status", "progress", "dates", "attainment", "confidence"),
    "meeting": ("date", "length", "type", "channel", "held or missed"),
    "milestone": ("date", "kind", "value tag"),
    "recognition": ("date", "kind", "value tag"),
    "introduction": ("date", "what came of it"),
    "relationship": ("members and roles", "kind", "format", "start", "cadence", "status"),
    "pause": ("from", "until"),
    "rating": ("skill", "hard or soft", "rating", "rated by"),
    "response": ("form", "ratings", "comments"),
    "training": ("module", "date"),
}
"""The fixed list of each kind, in the order of `readers.FACTS`."""
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
    told = list(zip(NAMES[kind], FACTS[kind](reader, row), strict=False))
    return Counting(
        tuple((name, value) for name, value in told if value),
        tuple(name for name, value in told if not value),
        NEVER.get(kind, "its words"),
        "",
        bool(row.get("counted")),
    )


def refusal(kind: str, row: Row) -> str:
    """Why a record cannot be counted for the program, as a sentence; empty when it can."""
    if kind not in NAMES:
        what = {"entry": "What is written in a meeting", "agenda": "A point of an agenda"}.get(kind, f"Any {kind}")
        return f"{what} is never counted."
    area = row.get("area") or "professional"
    if kind == "goal" and area not in COUNTED_AREAS:
        return f"{area.capitalize()} goals are never counted, whatever else they say."
    if kind == "rating" and not skills.counted(str(row.get("skill"))):
        return "A skill of your own is never counted."
    return ""
