"""The keys a home signs and opens with, and the keys of others it seals to."""

from __future__ import annotations

from typing import Any, NamedTuple

from nacl.signing import SigningKey

from mentortui.errors import StoreError
from mentortui.store import keys
from mentortui.store.disk import Disk


class DeviceKeys(NamedTuple):
    """What is known of a device: its id, its Ed25519 verify key (32 bytes), and the age recipient to seal to."""

    id: str
    sign: bytes
    age: str

    def document(self) -> dict[str, str]:
        """As it stands in a card."""
        return {"id": self.id, "sign": self.sign.hex(), "age": self.age}


class Keyring(NamedTuple):
    """What this home signs and opens with."""

    own: DeviceKeys
    signing: SigningKey
    identity: Any
    """The age identity (`pyrage.x25519.Identity`)."""


def device_keys(document: Any) -> DeviceKeys | None:
    """The keys in a card's document, or None when they do not read or the id is not the sign key's."""
    from pyrage import RecipientError, x25519  # type: ignore[import-untyped]

    try:
        sign = bytes.fromhex(document["sign"])
        age = str(x25519.Recipient.from_str(document["age"]))
        fits = len(sign) == 32 and keys.device_id(sign) == document["id"]
    except (KeyError, TypeError, ValueError, RecipientError):
        return None
    return DeviceKeys(document["id"], sign, age) if fits else None


def keyring(disk: Disk, device: str) -> Keyring:
    """The keys of a home. Raises StoreError when they are lost; `doctor --repair` makes new ones."""
    from pyrage import IdentityError, x25519

    try:
        signing = SigningKey(bytes.fromhex(disk.read(keys.sign_file(device)).decode().strip()))
        lines = disk.read(f"{keys.FOLDER}/{keys.AGE_FILE}").decode().splitlines()
        identity = x25519.Identity.from_str(next(line for line in lines if line.startswith("AGE-SECRET-KEY-")))
    except (OSError, ValueError, StopIteration, IdentityError) as error:
        raise StoreError(
            "The keys of this computer cannot be read, so nothing can be shared or received. Your journal is safe; "
            "`mentortui doctor --repair` makes new keys."
        ) from error
    own = DeviceKeys(device, bytes(signing.verify_key), str(identity.to_public()))
    return Keyring(own, signing, identity)
