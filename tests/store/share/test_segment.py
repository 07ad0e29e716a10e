"""The body of a segment: what a device said is read as it was said, and no line can say it for another."""

import json

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from mentortui.store.canonical import canonical
from mentortui.store.memory import Memory
from mentortui.store.share.envelope import Unsound
from mentortui.store.share.segment import Prelude, decode, encode
from mentortui.store.sound import entry_fault
from mentortui.store.state import join
from tests.store.share.sealing import PRELUDE
from tests.store.strategies import DEVICES, FEW, anything_said_by, said_by, states

A, B, _ = DEVICES
SUM = "5a" * 32
FIRST = canonical({"dev": A, "prev": "", "have": {}, "audience": "self"})
preludes = st.builds(
    Prelude,
    st.sampled_from(["", SUM]),
    st.dictionaries(st.sampled_from(DEVICES), st.integers(1, 99_999_999)),
    st.text("ab-é\n", min_size=1, max_size=200),
    st.dictionaries(st.sampled_from(["later", "more"]), st.integers(0, 9)),
)


def lines(*said):
    """A body with these lines behind a sound first one."""
    return "\n".join([FIRST, *(line if isinstance(line, str) else json.dumps(line) for line in said), ""]).encode(
        "utf-8", "surrogateescape"
    )


def test_lines_by_hand():
    """What the laws below say of all states, of one: broken code is told of at once."""

    def word(counter, value):
        return {A: [f"{counter:016x}-{A}", value]}

    state = {"note-2": {"f": {"b": word(2, 1), "a": word(1, None)}}, "note-1": {"c": {"n": word(3, [True])}}}
    body = encode(PRELUDE, A, state)
    times = [(line["i"], int(line["t"], 16)) for line in map(json.loads, body.splitlines()[1:])]
    assert times == [("note-1", 3), ("note-2", 1), ("note-2", 2)]
    assert decode(body, A) == (PRELUDE, state, [])
    later = lines(*({"i": "note-1", "t": f"{n:016x}", "f": {"a": n}} for n in (4, 6, 5)))
    assert decode(later, A)[1] == {"note-1": {"f": {"a": word(6, 6)}}}
    with pytest.raises(ValueError, match="another device"):
        encode(PRELUDE, A, {"note-1": {"f": {"a": {B: [f"{1:016x}-{B}", 1]}}}})


@FEW
@given(preludes, st.one_of(said_by(A), anything_said_by(A)))
def test_what_is_written_is_read(prelude, state):
    found = decode(encode(prelude, A, state), A)
    assert found == (prelude, state, [])
    assert canonical(found[1]) == canonical(state)  # equal to Python, 1 and true and 1.0 are not equal in a journal


@FEW
@given(preludes, said_by(A), st.randoms(use_true_random=False))
def test_equal_input_gives_equal_bytes(prelude, state, chance):
    def shuffled(value):
        if not isinstance(value, dict):
            return value
        names = list(value)
        chance.shuffle(names)
        return {name: shuffled(value[name]) for name in names}

    again = Prelude(prelude.prev, shuffled(prelude.have), prelude.audience, shuffled(prelude.more))
    assert encode(again, A, shuffled(state)) == encode(prelude, A, state)


@FEW
@given(said_by(A), said_by(A))
def test_segments_join_as_their_states_do(a, b):
    def arrived(state):
        return decode(encode(PRELUDE, A, state), A)[1]

    assert join(arrived(a), arrived(b)) == join(a, b)
    both = encode(PRELUDE, A, a) + encode(PRELUDE, A, b).partition(b"\n")[2]
    assert decode(both, A)[1] == join(a, b)


@FEW
@given(states())
def test_words_of_another_device_are_not_written(state):
    foreign = {device for e in state.values() for f in e.values() for r in f.values() for device in r} - {A}
    if foreign:
        with pytest.raises(ValueError, match="another device"):
            encode(PRELUDE, A, state)
    else:
        assert decode(encode(PRELUDE, A, state), A)[1] == state


