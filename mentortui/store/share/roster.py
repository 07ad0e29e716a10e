"""What the host says of who is in a shared folder: statements, each sealed to those it concerns. Pure, but for files.

A file of the roster holds statements; of two about one thing the later counts. Who is in the folder is what all
statements say together that one can open, so a file that is late or lost changes nothing for good. This is format 1
and stays as it is: see docs/format.md.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import Any, Final, NamedTuple

from mentortui.errors import Refused
from mentortui.store.canonical import to_bytes
from mentortui.store.share import folder as folders
from mentortui.store.share.cards import DEVICES_MAX, MEMBER, Member, called, is_person, parsed
from mentortui.store.share.envelope import SEQ_MAX, Unsound, is_device, is_seq, parse, seal, signed_by
from mentortui.store.share.folder import ShareFolder
from mentortui.store.share.hosts import Hosts
from mentortui.store.share.keyring import DeviceKeys, Keyring, device_keys
from mentortui.store.share.ledger import File
from mentortui.store.stamp import is_stamp
from mentortui.store.wal import blake2b

WHAT: Final = "roster"
MEMBERS, KEYS, GROUP, REVOKED = "member", "keys", "group", "revoked"
LEFT, ERASED, REFUSED, RETENTION = "left", "erased", "refused", "retention"
ABOUT: Final = {MEMBERS: "person", KEYS: "person", GROUP: "epoch", REVOKED: "device", LEFT: "person",
                ERASED: "person", REFUSED: "device", RETENTION: ""}  # fmt: skip
"""By what a statement says, the field that names what it is about."""

Statement = dict[str, Any]


class Group(NamedTuple):
    """The key that everybody in a program has. A new one begins (an epoch) when somebody goes."""

    recipients: tuple[str, ...]
    """The age recipient to seal to."""
    identities: tuple[Any, ...]
    """The age identities (`pyrage.x25519.Identity`) one was given: of this epoch and of earlier ones."""
    epoch: int


@dataclass(frozen=True)
class Roster:
    """Everything that counts of what one could open."""

    statements: Mapping[tuple[str, str], Statement]
    """By what is said and what it is about."""
    sum: str
    """Changes when something else counts."""
    strays: frozenset[str] = frozenset()
    """Computers that a host's one named after it was taken out: nobody's."""

    def of(self, what: str) -> list[Statement]:
        """All statements of one kind."""
        return list(self._kinds.get(what, ()))

    @cached_property
    def _kinds(self) -> dict[str, list[Statement]]:
        """Sorted once: in a program there are thousands, and it is asked about each person in turn."""
        found: dict[str, list[Statement]] = {}
        for (kind, _), one in self.statements.items():
            found.setdefault(kind, []).append(one)
        return found

    def about(self, what: str, about: str) -> Statement | None:
        """The statement about one thing."""
        return self.statements.get((what, about))

    @property
    def gone(self) -> set[str]:
        """People who left, or were erased."""
        return {one["person"] for what in (LEFT, ERASED) for one in self.of(what) if not one.get("back")}

    @property
    def revoked(self) -> dict[str, int]:
        """By computer that was taken out, the number of its last segment that counts."""
        return {one["device"]: one["last"] for one in self.of(REVOKED) if not one.get("back")}

    @property
    def upto(self) -> dict[str, int]:
        """By computer that was taken out, or whose owner left, the number of its last segment that counts."""
        left = (one.get("upto", {}) for one in self.of(LEFT) if not one.get("back"))
        return {device: last for upto in left for device, last in upto.items()} | self.revoked

    def taken_out(self) -> list[tuple[str, DeviceKeys]]:
        """Computers that were taken out, each with whose it was: what they wrote before counts."""
        return [(one["person"], keys) for one in self.of(REVOKED) if (keys := device_keys(one.get("keys")))]

    def members(self) -> list[Member]:
        """Everybody in it, with their computers; those without a name, whom one has nothing to do with, too."""
        return list(self._members)

    @cached_property
    def _members(self) -> tuple[Member, ...]:
        found: dict[str, Member] = {}
        for one in (*self.of(KEYS), *self.of(MEMBERS)):  # names win
            devices = tuple({keys.id: keys for keys in map(device_keys, one["devices"]) if keys}.values())
            said = Member(
                one["person"], called(str(one.get("name", ""))), devices, str(one.get("role", MEMBER)),
                str(one.get("how", "")), tuple(map(str, one.get("cohorts", ()))),
            )  # fmt: skip
            before, keys = found.get(said.person), self.about(KEYS, said.person)
            if keys:  # everybody is told: who led, and leads no more, has a name for few again
                said = said._replace(role=str(keys.get("role", MEMBER)))
            later = before and {**{each.id: each for each in before.devices}, **{each.id: each for each in devices}}
            found[said.person] = said._replace(devices=tuple(later.values())) if later else said
        for one in self.of(REVOKED):
            back = device_keys(one.get("keys")) if one.get("back") and one["person"] in found else None
            if back and all(back.id != each.id for each in found[one["person"]].devices):
                member = found[one["person"]]
                found[one["person"]] = member._replace(devices=(*member.devices, back))
        return tuple(found.values())

    def group(self) -> Group | None:
        """The key everybody has; None when one was given none."""
        from pyrage import x25519  # type: ignore[import-untyped]

        keys = {int(one["epoch"]): x25519.Identity.from_str(one["key"]) for one in self.of(GROUP)}
        if not keys:
            return None
        epochs = sorted(keys, reverse=True)
        return Group((str(keys[epochs[0]].to_public()),), tuple(keys[epoch] for epoch in epochs), epochs[0])


class _Word(NamedTuple):
    """A statement, with what is known of the file it stands in."""

    stamp: str
    dev: str
    seq: int
    said: Statement


def view(files: Iterable[File], hosts: Hosts) -> Roster:
    """What counts: the latest statement about each thing, by computers that may say so, as long as they might."""
    words = [
        _Word(one["t"], file.dev, file.seq, one)
        for file in files
        if file.dev in hosts.ever and file.seq <= hosts.last.get(file.dev, file.seq)
        for one in file.said
    ]
    void, strays = _void(words, hosts)
    latest: dict[tuple[str, str], _Word] = {}
    for word in words:
        key = key_of(word.said)
        if word not in void and (key not in latest or latest[key][:2] < word[:2]):
            latest[key] = word
    statements = {key: latest[key].said for key in sorted(latest)}
    total = blake2b(to_bytes([[*key, one] for key, one in statements.items()]), digest_size=16).hexdigest()
    return Roster(statements, total, strays)


def key_of(said: Statement) -> tuple[str, str]:
    """What is said, and what about."""
    return said["k"], str(said.get(ABOUT[said["k"]], ""))


def recipient_of(group: Statement) -> str:
    """The age recipient of everybody's key."""
    from pyrage import x25519

    return str(x25519.Identity.from_str(group["key"]).to_public())


