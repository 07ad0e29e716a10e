"""A profile as facts one reads: what somebody offers and wants, how they explain and learn, the time they can give."""

from __future__ import annotations

from datetime import date
from typing import Final, NamedTuple

from mentortui.model.reader import Directory, Row
from mentortui.practice.availability import availability
from mentortui.practice.load import load

LABELS: Final[dict[str, str]] = {
    "roles": "Role", "offers": "Can help with", "wants": "Looks for", "interests": "Interests",
    "values": "Values",
    "experience": "Experience", "explains": "Explains", "learns": "Learns", "time_zone": "Time zone",
    "hours_a_month": "Time", "capacity": "Mentors",
}  # fmt: skip
"""The fields of a profile in the order one reads them, and what each is called."""


class Fact(NamedTuple):
    """One line of a profile: the field it opens, its label, what it says, and why not to rely on it; may be empty."""

    field: str
    label: str
    said: str
    doubt: str = ""


def facts(reader: Directory, person: Row, today: date) -> list[Fact]:
    """What a profile says, field by field; what it does not say is left out."""
    found = []
    for field, label in LABELS.items():
        if field == "hours_a_month":
            can = availability(person, today)
            found += [Fact(field, label, can.words, can.asked_again)] if can else []
        elif field == "capacity":
            many = load(reader, person["id"])
            found += [Fact(field, label, many.words)] if many.active or many.paused else []
        else:
            value = person.get(field)
            said = ", ".join(map(str, value)) if isinstance(value, list) else str(value or "")
            found += [Fact(field, label, said)] if said.strip() else []
    return found
