"""A sentence that brings one's journal back on a new computer.

With the sentence goes a computer that stands nowhere: it has keys like any of one's own, everything of one's own is
sealed for it too, and its keys lie in the shared folders, sealed with the sentence (scrypt). Whoever has a folder and
the sentence takes these keys, introduces a new computer with them, and reads on. The keys of the lost one stay lost,
and may be revoked by themselves.
"""

from __future__ import annotations

import json
import unicodedata
from typing import Any, Final, NamedTuple

from mentortui.clock import Clock
from mentortui.errors import Refused
from mentortui.store import keys
from mentortui.store.canonical import is_id, to_bytes
from mentortui.store.disk import Disk
from mentortui.store.share import folder as folders
from mentortui.store.share.envelope import SEGMENT_MAX, Envelope, Unsound, parse, signed_whole
from mentortui.store.share.folder import ShareFolder
from mentortui.store.share.keyring import DeviceKeys, Keyring, device_keys
from mentortui.store.wal import blake2b

FOLDER: Final = f"{folders.ROOT}/recovery"
WHAT: Final = "recovery"
FORMAT: Final = 1
WORDS: Final = 7
"""Words of a sentence that is made here: 77 bits."""
_ENOUGH: Final = 52
"""Bits, guessed kindly, that a sentence must have: what is sealed with it may be copied and tried at leisure."""
_WORD_BITS, _LETTER_BITS, _SIGN_BITS = 11, 2.6, 8
_SIZE_MAX: Final = 20_000


class Identity(NamedTuple):
    """What a sentence seals: whose journal it is, and the keys of the computer that stands nowhere."""

    person: str
    name: str
    keys: DeviceKeys
    sign: str
    """The seed of its Ed25519 key, in hex."""
    age: str
    """Its age secret key."""


def normal(sentence: str) -> str:
    """A sentence as it is taken, however it was typed: without marks, in small letters, one blank between words."""
    plain = unicodedata.normalize("NFKC", sentence).casefold()
    return " ".join("".join(one if one.isalnum() else " " for one in plain).split())


def check(sentence: str) -> None:
    """Raise Refused for a sentence that could be guessed; a famous line nobody can tell, so it is warned of."""
    words = set(normal(sentence).split())
    bits = sum(_bits(word) for word in words)
    if bits < _ENOUGH:
        raise Refused(
            "That sentence is too easy to guess: take six or more different words that only you would put together, "
            "no line of a song or a book. Nothing was sealed.",
            "sentence",
        )


def _bits(word: str) -> float:
    """About how hard a word is to guess; a sign of a script that writes words without blanks counts alone."""
    signs = sum(one.isalpha() and not unicodedata.name(one, "").startswith(_ALPHABETS) for one in word)
    return min(_WORD_BITS, (len(word) - signs) * _LETTER_BITS) + signs * _SIGN_BITS


_ALPHABETS: Final = ("LATIN", "GREEK", "CYRILLIC", "ARMENIAN", "HEBREW", "ARABIC", "GEORGIAN", "DEVANAGARI", "BENGALI",
                     "TAMIL", "TELUGU", "THAI", "HANGUL")  # fmt: skip


def suggest(clock: Clock) -> str:
    """A sentence of seven words out of 2,048."""
    from mnemonic import Mnemonic

    listed = Mnemonic("english").wordlist
    drawn = clock.random(2 * WORDS)
    return " ".join(listed[int.from_bytes(drawn[at : at + 2], "big") % len(listed)] for at in range(0, 2 * WORDS, 2))


def make(person: str, name: str, clock: Clock) -> Identity:
    """New keys for the computer that stands nowhere."""
    from nacl.signing import SigningKey
    from pyrage import x25519  # type: ignore[import-untyped]

    signing, secret = SigningKey(clock.random(32)), x25519.Identity.generate()
    verify = bytes(signing.verify_key)
    own = DeviceKeys(keys.device_id(verify), verify, str(secret.to_public()))
    return Identity(person, name, own, bytes(signing).hex(), str(secret))


