"""Words of a device that do not count, one by one: those it wrote in a shared folder after it was taken away.

A word (one register) is named by a fingerprint of all it says, so that nothing else is struck with it, whatever its
stamp claims. Of two statements about one word the later counts, so order, repetition and grouping do not matter. Pure.
"""

from __future__ import annotations

import base64
from collections.abc import Iterator, Mapping
from typing import Any, Final

import msgspec

from mentortui.store.state import Entry, Register
from mentortui.store.wal import blake2b

SIZE: Final = 16
"""Characters of a fingerprint: 96 bits, so that nobody makes a word that passes for another."""
_BYTES: Final = 12

Words = dict[str, dict[str, list[Any]]]
"""By device and fingerprint `[stamp, struck]`: since when a word is struck, or (False) counts again."""

_encode = msgspec.json.Encoder(order="sorted").encode


def fingerprint(record_id: str, part: str, name: str, register: Register) -> str:
    """What names one word: record, part, field, stamp (so the device) and value."""
    said = _encode((record_id, part, name, register))
    return base64.b64encode(blake2b(said, digest_size=_BYTES).digest()).decode()


def registers_of(entry: Entry, device: str) -> Iterator[tuple[str, str, Register]]:
    """Part, field and register of everything a device says in an entry."""
    for part, fields in entry.items():
        for name, registers in fields.items():
            if device in registers:
                yield part, name, registers[device]


class Struck:
    """Which words of which devices are struck."""

    def __init__(self) -> None:
        self.words: Words = {}

    def __bool__(self) -> bool:
        return bool(self.words)

    def __contains__(self, device: object) -> bool:
        return device in self.words

    def join(self, words: Mapping[str, Mapping[str, Any]]) -> set[str]:
        """Take note of statements; the devices of which words are struck now that were not before."""
        new = set()
        for device, said in words.items():
            known = self.words.setdefault(device, {})
            for one, (stamp, struck) in said.items():
                before = known.get(one)
                if before is None or before[0] < stamp:
                    known[one] = [stamp, struck]
                    if struck and not (before and before[1]):
                        new.add(device)
        return new

    def has(self, device: str, one: str) -> bool:
        """Whether a word is struck, by its fingerprint."""
        return bool(self.words.get(device, {}).get(one, ("", False))[1])

    def without(self, record_id: str, entry: Entry) -> Entry:
        """An entry without the words that are struck; empty when it says nothing else."""
        kept: Entry = {}
        for part, fields in entry.items():
            left = {
                name: few
                for name, registers in fields.items()
                if (few := {device: one for device, one in registers.items()
                            if device not in self.words
                            or not self.has(device, fingerprint(record_id, part, name, one))})
            }  # fmt: skip
            if left:
                kept[part] = left
        return kept


def is_words(said: Any) -> bool:
    """Whether this has the shape of statements about words."""
    if not isinstance(said, dict):
        return False
    lists = [one for words in said.values() if isinstance(words, dict) for one in words.values()]
    return all(isinstance(words, dict) for words in said.values()) and all(
        isinstance(one, list) and len(one) == 2 and type(one[0]) is str and type(one[1]) is bool for one in lists
    )
