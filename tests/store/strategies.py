"""Arbitrary states and writings: few names so that they meet, many values so that they differ."""

from __future__ import annotations

from typing import Any

from hypothesis import strategies as st

from mentortui.store.state import Entry, State

DEVICES = ("aaaaaaaaaaaa", "bbbbbbbbbbbb", "cccccccccccc")
NOTE, GOAL, ODD = "note-1", "goal-1", "thing-1"
PLAIN = {NOTE: ("at", "mood"), GOAL: ("title", "status"), ODD: ("one",)}
ELEMENTS = {NOTE: ("tags/x", "tags/y"), GOAL: ("owners/person-1", "tags/a/b"), ODD: ("many/x",)}
TEXTS = {NOTE: ("text",), GOAL: (), ODD: ("words",)}

values = st.one_of(
    st.none(),
    st.booleans(),
    st.integers(-3, 3),
    st.sampled_from([0.5, 1.0]),
    st.text(alphabet="aé\n𝄞", max_size=3),
    st.lists(st.integers(0, 2), max_size=2),
)


def stamps_of(device: str) -> st.SearchStrategy[str]:
    """Few stamps of a device, so that equal ones meet."""
    return st.integers(0, 5).map(lambda n: f"{n:016x}-{device}")


stamps = st.sampled_from(DEVICES).flatmap(stamps_of)


@st.composite
def registers(draw: st.DrawFn, text: bool, members: bool = False) -> dict[str, list[Any]]:
    """Words of some devices on one field."""
    found: dict[str, list[Any]] = {}
    for device in draw(st.sets(st.sampled_from(DEVICES), min_size=1)):
        stamp = draw(stamps_of(device))
        if text:
            seen = draw(st.dictionaries(st.sampled_from([d for d in DEVICES if d != device]), stamps, max_size=2))
            found[device] = [stamp, draw(st.one_of(st.none(), st.text(alphabet="ab", max_size=2))), seen]
        else:
            found[device] = [stamp, draw(st.one_of(st.booleans(), st.none()) if members else values)]
    return found


@st.composite
def entries(draw: st.DrawFn, record_id: str) -> Entry:
    """An entry of a record: values, elements of sets, texts, and what another version may write."""
    f = {name: draw(registers(False)) for name in draw(st.sets(st.sampled_from(PLAIN[record_id])))}
    f |= {n: draw(registers(False, members=True)) for n in draw(st.sets(st.sampled_from(ELEMENTS[record_id])))}
    x = {n: draw(registers(True)) for n in draw(st.sets(st.sampled_from(TEXTS[record_id])))} if TEXTS[record_id] else {}
    return {part: fields for part, fields in (("f", f), ("x", x)) if fields}


@st.composite
def states(draw: st.DrawFn) -> State:
    """A state of up to three records."""
    ids = draw(st.sets(st.sampled_from((NOTE, GOAL, ODD))))
    return {record_id: entry for record_id in ids if (entry := draw(entries(record_id)))}
