"""To whom something goes, in the words of a person."""

from __future__ import annotations

from mentortui.model.reader import Directory
from mentortui.practice.names import name, some
from mentortui.store.share.audiences import FACTS, MEMBERS, PRIVATE, REST

OWN = "your own computers"
EVERYBODY = "everyone in the program"
WRITTEN_OUT = 20
"""So many readers are all named: a circle and its coordinators are to be seen whole."""


def whom(reader: Directory, audience: str, people: tuple[str, ...]) -> str:
    """`Ana Silva`, `your own computers`, `the program (Kim Lee)`, `everyone in the program`; `nobody yet` of none."""
    if audience in (PRIVATE, REST):
        return OWN
    if audience == MEMBERS:
        return EVERYBODY
    names = some((name(reader, one) for one in people), WRITTEN_OUT) or "nobody yet"
    return f"the program ({names})" if audience == FACTS else names