def seal(identity: Identity, sentence: str) -> bytes:
    """The identity, sealed with the sentence; takes about a second, on purpose. Raises Refused for a weak sentence."""
    import pyrage

    check(sentence)
    said = {"format": FORMAT, "person": identity.person, "name": identity.name, "keys": identity.keys.document(),
            "sign": identity.sign, "age": identity.age}  # fmt: skip
    cipher: bytes = pyrage.passphrase.encrypt(to_bytes(said), normal(sentence))
    return cipher


def open_with(cipher: bytes, sentence: str) -> Identity | None:
    """What was sealed, or None when this sentence does not open it. Raises Unsound when it opens and does not read."""
    import pyrage

    try:
        return _read(json.loads(pyrage.passphrase.decrypt(cipher, normal(sentence))))
    except pyrage.DecryptError:
        return None
    except (ValueError, RecursionError):
        raise Unsound("what is sealed in it does not read") from None


def _read(said: Any) -> Identity:
    from nacl.signing import SigningKey
    from pyrage import IdentityError, x25519

    try:
        own = device_keys(said["keys"])
        newer = said["format"] > FORMAT
        sound = (
            own is not None
            and is_id(said["person"])
            and bytes(SigningKey(bytes.fromhex(said["sign"])).verify_key) == own.sign
            and str(x25519.Identity.from_str(said["age"]).to_public()) == own.age
        )
    except (KeyError, TypeError, ValueError, IdentityError):
        own, newer, sound = None, False, False
    if newer:
        raise Unsound("it was written by a newer version of mentortui")
    if own is None or not sound:
        raise Unsound("what is sealed in it does not read")
    return Identity(said["person"], str(said["name"]), own, said["sign"], said["age"])


# -- in a shared folder, or a file ----------------------------------------------------------------------------


def document(cipher: bytes, share: str, keyring: Keyring) -> bytes:
    """A whole file around a sealed identity, signed by this computer."""
    header = {"share": share, "dev": keyring.own.id, "what": WHAT, "schema": 1, "min_reader": 1}
    return signed_whole(header, cipher, keyring.signing)


def read_file(data: bytes) -> bytes:
    """What is sealed in a file. Raises Unsound for what is none, cut off, or changed."""
    return _sealed(parse(data))


def _sealed(envelope: Envelope) -> bytes:
    if envelope.header.get("what") != WHAT or len(envelope.cipher) > _SIZE_MAX:
        raise Unsound("it is no sealed identity")
    return envelope.cipher


def file_name(cipher: bytes, share: str) -> str:
    """What it is called in a folder: the same, whichever of one's computers puts it there."""
    return blake2b(share.encode() + cipher, digest_size=8).hexdigest() + folders.SUFFIX


def put(folder: ShareFolder, share: str, keyring: Keyring, cipher: bytes, own: set[str]) -> bool:
    """Put a sealed identity into a share, in place of older ones of one's `own` computers; whether it was missing.

    Raises OSError.
    """
    name = file_name(cipher, share)
    if folder.disk.stat(f"{FOLDER}/{name}") is not None:
        return False
    folder.add(FOLDER, name, document(cipher, share, keyring))
    for one in folder.files(FOLDER):
        try:
            theirs = parse(folder.read(one)).header["dev"] not in own
        except Unsound:
            continue
        if not theirs and one.name != name:
            folder.remove(one.path)
    return True


def found_in(folder: ShareFolder) -> list[tuple[str, bytes]]:
    """Every sealed identity in a folder that is whole: its share, and what is sealed."""
    found = []
    for one in folder.files(FOLDER):
        if one.size > SEGMENT_MAX:
            continue
        try:
            envelope = parse(folder.read(one))
            found.append((str(envelope.header["share"]), _sealed(envelope)))
        except (OSError, Unsound):
            continue  # half there; another copy may be whole
    return found


def keep_keys(disk: Disk, identity: Identity) -> None:
    """Lay the keys of the computer that stands nowhere into a new home, which it introduces. Raises OSError."""
    for name, data in (
        (keys.sign_file(identity.keys.id), identity.sign),
        (keys.age_file(identity.keys.id), identity.age),
    ):
        if disk.stat(name) is None:
            disk.create(name, data.encode() + b"\n")
            disk.fsync(name)
    disk.fsync_dir(keys.FOLDER)
