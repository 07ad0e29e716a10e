"""Long texts that a later version took the place of: what versions written apart were both written from.

A register holds only its device's last word. Two versions of a text can be merged line by line only where the text
that both began with is known, so what a register held before is kept beside the journal, in `private/texts.json`: so
many, so much, the oldest go first. Without it nothing is lost but the offer to merge.
"""

from __future__ import annotations

import contextlib
from collections.abc import Collection, Mapping
from typing import Any, Final

from mentortui.store.disk import Disk
from mentortui.store.state import Registers, texts_of

FILE: Final = "texts.json"
TEXTS_MAX: Final = 1_000
CHARACTERS_MAX: Final = 2_000_000

Key = tuple[str, str, str]
"""A record, its field, and the stamp a text was written with."""


class Replaced:
    """The texts that were replaced. What this process saw is in memory; the file is read when it is asked for."""

    def __init__(self, disk: Disk) -> None:
        self._disk = disk
        self._seen: dict[Key, str] = {}
        self._written: tuple[Key, ...] = ()
        self._dropped: set[str] = set()
        """Devices of which nothing that was replaced is kept, in the file as well."""

    def note(self, record_id: str, known: Mapping[str, Registers], new: Mapping[str, Registers]) -> None:
        """Take note of what a record's registers lose when `new` is joined; both are by field."""
        for field, registers in new.items():
            for device, register in registers.items():
                before = known.get(field, {}).get(device)
                if before is not None and before[0] < register[0] and isinstance(before[1], str):
                    self._seen[record_id, field, before[0]] = before[1]

    def text(self, record_id: str, field: str, stamp: str) -> str | None:
        """The text that was written with a stamp; None where nobody kept it."""
        key = (record_id, field, stamp)
        if key in self._seen:
            return self._seen[key]
        return None if stamp[17:] in self._dropped else self._kept().get(key)

    def document(self) -> bytes | None:
        """What the file is to hold, the oldest first; None where nothing new was seen."""
        import msgspec

        self._written = tuple(self._seen)
        if not self._seen and not self._dropped:
            return None
        before = {key: text for key, text in self._kept().items() if key[2][17:] not in self._dropped}
        found = sorted({**before, **self._seen}.items(), key=lambda item: item[0][2], reverse=True)
        room, kept = CHARACTERS_MAX, []
        for key, text in found[:TEXTS_MAX]:
            room -= len(text)
            if room < 0:
                break
            kept.append([*key, text])
        return msgspec.json.encode({"texts": kept[::-1]})

    def saved(self) -> None:
        """What `document` gave is in the file now."""
        for key in self._written:
            self._seen.pop(key, None)
        self._written = ()
        self._dropped = set()

    def drop(self, devices: Collection[str]) -> None:
        """Forget what these devices replaced of their own: words that do not count may be among it."""
        self._dropped |= {*devices}
        self._seen = {key: text for key, text in self._seen.items() if key[2][17:] not in self._dropped}

    def forget(self) -> None:
        """Something is to be forgotten: nothing of what was seen goes into the file. `forgetting` deletes that."""
        self._seen.clear()

    def clear(self) -> None:
        """Forget every text seen: something is to be forgotten, and may stand in any of them."""
        self._seen, self._written = {}, ()

    def _kept(self) -> dict[Key, str]:
        import msgspec

        found: Any = None
        with contextlib.suppress(OSError, ValueError, RecursionError):
            found = msgspec.json.decode(self._disk.read(f"private/{FILE}"))
        with contextlib.suppress(KeyError, TypeError, ValueError):
            return {(str(i), str(field), str(stamp)): str(text) for i, field, stamp, text in found["texts"]}
        return {}


def base_stamp(registers: Registers) -> str:
    """The stamp of the newest version that all versions written apart have seen; empty where there is none.

    Every version knows its own device's words before it, and those in its `seen`.
    """
    apart = {register[0]: register for register in texts_of(registers)}
    known = [{**register[2], stamp[17:]: stamp} for stamp, register in apart.items()]
    devices = set.intersection(*(set(one) for one in known)) if known else set()
    common = {min(one[device] for one in known) for device in devices}
    return max(common - apart.keys(), default="")


def base(registers: Registers, record_id: str, field: str, replaced: Replaced) -> str | None:
    """The text that all versions written apart were written from; None where it is not known."""
    stamp = base_stamp(registers)
    if not stamp:
        return None
    register = registers.get(stamp[17:])
    if register is not None and register[0] == stamp:
        return register[1] if isinstance(register[1], str) else None
    return replaced.text(record_id, field, stamp)
