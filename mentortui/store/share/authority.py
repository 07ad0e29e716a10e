"""Who may write what of whose records in a shared folder. Pure.

A record is its maker's: `by` names the person whose computer wrote it, and nobody else says when it was made, by whom
or for whom. Notes, goals and meetings are worked on together; what somebody answered, judged or agreed to is theirs
alone; what a program says is its host's. Who is in a relationship is said by who began it, or by the host, so that
nobody lets others read along.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Mapping
from typing import Any, Final

from mentortui.model.vocabulary import EVERYONE, MAKING, kind_of
from mentortui.store.share.envelope import Unsound
from mentortui.store.state import Entry, Registers, State, set_field

AUTHORED: Final = frozenset({"response", "correction", "recognition", "rating", "acceptance"})
"""Kinds of which another changes no word."""
OF_HOST: Final = frozenset({"charter", "announcement", "page"})
"""Kinds that only the host of a folder makes and changes, or who leads a part of it."""
OPENED: Final = frozenset({"recognition", "milestone", "resource", "meeting", "form"})
"""Kinds that anybody may open to everybody in a program; nobody else changes a word of what was."""
PEOPLE: Final = frozenset({"mentors", "mentees"})
"""Fields of a relationship that say who reads it."""


class Waits(Unsound):
    """Whose the record is that this changes is not known yet: the file is read again when it is."""

    def __init__(self) -> None:
        super().__init__("what it changes has not arrived yet")


def let_in(
    state: State, person: str, *, hosts: Collection[str], known: Callable[[str], Mapping[str, Any] | None], me: str = ""
) -> State:
    """What of a state that `person` wrote counts.

    `hosts` are the people who host the folder, or lead a part of it; `known` gives the row of a record as it is here,
    deleted or not. Raises Waits where whose a record is decides, and is not known, and where only a host may say
    this: who hosts may be heard later.
    """
    kept = {
        record_id: _of_record(record_id, entry, person, hosts, known(record_id), me)
        for record_id, entry in state.items()
    }
    return {record_id: entry for record_id, entry in kept.items() if entry}


def let_in_open(
    state: State, person: str, *, tellers: Mapping[str, str], known: Callable[[str], Mapping[str, Any] | None]
) -> State:
    """What counts of a state that `person` wrote to everybody in a program: what they opened themselves.

    `tellers` are those who host or hosted it, or lead a part: each with the stamp up to which their words for the
    program count, empty where that has no end.

    What lives elsewhere is not changed from here. Raises Waits where whose a record is, or for whom, is not known.
    """
    kept = {record_id: _opened(record_id, entry, person, tellers, known(record_id) or {})
            for record_id, entry in state.items()}  # fmt: skip
    return {record_id: entry for record_id, entry in kept.items() if entry}


def _opened(record_id: str, entry: Entry, person: str, tellers: Mapping[str, str], row: Mapping[str, Any]) -> Entry:
    kind = kind_of(record_id)
    if kind not in OPENED | OF_HOST:
        return {}
    by, readers = (row.get(name) or _said(entry, name) for name in ("by", "readers"))
    if by is None or readers is None or (kind in OF_HOST and person not in tellers):
        raise Waits
    said = _said(entry, "by")
    mine = by == person or (kind in OF_HOST and by in tellers)
    if not mine or said not in (None, by) or readers != EVERYONE or _said(entry, "readers") not in (None, EVERYONE):
        return {}
    return _until(entry, tellers[person]) if kind in OF_HOST else entry


def _until(entry: Entry, end: str) -> Entry:
    """What was said up to a stamp; all of it where there is no end."""
    if not end:
        return entry
    kept = {
        part: {name: registers for name, registers in fields.items()
               if all(str(register[0])[:16] <= end for register in registers.values())}
        for part, fields in entry.items()
    }  # fmt: skip
    return {part: fields for part, fields in kept.items() if fields}


def _said(entry: Entry, name: str) -> str | None:
    """What an entry says in a field; None where it says nothing."""
    return next((str(register[1]) for register in entry.get("f", {}).get(name, {}).values()), None)


def _of_record(
    record_id: str, entry: Entry, person: str, hosts: Collection[str], row: Mapping[str, Any] | None, me: str
) -> Entry:
    """The registers of one record that its writer may say."""
    kind = kind_of(record_id)
    values = entry.get("f", {})
    said = {str(register[1]) for register in values.get("by", {}).values()}
    maker = (row or {}).get("by") or (person if said == {person} else None)
    # A meeting of an agreed series is made by both sides, and is one: either may say that they made it.
    making = said == {person} and (maker == person or _of_series(record_id))
    if kind in OF_HOST and person not in hosts:
        return {}
    if kind in AUTHORED and maker != person:
        if maker is None:
            raise Waits
        return {}
    lets_in = kind == "relationship" and any(_is_people(name) for name in values)
    if lets_in and maker is None and person not in hosts:
        raise Waits
    people = people_of(row) if row and kind == "relationship" else set()
    left = {
        name: registers
        for name, registers in values.items()
        if (making or name not in MAKING)
        and not (kind == "relationship" and _is_people(name) and maker != person and person not in hosts)
        and not (me in people and _lets_in(name, registers, people))
    }
    return {part: fields for part, fields in {**entry, "f": left}.items() if fields}


def people_of(relationship: Mapping[str, Any]) -> set[str]:
    """Who is in a relationship."""
    return {str(one) for side in PEOPLE for one in relationship.get(side, ())}


def _lets_in(name: str, registers: Registers, people: Collection[str]) -> bool:
    """Whether this lets somebody into a relationship who is not in it: nobody widens who reads another's words."""
    field = set_field(name)
    adds = any(register[1] is True for register in registers.values())
    return adds and field is not None and field[0] in PEOPLE and field[1] not in people


def _is_people(name: str) -> bool:
    field = set_field(name)
    return field is not None and field[0] in PEOPLE


def _of_series(record_id: str) -> bool:
    """Whether an id is made from what both sides agreed on: it says so as a uuid of version 5 does."""
    return kind_of(record_id) == "meeting" and record_id.partition("-")[2][12:13] == "5"
