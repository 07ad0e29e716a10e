"""Arbitrary states and writings: few names so that they meet, many values so that they differ."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from hypothesis import settings
from hypothesis import strategies as st

from mentortui.store.stamp import LAST_MS
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


def said_by(device: str) -> st.SearchStrategy[State]:
    """A state that holds nothing but words of one of the devices."""
    return _STATES.map(lambda state: only_of(state, device))


def only_of(state: State, device: str) -> State:
    """The words of one device in a state."""
    kept = {
        record_id: {
            part: {name: {device: said[device]} for name, said in fields.items() if device in said}
            for part, fields in entry.items()
        }
        for record_id, entry in state.items()
    }
    parts = {i: {part: fields for part, fields in entry.items() if fields} for i, entry in kept.items()}
    return {record_id: entry for record_id, entry in parts.items() if entry}


_CHARACTERS = st.characters(exclude_categories=["Cs"])
_LEAVES = st.one_of(
    st.none(), st.booleans(), st.integers(-(2**63), 2**63 - 1), st.floats(-1e18, 1e18), st.text(_CHARACTERS)
)
_JSON = st.recursive(
    _LEAVES,
    lambda inner: st.one_of(st.lists(inner, max_size=3), st.dictionaries(st.text(_CHARACTERS), inner, max_size=3)),
)
_NAMES = st.from_regex(r"[a-z_]{1,8}(/.{0,5})?", fullmatch=True).filter(lambda name: name != "id")
_IDS = st.from_regex(r"[a-z_]{0,3}[a-z][a-z_]{0,3}-[0-9a-z-]{0,9}[0-9a-z]", fullmatch=True)


def anything_said_by(device: str) -> st.SearchStrategy[State]:
    """A state of one device with any kinds, fields, values and stamps a journal may hold."""
    stamp = st.integers(0, (LAST_MS << 16) | 0xFFFF).map(lambda time: f"{time:016x}-{device}")
    value = st.tuples(stamp, _JSON).map(list)
    text = st.tuples(
        stamp, st.one_of(st.none(), st.text(_CHARACTERS)), st.dictionaries(st.sampled_from(DEVICES), stamps)
    )
    parts = {
        part: st.dictionaries(_NAMES, st.fixed_dictionaries({device: value}), min_size=1, max_size=3) for part in "fc"
    }
    parts["x"] = st.dictionaries(_NAMES, st.fixed_dictionaries({device: text.map(list)}), min_size=1, max_size=2)
    entries = st.fixed_dictionaries({}, optional=parts).filter(bool)
    return st.dictionaries(_IDS, entries, max_size=3)
