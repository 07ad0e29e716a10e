"""Laws of the merge that only show when stamps are equal, contexts deep, or somebody else was there first."""

from __future__ import annotations

from pathlib import Path

from hypothesis import given, settings
from hypothesis import strategies as st

from mentortui.store import join
from mentortui.store.canonical import canonical
from mentortui.store.state import State, seen_by
from tests.store.faults.machine import Desk
from tests.store.records import an_id, changing, goal, making

DEVICES = ("aaaaaaaaaaaa", "bbbbbbbbbbbb")
WORDS = st.tuples(st.integers(0, 2), st.sampled_from(["red", "green", 1, True, None, ["a"], {"b": 1}]))


@st.composite
def states(draw: st.DrawFn) -> State:
    """Small states with few stamps, so that the same stamp meets different values."""
    state: State = {}
    for record in draw(st.sets(st.sampled_from(["goal-1", "note-1"]))):
        fields = {
            device: [f"{number:016x}-{device}", value]
            for device, (number, value) in draw(st.dictionaries(st.sampled_from(DEVICES), WORDS, min_size=1)).items()
        }
        texts = {device: [*register, {}] for device, register in fields.items()}
        state[record] = {"f": {"title": fields}, "x": {"text": texts}}
    return state


@settings(max_examples=100)
@given(states(), states(), states())
def test_joining_knows_no_order_and_no_repetition(a: State, b: State, c: State) -> None:
    assert canonical(join(a, b)) == canonical(join(b, a))
    assert canonical(join(join(a, b), c)) == canonical(join(a, join(b, c)))
    assert canonical(join(a, a)) == canonical(a)
    assert canonical(join(join(a, b), b)) == canonical(join(a, b))


def test_who_saw_a_version_saw_what_it_had_seen() -> None:
    first, second, third = (
        f"{n:016x}-{device}" for n, device in ((1, "aaaaaaaaaaaa"), (2, "bbbbbbbbbbbb"), (3, "c" * 12))
    )
    registers = {
        "bbbbbbbbbbbb": [second, "two", {"aaaaaaaaaaaa": first}],
        "cccccccccccc": [third, "three", {}],
    }
    assert seen_by(registers, "dddddddddddd") == {"aaaaaaaaaaaa": first, "bbbbbbbbbbbb": second, "cccccccccccc": third}


def test_undo_leaves_what_was_changed_since(tmp_path: Path) -> None:
    desk = Desk.new(tmp_path)
    one = desk.journal(0)
    one.commit(making(goal("g1")))
    one.commit(changing(an_id("goal", "g1"), title="mine", status="paused"))
    stamp = f"0{'9' * 11}0000-{'z' * 12}"
    theirs = {an_id("goal", "g1"): {"f": {"title": {"z" * 12: [stamp, "theirs"]}}}}
    desk.journal(1).import_state({**one.export_state(), "shared": theirs, "private": {}})
    undone = one.undo()
    row = one.get(an_id("goal", "g1"))
    assert row is not None
    assert (row["title"], row["status"]) == ("theirs", "active")
    assert len(undone.kept) == 1
