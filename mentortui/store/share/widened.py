"""Who came into a relationship later: they read what is written from then on, and what was chosen, and nothing else.

Each of its people lets somebody in for their own words: by their own word in `mentors` or `mentees`, later than the
relationship itself. What one wrote before stays where it was. What is written from then on is an audience of its own,
`<relationship>+<person>`, named after whoever came later and reads it, too; so others' computers know with whom a
record is shared, and say what they have to say about it to the same people.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping
from typing import Final

from mentortui.model.reader import Row
from mentortui.model.vocabulary import kind_of
from mentortui.store.writing import Writing

MARK: Final = "+"
SIDES: Final = ("mentors", "mentees")
"""Fields of a relationship that say who is in it."""


def base_of(audience: str) -> str:
    """The relationship of an audience; other audiences are their own."""
    return audience.partition(MARK)[0]


def named(audience: str) -> frozenset[str]:
    """Those who came later that an audience is for, too."""
    return frozenset(audience.split(MARK)[1:])


def with_people(audience: str, people: Collection[str]) -> str:
    """An audience that is for these, too."""
    return MARK.join((base_of(audience), *sorted(named(audience) | {*people})))


def element(person: str, record_id: str) -> str:
    """What a share says of somebody who came later and one record: in `shown`, `decided` and `declined`."""
    return f"{record_id}{MARK}{person}"


def late(journal: Writing, relationship: str, own: Collection[str]) -> dict[str, str]:
    """Those whom one let into a relationship after it was made, each with the stamp of when. `own` are one's devices.

    Somebody typed by hand who turned out to be one who joined was in it from the beginning.
    """
    fields = journal.spelled(relationship).get("f", {})
    made = max((str(one[0])[:16] for device, one in fields.get("at", {}).items() if device in own), default="")
    found: dict[str, str] = {}
    people: set[str] = set()
    for name, registers in fields.items():
        side, _, person = name.partition("/")
        if side not in SIDES:
            continue
        people.add(person)
        stamps = [str(one[0])[:16] for device, one in registers.items() if device in own and one[1] is True]
        if stamps and min(stamps) > made:
            found[person] = min(found.get(person, "g"), *stamps)
    if found:
        same = {(journal.full_row(one) or {}).get("same_as") for one in people}
        begun = {name.partition("/")[2] for name, registers in fields.items() if name.partition("/")[0] in SIDES
                 and any(device in own and str(one[0])[:16] <= made for device, one in registers.items())}  # fmt: skip
        found = {one: stamp for one, stamp in found.items() if one not in same and one not in begun}
    found.pop(journal.me, None)
    return found


def audience(
    journal: Writing, record_id: str, placed: str, later: Mapping[str, str], own: Collection[str],
    came: Mapping[str, str], root: Row, shown: Collection[str],
) -> str:  # fmt: skip
    """The audience of a record, given the one it is `placed` in, and who came `later` than the relationship.

    `root` is the whole it is a part of, `came` by record the audience it came in or was sent to, `shown` what was
    chosen of before.
    """
    if not later:
        return placed
    if kind_of(record_id) == "relationship":
        return with_people(placed, later)
    row = journal.full_row(record_id) or {}
    there = named(placed)
    for person, since in later.items():
        chosen = {element(person, record_id), element(person, str(root["id"]))} & {*shown}
        if chosen:
            there |= {person}
        elif row.get("by") == journal.me:
            if record_id not in came and _since(journal, record_id, own, since) and _reads(journal, root, person, since,
                                                                                           own, came):  # fmt: skip
                there |= {person}
        elif person in there and not _since(journal, record_id, own, since):
            there -= {person}  # one's own words about it are older
    return with_people(base_of(placed), there)


def _reads(
    journal: Writing, root: Row, person: str, since: str, own: Collection[str], came: Mapping[str, str]
) -> bool:  # fmt: skip
    """Whether somebody who came later reads the whole that a record is a part of."""
    root_id = str(root["id"])
    if root_id in came:
        return person in named(came[root_id])
    return _since(journal, root_id, own, since)


def _since(journal: Writing, record_id: str, own: Collection[str], since: str) -> bool:
    """Whether all that one's own computers say in a record was said since then."""
    for fields in journal.spelled(record_id).values():
        for registers in fields.values():
            if any(device in own and str(one[0])[:16] < since for device, one in registers.items()):
                return False
    return True
