"""Arbitrary states and writings: few names so that they meet, many values so that they differ."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from hypothesis import settings
from hypothesis import strategies as st

from mentortui.store.state import Entry, State

FEW = settings(max_examples=60, deadline=None)
"""For laws on small states: the names are so few that sixty meet in every way."""
DEVICES = ("aaaaaaaaaaaa", "bbbbbbbbbbbb", "cccccccccccc")
NOTE, GOAL, ODD = "note-1", "goal-1", "thing-1"
PLAIN = {NOTE: ("at", "mood"), GOAL: ("title", "status"), ODD: ("one",)}
ELEMENTS = {NOTE: ("tags/x", "tags/y"), GOAL: ("owners/person-1", "tags/a/b"), ODD: ("many/x",)}
TEXTS = {NOTE: ("text",), GOAL: (), ODD: ("words",)}
PARTS = {NOTE: (), GOAL: (), ODD: ("count",)}
"""Fields of a part of an entry that only another version writes."""

values = st.one_of(
    st.sampled_from([None, True, False, 0, 1, 2, -3, 0.5, 1.0, "", "a", "é\n", "𝄞a", (), (0,), (2, 1)]),
    st.text(alphabet="aé\n𝄞", max_size=3),
).map(lambda value: list(value) if isinstance(value, tuple) else value)


# Built once: Hypothesis takes longer over drawing from nested strategies than the store over joining what they give.
_STAMPS = {device: st.sampled_from([f"{n:016x}-{device}" for n in range(6)]) for device in DEVICES}
"""Few stamps of a device, so that equal ones meet."""
stamps = st.sampled_from([f"{n:016x}-{device}" for device in DEVICES for n in range(6)])


def _by_device(word: Callable[[str], st.SearchStrategy[Any]]) -> st.SearchStrategy[dict[str, Any]]:
    """A word of some devices, at least one."""
    some = st.fixed_dictionaries({}, optional={device: word(device) for device in DEVICES})
    return st.one_of(some.filter(bool), *(st.fixed_dictionaries({device: word(device)}) for device in DEVICES))


def _value(device: str) -> st.SearchStrategy[Any]:
    return st.tuples(_STAMPS[device], values).map(list)


def _member(device: str) -> st.SearchStrategy[Any]:
    return st.tuples(_STAMPS[device], st.sampled_from([True, False, None])).map(list)


def _text(device: str) -> st.SearchStrategy[Any]:
    seen = st.fixed_dictionaries({}, optional={other: stamps for other in DEVICES if other != device})
    return st.tuples(_STAMPS[device], st.sampled_from([None, "", "a", "b", "ab"]), seen).map(list)


VALUES, MEMBERS, TEXT = _by_device(_value), _by_device(_member), _by_device(_text)
"""Words of some devices on one field: a value, an element of a set, a long text."""


def _entries(record_id: str) -> st.SearchStrategy[Entry]:
    """An entry of a record: values, elements of sets, texts, and what another version may write."""
    plain = dict.fromkeys(PLAIN[record_id], VALUES) | dict.fromkeys(ELEMENTS[record_id], MEMBERS)
    f = st.fixed_dictionaries({}, optional=plain)
    x = st.fixed_dictionaries({}, optional=dict.fromkeys(TEXTS[record_id], TEXT))
    c = st.fixed_dictionaries({}, optional=dict.fromkeys(PARTS[record_id], VALUES))
    return st.tuples(f, x, c).map(
        lambda all_: {part: fields for part, fields in zip("fxc", all_, strict=True) if fields}
    )


GOALS = _entries(GOAL)
"""An entry of a goal."""


def states() -> st.SearchStrategy[State]:
    """A state of up to three records."""
    return _STATES


_STATES = st.fixed_dictionaries({}, optional={i: _entries(i) for i in (NOTE, GOAL, ODD)}).map(
    lambda state: {record_id: entry for record_id, entry in state.items() if entry}
)
