"""Golden files of who is in a shared folder; `python -m tests.store.share.golden_roster` writes those missing."""

from __future__ import annotations

import json
from typing import Any

from mentortui.store.share import hosts, roster
from mentortui.store.share.envelope import seal
from mentortui.store.share.keyring import DeviceKeys
from tests.store.share.golden_files import FOLDER, writer

SALT = "00112233445566778899aabbccddeeff"


def keys_of(name: str) -> DeviceKeys:
    """The keys of a golden writer, as a card has them."""
    who = writer(name)
    return DeviceKeys(who.device, who.verify, who.recipient)


def share() -> str:
    """The id of the share that Ana founded."""
    ana = keys_of("ana")
    return hosts.share_id(ana.sign, ana.age, "program", SALT)


def headers() -> dict[str, dict[str, Any]]:
    """By name, the headers of the golden files."""
    ana, ben = keys_of("ana"), keys_of("ben")
    common = {"share": share(), "dev": ana.id, "schema": 1, "min_reader": 1}
    founding = {"what": "founding", "kind": "program", "name": "Early talent", "salt": SALT,
                "sign": ana.sign.hex(), "age": ana.age}  # fmt: skip
    host = {"what": "host", "by": ana.sign.hex(), "sign": ben.sign.hex(), "age": ben.age, "also": False,
            "t": "0199c2f4a0b20000", "last": {ana.id: 3}}  # fmt: skip
    return {
        "founding": common | founding,
        "host": common | host,
        "card": common | {"what": "card"},
        "roster": common | {"what": "roster", "seq": 3},
    }


def bodies() -> dict[str, bytes]:
    """By name, what is sealed in them."""
    ana, ben = keys_of("ana"), keys_of("ben")
    person = "person-" + "a" * 32
    card = {"person": person, "name": "Ana Silva", "t": f"0199c2f4a0b10001-{ana.id}", "by": ana.id,
            "devices": [ana.document()], "secret": "ABCDEFG", "removed": {"bbbbbbbbbbbb": 7}}  # fmt: skip
    return {
        "founding": b"{}",
        "host": b"{}",
        "card": json.dumps(card).encode(),
        "roster": roster.encode(statements(ben), ana.id, share()),
    }


def statements(ben: DeviceKeys) -> list[dict[str, Any]]:
    """What the golden roster says, and one thing that only a later version understands."""
    person = "person-" + "b" * 32
    return [
        {"k": "member", "person": person, "name": "Ben Costa", "role": "lead", "how": "code", "cohorts": ["spring"],
         "devices": [ben.document()], "for": "5a" * 8, "t": "0199c2f4a0b10001"},
        {"k": "revoked", "device": "bbbbbbbbbbbb", "person": person, "last": 7, "t": "0199c2f4a0b10002"},
        {"k": "left", "person": person, "upto": {ben.id: 9}, "t": "0199c2f4a0b10003"},
        {"k": "retention", "days": 365, "t": "0199c2f4a0b10004"},
        {"k": "later", "of": ["another version"], "t": "0199c2f4a0b10005"},
    ]  # fmt: skip


def main() -> None:
    """Write what is missing."""
    ana, ben = writer("ana"), writer("ben")
    for name, header in headers().items():
        if not (FOLDER / f"who-{name}.mj").exists():
            data = seal(header, bodies()[name], [ana.recipient, ben.recipient], ana.sign)
            (FOLDER / f"who-{name}.mj").write_bytes(data)


if __name__ == "__main__":
    main()
