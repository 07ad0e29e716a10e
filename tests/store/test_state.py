"""The laws of joining, on arbitrary states."""

from hypothesis import given
from hypothesis import strategies as st

from mentortui.store import join
from mentortui.store.state import seen_by, texts_of, value_of, view
from tests.store.strategies import DEVICES, FEW, TEXT, VALUES, states


@FEW
@given(states(), states())
def test_order_does_not_matter(a, b):
    assert join(a, b) == join(b, a)


@FEW
@given(states(), states(), states())
def test_grouping_does_not_matter(a, b, c):
    assert join(join(a, b), c) == join(a, join(b, c))


@FEW
@given(states(), states())
def test_repetition_does_not_matter(a, b):
    once = join(a, b)
    assert join(a, a) == a
    assert join(once, b) == once == join(once, a)


@FEW
@given(states(), states())
def test_knowledge_only_grows(a, b):
    joined = join(a, b)
    for state in (a, b):
        for record_id, entry in state.items():
            for part, fields in entry.items():
                for name, known in fields.items():
                    after = joined[record_id][part][name]
                    assert all(after[device][0] >= register[0] for device, register in known.items())


@FEW
@given(states(), states())
def test_joining_changes_neither(a, b):
    before = repr((a, b))
    join(a, b)
    assert repr((a, b)) == before


def without(state, device):
    """The state as if a device had never written."""
    found = {}
    for record_id, entry in state.items():
        for part, fields in entry.items():
            for name, known in fields.items():
                rest = {other: register for other, register in known.items() if other != device}
                if rest:
                    found.setdefault(record_id, {}).setdefault(part, {})[name] = rest
    return found


@FEW
@given(states(), st.sampled_from(DEVICES))
def test_a_device_left_out_leaves_no_trace(state, device):
    assert view(state, left_out=[device]) == view(without(state, device))


@FEW
@given(VALUES)
def test_the_last_writer_wins(known):
    winner = value_of(known)
    assert winner is not None
    assert winner[0] == max(register[0] for register in known.values())


@FEW
@given(TEXT)
def test_a_text_always_has_a_version_and_the_newest_is_first(known):
    versions = texts_of(known)
    assert versions
    assert versions[0][0] == max(register[0] for register in known.values())


@FEW
@given(TEXT, st.sampled_from(DEVICES), st.integers(6, 9))
def test_a_text_written_after_seeing_all_stands_alone(known, device, time):
    seen = seen_by(known, device)
    written = [f"{time:016x}-{device}", "merged", seen]
    assert texts_of({**known, device: written}) == [written]


@FEW
@given(TEXT, st.sampled_from(DEVICES))
def test_what_was_seen_is_closed(known, device):
    seen = seen_by(known, device)
    assert device not in seen
    for other, (stamp, _text, before) in known.items():
        assert other == device or seen[other] >= stamp
        assert all(name == device or seen[name] >= at for name, at in before.items())


def test_two_texts_written_apart_are_both_kept():
    a, b, _ = DEVICES
    known = {a: [f"{1:016x}-{a}", "mine", {}], b: [f"{2:016x}-{b}", "theirs", {}]}
    assert [version[1] for version in texts_of(known)] == ["theirs", "mine"]
