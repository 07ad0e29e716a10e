"""The second process of a large sum: reads people's facts from its input, writes their summaries to its output.

It knows nothing else, writes no file, and ends with its input: however the first one ends, nothing of it stays.
"""

from __future__ import annotations

import signal
import sys
from collections.abc import Iterator
from typing import Any, BinaryIO, Final

import msgspec

from mentortui.practice.form_spec import FormSpec
from mentortui.program.fact_reading import own
from mentortui.program.packed import packed

_LENGTH: Final = 4


class Setting(msgspec.Struct):
    """What summaries depend on beside the facts."""

    forms: list[FormSpec]
    host: str


def send(to: BinaryIO, data: bytes) -> None:
    """One message. Raises OSError where nobody reads any more."""
    to.write(len(data).to_bytes(_LENGTH, "big"))
    to.write(data)
    to.flush()


def receive(source: BinaryIO) -> bytes | None:
    """The next message; None at the end, and where one is cut short."""
    head = source.read(_LENGTH)
    size = int.from_bytes(head, "big")
    data = source.read(size) if len(head) == _LENGTH else b""
    return data if len(head) == _LENGTH and len(data) == size else None


def summed(source: BinaryIO) -> Iterator[bytes]:
    """The summaries of each message of several people's facts, in their order."""
    first = receive(source)
    if first is None:
        return
    setting = msgspec.msgpack.decode(first, type=Setting)
    forms = {(one.id, one.version): one for one in setting.forms}
    decode = msgspec.msgpack.Decoder(list[list[dict[str, Any]]]).decode
    while (data := receive(source)) is not None:
        people = decode(data)
        yield msgspec.msgpack.encode(
            [msgspec.msgpack.encode(packed(own(rows, forms, setting.host), rows)) for rows in people]
        )


def main() -> None:
    """Sum up until the input ends. Ctrl+C is for the first process, which ends this one."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    try:
        for answer in summed(sys.stdin.buffer):
            send(sys.stdout.buffer, answer)
    except OSError:
        sys.exit(1)
