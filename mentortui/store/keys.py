"""The keys of a device: one to sign what it writes, one to open what is sealed for it.

Kept in `keys/`, readable by their owner alone. The device's id is made from the sign key, so nobody
else can write in its name.
"""

from __future__ import annotations

import base64
from typing import Any

from mentortui.clock import Clock
from mentortui.store import device
from mentortui.store.disk import Disk
from mentortui.store.wal import blake2b

FOLDER = "keys"
AGE_FILE = "age.txt"
_ID_BITS, _BASE32_BITS = 60, 5


def device_id(verify_key: bytes) -> str:
    """The device id of an Ed25519 verify key: 60 bits of its blake2b in base32, lower case; 12 characters."""
    digest = blake2b(verify_key, digest_size=8).digest()
    return base64.b32encode(digest).decode()[: _ID_BITS // _BASE32_BITS].lower()


def sign_file(device: str) -> str:
    """Where a device's sign key lies in a home."""
    return f"{FOLDER}/{device}.sign"


def age_file(device: str) -> str:
    """Where the age key of a device lies that has one of its own; the others of a home have one in common."""
    return f"{FOLDER}/{device}.age"


def make_device(disk: Disk, clock: Clock) -> str:
    """Make a new sign key, and an age key where there is none; the device id that follows from it."""
    from nacl.signing import SigningKey

    disk.mkdir(FOLDER)
    key = SigningKey(clock.random(32))
    device = device_id(bytes(key.verify_key))
    path = sign_file(device)
    disk.create(path, bytes(key).hex().encode() + b"\n")
    disk.fsync(path)
    if disk.stat(f"{FOLDER}/{AGE_FILE}") is None:
        from pyrage import x25519  # type: ignore[import-untyped]

        identity = x25519.Identity.generate()
        text = f"# public key: {identity.to_public()}\n{identity}\n"
        disk.create(f"{FOLDER}/{AGE_FILE}", text.encode())
        disk.fsync(f"{FOLDER}/{AGE_FILE}")
    disk.fsync_dir(FOLDER)
    return device


def adopt(disk: Disk, home: str, clock: Clock) -> dict[str, Any]:
    """Give a home that was copied or moved a device id of its own, under the home's lock; what `device.json` says then.

    Raises OSError when that cannot be written; the home is then as it was.
    """
    identity = device.read(disk, home)
    if identity["machine"] == device.machine(home):
        return identity  # another process did so while we waited for the lock
    before = identity["device"]
    changed = {
        **identity,
        "device": make_device(disk, clock),
        "devices": sorted({*identity.get("devices", ()), before}),
        "machine": device.machine(home),
    }
    device.write(disk, changed)
    return changed
