"""Files of a share as an attacker's program could write them, whatever ours would: what adversaries are told with."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from hashlib import blake2b
from pathlib import Path
from typing import Any, NamedTuple

from nacl.signing import SigningKey
from pyrage import x25519

from mentortui.store.keys import device_id
from mentortui.store.share import segment
from mentortui.store.share.envelope import parse, seal
from mentortui.store.share.folder import ROOT
from mentortui.store.share.keyring import DeviceKeys, Keyring, keyring
from mentortui.store.share.publish import file_name
from mentortui.store.state import State
from tests.sharing import Somebody

FAR = 0x03A352944000
"""A moment of the year 2096, in milliseconds: what is written then wins over all that is honest."""
MADE = {"at": "2026-11-21T09:00:00+00:00", "by": "person-x", "readers": "relationship", "on": "2026-11-21"}
"""What every record says of its making."""
FOOTER = 197
"""Bytes of the last line of a file: sum and signature."""


class Forged(NamedTuple):
    """A file, and the name our program would give it."""

    name: str
    data: bytes


def keys_of(who: Somebody) -> Keyring:
    """What somebody's computer signs and opens with."""
    return keyring(who.journal.disk, who.journal.device)


def stranger(seed: int) -> Keyring:
    """Keys of a computer that nobody took in."""
    signing = SigningKey(seed.to_bytes(32, "big"))
    identity = x25519.Identity.generate()
    verify = bytes(signing.verify_key)
    return Keyring(DeviceKeys(device_id(verify), verify, str(identity.to_public())), signing, identity)


def share_of(who: Somebody, kind: str = "") -> str:
    """The id of the first share somebody has (of a kind)."""
    return next(row["id"] for row in who.rows("share") if kind in ("", row["type"])).partition("-")[2]


def state(device: str, records: Mapping[str, Mapping[str, Any]], moment: int = FAR) -> State:
    """What a device says: by record its fields; text fields are written `x/text`."""
    said: State = {}
    for number, (record_id, fields) in enumerate(records.items()):
        for name, value in fields.items():
            part, _, field = name.rpartition("/") if name.startswith("x/") else ("f", "", name)
            register = [f"{moment:012x}{number:04x}-{device}", value, *([{}] if part == "x" else [])]
            said.setdefault(record_id, {}).setdefault(part, {})[field] = {device: register}
    return said


def forge(
    keys: Keyring, readers: Collection[Somebody], share: str, audience: str, records: Mapping[str, Mapping[str, Any]],
    *, seq: int = 90, moment: int = FAR, **header: Any,
) -> Forged:  # fmt: skip
    """A segment that is sound in every way but what it says; `header` replaces keys of its header."""
    body = segment.encode(segment.Prelude("", {}, audience), keys.own.id, state(keys.own.id, records, moment))
    return sealed(keys, readers, share, body, seq=seq, **header)


def sealed(keys: Keyring, readers: Collection[Somebody], share: str, body: bytes, **header: Any) -> Forged:
    """Any body in a sound envelope."""
    said = {"share": share, "dev": keys.own.id, "seq": 90, "aud": "x", "schema": 1, "min_reader": 1, **header}
    data = seal(said, body, [keys.own.age, *(keys_of(who).own.age for who in readers)], keys.signing)
    return Forged(file_name(said["seq"], parse(data).sum.hex()), data)


def signed_anew(data: bytes, key: SigningKey, **header: Any) -> Forged:
    """A file with some keys of its header replaced, its sum made to fit, signed by another key."""
    import json

    line, _, cipher = data[:-FOOTER].partition(b"\n")
    said = {**json.loads(line[4:]), **header}
    front = b"mj1 " + json.dumps(said, separators=(",", ":")).encode() + b"\n" + cipher
    total = blake2b(front, digest_size=32).digest()
    whole = b"%s-- %s %s\n" % (front, total.hex().encode(), key.sign(total).signature.hex().encode())
    return Forged(file_name(said.get("seq", 1), total.hex()), whole)


def put(box: Path, device: str, forged: Forged) -> Path:
    """Lay a segment into the folder of a device; where it lies."""
    place = box / ROOT / "s" / device
    place.mkdir(exist_ok=True)
    path = place / forged.name
    path.write_bytes(forged.data)
    return path


def segments(box: Path, who: Somebody) -> list[Path]:
    """Somebody's segments, the oldest first."""
    return sorted((box / ROOT / "s" / who.journal.device).glob("*.mj"))