def _void(words: list[_Word], hosts: Hosts) -> tuple[list[_Word], frozenset[str]]:
    """Words of host's computers that were taken out before; of two that take each other out the first there stays.

    And strays: computers that one which was taken out named after that. Nothing they say counts.
    """
    order = [*hosts.ever]
    aimed = [word for word in words if word.said["k"] == REVOKED and word.said["device"] in order]
    pairs = {(word.dev, word.said["device"]) for word in aimed}
    void = [
        word
        for word in aimed
        if (word.said["device"], word.dev) in pairs and order.index(word.dev) >= order.index(word.said["device"])
    ]
    strays: frozenset[str] = frozenset()
    out: dict[str, int] = {}
    for _ in order:
        out, kin = {}, {}
        for word in sorted(aimed, key=lambda one: one[:2]):
            if word not in void and word.dev not in strays:
                device = word.said["device"]
                out[device] = SEQ_MAX if word.said.get("back") else int(word.said.get("roster", 0))
                kin[device] = {*word.said.get("kin", order), word.dev}
        gone = {device for device, upto in out.items() if upto < SEQ_MAX}
        found = frozenset(one for one in order if any(one not in kin[by] for by in _namers(one, hosts) if by in gone))
        if found == strays:
            break
        strays = found
    return void + [word for word in words if word.seq > out.get(word.dev, word.seq) or word.dev in strays], strays


