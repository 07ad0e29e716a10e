"""The keys a home signs and opens with, and the keys of others it seals to."""

from __future__ import annotations

from functools import lru_cache
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
    """The age identities (`pyrage.x25519.Identity`) it opens with, its own first."""


def device_keys(document: Any) -> DeviceKeys | None:
    """The keys in a card's document, or None when they do not read or the id is not the sign key's."""
    try:
        return _keys(document["id"], document["sign"], document["age"])
    except (KeyError, TypeError):  # a list cannot be a key of anything
        return None


@lru_cache(maxsize=16_384)
def _keys(device: str, signs: str, opens: str) -> DeviceKeys | None:
    """The keys, remembered: thousands of computers are read at every look."""
    from pyrage import RecipientError, x25519  # type: ignore[import-untyped]

    try:
        sign = bytes.fromhex(signs)
        age = str(x25519.Recipient.from_str(opens))
        fits = len(sign) == 32 and keys.device_id(sign) == device
    except (TypeError, ValueError, RecipientError):
        return None
    return DeviceKeys(device, sign, age) if fits else None


def keyring(disk: Disk, device: str) -> Keyring:
    """The keys of a home. Raises StoreError when they are lost; `doctor --repair` makes new ones."""
    from pyrage import IdentityError

    try:
        signing = SigningKey(bytes.fromhex(disk.read(keys.sign_file(device)).decode().strip()))
        own = keys.age_file(device)
        common = f"{keys.FOLDER}/{keys.AGE_FILE}"
        others = sorted(f"{keys.FOLDER}/{name}" for name in disk.list(keys.FOLDER) if name.endswith(".age"))
        names = [own, common, *others] if own in others else [common, *others]
        identities = [_identity(disk.read(name)) for name in dict.fromkeys(names)]
    except (OSError, ValueError, StopIteration, IdentityError) as error:
        raise StoreError(
            "The keys of this computer cannot be read, so nothing can be shared or received. Your journal is safe; "
            "`mentortui doctor --repair` makes new keys."
        ) from error
    known = DeviceKeys(device, bytes(signing.verify_key), str(identities[0].to_public()))
    return Keyring(known, signing, identities)


def _identity(data: bytes) -> Any:
    """The age identity in a key file, behind comments as age writes them."""
    from pyrage import x25519

    return x25519.Identity.from_str(
        next(line for line in data.decode().splitlines() if line.startswith("AGE-SECRET-KEY-"))
    )
