"""Segments as the tests write and read them: the keys of two who write, and of one who may not read."""

from __future__ import annotations

from typing import Any, NamedTuple

from nacl.signing import SigningKey
from pyrage import x25519

from mentortui.store.keys import device_id
from mentortui.store.share import segment
from mentortui.store.share.envelope import Unsound, parse, seal, signed_by, unseal
from mentortui.store.share.segment import Prelude
from mentortui.store.state import State

SHARE = "0123456789abcdef0123456789abcdef"
PRELUDE = Prelude("", {}, "relationship-1")


class Writer(NamedTuple):
    """The keys of one device."""

    sign: SigningKey
    age: Any
    """An age identity."""

    @property
    def device(self) -> str:
        return device_id(self.verify)

    @property
    def verify(self) -> bytes:
        return bytes(self.sign.verify_key)

    @property
    def recipient(self) -> str:
        return str((self.age[0] if isinstance(self.age, list) else self.age).to_public())


ANA = Writer(SigningKey(b"a" * 32), x25519.Identity.generate())
BEN = Writer(SigningKey(b"b" * 32), x25519.Identity.generate())
EVE = Writer(SigningKey(b"e" * 32), x25519.Identity.generate())


def header(writer: Writer = ANA, **more: Any) -> dict[str, Any]:
    """The header of a segment; `more` replaces keys or adds some."""
    return {"share": SHARE, "dev": writer.device, "seq": 1, "aud": "f00d", "schema": 1, "min_reader": 1, **more}


def sealed(body: bytes, writer: Writer = ANA, **more: Any) -> bytes:
    """A file of `writer` for themselves, Ana and Ben."""
    recipients = [writer.recipient, ANA.recipient, BEN.recipient]
    return seal(header(writer, **more), body, recipients, writer.sign)


def goal_of(writer: Writer = ANA, title: str = "Walk") -> State:
    """A goal that one device wrote a word of."""
    return {"goal-1": {"f": {"title": {writer.device: [f"{7:016x}-{writer.device}", title]}}}}


def read(data: bytes, writer: Writer = ANA, reader: Writer = BEN) -> tuple[Prelude, State, list[str]] | str | None:
    """What `reader` takes in from a file of `writer`: all of it, or why not, or None when it is not for them."""
    try:
        envelope = parse(data)
        if not signed_by(envelope, writer.verify):
            return "somebody else signed it"
        body = unseal(envelope, reader.age)
        return None if body is None else segment.decode(body, writer.device)
    except Unsound as fault:
        return fault.reason
