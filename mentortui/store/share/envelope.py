r"""The envelope of every file in a shared folder: a header in clear, what is sealed, a sum and a signature. Pure.

    mj1 {"share":…,"dev":…,"seq":17,"aud":"<opaque>","schema":1,"min_reader":1,"enc":"age","n":5123}\n
    <n bytes of age ciphertext>-- <blake2b-256 hex> <ed25519 hex>\n

The last line has a fixed length, so the sum is checked before anything is parsed; it covers every byte in front
of that line, and the signature covers the sum. This is format 1 and stays as it is: see docs/format.md. A later
version may write more header keys, and raises `min_reader` when this one must not read it.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Mapping
from typing import TYPE_CHECKING, Any, NamedTuple

import msgspec

from mentortui.errors import Refused
from mentortui.store.canonical import check, to_bytes
from mentortui.store.keys import device_id
from mentortui.store.stamp import is_stamp
from mentortui.store.wal import blake2b

if TYPE_CHECKING:
    from nacl.signing import SigningKey
    from pyrage import x25519  # type: ignore[import-untyped]

FORMAT = 1
"""The version this program writes, and the newest `min_reader` it reads."""
HEADER_MAX = 4_096
"""Bytes of the first line, its end included."""
SEGMENT_MAX = 8_000_000
"""Bytes of a whole file, and of what is sealed in it."""
SEQ_MAX = 99_999_999
"""The last number a device gives to a file; the first is 1."""

_MAGIC = b"mj1 "
_ENC = "age"
_FOOTER = re.compile(rb"-- ([0-9a-f]{64}) ([0-9a-f]{128})\n")
_FOOTER_SIZE = 197
_MUST = (("share", str), ("dev", str), ("schema", int), ("min_reader", int), ("enc", str), ("n", int))
_NAME = re.compile(r"[0-9a-z-]{1,64}")
_NOT_FOR_US = "No matching keys found"
_read = msgspec.json.Decoder(dict[str, Any]).decode


class Unsound(Exception):
    """What was read is not whole, not sound, or not what it says it is; nothing of it may be used.

    `reason` is for a person, to stand behind a file's name: "its checksum does not fit".
    """

    def __init__(self, reason: str) -> None:
        super().__init__(reason)
        self.reason = reason


class Newer(Unsound):
    """The file is whole, but a newer version wrote it and says that this one must not read it."""

    def __init__(self) -> None:
        super().__init__("it was written by a newer version of mentortui")


class Envelope(NamedTuple):
    """A file whose sum fits. Who wrote it is not known before `signed_by`."""

    header: dict[str, Any]
    """Keys this version does not know are kept."""
    cipher: bytes
    sum: bytes
    """BLAKE2b of 32 bytes over header line and ciphertext."""
    signature: bytes


def seal(header: Mapping[str, Any], body: bytes, recipients: Collection[str], key: SigningKey) -> bytes:
    """A whole file: `body` sealed for the age keys of `recipients`, signed by `key`.

    `header` has `share`, `dev`, `schema`, `min_reader` and what else is to lie in clear; `enc` and `n` are added.
    The bytes differ each time, as sealing is random. Raises Refused when nobody could open it or it is too large,
    ValueError for a header that `parse` would not accept.
    """
    import pyrage

    if not recipients:
        raise Refused(
            "There is nobody this could be sealed for, so it was not written to the shared folder. It is safe in "
            "your journal; sync again when somebody has joined."
        )
    try:
        readers = [pyrage.x25519.Recipient.from_str(text) for text in sorted(set(recipients))]
    except pyrage.RecipientError:
        raise Refused("A key to seal for does not read, so nothing was written. It is safe in your journal.") from None
    cipher: bytes = pyrage.encrypt(body, readers)
    return signed_whole(header, cipher, key)


def signed_whole(header: Mapping[str, Any], cipher: bytes, key: SigningKey) -> bytes:
    """A whole file around what is sealed already, signed by `key`. Raises as `seal`."""
    front = b"%s%s\n" % (_MAGIC, to_bytes({**header, "enc": _ENC, "n": len(cipher)}))
    try:
        written = _header(front, len(cipher))
    except Unsound as fault:
        raise ValueError(fault.reason) from None
    if written["dev"] != device_id(bytes(key.verify_key)):
        raise ValueError("its header names another device than that of the key")
    if len(front) + len(cipher) + _FOOTER_SIZE > SEGMENT_MAX:
        raise Refused(
            f"This takes {len(cipher):,} bytes; a file of the shared folder has at most {SEGMENT_MAX:,}. Nothing was "
            "written there. It is safe in your journal; share fewer records at once."
        )
    digest = _digest(front + cipher)
    return b"%s%s-- %s %s\n" % (front, cipher, digest.hex().encode(), key.sign(digest).signature.hex().encode())


def parse(data: bytes) -> Envelope:
    """What a file says. Raises Unsound when it is not whole or not sound, Newer when we must not read it."""
    if len(data) > SEGMENT_MAX:
        raise Unsound(f"it is larger than {SEGMENT_MAX // 1_000_000} MB")
    if not data:
        raise Unsound("it is empty")
    if not data.startswith(_MAGIC):
        raise Unsound("it is no file that mentortui wrote")
    footer = _FOOTER.fullmatch(data, max(0, len(data) - _FOOTER_SIZE))
    if footer is None:
        raise Unsound("it is cut off, or something follows it")
    front = data[: footer.start()]
    digest = _digest(front)
    if digest.hex().encode() != footer[1]:
        raise Unsound("its checksum does not fit")
    line, end, cipher = front.partition(b"\n")
    header = _header(line + end, len(cipher))
    return Envelope(header, cipher, digest, bytes.fromhex(footer[2].decode()))


def signed_by(envelope: Envelope, verify_key: bytes) -> bool:
    """Whether the device in the header wrote this file: it is the device of this Ed25519 key, and the key signed it."""
    from nacl.exceptions import BadSignatureError
    from nacl.signing import VerifyKey

    if device_id(verify_key) != envelope.header["dev"]:
        return False
    try:
        VerifyKey(verify_key).verify(envelope.sum, envelope.signature)
    except (BadSignatureError, ValueError):  # a key of another length is a ValueError
        return False
    return True


def unseal(envelope: Envelope, identity: x25519.Identity | list[x25519.Identity]) -> bytes | None:
    """What was sealed, or None when it is not for this identity, or these. Raises Unsound when it does not open."""
    import pyrage

    if len(envelope.cipher) > SEGMENT_MAX:  # it opens to less than it takes: age does not compress
        raise Unsound(f"it is larger than {SEGMENT_MAX // 1_000_000} MB")
    try:
        body: bytes = pyrage.decrypt(envelope.cipher, identity if isinstance(identity, list) else [identity])
    except pyrage.DecryptError as error:
        if str(error) == _NOT_FOR_US:
            return None
        raise Unsound("what is sealed in it does not open") from None
    return body


def _digest(front: bytes) -> bytes:
    return blake2b(front, digest_size=32).digest()


def _header(line: bytes, size: int) -> dict[str, Any]:
    """The header in the first line, in front of `size` bytes. Raises Unsound, or Newer when it says so."""
    try:
        if len(line) > HEADER_MAX or not line.endswith(b"\n"):
            raise ValueError
        header = _read(line[len(_MAGIC) :])
        check(header, "its header")
        newer = header.get("min_reader", 0) > FORMAT
    except (ValueError, RecursionError, TypeError):
        raise Unsound("its header does not read") from None
    if newer:
        raise Newer
    fault = _header_fault(header, size)
    if fault:
        raise Unsound(fault)
    return header


def _header_fault(header: Mapping[str, Any], size: int) -> str | None:
    """What is wrong with a header in front of `size` bytes, in words, or None."""
    for name, kind in _MUST:
        if type(header.get(name)) is not kind:
            return f"its header does not say {name!r}"
    if not is_device(header["dev"]):
        return "its device is no device"
    if not all(type(name) is str and _NAME.fullmatch(name) for name in (header["share"], header.get("aud", "-"))):
        return "its share or its audience is no name"
    seq = header.get("seq", 1)
    if not is_seq(seq) or not _are_ranges(header.get("covers", []), seq):
        return "its numbers do not read"
    if header["enc"] != _ENC:
        return "it is sealed in a way this version does not know"
    if header["n"] != size:
        return "its length is not the one it says"
    return None


def is_device(text: str) -> bool:
    """Whether this has the shape of a device's id. Never a path."""
    return is_stamp(f"{0:016x}-{text}")


def is_seq(number: object) -> bool:
    """Whether this is a number that a device gives to its files."""
    return type(number) is int and 1 <= number <= SEQ_MAX


def _are_ranges(covers: object, seq: int) -> bool:
    """Whether these are ranges, ends included, of numbers given before this one."""
    return isinstance(covers, list) and all(
        isinstance(pair, list) and len(pair) == 2 and all(map(is_seq, pair)) and pair[0] <= pair[1] < seq
        for pair in covers
    )
