"""Who is in a shared folder, as it looks from here: by the host's word, and for the host by the cards."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any, NamedTuple

from mentortui.model.reader import Row
from mentortui.store.share import cards, hosts, judging, roster
from mentortui.store.share import ledger as ledgers
from mentortui.store.share.cards import MEMBER, OWN, Card, Founding, Member
from mentortui.store.share.envelope import Envelope, unseal
from mentortui.store.share.folder import NotAvailable, ShareFolder
from mentortui.store.share.hosts import Hosts
from mentortui.store.share.judging import Judged, Removals
from mentortui.store.share.keyring import DeviceKeys, Keyring
from mentortui.store.share.ledger import Known, Ledger
from mentortui.store.share.roster import Group, Roster
from mentortui.store.writing import Writing

NOBODY = Judged((), (), ())


_VIEWS: dict[tuple[frozenset[str], str], Roster] = {}
_VIEWS_MAX = 8


class Here(NamedTuple):
    """What a folder looks like from here."""

    founding: Founding
    hosts: Hosts
    roster: Roster
    members: tuple[Member, ...]
    """Everybody who is in it, oneself too; those whom one has nothing to do with have no name."""
    asking: tuple[Card, ...]
    """Computers that ask to be taken in as one's own."""
    removals: Removals
    """For the host: computers that another of the same person's says are theirs no more."""
    judged: Judged
    """For the host: who joined just now, whose code does not count, who asks without one."""
    leaving: tuple[str, ...]
    """People whose card says that they leave."""
    doubted: tuple[str, ...]
    """Sentences about cards that do not count."""
    is_host: bool
    group: Group | None
    """The key that everybody in a program has; None where there is none, or one was not given it yet."""
    doubtful: frozenset[str] = frozenset()
    """People of the roster who are known otherwise: nothing of theirs counts."""
    said_removed: Mapping[str, Mapping[str, int]] = {}
    """By computer of one's own, what its card says of others that were taken out: their last numbers that count."""


def look(
    journal: Writing, share: str, kind: str, folder: ShareFolder, keyring: Keyring, ledger: Ledger,
    own: Sequence[DeviceKeys], before: Sequence[DeviceKeys],
) -> Here:  # fmt: skip
    """Look who is there. `own` are one's own computers, `before` the ids this home wrote under before."""
    founding = founding_of(folder, share)
    chain = hosts.hosts(founding.host, hosts.read(folder, share, ledger.hosts), ledger.handed)
    ledger.handed = list(chain.handed)
    seen = _roster(folder, share, keyring, ledger, chain)
    chain = chain._replace(
        now=tuple(one for one in chain.now if one.id not in seen.revoked and one.id not in seen.strays)
    )
    is_host = chain.has(one.id for one in (*own, *before))
    gone = seen.gone
    people = {one.person: one for one in seen.members() if one.person not in gone}
    if is_host:  # who was the host before is somebody in it as everybody is
        people |= {one.person: one._replace(role=MEMBER) for one in people.values() if one.role == "host"}
    people[journal.me] = _me(journal, ledger, own, people.get(journal.me), is_host)
    read = cards.read_cards(folder, share, keyring, ledger.cards)
    found, loose = cards.members(read, list(people.values()))
    judged, removed = NOBODY, Removals((), ())
    if read and is_host and kind != OWN:
        # Of who is out, and of a computer that was taken out: what they came with counted once, and is no code.
        loose = [card for card in loose if card.person not in seen.gone and card.by not in seen.revoked]
        judged = judging.judge(loose, _invites(journal, share), {one.person: one for one in found}, journal.me, kind)
        joined = [_joined(card, row) for card, row in judged.joined]
        if joined:
            found, _ = cards.members(read, [*_together(found, joined)])
        settled = {one["device"] for one in seen.of(roster.REVOKED) if one.get("settled")}
        before_them = {keys.id: (person, keys) for person, keys in seen.taken_out()
                       if keys.id in seen.revoked and keys.id not in settled}  # fmt: skip
        removed = judging.removals(read, {one.person: one for one in found}, seen.revoked, before_them, journal.me)
    revoked = {*seen.revoked, *(one.keys.id for one in removed.counting)}
    members = tuple(found)
    if revoked:
        members = tuple(one._replace(devices=tuple(each for each in one.devices if each.id not in revoked))
                        for one in found)  # fmt: skip
    others = _known_otherwise(journal, share, ledger, members)
    members = tuple(one for one in members if one.person not in others)
    taken_in = {device.id for member in found for device in member.devices} if read else set()
    taken_in |= {str(row.get("device")) for row in journal.rows("computer")}  # those that were taken out asked once
    asking = tuple(card for card in cards.requests(read) if card.by not in taken_in)
    left = tuple({card.person for card in read if card.left and _is_of(card, found)} - {journal.me} - gone)
    doubted = (*_doubted(seen, own, judged, chain), *others.values())
    return Here(founding, chain, seen, members, asking, removed, judged, left, doubted, is_host, seen.group(),
                frozenset(others), _said_removed(read, own))  # fmt: skip


def _said_removed(read: Sequence[Card], own: Sequence[DeviceKeys]) -> dict[str, Mapping[str, int]]:
    standing = {one.id for one in own}
    return {card.by: card.removed for card in read if card.by in standing}  # oldest first: the last word of each


