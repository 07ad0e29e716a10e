"""Throws spoiled files at everything that reads what others wrote: `python -m tests.store.share.fuzz COUNT SEED`.

Inputs are the golden files, and samples beside them, changed at random: bits, bytes, pieces, and values of their JSON;
then summed, signed or sealed anew, so that the change reaches what reads behind the sum. Every decoder may answer, or
refuse with Unsound or in words; anything else, more than `SECONDS` of processor time for one input, or more than
`MEMORY` bytes in all ends the run with the input in hexadecimal.
"""

from __future__ import annotations

import json
import resource
import signal
import sys
from collections.abc import Callable, Mapping
from datetime import UTC, datetime
from random import Random
from typing import Any, Final

import msgspec

from mentortui.changes import joining
from mentortui.errors import MentortuiError
from mentortui.practice.by_form import reading
from mentortui.store.canonical import to_bytes
from mentortui.store.share import bundle, cards, codes, hosts, roster, segment
from mentortui.store.share.envelope import Unsound, parse, signed_by, unseal
from mentortui.store.share.keyring import DeviceKeys
from mentortui.store.share.ledger import Ledger
from mentortui.store.state import join, view
from tests.practice.journal import Rows
from tests.store.share.golden_files import FOLDER, writer
from tests.store.share.sealing import SHARE, header

SECONDS: Final = 2
"""Processor time one input may take."""
MEMORY: Final = 1_500_000_000
"""Bytes of address space the whole run may take, this program with its libraries included."""
FOOTER: Final = 197
ANA, BEN = writer("ana"), writer("ben")
GOLDEN: Final = [path.read_bytes() for path in sorted(FOLDER.glob("*.mj"))]
BODIES: Final = [body for data in GOLDEN[:4] if (body := unseal(parse(data), BEN.age)) is not None]
KEYS: Final = [{"id": one.device, "sign": one.verify.hex(), "age": one.recipient} for one in (ANA, BEN)]
CARD: Final = {"person": "person-" + "a" * 32, "name": "Ana", "t": f"{7:016x}-{ANA.device}", "by": ANA.device,
               "devices": KEYS}  # fmt: skip
SHARED: Final = hosts.share_id(ANA.verify, ANA.recipient, "pair", "salt")
FOUNDING: Final = {**header(ANA), "share": SHARED, "salt": "salt", "what": cards.FOUNDING, "kind": "pair",
                   "name": "Two", "enc": "age", "n": 3, "sign": ANA.verify.hex(), "age": ANA.recipient}  # fmt: skip
STATEMENTS: Final[list[dict[str, Any]]] = [
    {"k": roster.MEMBERS, "t": f"{1:016x}", "person": "person-" + "a" * 32, "name": "Ana", "role": "host",
     "how": "host", "devices": KEYS, "cohorts": ["one"]},
    {"k": roster.KEYS, "t": f"{2:016x}", "person": "person-" + "b" * 32, "devices": KEYS[1:]},
    {"k": roster.GROUP, "t": f"{3:016x}", "epoch": 1, "key": str(BEN.age), "without": []},
    {"k": roster.REVOKED, "t": f"{4:016x}", "device": BEN.device, "person": "person-" + "b" * 32, "keys": KEYS[1],
     "last": 3, "roster": 2},
    {"k": roster.LEFT, "t": f"{5:016x}", "person": "person-" + "c" * 32},
    {"k": roster.ERASED, "t": f"{6:016x}", "person": "person-" + "d" * 32},
    {"k": roster.REFUSED, "t": f"{7:016x}", "device": BEN.device, "why": "used"},
    {"k": roster.RETENTION, "t": f"{8:016x}", "days": 365},
]  # fmt: skip
HANDED: Final = {**header(ANA), "enc": "age", "n": 3, "what": hosts.HOST, "by": ANA.verify.hex(),
                 "sign": BEN.verify.hex(), "age": BEN.recipient, "also": False, "t": f"{9:016x}",
                 "last": {ANA.device: 3}}  # fmt: skip
CODE: Final = codes.Code(codes.fingerprint(ANA.verify), codes.secret(b"fuzzy")).words()
ANSWERS: Final = {"mentortui": "answers", "schema": 1, "form": "pulse", "version": 1, "name": "Ana", "on": "2026-11-21",
                  "answers": {"goal-shared": 4, "bond-trust": 2}, "consent": [], "counted": True}  # fmt: skip
