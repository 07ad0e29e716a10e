"""What somebody can give: hours, places, until when. It grows old by itself, and then it is asked for again."""

from __future__ import annotations

from datetime import date
from typing import Final, NamedTuple

from mentortui import dates
from mentortui.model.reader import Row

FIELDS: Final = frozenset({"hours_a_month", "capacity", "available_until"})
"""What is said together and grows old together; `available_on` is the day it was said."""
MONTHS: Final = 6
"""Months after which nobody should rely on it unasked: what one can give changes with a term, a season, a job."""
RULE: Final = f"Time somebody can give is asked for again after its last day, and {MONTHS} months after it was said."


class Availability(NamedTuple):
    """What somebody can give, in words (`8 hours a month, for 4 at once, until 1 March 2027`).

    `said` is the day it was said or confirmed last; `asked_again` says why it is not to be relied on any more
    (`said in March, ask again`), and is empty while it is.
    """

    words: str
    said: date
    asked_again: str

    @property
    def stale(self) -> bool:
        """Whether it is to be asked for again."""
        return bool(self.asked_again)


def availability(person: Row, today: date) -> Availability | None:
    """What a profile says of the time somebody can give; None where it says nothing."""
    if not any(person.get(field) is not None for field in FIELDS):
        return None
    said = date.fromisoformat(person.get("available_on") or str(person.get("at") or today.isoformat())[:10])
    until = date.fromisoformat(person["available_until"]) if person.get("available_until") else None
    old = said <= dates.shift(today, -MONTHS, "month") or (until is not None and until < today)
    return Availability(_words(person, until, today), said, f"said {_when(said, today)}, ask again" if old else "")


def _words(person: Row, until: date | None, today: date) -> str:
    hours, places = person.get("hours_a_month"), person.get("capacity")
    parts = []
    if hours is not None:
        parts.append(f"{hours:g} hour{'s' * (hours != 1)} a month" if hours else "no time at present")
    if places is not None:
        parts.append(f"for {places} at once" if places else "takes nobody new")
    if until is not None:
        parts.append(f"{'until' if until >= today else 'was until'} {dates.in_full(until)}")
    return ", ".join(parts)


def _when(said: date, today: date) -> str:
    """`in March`, of another year `in March 2025`."""
    month = dates.MONTHS[said.month - 1].capitalize()
    return f"in {month}" if said.year == today.year else f"in {month} {said.year}"
