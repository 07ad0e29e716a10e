"""Files of format 1, written once: every later version reads them as they were written, for ever."""

import hashlib
import json

import pytest

from mentortui.store.share import segment
from mentortui.store.share.envelope import Newer, parse, signed_by, unseal
from tests.store.share.golden_files import FOLDER, document, samples, writer

ANA, BEN, EVE = map(writer, ("ana", "ben", "eve"))
NAMES = ("first", "base", "empty", "later")


@pytest.mark.parametrize("name", NAMES)
def test_a_golden_file_reads_as_it_was_written(name):
    envelope = parse((FOLDER / f"{name}.mj").read_bytes())
    assert signed_by(envelope, ANA.verify)
    assert not signed_by(envelope, EVE.verify)
    assert unseal(envelope, EVE.age) is None
    header = {key: value for key, value in envelope.header.items() if key not in ("enc", "n")}
    for reader in (ANA, BEN):
        prelude, state, left_out = segment.decode(unseal(envelope, reader.age), ANA.device)
        found = {"header": header, "prelude": prelude._asdict(), "state": state}
        assert found == json.loads((FOLDER / f"{name}.json").read_text("utf-8"))
        assert left_out == []


@pytest.mark.parametrize("name", NAMES)
def test_the_same_is_written_today(name):
    sample = samples(ANA.device)[name]
    assert json.loads(json.dumps(document(sample))) == json.loads((FOLDER / f"{name}.json").read_text("utf-8"))
    sealed = unseal(parse((FOLDER / f"{name}.mj").read_bytes()), BEN.age)
    assert segment.encode(sample.prelude, ANA.device, sample.state) == sealed


def test_a_golden_file_of_a_newer_version_is_told():
    with pytest.raises(Newer):
        parse((FOLDER / "newer.mj").read_bytes())


def test_nobody_touched_the_golden_files():
    digest = hashlib.blake2b(digest_size=16)
    for path in sorted(FOLDER.iterdir()):
        digest.update(path.name.encode() + b"\0" + path.read_bytes())
    assert digest.hexdigest() == "00d410edcd3d614ec92464f3153e2dfa"
