"""Who is in a shared folder: its founding file, and the card everyone in it puts there.

The founding file tells the share's id, its display name and its host's keys in the clear, signed by the host. A card
says, sealed to the host and to everybody its writer knows there, who a person is and with which computers they
write; it is signed by one of those. A computer's id is made from its sign key, so no card can give it another.
The first card of a person stands; a later one counts when one of the computers already known signed it.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Mapping
from typing import Any, Final, NamedTuple

import msgspec

from mentortui.clock import Clock
from mentortui.errors import Refused
from mentortui.model.limits import clean
from mentortui.store.canonical import check, to_bytes
from mentortui.store.share import folder as folders
from mentortui.store.share.envelope import Envelope, Unsound, parse, seal, signed_by, unseal
from mentortui.store.share.folder import ShareFolder
from mentortui.store.share.hosts import file_name, share_id
from mentortui.store.share.keyring import DeviceKeys, Keyring, device_keys
from mentortui.store.stamp import is_stamp

PAIR, PROGRAM, OWN = "pair", "program", "own"
KINDS: Final = (PAIR, PROGRAM, OWN)
FOUNDING, CARD = "founding", "card"
"""What a header says it is the header of; a segment has a number instead."""
MEMBER, LEAD = "member", "lead"
NAME_MAX = 200
DEVICES_MAX = 64
"""Computers somebody may have: all is sealed for each of them."""
_PERSON: Final = re.compile(r"person-[0-9a-f]{32}")


class Founding(NamedTuple):
    """What the founding file of a share says: its id, its kind, its display name, its host's keys."""

    share: str
    kind: str
    name: str
    host: DeviceKeys


class Card(NamedTuple):
    """A person as they stand in a share. `person` is empty for a computer that asks to be taken in as one's own."""

    person: str
    name: str
    stamp: str
    by: str
    """The device that wrote it."""
    devices: tuple[DeviceKeys, ...]
    secret: str = ""
    """The secret part of the code they join with."""
    left: bool = False
    """Whether they leave."""
    removed: Mapping[str, int] = {}
    """Computers that are theirs no more, each with the number of its last segment that counts."""
    erase: bool = False
    """Whether they ask that everything they wrote is dropped by everybody."""
    since: Mapping[str, str] = {}
    """By computer that is theirs no more, or is again, since when that is said: the later word counts."""

    def document(self) -> dict[str, Any]:
        """As it is sealed."""
        devices = [one.document() for one in self.devices]
        said = {"person": self.person, "name": self.name, "t": self.stamp, "by": self.by, "devices": devices}
        more = {"secret": self.secret, "left": self.left, "removed": dict(self.removed), "erase": self.erase,
                "since": dict(self.since)}  # fmt: skip
        return said | {name: value for name, value in more.items() if value}


class Member(NamedTuple):
    """A person in a share, with the computers they are known to write with."""

    person: str
    name: str
    """Empty of somebody in a program with whom one has nothing to do."""
    devices: tuple[DeviceKeys, ...]
    role: str = MEMBER
    """`host`, `lead` or `member`."""
    how: str = ""
    """How the host came to know that it is they: `code`, `words`, or `host` of the host's own."""
    cohorts: tuple[str, ...] = ()


def found(folder: ShareFolder, keyring: Keyring, kind: str, name: str, clock: Clock) -> Founding:
    """Make a share in a folder that holds none. Raises OSError."""
    salt = clock.random(16).hex()
    share = share_id(keyring.own.sign, keyring.own.age, kind, salt)
    header = {
        "share": share, "dev": keyring.own.id, "what": FOUNDING, "kind": kind, "name": name[:NAME_MAX], "salt": salt,
        "sign": keyring.own.sign.hex(), "age": keyring.own.age, "schema": 1, "min_reader": 1,
    }  # fmt: skip
    data = seal(header, b"{}", [keyring.own.age], keyring.signing)
    folder.make()
    folder.add(folders.PROGRAM, file_name(data), data)
    return Founding(share, kind, name, keyring.own)


def foundings(folder: ShareFolder) -> list[Founding]:
    """Every share that says it lives in a folder; more than one means that somebody else's was put beside ours."""
    read = {founding.share: founding for founding in map(_founding, _envelopes(folder, folders.PROGRAM)) if founding}
    return [read[share] for share in sorted(read)]


def _founding(envelope: Envelope) -> Founding | None:
    header = envelope.header
    if header.get("what") != FOUNDING:
        return None
    host = device_keys({"id": header["dev"], "sign": header.get("sign"), "age": header.get("age")})
    name, kind, salt = header.get("name"), header.get("kind"), header.get("salt")
    if host is None or not signed_by(envelope, host.sign) or not isinstance(name, str):
        return None
    if header["share"] != share_id(host.sign, host.age, str(kind), str(salt)):
        return None  # somebody else's, under the id of another share
    return Founding(header["share"], str(kind) if kind in KINDS else PROGRAM, called(name), host)


def write_card(folder: ShareFolder, keyring: Keyring, share: str, card: Card, recipients: Collection[str]) -> None:
    """Put a card into a share, sealed to these age recipients, in place of this device's older ones. Raises OSError."""
    header = {"share": share, "dev": keyring.own.id, "what": CARD, "schema": 1, "min_reader": 1}
    data = seal(header, to_bytes(card.document()), sorted(recipients), keyring.signing)
    name = f"{keyring.own.id}-{file_name(data)}"
    before = [one for one in folder.names(folders.PEOPLE) if one.startswith(f"{keyring.own.id}-") and one != name]
    folder.add(folders.PEOPLE, name, data)
    for one in before:
        folder.remove(f"{folders.PEOPLE}/{one}")


