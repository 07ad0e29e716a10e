"""The golden files of the shared folder: what every later version must read as it is read today.

`python -m tests.store.share.golden_files` writes those that are missing, and never one that is there. A new format
gets new samples beside these. The keys in `golden/keys.json` were made for these files and are nobody's.
"""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any, NamedTuple

from nacl.signing import SigningKey
from pyrage import x25519

from mentortui.store.share.envelope import _digest, seal
from mentortui.store.share.segment import Prelude, encode
from mentortui.store.state import State
from tests.store.share.sealing import Writer

FOLDER = Path(__file__).parent / "golden"
KEYS = FOLDER / "keys.json"
BEN = "bbbbbbbbbbbb"
SUM = "4f" * 32


class Sample(NamedTuple):
    """What a golden file was made from."""

    header: dict[str, Any]
    prelude: Prelude
    state: State


def writer(name: str) -> Writer:
    """The keys of one who writes or reads golden files: `ana`, `ben`, and `eve`, who is not to read them."""
    said = json.loads(KEYS.read_text("utf-8"))[name]
    return Writer(SigningKey(bytes.fromhex(said["sign"])), x25519.Identity.from_str(said["age"]))


def samples(device: str) -> dict[str, Sample]:
    """By name what the files say; `device` writes them."""

    def stamp(counter: int) -> str:
        return f"0199c2f4a0b1{counter:04x}-{device}"

    def values(counter: int, **fields: Any) -> dict[str, Any]:
        return {name: {device: [stamp(counter), value]} for name, value in fields.items()}

    header = {"share": "7d3f0c6e5b1a42984d2e8f6a90c1b3d5", "dev": device, "seq": 1, "aud": "c0ffee0123456789"}
    frozen = {"schema": 1, "min_reader": 1}
    goal = {"title": "Lead a meeting", "target": 3, "share": 0.5, "owners/person-2": True, "unit": None}
    entry = {
        "f": values(2, at="2026-03-02T09:00:00+01:00"),
        "x": {"text": {device: [stamp(3), "First «draft»\nand a second line 𝄞", {BEN: f"0199c2f4a0b10001-{BEN}"}]}},
    }
    first = {"goal-5e884898da28047151d0e56f8dc62927": {"f": values(1, **goal) | values(4, status="done")}}
    odd = {"f": values(1, title="\x1b[31mred", later={"a": [1, None, True]}), "c": values(1, count=5)}
    gone = {"f": values(1, title=None, deleted=True), "x": {"text": {device: [stamp(5), None, {}]}}}
    return {
        "first": Sample(
            header | frozen,
            Prelude("", {}, "relationship-1"),
            first | {"entry-0a1b2c3d4e5f60718293a4b5c6d7e8f9": entry},
        ),
        "base": Sample(
            header | {"seq": 17} | frozen | {"covers": [[1, 12], [14, 16]]},
            Prelude(SUM, {BEN: 8}, "self"),
            {"note-9b74c9897bac770ffc029102a200c5de": gone},
        ),
        "empty": Sample(header | {"seq": 18} | frozen, Prelude(SUM, {}, "program"), {}),
        "later": Sample(
            header | {"seq": 19, "schema": 2, "min_reader": 1, "later": ["kept"]},
            Prelude(SUM, {}, "members", {"later": {"kept": 1}}),
            {"thing-9b74c9897bac770ffc029102a200c5de": odd},
        ),
    }


def document(sample: Sample) -> dict[str, Any]:
    """What a golden file is read as; `enc` and `n` of the header are the file's own."""
    prelude = {**sample.prelude._asdict(), "more": dict(sample.prelude.more)}
    return {"header": sample.header, "prelude": prelude, "state": sample.state}


def main() -> None:
    """Write what is missing."""
    if not KEYS.exists():
        made = {name: (SigningKey.generate(), x25519.Identity.generate()) for name in ("ana", "ben", "eve")}
        keys = {name: {"sign": bytes(sign).hex(), "age": str(age)} for name, (sign, age) in made.items()}
        KEYS.write_text(json.dumps(keys, indent=1) + "\n", "utf-8")
    ana, ben = writer("ana"), writer("ben")
    for name, sample in samples(ana.device).items():
        if not (FOLDER / f"{name}.mj").exists():
            body = encode(sample.prelude, ana.device, sample.state)
            data = seal(sample.header, body, [ana.recipient, ben.recipient], ana.sign)
            (FOLDER / f"{name}.mj").write_bytes(data)
            said = json.dumps(document(sample), indent=1, ensure_ascii=False)
            (FOLDER / f"{name}.json").write_text(said + "\n", "utf-8")
    newer = FOLDER / "newer.mj"
    if not newer.exists():  # this version does not write what it may not read
        front = b'mj1 {"min_reader":2,"schema":2}\n' + bytes(range(256))
        digest = _digest(front)
        signature = ana.sign.sign(digest).signature
        newer.write_bytes(front + b"-- %s %s\n" % (digest.hex().encode(), signature.hex().encode()))


if __name__ == "__main__":
    main()
