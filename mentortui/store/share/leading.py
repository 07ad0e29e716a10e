"""Which cohorts the members of a program are in, and who leads which: as the coordinator's list has it. Pure."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable
from typing import NamedTuple

from mentortui.model.reader import Row
from mentortui.store.share.cards import LEAD, MEMBER, Member


class Led(NamedTuple):
    """What somebody leads."""

    cohorts: tuple[str, ...]
    people: dict[str, list[str]]
    """Who is in one of these cohorts, each with which ones."""
    beside: int
    """How many others take part, in no cohort one leads."""


def led(members: Collection[Member], me: str) -> Led:
    """What somebody leads, and who is in it: nobody where they lead nothing.

    Of who leads a cohort themselves it is not said which one they are in, so they are in none of these.
    """
    cohorts = tuple(sorted(one for own in members if own.person == me and own.role == LEAD for one in own.cohorts))
    in_ = {one.person: sorted({*one.cohorts} & {*cohorts}) for one in members if one.role == MEMBER} if cohorts else {}
    people = {person: found for person, found in in_.items() if found and person != me}
    return Led(cohorts, people, len(in_.keys() - people.keys()))


def placed(
    members: Iterable[Member], enrolments: Iterable[Row], cohorts: Iterable[Row], host: str,
    deleted: Collection[str] = (),
) -> list[Member]:  # fmt: skip
    """Members with their cohorts; of a lead those they lead and no other, so that nothing else comes to them.

    A cohort the list does not know keeps its lead: whoever coordinated the program before may have named them. One
    whose record was `deleted` (by name) is led by nobody.
    """
    listed: dict[str, set[str]] = defaultdict(set)
    for row in enrolments:
        if row.get("person") and row.get("cohort"):
            listed[str(row["person"])].add(str(row["cohort"]))
    led: dict[str, set[str]] = defaultdict(set)
    known = {*deleted}
    for row in cohorts:
        known.add(str(row["name"]))
        for person in row.get("leads", ()):
            led[str(person)].add(str(row["name"]))
    return [one if one.person == host else _placed(one, listed, led, known) for one in members]


def _placed(one: Member, listed: dict[str, set[str]], led: dict[str, set[str]], known: set[str]) -> Member:
    leads = led.get(one.person, set()) | ({*one.cohorts} - known if one.role == LEAD else set())
    if leads:
        return one._replace(role=LEAD, cohorts=tuple(sorted(leads)))
    role = MEMBER if one.role == LEAD and one.cohorts else one.role  # without any: who is to coordinate it next
    in_ = listed.get(one.person)
    own = () if role != one.role else one.cohorts
    return one._replace(role=role, cohorts=tuple(sorted(in_)) if in_ else own)