def read_cards(folder: ShareFolder, share: str, keyring: Keyring, read: dict[str, Any]) -> list[Card]:
    """The sound cards of a share that this computer can open and that are not done with, oldest first.

    `read` says by name of a card what was read before, and is brought up to date; see `ledger.Ledger.cards`.
    """
    for one in folder.files(folders.PEOPLE, read.keys()):
        found = _whole(folder, one, share)
        if found is not None and found[0] not in read:  # under the name it has by its content, whatever it is called
            read[found[0]] = _said(found[1], keyring)
    waiting = (_of_document(said) for said in read.values() if said is not None)
    return sorted((card for card in waiting if card), key=lambda card: card.stamp)


def done_with(read: dict[str, Any], members: Iterable[Member]) -> None:
    """Forget what cards say whose computers are all known: they counted, and say nothing new."""
    open_still = {name: said for name, said in read.items() if said is not None}
    if not open_still:
        return
    known = {one.person: {device.id for device in one.devices} for one in members}
    for name, said in open_still.items():
        card = _of_document(said)
        if card is None or card.removed or card.since or card.left or card.erase:
            continue  # the host has to see it again, until it stands in the roster
        if {one.id for one in card.devices} <= known.get(card.person, set()):
            read[name] = None


def _whole(folder: ShareFolder, one: folders.Found, share: str) -> tuple[str, Envelope] | None:
    """A card of this share, with the name it was written under; None when the file does not read (yet), or is none."""
    try:
        data = folder.read(one)
        envelope = parse(data)
    except (OSError, Unsound):
        return None
    if envelope.header["share"] != share or envelope.header.get("what") != CARD:
        return None
    return f"{envelope.header['dev']}-{file_name(data)}", envelope


def _said(envelope: Envelope, keyring: Keyring) -> Any:
    """What a card says, as it was sealed; None when it is unsound or not for us."""
    try:
        body = unseal(envelope, keyring.identity)
        said = parsed(body) if body is not None else None
        card = _of_document(said)
        by = next((device for device in card.devices if device.id == envelope.header["dev"]), None) if card else None
        sound = card is not None and by is not None and by.id == card.by and signed_by(envelope, by.sign)
    except (Unsound, Refused, ValueError, RecursionError):
        return None
    return said if sound else None


def called(name: str) -> str:
    """A name somebody else wrote, as a line that one can read; empty when nothing of it is left."""
    return " ".join(clean(name).split())[:NAME_MAX].strip()


def is_person(text: Any) -> bool:
    """Whether this has the shape of a person's id, as a journal makes and keeps them."""
    return isinstance(text, str) and _PERSON.fullmatch(text) is not None


def parsed(body: bytes) -> Any:
    """What a card or the like says, as JSON that can be kept. Raises ValueError or Refused for what cannot."""
    said = msgspec.json.decode(body)
    check(said, "a card")
    return said


def _of_document(said: Any) -> Card | None:
    """The card in what was sealed, or None when it is none."""
    try:
        devices = tuple(filter(None, map(device_keys, said["devices"][:DEVICES_MAX])))
        sound = (
            (said["person"] == "" or is_person(said["person"]))
            and len(said["devices"]) <= DEVICES_MAX
            and isinstance(said["name"], str)
            and is_stamp(said["t"])
            and isinstance(said["by"], str)
        )
        removed = {device: last for device, last in said.get("removed", {}).items() if type(last) is int}
        since = {str(device): stamp for device, stamp in said.get("since", {}).items() if is_stamp(stamp)}
        secret = str(said.get("secret", ""))
    except (KeyError, TypeError, AttributeError):
        return None
    if not sound:
        return None
    name = called(said["name"])
    left, erase = bool(said.get("left")), said.get("erase") is True
    return Card(said["person"], name, said["t"], said["by"], devices, secret, left, removed, erase, since)


def members(cards: Iterable[Card], known: Collection[Member]) -> tuple[list[Member], list[Card]]:
    """What cards say of people that are known, and the cards that say something of nobody known.

    A card counts when a computer that is known as its person's signed it, or one that such a card names. A computer is
    the person's who was known with it first.
    """
    waiting = [card for card in cards if card.person]
    if not waiting:
        return sorted(known, key=_by_name), []
    devices = {one.person: {device.id: device for device in one.devices} for one in known}
    whose = {device: person for person, found in devices.items() for device in found}
    names = {one.person: one.name for one in known}
    grew = True
    while grew:  # a computer introduced by one that was introduced itself
        grew = False
        for card in list(waiting):
            if card.by not in devices.get(card.person, ()):
                continue
            waiting.remove(card)
            grew = True
            names[card.person] = card.name  # cards come oldest first
            for one in card.devices:
                if whose.setdefault(one.id, card.person) == card.person:
                    devices[card.person][one.id] = one
    found = [one._replace(name=names[one.person], devices=tuple(devices[one.person].values())) for one in known]
    return sorted(found, key=_by_name), waiting


def _by_name(member: Member) -> str:
    return member.name.casefold()


def requests(cards: Iterable[Card]) -> list[Card]:
    """Computers that ask to be taken in, the latest card of each."""
    latest = {card.by: card for card in cards if not card.person}
    return list(latest.values())


def _envelopes(folder: ShareFolder, place: str) -> list[Envelope]:
    read = []
    for one in folder.files(place):
        try:
            read.append(parse(folder.read(one)))
        except (OSError, Unsound):
            continue  # cut off or another's: what is whole lies beside it, or arrives later
    return read