SHEET: Final = """form: pulse, version 1
name: Ana
on: 2026-11-21

## 1. We meet (goal-shared)
answer: 4

## 2. So (bond-trust)
answer: 2
---
"""
MAIL: Final = f"""From: ana@example.org
Subject: Re: form
MIME-Version: 1.0
Content-Type: multipart/mixed; boundary=b

--b
Content-Type: text/plain; charset=utf-8

{SHEET}
--b
Content-Type: application/json; name=a.json
Content-Transfer-Encoding: 8bit

{json.dumps(ANSWERS)}
--b--
"""
ODD: Final = (
    None, True, -1, 0, 1, 2**31, 2**53, 2**64, -(2**70), 1.5, float("inf"), "", "a", "\x00", "\x1b[31m", "\ud800",
    "é" * 300, "../../x", "person-" + "f" * 32, "9" * 5_000, "f" * 16, [], {}, [[]], {"a": {"b": {"c": [1]}}}, {"": ""},
    ["a"] * 1_500,
)  # fmt: skip
PIECES: Final = (
    b"\n", b"\x00", b'"', b"{", b"}", b"[" * 3_000, b'{"a":' * 3_000, b"\\u0000", b"\\ud800", b"\xff\xfe", b"1e999",
    b"-0", b"9" * 5_000, b" " * 9_000, b"mj1 ", b"-- ", b'"f":', b'"x":', b'"t":"ffffffffffffffff"', b"answer:",
    b"- [x] ", b"## ",
)  # fmt: skip


def spoiled(random: Random, data: bytes) -> bytes:
    """Some bytes, changed in a few places."""
    found = bytearray(data)
    for _ in range(random.choice((1, 1, 1, 2, 5, 20))):
        at = random.randrange(len(found) + 1)
        end = min(len(found), at + random.choice((1, 1, 2, 8, 60, 400)))
        how = random.randrange(6)
        if how == 0 and at < len(found):
            found[at] ^= 1 << random.randrange(8)
        elif how == 1 and at < len(found):
            found[at] = random.randrange(256)
        elif how == 2:
            del found[at:end]
        elif how == 3:
            found[at:at] = found[at:end]
        elif how == 4:
            found[at:at] = random.choice(PIECES)
        else:
            other = random.choice(GOLDEN)
            start = random.randrange(len(other))
            found[at:end] = other[start : start + end - at]
    return bytes(found)


def twisted(random: Random, value: Any) -> Any:
    """A JSON value with something in it replaced, left out, added or moved."""
    if isinstance(value, dict) and value and random.random() < 0.8:
        name = random.choice(list(value))
        kept = dict(value)
        how = random.randrange(6)
        if how == 0:
            del kept[name]
        elif how == 1:
            kept[str(random.choice(ODD))[:300]] = kept[name]
        elif how == 2:
            kept[name] = random.choice(ODD)
        else:
            kept[name] = twisted(random, kept[name])
        return kept
    if isinstance(value, list) and value and random.random() < 0.8:
        at = random.randrange(len(value))
        return [*value[:at], *random.choice(([], [twisted(random, value[at])], [value[at]] * 3)), *value[at + 1 :]]
    if isinstance(value, str) and value and random.random() < 0.5:
        return spoiled(random, value.encode("utf-8", "surrogatepass")).decode("utf-8", "replace")
    return random.choice(ODD)


def as_json(random: Random, value: Any) -> bytes:
    """A twisted value as somebody's program would write it, surrogates and infinities included."""
    for _ in range(random.choice((1, 1, 2, 6))):
        value = twisted(random, value)
    return json.dumps(value, separators=(",", ":"), ensure_ascii=random.random() < 0.5).encode("utf-8", "surrogatepass")


def summed(front: bytes) -> bytes:
    """A file around header and ciphertext, with a sum that fits, signed by Ana."""
    from tests.store.share.golden_files import _digest

    total = _digest(front)
    return front + b"-- %s %s\n" % (total.hex().encode(), ANA.sign.sign(total).signature.hex().encode())


def envelope(random: Random) -> bytes:
    """A golden file, spoiled; often with a sum that fits."""
    data = random.choice(GOLDEN)
    if random.random() < 0.3:
        return spoiled(random, data)
    if random.random() < 0.5:
        return summed(spoiled(random, data[:-FOOTER]))
    line, _, cipher = data[:-FOOTER].partition(b"\n")
    return summed(b"mj1 " + as_json(random, json.loads(line[4:])) + b"\n" + cipher)


def body(random: Random) -> bytes:
    """What is sealed in a segment: spoiled, or with lines of twisted values."""
    data = random.choice(BODIES)
    if random.random() < 0.5:
        return spoiled(random, data)
    lines = data.split(b"\n")
    at = random.randrange(len(lines) - 1)
    return b"\n".join([*lines[:at], as_json(random, json.loads(lines[at])), *lines[at + 1 :]])


def take_envelope(data: bytes) -> None:
    """All that is done with a file before it is known to count."""
    found = parse(data)
    signed_by(found, ANA.verify)
    cards._founding(found)
    place, name = bundle.place_of(found, data)
    assert ".." not in f"{place}/{name}".split("/"), "a file lies where the header says"
    opened = unseal(found, BEN.age)
    if opened is not None:
        take_body(opened)


def take_body(data: bytes) -> None:
    """Decode, join and look: what comes out must be sound in itself."""
    _, said, _ = segment.decode(data, ANA.device)
    view(join(said, said))
    segment.encode(segment.Prelude("", {}, "again"), ANA.device, said)


