"""What the host of a shared folder has to say of who is in it, and to whom each word is sealed. Pure."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Set
from typing import Any, NamedTuple

from mentortui.store.share import roster
from mentortui.store.share.cards import LEAD, MEMBER, PROGRAM, Member
from mentortui.store.share.hosts import Hosts
from mentortui.store.share.roster import GROUP, KEYS, MEMBERS, REFUSED, Roster, Statement
from mentortui.store.wal import blake2b

HOST = "host"


class Stated(NamedTuple):
    """A statement without its stamp, and the age recipients it is sealed to."""

    said: Statement
    recipients: tuple[str, ...]


def stated(
    kind: str, members: Collection[Member], hosts: Hosts, seen: Roster, bonds: Mapping[str, Set[str]],
    refused: Mapping[str, tuple[str, str]],
) -> list[Stated]:  # fmt: skip
    """Everything that should stand in the roster, given who is in the folder and what stands there already.

    `bonds` says by person who is in a relationship with them, `refused` by computer its age key and why its code does
    not count.
    """
    ages = {one.person: {device.age for device in one.devices} for one in members}
    everybody = {age for found in ages.values() for age in found} | hosts.ages
    found: list[Stated] = []
    to_all: set[str] = everybody
    if kind == PROGRAM and len(members) > 1:
        group = _group(seen)
        found.append(to(group, everybody))
        to_all = {roster.recipient_of(group), *hosts.ages}
    leads = {age for one in members if one.role in (HOST, LEAD) for age in ages[one.person]}
    for one in sorted(members):
        known = ages[one.person] | leads | hosts.ages
        for other in bonds.get(one.person, ()):
            known |= ages.get(other, set())
        named = kind != PROGRAM or one.role != MEMBER
        found.append(to(_member(one), to_all if named else known))
        if kind == PROGRAM:
            keys = {"k": KEYS, "person": one.person, "devices": [device.document() for device in sorted(one.devices)],
                    **({"role": one.role} if one.role != MEMBER else {})}  # fmt: skip
            found.append(to(keys, to_all))
    for (what, _), said in seen.statements.items():
        if what not in (MEMBERS, KEYS, GROUP, REFUSED):
            found.append(to({name: value for name, value in said.items() if name not in ("t", "for")}, to_all))
    for device, (age, why) in sorted(refused.items()):
        found.append(to({"k": REFUSED, "device": device, "why": why}, {age, *hosts.ages}))
    return found


def to_all(said: Statement, members: Iterable[Member], hosts: Hosts) -> Stated:
    """A statement for every computer of everybody."""
    return to(said, {device.age for one in members for device in one.devices} | hosts.ages)


def new(wanted: Iterable[Stated], seen: Roster) -> list[Stated]:
    """What does not stand in the roster yet, or not so, or not for these."""
    return [one for one in wanted if one.said != _bare(seen.statements.get(roster.key_of(one.said)))]


def _bare(said: Statement | None) -> Statement | None:
    return {name: value for name, value in said.items() if name != "t"} if said else None


def to(said: Statement, recipients: Iterable[str]) -> Stated:
    """The statement with a sum of those it is for: it is said anew when somebody else is to read it."""
    readers = tuple(sorted({*recipients}))
    total = blake2b("\n".join(readers).encode(), digest_size=8).hexdigest()
    return Stated({**said, "for": total}, readers)


def _member(one: Member) -> dict[str, Any]:
    said: dict[str, Any] = {
        "k": MEMBERS, "person": one.person, "name": one.name, "role": one.role, "how": one.how,
        "devices": [device.document() for device in sorted(one.devices)],
    }  # fmt: skip
    return said | ({"cohorts": sorted(one.cohorts)} if one.cohorts else {})


def _group(seen: Roster) -> Statement:
    """The key of everybody: the present one, or a new one when somebody went since it was made."""
    gone = sorted({*seen.gone, *seen.revoked})
    groups = {int(one["epoch"]): one for one in seen.of(GROUP)}
    last = groups[max(groups)] if groups else None
    if last is not None and {*gone} <= {*last.get("without", ())}:
        return {name: value for name, value in last.items() if name not in ("t", "for")}
    from pyrage import x25519  # type: ignore[import-untyped]

    epoch = max(groups, default=0) + 1
    return {"k": GROUP, "epoch": epoch, "key": str(x25519.Identity.generate()), "without": gone}
