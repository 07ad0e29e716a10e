"""A reader of segments written from docs/format.md alone reads what mentortui reads; the example is a real one."""

from __future__ import annotations

import base64
import hashlib
import json
import re
from pathlib import Path
from typing import Any

import pyrage
import pytest
from hypothesis import given
from nacl.signing import VerifyKey

from mentortui.store.share.envelope import parse, unseal
from mentortui.store.share.segment import encode
from mentortui.store.state import State
from tests.store.share.golden_files import FOLDER, writer
from tests.store.share.sealing import ANA, BEN, PRELUDE, sealed
from tests.store.strategies import DEVICES, FEW, said_by

PAGE = (Path(__file__).parents[3] / "docs/format.md").read_text("utf-8")

# -- the reader: nothing of mentortui, only the page --------------------------------------------------


def read(data: bytes, verify_key: bytes, identity: Any) -> tuple[dict[str, Any], dict[str, Any], dict[str, Any]]:
    """The header, the first line, and the state that the entries say."""
    whole, footer = data[:-197], re.fullmatch(rb"-- ([0-9a-f]{64}) ([0-9a-f]{128})\n", data[-197:])
    digest = hashlib.blake2b(whole, digest_size=32).digest()
    assert footer is not None
    assert digest.hex().encode() == footer[1]
    first, _, cipher = whole.partition(b"\n")
    assert first[:4] == b"mj1 "
    header = json.loads(first[4:])
    assert header["min_reader"] <= 1
    assert (header["enc"], header["n"]) == ("age", len(cipher))
    device = base64.b32encode(hashlib.blake2b(verify_key, digest_size=8).digest()).decode().lower()[:12]
    assert header["dev"] == device
    VerifyKey(verify_key).verify(digest, bytes.fromhex(footer[2].decode()))
    about, *entries = map(json.loads, pyrage.decrypt(cipher, [identity]).decode().split("\n")[:-1])
    assert about["dev"] == device
    state: dict[str, Any] = {}
    for entry in entries:
        stamp = f"{entry['t']}-{device}"
        for part in entry.keys() - {"i", "t"}:
            for name, value in entry[part].items():
                register = [stamp, *value] if part == "x" else [stamp, value]
                state.setdefault(entry["i"], {}).setdefault(part, {})[name] = {device: register}
    return header, about, state


# -- and the comparison --------------------------------------------------------------------------------


@pytest.mark.parametrize("name", ["first", "base", "empty", "later"])
def test_a_reader_from_the_page_reads_a_golden_file(name: str) -> None:
    header, about, state = read((FOLDER / f"{name}.mj").read_bytes(), writer("ana").verify, writer("ben").age)
    said = json.loads((FOLDER / f"{name}.json").read_text("utf-8"))
    assert state == said["state"]
    assert said["header"].items() <= header.items()
    more = said["prelude"].pop("more")
    assert about == {"dev": header["dev"], **said["prelude"], **more}


@FEW
@given(said_by(DEVICES[0]))
def test_a_reader_from_the_page_reads_any_state(state: State) -> None:
    own = json.loads(json.dumps(state).replace(DEVICES[0], ANA.device))
    assert read(sealed(encode(PRELUDE, ANA.device, own)), ANA.verify, BEN.age)[2] == own


def test_the_page_shows_a_golden_file() -> None:
    data = (FOLDER / "first.mj").read_bytes()
    envelope = parse(data)
    header, _, rest = data.partition(b"\n")
    footer = rest[envelope.header["n"] :]
    assert f"```\n{header.decode()}\n<n bytes of age ciphertext>{footer.decode()}```\n" in PAGE
    body = unseal(envelope, writer("ben").age)
    assert body is not None
    assert f"```\n{body.decode()}```\n" in PAGE
