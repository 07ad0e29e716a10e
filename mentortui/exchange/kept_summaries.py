"""Summaries on this computer's disk, so that people of whom nothing came are not summed up again. Can be thrown away.

Each summary is sealed with a key made of the very facts it is made of, and found by a mark made of them too. Nobody is
named, and what is not in the journal any more opens nothing here: a summary goes out of reach together with its facts,
whoever takes them back, and out of the file when it is written the next time. What is purged or erased takes the whole
file along (`store.forgetting` empties the folder of caches). A file that is broken, or of another version, is as none.
"""

from __future__ import annotations

import contextlib
import os
from collections.abc import Collection, Iterable, Mapping, Sequence
from hashlib import blake2b
from typing import Final, NamedTuple

import msgspec

from mentortui import __version__
from mentortui.model.reader import Row
from mentortui.program.summaries import VERSION, Forms
from mentortui.store.disk import Disk

FOLDER: Final = "cache"
START: Final = "summaries-"
_MARK, _KEY, _NONCE = 16, 32, 24


class Seal(NamedTuple):
    """Where the summary of some facts is kept, and what opens it."""

    mark: bytes
    key: bytes


class _File(msgspec.Struct, array_like=True):
    version: int
    kept: dict[bytes, bytes]


def made_by(forms: Forms, host: str) -> bytes:
    """What summaries depend on beside the facts: this program, the forms that are here, and who hosts."""
    asked = msgspec.msgpack.encode([forms[key] for key in sorted(forms)])
    return blake2b(b"%d %s %s " % (VERSION, __version__.encode(), host.encode()) + asked, digest_size=_KEY).digest()


class Seals:
    """Makes the seals of one program's facts."""

    def __init__(self, made: bytes) -> None:
        self._made = made
        self._encode = msgspec.msgpack.Encoder(order="deterministic").encode

    def of(self, rows: Sequence[Row]) -> Seal:
        """The seal of these facts; equal facts in equal order have the same."""
        found = blake2b(self._encode(rows), digest_size=_MARK + _KEY, key=self._made).digest()
        return Seal(found[:_MARK], found[_MARK:])


class Kept:
    """The summaries of one program as they lie on disk."""

    def __init__(self, disk: Disk, program: str) -> None:
        self._disk, self._name = disk, f"{START}{program}"
        self._kept: Mapping[bytes, bytes] = {}

    def load(self) -> None:
        """Read them; nothing where there are none, or none of this version."""
        self._kept = self._read()

    def let_go(self) -> None:
        """Keep none of them in memory."""
        self._kept = {}

    def get(self, seal: Seal) -> bytes | None:
        """What was kept under a seal; None where nothing was, or it was tampered with."""
        from nacl.bindings import crypto_secretbox_open
        from nacl.exceptions import CryptoError

        sealed = self._kept.get(seal.mark)
        if sealed is None:
            return None
        try:
            return crypto_secretbox_open(sealed[_NONCE:], sealed[:_NONCE], seal.key)
        except (CryptoError, ValueError):
            return None

    def save(self, marks: Collection[bytes], new: Mapping[bytes, bytes]) -> None:
        """Keep what is under these marks, and what is new; nothing else. A disk that refuses keeps none."""
        kept = self._kept or self._read()
        there = {mark: new.get(mark) or kept[mark] for mark in sorted(marks) if mark in new or mark in kept}
        if there.keys() == kept.keys() and not new:
            return
        with contextlib.suppress(OSError):
            _write(self._disk, self._name, msgspec.msgpack.encode(_File(VERSION, there)))

    def _read(self) -> Mapping[bytes, bytes]:
        try:
            found = msgspec.msgpack.decode(self._disk.read(f"{FOLDER}/{self._name}"), type=_File)
        except (OSError, msgspec.DecodeError):
            return {}
        return found.kept if found.version == VERSION else {}


def sealed(seal: Seal, data: bytes) -> bytes:
    """A summary, sealed."""
    from nacl.bindings import crypto_secretbox

    nonce = os.urandom(_NONCE)
    return nonce + crypto_secretbox(data, nonce, seal.key)


def _write(disk: Disk, name: str, data: bytes) -> None:
    """Replace the file in one step. Nothing waits for the disk: what a power cut leaves half is as none."""
    disk.mkdir(FOLDER)
    temporary = f"{FOLDER}/.{name}.{os.getpid()}"
    try:
        disk.create(temporary, data)
        disk.replace(temporary, f"{FOLDER}/{name}")
    except BaseException:
        with contextlib.suppress(OSError):
            disk.unlink(temporary)
        raise


def drop_others(disk: Disk, programs: Iterable[str]) -> None:
    """Take away what is kept of programs that are none of these any more, and what a crash left."""
    here = {f"{START}{program}" for program in programs}
    for name in disk.list(FOLDER):
        left = name.startswith(f".{START}") and not name.endswith(f".{os.getpid()}")
        if left or (name.startswith(START) and name not in here):
            with contextlib.suppress(OSError):
                disk.unlink(f"{FOLDER}/{name}")
