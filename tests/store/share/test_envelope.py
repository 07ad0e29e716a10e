"""The envelope: what was written is read by those it is for, and nothing else is read at all."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mentortui.errors import Refused
from mentortui.store.canonical import to_bytes
from mentortui.store.share import envelope as envelopes
from mentortui.store.share.envelope import (
    HEADER_MAX,
    SEGMENT_MAX,
    Envelope,
    Newer,
    Unsound,
    parse,
    seal,
    signed_by,
    unseal,
)
from mentortui.store.share.segment import encode
from tests.store.share.sealing import ANA, BEN, EVE, PRELUDE, goal_of, header, read, sealed
from tests.store.strategies import FEW

SMALL = sealed(encode(PRELUDE, ANA.device, goal_of()))
WHOLE = (PRELUDE, goal_of(), [])


def by_hand(said, cipher=b"cipher", writer=ANA, magic=b"mj1 "):
    """A file whose sum and signature fit, whatever its header says."""
    front = magic + (said if isinstance(said, bytes) else to_bytes(said)) + b"\n" + cipher
    digest = envelopes._digest(front)
    return front + b"-- %s %s\n" % (digest.hex().encode(), writer.sign.sign(digest).signature.hex().encode())


def reason(data):
    with pytest.raises(Unsound) as raised:
        parse(data)
    return raised.value.reason


@FEW
@given(body=st.binary(max_size=200), more=st.dictionaries(st.text("xyzé\n", min_size=1), st.integers(0, 9), max_size=2))
def test_what_was_sealed_is_opened_by_those_it_is_for(body, more):
    found = parse(sealed(body, **more))
    assert found.header == {**header(**more), "enc": "age", "n": len(found.cipher)}
    assert (unseal(found, ANA.age), unseal(found, BEN.age), unseal(found, EVE.age)) == (body, body, None)
    assert (signed_by(found, ANA.verify), signed_by(found, BEN.verify)) == (True, False)


def test_the_small_segment_reads():
    assert read(SMALL) == WHOLE
    assert read(SMALL, reader=EVE) is None


def test_every_truncation_is_rejected_with_a_reason():
    assert all(isinstance(read(SMALL[:size]), str) for size in range(len(SMALL)))
    assert all(isinstance(read(SMALL[start:]), str) for start in range(1, len(SMALL)))
    assert all(isinstance(read(SMALL[:at] + SMALL[at + 1 :]), str) for at in range(len(SMALL)))


def test_every_flip_is_rejected_with_a_reason():
    for at in range(len(SMALL)):
        for bit in range(8):
            flipped = bytearray(SMALL)
            flipped[at] ^= 1 << bit
            assert isinstance(read(bytes(flipped)), str), (at, bit)


def test_every_extension_is_rejected_with_a_reason():
    for more in [bytes([byte]) for byte in range(256)] + [b"\0" * 4096, SMALL, SMALL[-197:], b"\r\n"]:
        assert isinstance(read(SMALL + more), str)
        assert isinstance(read(more + SMALL), str)
    assert all(isinstance(read(SMALL[:at] + b"\n" + SMALL[at:]), str) for at in range(len(SMALL)))


@FEW
@given(st.one_of(st.binary(max_size=400), st.binary(max_size=300).map(lambda data: by_hand(data[:150], data[150:]))))
def test_nothing_else_is_read_and_nothing_else_is_raised(data):
    assert reason(data)


def test_the_sum_is_checked_before_anything_is_parsed():
    broken = by_hand(b"[" * 2000)
    assert reason(broken) == "its header does not read"
    assert reason(broken.replace(b"cipher", b"ciphes")) == "its checksum does not fit"


def test_a_new_header_around_what_was_signed_is_told():
    envelope = parse(SMALL)
    relabelled = by_hand({**envelope.header, "seq": 2}, envelope.cipher, EVE)
    assert parse(relabelled).cipher == envelope.cipher
    assert read(relabelled) == "somebody else signed it"
    signature = SMALL[-129:]
    assert read(relabelled[:-129] + signature) == "somebody else signed it"


def test_nobody_puts_their_name_to_what_they_cannot_read():
    cipher = parse(SMALL).cipher
    stolen = by_hand({**header(EVE), "enc": "age", "n": len(cipher)}, cipher, EVE)
    assert signed_by(parse(stolen), EVE.verify)
    assert read(stolen, writer=EVE) == "what is sealed in it was written by another device"


def test_a_device_is_that_of_its_key():
    as_ana = by_hand({**header(ANA), "enc": "age", "n": 6}, writer=EVE)
    assert not signed_by(parse(as_ana), EVE.verify)
    assert not signed_by(parse(as_ana), ANA.verify)
    assert not signed_by(parse(SMALL), ANA.verify[:31])
    assert not signed_by(parse(SMALL), b"")
    with pytest.raises(ValueError, match="another device than"):
        seal(header(ANA), b"", [BEN.recipient], EVE.sign)


def test_a_newer_file_is_told_apart_from_a_broken_one():
    newer = by_hand({"min_reader": 2, "schema": "two", "device": {"whatever": 1}})
    with pytest.raises(Newer) as raised:
        parse(newer)
    assert "newer version" in raised.value.reason
    assert reason(newer[:-1]) == "it is cut off, or something follows it"
    assert parse(sealed(b"", schema=2, kind="odd")).header["kind"] == "odd"


BAD_HEADERS = {
    "no object": b"[]",
    "100,000 deep": b'{"x":' + b"[" * 4000,
    "nine deep": {"x": [[[[[[[[[1]]]]]]]]]},
    "no JSON": b"{hello",
    "half a character": b'{"x":"\\ud800"}',
    "min_reader in words": {"min_reader": "2"},
    "min_reader is true": {"min_reader": True},
    "no share": {"share": None},
    "a share that is a path": {"share": "../../x"},
    "a device that is a path": {"dev": "../../x"},
    "a device that is too long": {"dev": "a" * 41},
    "no number": {"seq": "1"},
    "number 0": {"seq": 0},
    "a number of nine digits": {"seq": 100_000_000},
    "an audience that is none": {"aud": {}},
    "an audience with an escape": {"aud": "\x1b[31m"},
    "covers itself": {"seq": 5, "covers": [[1, 5]]},
    "covers without a number": {"covers": [[1, 1]]},
    "covers are a number": {"covers": 5},
    "covers are numbers": {"seq": 9, "covers": [5]},
    "covers of three": {"seq": 9, "covers": [[1, 2, 3]]},
    "covers that end before they begin": {"seq": 9, "covers": [[3, 2]]},
    "covers from 0": {"seq": 9, "covers": [[0, 2]]},
    "sealed otherwise": {"enc": "none"},
    "too short": {"n": 5},
    "too long": {"n": 7},
    "schema is missing": {"schema": None},
    "more than 4 kB": {"x": "x" * HEADER_MAX},
}


@pytest.mark.parametrize("how", BAD_HEADERS)
def test_a_hostile_header_is_rejected(how):
    said = BAD_HEADERS[how]
    whole = {**header(), "enc": "age", "n": 6}
    assert parse(by_hand(whole)).header == whole
    assert reason(by_hand(said if isinstance(said, bytes) else {**whole, **said}))
    if isinstance(said, dict) and not said.keys() & {"enc", "n"}:
        with pytest.raises(ValueError):  # nor is it written
            sealed(b"", **said)


def test_the_longest_header_is_read():
    room = HEADER_MAX - len(b'mj1 {"x":""}\n') - len(to_bytes({**header(), "enc": "age", "n": 6})) + 1
    whole = {**header(), "enc": "age", "n": 6, "x": "x" * room}
    data = by_hand(whole)
    assert data.index(b"\n") + 1 == HEADER_MAX
    assert parse(data).header == whole
    assert reason(by_hand({**whole, "x": "x" * (room + 1)})) == "its header does not read"


def test_a_file_has_at_most_8_mb():
    with pytest.raises(Refused, match="8,000,000"):
        sealed(b"\0" * SEGMENT_MAX)
    assert reason(b"\0" * (SEGMENT_MAX + 1)) == "it is larger than 8 MB"
    body = b"\0" * (SEGMENT_MAX - 10_000)
    assert unseal(parse(sealed(body)), BEN.age) == body


def test_what_opens_to_more_than_8_mb_is_not_opened():
    from pyrage import encrypt

    bomb = encrypt(b"\0" * (SEGMENT_MAX + 1), [BEN.age.to_public()])
    with pytest.raises(Unsound, match="larger than 8 MB"):
        unseal(Envelope(header(), bomb, bytes(32), bytes(64)), BEN.age)


@pytest.mark.parametrize("cipher", [b"", b"cipher", b"age-encryption.org/v1\n", parse(SMALL).cipher[:-1]])
def test_what_is_sealed_but_does_not_open_is_told(cipher):
    envelope = parse(by_hand({**header(), "enc": "age", "n": len(cipher)}, cipher))
    with pytest.raises(Unsound, match="does not open"):
        unseal(envelope, BEN.age)


def test_nothing_is_sealed_for_nobody():
    with pytest.raises(Refused, match="nobody"):
        seal(header(), b"", [], ANA.sign)
    with pytest.raises(Refused, match="does not read"):
        seal(header(), b"", ["age1nonsense"], ANA.sign)
