"""A line of the log counts whole or not at all."""

from hypothesis import given
from hypothesis import strategies as st

from mentortui.store import wal
from tests.store.simdisk import SimDisk

lines = st.dictionaries(st.sampled_from("dtsx"), st.text('aé\n\0"\\', max_size=4), max_size=3).map(
    lambda found: {"t": f"{1:016x}-aaaaaaaaaaaa", **found}
)


@given(lines)
def test_what_is_written_is_read(line):
    good, end, bad = wal.split(wal.encode(line))
    assert [wal.json.loads(data) for data in good] == [line]
    assert (end, bad) == (len(wal.encode(line)), 0)


@given(lines, st.data())
def test_every_truncation_is_rejected(line, data):
    written = wal.encode(line)
    cut = data.draw(st.integers(0, len(written) - 1))
    assert wal.split(written[:cut]) == ([], 0, 0)


@given(lines, st.data())
def test_every_flipped_bit_is_rejected(line, data):
    written = bytearray(wal.encode(line))
    at = data.draw(st.integers(0, len(written) - 1))
    written[at] ^= 1 << data.draw(st.integers(0, 7))
    good, _, _ = wal.split(bytes(written))
    assert good == []


@given(lines, st.binary(min_size=1, max_size=5))
def test_every_extension_is_rejected(line, more):
    written = wal.encode(line)[:-1] + more + b"\n"
    good, _, _ = wal.split(written)
    assert all(wal.json.loads(data) == line for data in good) or good == []
    assert wal.payload(wal.encode(line)[:-1] + more) is None


def test_a_bad_line_costs_only_itself():
    first, second = wal.encode({"t": "1"}), wal.encode({"t": "2"})
    good, end, bad = wal.split(first + b"nonsense\n" + second + b"torn")
    assert ([wal.json.loads(data)["t"] for data in good], bad) == (["1", "2"], 1)
    assert end == len(first) + len(b"nonsense\n") + len(second)


def tail(data: bytes) -> wal.Tail:
    disk = SimDisk().process()
    disk.create("wal-00000001", data)
    return wal.Tail(disk, "wal-00000001", len(data))


def test_the_tail_tells_a_whole_end_from_a_torn_one():
    one, two = f"{1:016x}-aaaaaaaaaaaa", f"{2:016x}-aaaaaaaaaaaa"
    first, second = wal.encode({"t": one}), wal.encode({"n": 1, "t": two, "s": "long " * 40_000})
    whole = tail(first + second)
    assert whole.whole
    assert whole.clock == two
    assert tail(first + wal.encode({"s": "the clock behind", "t": two})).clock == two
    ends = (second[:-1], second[:50], b"\0" * 70_000, b"bad line\n", wal.summed(b"[" * 100_000), wal.encode({"t": "2"}))
    for torn in (first + end for end in ends):
        found = tail(torn)
        assert not found.whole
        assert found.clock == one
    assert tail(b"").clock == ""
    assert not tail(b"").whole


def test_numbers_and_names():
    assert wal.names_in(["wal-00000010", "wal-00000009", "journal.json", "wal-x", "wal-123456789"]) == [
        "wal-00000009",
        "wal-00000010",
        "wal-123456789",
    ]