def _namers(device: str, hosts: Hosts) -> Iterator[str]:
    """The computer that named a host's computer, the one that named that, and so on."""
    while device in hosts.named:
        device = hosts.named[device]
        yield device


# -- files ---------------------------------------------------------------------------------------------


def read(folder: ShareFolder, share: str, signers: Mapping[str, DeviceKeys], opens: Callable[[Any], bytes | None],
         known: dict[str, File | None]) -> None:  # fmt: skip
    """Read the files of the roster that are new. `known` remembers them; None is what was not for us.

    A file whose signer is no host's computer that one knows of is looked at again.
    """
    for one in folder.files(folders.ROSTER, known.keys()):
        try:
            envelope = parse(folder.read(one))
            header = envelope.header
            by = signers.get(header["dev"])
            if header["share"] != share or header.get("what") != WHAT or not is_seq(header.get("seq")):
                continue
            if by is None or not signed_by(envelope, by.sign):
                continue
            body = opens(envelope)
            name = file_name(header["seq"], envelope.sum.hex())
            known[name] = decode(body, header) if body is not None else None
        except (OSError, Unsound):
            continue


def decode(body: bytes, header: Mapping[str, Any]) -> File:
    """What was sealed in a file. Raises Unsound where it is of another computer; nonsense in it is left out."""
    try:
        about, *lines = map(parsed, body.splitlines())
        if about["dev"] != header["dev"] or about["share"] != header["share"]:
            raise Unsound("somebody else wrote it")
    except (Refused, ValueError, KeyError, TypeError, RecursionError):
        raise Unsound("it does not read") from None
    return File(header["dev"], header["seq"], [one for one in lines if is_statement(one, header["dev"])])


def encode(said: Iterable[Statement], device: str, share: str) -> bytes:
    """What is sealed in a file: a line about it, and one for each statement."""
    return b"".join(to_bytes(one) + b"\n" for one in ({"dev": device, "share": share}, *said))


def write(
    folder: ShareFolder, keyring: Keyring, share: str, seq: int, said: list[Statement], recipients: Collection[str]
) -> tuple[str, File]:
    """Put a file with these statements into the folder; its name, and the file. Raises OSError."""
    header = {"share": share, "dev": keyring.own.id, "what": WHAT, "seq": seq, "schema": 1, "min_reader": 1}
    data = seal(header, encode(said, keyring.own.id, share), sorted(recipients), keyring.signing)
    name = file_name(seq, parse(data).sum.hex())
    folder.add(folders.ROSTER, name, data)
    return name, File(keyring.own.id, seq, said)


def file_name(seq: int, total: str) -> str:
    """What a file of the roster is called."""
    return f"{seq:08d}-{total[:16]}{folders.SUFFIX}"


def is_statement(said: Any, device: str) -> bool:
    """Whether this is a statement that this version understands, and nothing in it is nonsense."""
    if not isinstance(said, dict) or str(said.get("k")) not in ABOUT or not is_stamp(f"{said.get('t')}-{device}"):
        return False
    check: dict[str, Callable[[Any], bool]] = {
        "person": is_person,
        "device": lambda value: isinstance(value, str) and is_device(value),
        "devices": lambda value: isinstance(value, list) and len(value) <= DEVICES_MAX and all(map(device_keys, value)),
        "epoch": is_seq,
        "key": _is_identity,
        "last": lambda value: value == 0 or is_seq(value),
        "days": is_seq,
        "name": lambda value: isinstance(value, str),
        "cohorts": lambda value: isinstance(value, list),
        "kin": lambda value: isinstance(value, list) and all(isinstance(one, str) for one in value),
        "upto": lambda value: isinstance(value, dict) and all(one == 0 or is_seq(one) for one in value.values()),
    }
    more = {MEMBERS: ("devices",), KEYS: ("devices",), GROUP: ("key",), REVOKED: ("last", "person"),
            RETENTION: ("days",)}.get(said["k"], ())  # fmt: skip
    needs = (*filter(None, [ABOUT[said["k"]]]), *more)
    return all(name in said for name in needs) and all(check[name](said[name]) for name in check if name in said)


def _is_identity(text: Any) -> bool:
    from pyrage import IdentityError, x25519

    try:
        return bool(x25519.Identity.from_str(text))
    except (IdentityError, TypeError):
        return False
