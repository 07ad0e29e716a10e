"""Recent changes of a journal: what the commands and the app list, and which are news to its owner."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from mentortui.practice import recent
from mentortui.practice.recent import DAYS, Recent
from mentortui.store import Journal
from mentortui.store.aside import asides


def changes(journal: Journal, *, days: int = DAYS, of: str = "") -> list[Recent]:
    """What was changed on another computer in the last so many days; of one record and its parts, or of all."""
    said = list(asides(journal))
    if not said:
        return []
    from mentortui.documents.fields import editable  # pydantic, which most syncs need not wait for

    found = recent.recent(journal, said, editable, journal.clock.now(), days)
    return recent.around(found, of) if of else found


def taken_over(journal: Journal, writers: Callable[[Journal], Mapping[str, str]]) -> frozenset[str]:
    """The keys of recent changes where somebody else's words stand over one's own."""
    found = changes(journal)
    return recent.taken_over(found, writers(journal)) if found else frozenset()