def take_card(data: bytes) -> None:
    """A card, once it is opened."""
    try:
        said = cards.parsed(data)
    except (ValueError, RecursionError):
        raise Unsound("as whoever opens it does") from None
    card = cards._of_document(said)
    msgspec.json.encode(Ledger(cards={"a": said}))
    if card is None:
        raise Unsound("as whoever opens it does")
    found, _ = cards.members([card], [])
    to_bytes(card.document())
    try:
        joining.meet(Rows(), [(one.person, one.name) for one in found], now=datetime(2026, 11, 21, tzinfo=UTC))
    except MentortuiError as fault:
        raise AssertionError("a sync would end here, each time") from fault


def headed(said: Any) -> Callable[[Random], bytes]:
    """Makes files of which the header says all, twisted."""
    return lambda random: summed(b"mj1 " + as_json(random, said) + b"\nabc")


def take_founding(data: bytes) -> None:
    """Who started a folder."""
    if cards._founding(parse(data)) is None:
        raise Unsound("as whoever reads it does")


def roster_body(random: Random) -> bytes:
    """What is sealed in a file of the roster, with a line or two of it twisted or spoiled."""
    lines = [to_bytes(one) for one in ({"dev": ANA.device, "share": SHARE}, *STATEMENTS)]
    for _ in range(random.choice((1, 1, 2))):
        at = random.randrange(len(lines))
        said = ({}, *STATEMENTS)[at]
        lines[at] = as_json(random, said) if at and random.random() < 0.7 else spoiled(random, lines[at])
    return b"\n".join([*lines, b""])


def take_roster(data: bytes) -> None:
    """What the host said: all that is asked of it."""
    file = roster.decode(data, header(ANA))
    seen = roster.view([file], hosts.hosts(DeviceKeys(ANA.device, ANA.verify, ANA.recipient), []))
    msgspec.json.encode(Ledger(roster={"a": file}))
    seen.members(), seen.group(), seen.gone, seen.revoked
    if len(seen.statements) < len(STATEMENTS):
        raise Unsound("a statement of it was left out")


def take_host(data: bytes) -> None:
    """A host's file, signed by whoever it says."""
    found = parse(data)
    if not hosts._is_sound(found, SHARE):
        raise Unsound("as whoever reads it does")
    hosts.hosts(DeviceKeys(ANA.device, ANA.verify, ANA.recipient), [hosts._said(found.header)])
    msgspec.json.encode(Ledger(hosts={"a": found.header}))


def take_bundle(data: bytes) -> None:
    """What was posted."""
    for part in bundle.split(data)[0]:
        take_envelope(part)


TARGETS: Final[Mapping[str, tuple[Callable[[Random], bytes], Callable[[bytes], object]]]] = {
    "envelope": (envelope, take_envelope),
    "segment": (body, take_body),
    "card": (lambda random: as_json(random, CARD), take_card),
    "founding": (headed(FOUNDING), take_founding),
    "roster": (roster_body, take_roster),
    "host": (headed(HANDED), take_host),
    "bundle": (lambda random: spoiled(random, b"".join(random.choices(GOLDEN, k=3))), take_bundle),
    "code": (lambda random: spoiled(random, CODE.encode()), lambda data: codes.read(data.decode("utf-8", "replace"))),
    "answers": (lambda random: as_json(random, ANSWERS), lambda data: reading.read(Rows(), data)),
    "form": (lambda random: spoiled(random, SHEET.encode()), lambda data: reading.read(Rows(), data)),
    "mail": (lambda random: spoiled(random, MAIL.encode()), lambda data: reading.read(Rows(), data)),
}
"""By name what makes an input, and what reads it."""


class TooLong(Exception):
    """One input took more processor time than any may."""


def _stop(*_: object) -> None:
    raise TooLong


def run(count: int, seed: int) -> dict[str, tuple[int, int]]:
    """Throw so many inputs; by target how many there were, and how many of them were refused."""
    signal.signal(signal.SIGPROF, _stop)
    told: dict[str, tuple[int, int]] = {}
    for name, (make, take) in TARGETS.items():
        random = Random(f"{seed}/{name}")
        refused = 0
        for _ in range(count // len(TARGETS)):
            data = make(random)
            signal.setitimer(signal.ITIMER_PROF, SECONDS)
            try:
                take(data)
            except (Unsound, MentortuiError):
                refused += 1
            except BaseException:
                sys.stderr.write(f"{name}: {data[:200_000].hex()}\n")
                raise
            finally:
                signal.setitimer(signal.ITIMER_PROF, 0)
        told[name] = (count // len(TARGETS), refused)
    return told


def main(words: list[str]) -> None:
    """Limit the memory, then run."""
    resource.setrlimit(resource.RLIMIT_AS, (MEMORY, MEMORY))
    json.dump(run(int(words[0]), int(words[1])), sys.stdout)


if __name__ == "__main__":
    main(sys.argv[1:])
