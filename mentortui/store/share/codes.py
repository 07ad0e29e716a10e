"""The code of an invitation: 24 characters that prove who started a folder, and who was invited to it. Pure.

In six groups of four, as Crockford's base32 writes them: 16 characters of the host's sign key, 7 that are secret and
count once, and one to check the others by. Capital or small, dashes and blanks do not matter; O is read as 0, I and L
as 1. The check is a sum over GF(32) in which each place has a weight of its own, so that every single wrong character
and every two that changed places are found.
"""

from __future__ import annotations

import re
from typing import Final, NamedTuple

from mentortui.errors import Refused
from mentortui.store.wal import blake2b

ALPHABET: Final = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"
LENGTH: Final = 24
FINGERPRINT, SECRET = 16, 7
"""Characters of the host's key (80 bits) and of the secret (35 bits)."""
_GROUP: Final = 4
_READ_AS: Final = str.maketrans("OIL", "011")
_ROW: Final = {letter: number for number, letter in enumerate(ALPHABET)}
_POLYNOMIAL: Final = 0b100101  # x^5 + x^2 + 1, of which x is a primitive element


class Code(NamedTuple):
    """What a code says."""

    fingerprint: str
    """16 characters of the key of whoever started the folder."""
    secret: str

    def words(self) -> str:
        """As it is given to somebody: `7QK4-M2XD-9RHT-PKC3-0V8W-J6NB`."""
        letters = self.fingerprint + self.secret
        letters += ALPHABET[_sum(letters)]
        return "-".join(letters[at : at + _GROUP] for at in range(0, LENGTH, _GROUP))


def fingerprint(sign: bytes) -> str:
    """The characters in a code that stand for an Ed25519 verify key."""
    return _base32(blake2b(sign, digest_size=10).digest(), FINGERPRINT)


def secret(random: bytes) -> str:
    """The secret part of a code, of at least five random bytes: its first 35 bits."""
    return _base32(random[:5], SECRET)


def is_like_code(words: str) -> bool:
    """Whether what somebody typed is a code by its shape, perhaps with a typo, and no path."""
    groups = re.split(r"[\s–-]+", words.strip())
    if not all(group.isascii() and group.isalnum() for group in groups):
        return False
    if len(groups) == 1:
        return abs(len(words.strip()) - LENGTH) <= 2 and any(letter.isdigit() for letter in words)
    return len(groups) in (5, 6, 7) and all(3 <= len(group) <= 5 for group in groups)


def read(words: str) -> Code:
    """The code that somebody typed. Raises Refused, saying where it looks wrong."""
    letters = re.sub(r"[\s–-]", "", words).upper().translate(_READ_AS)
    for at, letter in enumerate(letters):
        if letter not in _ROW:
            raise _wrong(f"{letter!r}, in group {at // _GROUP + 1} of 6, is in no code")
    if len(letters) != LENGTH:
        raise _wrong(f"it has {LENGTH} letters and digits, and this has {len(letters)}")
    if _sum(letters[:-1]) != _ROW[letters[-1]]:
        raise _wrong("a character is wrong, or two changed places")
    return Code(letters[:FINGERPRINT], letters[FINGERPRINT:-1])


def _wrong(where: str) -> Refused:
    return Refused(f"That code does not read: {where}. Nothing was joined; compare it group by group.", "code")


def _base32(data: bytes, letters: int) -> str:
    number = int.from_bytes(data, "big") >> (len(data) * 8 - letters * 5)
    return "".join(ALPHABET[number >> (5 * at) & 31] for at in reversed(range(letters)))


def _sum(letters: str) -> int:
    """The check of the letters in front of it: each times x to the power of its place, added in GF(32)."""
    total, weight = 0, 1
    for letter in letters:
        weight = _times_x(weight)
        total ^= _times(weight, _ROW[letter])
    return total


def _times_x(number: int) -> int:
    number <<= 1
    return number ^ _POLYNOMIAL if number & 32 else number


def _times(a: int, b: int) -> int:
    product = 0
    while b:
        if b & 1:
            product ^= a
        a, b = _times_x(a), b >> 1
    return product