def _is_of(card: Card, members: Sequence[Member]) -> bool:
    return any(card.person == one.person and any(card.by == each.id for each in one.devices) for one in members)


def _known_otherwise(journal: Writing, share: str, ledger: Ledger, members: Sequence[Member]) -> dict[str, str]:
    """Those new here whom one knows from another folder with none of these computers: a sentence about each.

    Whoever lets people in here cannot know that; who has a new computer writes in their card which they had before.
    """
    before = {journal.me, *ledger.members}
    new = [one for one in members if one.person not in before]
    found: dict[str, str] = {}
    for other in ledgers.shares(journal.disk) if new else ():
        known = ledgers.members(journal.disk, other) if other != share else {}
        for one in new:
            theirs = {device["id"] for device in known[one.person].devices} if one.person in known else set()
            if theirs and theirs.isdisjoint(device.id for device in one.devices):
                name = known[one.person].name
                found[one.person] = (
                    f"Somebody here says to be {name}, with none of the computers you know of theirs. They are sent "
                    f"nothing, and nothing of theirs is read; ask {name} whether it is they."
                )
    return found


def founding_of(folder: ShareFolder, share: str) -> Founding:
    """The founding file of a share. Raises NotAvailable where it is not."""
    for founding in cards.foundings(folder):
        if founding.share == share:
            return founding
    raise NotAvailable(
        f"The folder {folder.place} is there, but not what you share in it: a drive that is away, an empty "
        "copy or another folder. Nothing was read or written, and everything of yours is kept here."
    )


def _roster(folder: ShareFolder, share: str, keyring: Keyring, ledger: Ledger, chain: Hosts) -> Roster:
    """What counts; files for everybody are opened once one was given everybody's key."""
    own = keyring.identity if isinstance(keyring.identity, list) else [keyring.identity]
    identities: list[Any] = own

    def opens(envelope: Envelope) -> bytes | None:
        return unseal(envelope, identities)

    while True:
        roster.read(folder, share, chain.ever, opens, ledger.roster)
        seen = _view(ledger, chain)
        group = seen.group()
        given = [*own, *(group.identities if group else ())]
        if len(given) <= len(identities):
            return seen
        identities = given
        for name in [name for name, file in ledger.roster.items() if file is None]:
            del ledger.roster[name]


def _view(ledger: Ledger, chain: Hosts) -> Roster:
    """What counts, remembered: a program's roster is long, and files are what their names say, as a sum is in them."""
    key = (frozenset(name for name, file in ledger.roster.items() if file), repr(chain))
    if key not in _VIEWS:
        while len(_VIEWS) >= _VIEWS_MAX:
            _VIEWS.pop(next(iter(_VIEWS)))
        _VIEWS[key] = roster.view(filter(None, ledger.roster.values()), chain)
    return _VIEWS[key]


def _me(journal: Writing, ledger: Ledger, own: Sequence[DeviceKeys], said: Member | None, is_host: bool) -> Member:
    """Oneself: with one's own computers, those that took this one in, and what the host says."""
    taken_in = (_keys(one) for one in ledger.members.get(journal.me, Known("", [])).devices)
    devices = {one.id: one for one in (*(said.devices if said else ()), *taken_in, *own)}
    name = str((journal.full_row(journal.me) or {}).get("name", ""))
    me = said or Member(journal.me, name, ())
    me = me._replace(name=name, devices=tuple(devices.values()))
    return me._replace(role="host", how="host") if is_host else me


def _keys(said: Mapping[str, str]) -> DeviceKeys:
    return DeviceKeys(said["id"], bytes.fromhex(said["sign"]), said["age"])


def _invites(journal: Writing, share: str) -> list[Row]:
    rows = (*journal.rows("invite"), *journal.deleted("invite"))
    return [row for row in rows if row.get("share") == f"share-{share}"]


def _joined(card: Card, row: Row) -> Member:
    return Member(card.person, card.name, card.devices, how="code" if row.get("secret") else "words")


def _together(found: Sequence[Member], joined: Sequence[Member]) -> list[Member]:
    """Members, and those who joined now; a computer is whose it was known as first."""
    taken = {device.id for one in found for device in one.devices}
    people = {one.person: one for one in found}
    for one in joined:
        new = tuple(device for device in one.devices if device.id not in taken)
        taken |= {device.id for device in new}
        known = people.get(one.person)
        people[one.person] = known._replace(devices=(*known.devices, *new)) if known else one._replace(devices=new)
    return list(people.values())


def _doubted(
    seen: Roster, own: Sequence[DeviceKeys], judged: Judged, chain: Hosts
) -> list[str]:  # fmt: skip
    said = [
        f"{card.name or 'Somebody'} joined with a code that does not count: {judging.TO_HOST[why]}. They are sent "
        "nothing, and nothing of theirs is read."
        for card, why in judged.refused
    ]
    for device in own:
        refusal = seen.about(roster.REFUSED, device.id)
        if refusal and not any(device.id == each.id for one in seen.members() for each in one.devices):
            why = judging.TO_JOINER.get(refusal.get("why", ""), "it does not count")
            said.append(
                f"Your code was not taken: {why}. Ask whoever gave it to you for a new one, and join with that."
            )
    if chain.contested:
        said.append(
            "Whoever started this folder handed it over to two people. The one who was named first counts; ask them "
            "both."
        )
    return said