any_json = st.recursive(
    st.one_of(st.none(), st.booleans(), st.integers(), st.floats(allow_nan=False), st.text()),
    lambda inner: st.one_of(st.lists(inner, max_size=3), st.dictionaries(st.text(max_size=3), inner, max_size=3)),
    max_leaves=8,
)
words = st.one_of(any_json, st.lists(any_json, min_size=2, max_size=2), st.tuples(st.text(), st.just({})))
odd_lines = st.fixed_dictionaries(
    {},
    optional={
        "i": st.one_of(st.sampled_from(["goal-1", "note-1", "../../x"]), any_json),
        "t": st.one_of(st.sampled_from([f"{9:016x}", f"{10:016x}", "f" * 15, "A" * 16]), any_json),
        "f": st.one_of(st.dictionaries(st.sampled_from(["title", "id", "", B, "owners/x"]), words), any_json),
        "x": st.one_of(st.dictionaries(st.sampled_from(["text", "id"]), words), any_json),
        "c": any_json,
        "device": st.just(B),
    },
)


@settings(FEW, max_examples=30)
@given(st.lists(st.one_of(odd_lines, odd_lines.map(lambda line: line | {"i": "goal-1", "t": f"{9:016x}"}), any_json)))
def test_whatever_a_body_says_is_sound_and_this_devices_own(said):
    _, state, left_out = decode(lines(*said), A)
    memory = Memory()
    for record_id, entry in state.items():
        assert entry_fault(record_id, entry) is None
        assert {device for fields in entry.values() for said in fields.values() for device in said} == {A}
        memory.join_entry(record_id, entry)
        assert memory.records[record_id].row["id"] == record_id
    assert memory.state() == state
    assert len(left_out) <= len(said)


@FEW
@given(said_by(A), st.data())
def test_damage_to_a_body_lets_nothing_unsound_in(state, data):
    body = bytearray(encode(PRELUDE, A, state))
    body[data.draw(st.integers(0, len(body) - 1))] ^= data.draw(st.integers(1, 255))
    cut = data.draw(st.integers(0, len(body)))
    for damaged in (bytes(body), bytes(body[:cut]), bytes(body[cut:])):
        try:
            _, found, _ = decode(damaged, A)
        except Unsound as fault:
            assert fault.reason
            continue
        assert all(entry_fault(record_id, entry) is None for record_id, entry in found.items())


def test_a_line_cannot_name_another_device():
    body = encode(PRELUDE, A, {"goal-1": {"f": {"title": {A: [f"{9:016x}-{A}", "x"]}}}})
    with pytest.raises(Unsound, match="another device"):
        decode(body, B)
    _, state, left_out = decode(lines({"i": "goal-1", "t": f"{9:016x}-{B}", "f": {"title": "x"}}), A)
    assert (state, left_out) == ({}, ["line 2 (goal-1): its stamp does not read"])


@pytest.mark.parametrize(
    "prelude",
    [
        Prelude("x", {}, "self"),
        Prelude(SUM.upper(), {}, "self"),
        Prelude("", {f"device{n:06}": 1 for n in range(65)}, "self"),
        Prelude("", {"../../x": 1}, "self"),
        Prelude("", {A: 0}, "self"),
        Prelude("", {A: True}, "self"),
        Prelude("", {A: 10**8}, "self"),
        Prelude("", {}, ""),
        Prelude("", {}, "x" * 2_001),
        Prelude("", {}, "self", {"more": [[[[[[[[[1]]]]]]]]]}),
    ],
)
def test_a_hostile_first_line_sets_the_segment_aside(prelude):
    with pytest.raises(ValueError):
        encode(prelude, A, {})
    said = {"dev": A, "prev": prelude.prev, "have": prelude.have, "audience": prelude.audience, **prelude.more}
    with pytest.raises(Unsound):
        decode(json.dumps(said).encode() + b"\n", A)


@pytest.mark.parametrize(
    "body",
    [b"", b"\n", b"{}\n", b"[]\n", FIRST.encode(), b"[" * 100_000 + b"\n", b"\xff\n", b'{"prev":"","have":[]}\n',
     lines("x")[:-1], FIRST.replace('"dev"', '"device"').encode() + b"\n"],
)  # fmt: skip
def test_what_does_not_begin_or_end_as_a_segment_is_set_aside(body):
    with pytest.raises(Unsound):
        decode(body, A)
