"""Six security words: what two people read to each other to know that nobody stands between them.

Needed only where no code proved it. Both computers make them from both sign keys; whoever would put keys of their own
in between could not make the words agree (66 bits).
"""

from __future__ import annotations

from typing import Final

from mentortui.store.wal import blake2b

WORDS: Final = 6
_BITS: Final = 11


def security_words(one: bytes, other: bytes) -> str:
    """The words of two Ed25519 verify keys, the same from both sides: `abandon ability able …`."""
    from mnemonic import Mnemonic  # only where somebody compares words

    listed = Mnemonic("english").wordlist
    number = int.from_bytes(blake2b(b"words" + min(one, other) + max(one, other), digest_size=9).digest(), "big")
    return " ".join(listed[number >> (_BITS * at) & 2047] for at in range(WORDS))
