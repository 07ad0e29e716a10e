"""To whom something goes, in the words of a person."""

from __future__ import annotations

from mentortui.model.reader import Directory
from mentortui.practice.names import listed, name
from mentortui.store.share.audiences import FACTS, MEMBERS, PRIVATE, REST

OWN = "your own computers"
EVERYBODY = "everyone in the program"


def whom(reader: Directory, audience: str, people: tuple[str, ...]) -> str:
    """`Ana Silva`, `your own computers`, `the program (Kim Lee)`, `everyone in the program`; `nobody yet` of none."""
    if audience in (PRIVATE, REST):
        return OWN
    if audience == MEMBERS:
        return EVERYBODY
    names = listed(name(reader, one) for one in people) or "nobody yet"
    return f"the program ({names})" if audience == FACTS else names
