"""Whose word counts in a shared folder: the computers of its host, from the founding file on. Pure but for the files.

The id of a share is made from the key of the computer that started it, so nobody can put another founding file in its
place. A host's file beside it, signed by a computer that is the host's, names one more computer of theirs (`also`), or
hands the folder over to somebody else's. All of it lies in the clear, as somebody who joins has to know it: keys, and
nobody's name.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from typing import Any, Final, NamedTuple

from mentortui.store import keys
from mentortui.store.share import folder as folders
from mentortui.store.share.envelope import Envelope, Unsound, is_seq, parse, seal, signed_by
from mentortui.store.share.folder import ShareFolder
from mentortui.store.share.keyring import DeviceKeys, Keyring, device_keys
from mentortui.store.stamp import is_stamp
from mentortui.store.wal import blake2b

HOST: Final = "host"
"""What the header of such a file says it is."""
MOST: Final = 64
"""How often a folder can be handed over, and how many computers a host may have."""


class Said(NamedTuple):
    """What a host's file says: `by` names the computer `keys`, as one more of theirs or as the new host's."""

    by: str
    keys: DeviceKeys
    also: bool
    stamp: str
    last: Mapping[str, int]
    """Handed over: up to which of their statements in the roster the old host's computers are believed."""


class Hosts(NamedTuple):
    """Whose computers may say who is in a folder."""

    now: tuple[DeviceKeys, ...]
    """Those of the present host, the first the one whose key stands in codes."""
    ever: Mapping[str, DeviceKeys]
    """Those and all former ones, by id."""
    last: Mapping[str, int]
    """By former host's computer, its last statement that counts."""
    handed: tuple[str, ...]
    """To whom it was handed over, in turn: the first computer of each new host."""
    contested: tuple[str, ...]
    """Computers it was handed to by somebody who had handed it to others before."""
    named: Mapping[str, str] = {}
    """By further computer of a host, the one that named it."""
    until: Mapping[str, str] = {}
    """By former host's computer, the stamp of handing over: what it told everybody before that still counts."""

    @property
    def ages(self) -> set[str]:
        """Age recipients of the present host."""
        return {one.age for one in self.now}

    def has(self, devices: Iterable[str]) -> bool:
        """Whether one of these computers is the present host's."""
        return not {one.id for one in self.now}.isdisjoint(devices)


def share_id(sign: bytes, age: str, kind: str, salt: str) -> str:
    """The id of a share: it fits its host's keys, its kind, and nothing else."""
    said = "\n".join(("mentortui share", sign.hex(), age, kind, salt))
    return blake2b(said.encode(), digest_size=16).hexdigest()


def hosts(first: DeviceKeys, said: Iterable[Said], chosen: Collection[str] = ()) -> Hosts:
    """Follow the files from the computer that started the folder.

    Of two that it was handed to, the one that is among `chosen` (seen first here) counts, else the earlier.
    """
    files = sorted(said, key=lambda one: (one.stamp, one.keys.id))
    ever: dict[str, DeviceKeys] = {}
    last: dict[str, int] = {}
    handed: list[str] = []
    contested: list[str] = []
    now = {first.id: first}
    named: dict[str, str] = {}
    until: dict[str, str] = {}
    for _ in range(MOST):
        _join_own(now, files, named)
        ever.update(now)
        given = [one for one in files if not one.also and one.by in now and one.keys.id not in ever]
        if not given:
            break
        taken = next((one for one in given if one.keys.id in chosen), given[0])
        contested += [one.keys.id for one in given if one.keys.id != taken.keys.id]
        last.update({device: taken.last.get(device, 0) for device in now})
        until.update(dict.fromkeys(now, taken.stamp[:16]))
        handed.append(taken.keys.id)
        now = {taken.keys.id: taken.keys}
    return Hosts(tuple(now.values()), ever, last, tuple(handed), tuple(contested), named, until)


def _join_own(now: dict[str, DeviceKeys], files: list[Said], named: dict[str, str]) -> None:
    """Add the further computers of a host, each named by one that is theirs."""
    grew = True
    while grew and len(now) < MOST:
        grew = False
        for one in files:
            if one.also and one.by in now and one.keys.id not in now:
                now[one.keys.id] = one.keys
                named[one.keys.id] = one.by
                grew = True


def write(
    folder: ShareFolder, keyring: Keyring, share: str, new: DeviceKeys, stamp: str, last: Mapping[str, int] | None
) -> None:
    """Name one more computer of the host, or with `last` the first computer of the next host. Raises OSError."""
    header = {
        "share": share, "dev": keyring.own.id, "what": HOST, "by": keyring.own.sign.hex(), "sign": new.sign.hex(),
        "age": new.age, "also": last is None, "t": stamp[:16], "last": dict(last or {}), "schema": 1, "min_reader": 1,
    }  # fmt: skip
    data = seal(header, b"{}", [keyring.own.age], keyring.signing)
    folder.add(folders.PROGRAM, file_name(data), data)


def read(folder: ShareFolder, share: str, known: dict[str, Any]) -> list[Said]:
    """What every sound host's file of a share says, whoever wrote it; `known` remembers them by name."""
    for one in folder.files(folders.PROGRAM, known.keys()):
        try:
            data = folder.read(one)
            envelope = parse(data)
        except (OSError, Unsound):
            continue
        known[file_name(data)] = envelope.header if _is_sound(envelope, share) else None
    return [_said(header) for header in known.values() if header]


def _is_sound(envelope: Envelope, share: str) -> bool:
    header = envelope.header
    if header["share"] != share or header.get("what") != HOST or _keys(header) is None:
        return False
    last, stamp = header.get("last"), header.get("t")
    if type(header.get("also")) is not bool or not isinstance(last, dict) or not isinstance(stamp, str):
        return False
    try:
        by = bytes.fromhex(header["by"])
    except (KeyError, TypeError, ValueError):
        return False
    sound = all(map(is_seq, last.values())) and is_stamp(f"{stamp}-{header['dev']}")
    return sound and signed_by(envelope, by)


def _keys(header: Mapping[str, Any]) -> DeviceKeys | None:
    try:
        device = keys.device_id(bytes.fromhex(header["sign"]))
    except (KeyError, TypeError, ValueError):
        return None
    return device_keys({"id": device, "sign": header["sign"], "age": header.get("age")})


def _said(header: Mapping[str, Any]) -> Said:
    named = _keys(header)
    assert named is not None
    return Said(header["dev"], named, header["also"], f"{header['t']}-{header['dev']}", header["last"])


def file_name(data: bytes) -> str:
    """What a founding file, a host's file or a card is called: by what is in it."""
    return blake2b(data, digest_size=8).hexdigest() + folders.SUFFIX
