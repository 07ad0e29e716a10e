"""Sealing with randomness that is passed in, as age writes it: one seed gives the same bytes each time.

pyrage asks the operating system for randomness and puts in noise of random length, so the names and sizes of files
differ from run to run, and a run that went wrong cannot be run again. Opening is left to pyrage.
"""

from __future__ import annotations

import hmac
from base64 import b64encode
from collections.abc import Callable, Collection, Iterator
from contextlib import contextmanager
from hashlib import sha256
from random import Random
from types import SimpleNamespace
from typing import Any

import pyrage
import pytest
from nacl.bindings import (
    crypto_aead_chacha20poly1305_ietf_encrypt,
    crypto_scalarmult,
    crypto_scalarmult_base,
)

_ALPHABET = "qpzry9x8gf2tvdw0s3jn54khce6mua7l"
_LINE = b"age-encryption.org/v1"
_CHUNK = 1 << 16
_WIDTH = 64


@contextmanager
def seeded(seed: int) -> Iterator[None]:
    """As long as this lasts, keys and what is sealed come from a seed."""
    random = Random(seed)

    x25519 = pyrage.x25519

    def generate() -> Any:
        return x25519.Identity.from_str(_bech32("age-secret-key-", random.randbytes(32)).upper())

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(pyrage, "encrypt", lambda body, readers: sealed(body, readers, random.randbytes))
        identity = SimpleNamespace(from_str=x25519.Identity.from_str, generate=generate)
        patch.setattr(pyrage, "x25519", SimpleNamespace(Identity=identity, Recipient=x25519.Recipient))
        yield


def sealed(body: bytes, readers: Collection[Any], randbytes: Callable[[int], bytes]) -> bytes:
    """An age file for these recipients (`pyrage.x25519.Recipient`)."""
    key = randbytes(16)
    front = _LINE + b"\n"
    for reader in map(_recipient, map(str, readers)):
        once = randbytes(32)
        share = crypto_scalarmult_base(once)
        wrap = _hkdf(crypto_scalarmult(once, reader), share + reader, _LINE + b"/X25519")
        front += b"-> X25519 " + _b64(share) + b"\n" + _b64(_aead(key, bytes(12), wrap)) + b"\n"
    noise = _b64(randbytes(randbytes(1)[0]))  # as rage does: two files of the same words are not of one size
    lines = [noise[at : at + _WIDTH] for at in range(0, len(noise) + 1, _WIDTH)]
    front += b"\n".join((b"-> seeded-grease", *lines)) + b"\n---"
    mac = hmac.digest(_hkdf(key, b"", b"header"), front, "sha256")
    salt = randbytes(16)
    payload = _hkdf(key, salt, b"payload")
    chunks = [body[at : at + _CHUNK] for at in range(0, len(body), _CHUNK)] or [b""]
    last = len(chunks) - 1
    stream = (_aead(one, i.to_bytes(11, "big") + bytes([i == last]), payload) for i, one in enumerate(chunks))
    return b"".join((front, b" ", _b64(mac), b"\n", salt, *stream))


def _aead(plain: bytes, nonce: bytes, key: bytes) -> bytes:
    return crypto_aead_chacha20poly1305_ietf_encrypt(plain, None, nonce, key)


def _b64(data: bytes) -> bytes:
    return b64encode(data).rstrip(b"=")


def _hkdf(secret: bytes, salt: bytes, info: bytes) -> bytes:
    return hmac.digest(hmac.digest(salt or bytes(32), secret, sha256), info + b"\1", sha256)


def _recipient(text: str) -> bytes:
    number = 0
    for letter in text[len("age1") : -6]:
        number = number << 5 | _ALPHABET.index(letter)
    return (number >> 4).to_bytes(32, "big")  # 52 letters are 260 bits: four of them stand for nothing


def _bech32(prefix: str, data: bytes) -> str:
    number = int.from_bytes(data, "big") << 4
    words = [number >> shift & 31 for shift in range(255, -1, -5)]
    front = [ord(one) >> 5 for one in prefix] + [0] + [ord(one) & 31 for one in prefix]
    check = _polymod([*front, *words, *bytes(6)]) ^ 1
    words += [check >> shift & 31 for shift in range(25, -1, -5)]
    return f"{prefix}1{''.join(_ALPHABET[word] for word in words)}"


def _polymod(words: list[int]) -> int:
    check = 1
    for word in words:
        top = check >> 25
        check = (check & 0x1FFFFFF) << 5 ^ word
        for bit, generator in enumerate((0x3B6A57B2, 0x26508E6D, 0x1EA119FA, 0x3D4233DD, 0x2A1462B3)):
            check ^= generator if top >> bit & 1 else 0
    return check
