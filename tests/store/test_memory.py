"""Records in little room hold exactly what the spelled-out state holds."""

from hypothesis import given
from hypothesis import strategies as st

from mentortui.store.memory import Memory, line_entry
from mentortui.store.state import join, view
from tests.store.strategies import DEVICES, FEW, GOAL, GOALS, NOTE, ODD, TEXTS, stamps, states, values


@st.composite
def writings(draw):
    """What one commit writes to one record, as a line holds it."""
    record_id = draw(st.sampled_from((NOTE, GOAL, ODD)))
    names = {NOTE: ["at", "mood", "deleted"], GOAL: ["title", "status"], ODD: ["one"]}[record_id]
    members = {NOTE: ["tags/x", "tags/y"], GOAL: ["owners/person-1", "tags/a/b"], ODD: ["many/x"]}[record_id]
    fields = draw(st.dictionaries(st.sampled_from(names), values, max_size=2))
    fields |= draw(st.dictionaries(st.sampled_from(members), st.booleans(), max_size=2))
    texts = {}
    if TEXTS[record_id] and draw(st.booleans()):
        seen = draw(st.dictionaries(st.sampled_from(DEVICES), stamps, max_size=1))
        texts = {TEXTS[record_id][0]: [draw(st.one_of(st.none(), st.text("ab", max_size=2))), seen]}
    return record_id, draw(stamps), fields, texts


def pure(state):
    """The state without records nobody wrote anything to."""
    return {record_id: entry for record_id, entry in state.items() if entry}


@FEW
@given(st.lists(writings(), max_size=8))
def test_lines_joined_read_as_the_pure_state(lines):
    memory, state = Memory(), {}
    for record_id, stamp, fields, texts in lines:
        memory.join_line(record_id, stamp, fields, texts)
        state = join(state, {record_id: line_entry(stamp, fields, texts)})
    assert pure(memory.state()) == pure(state)
    assert {i: r.row for i, r in memory.records.items() if len(r.row) > 1} == view(state)


@FEW
@given(states(), states(), st.sets(st.sampled_from(DEVICES), max_size=1))
def test_entries_joined_read_as_the_pure_state(a, b, left_out):
    memory = Memory(left_out)
    for state in (a, b):
        for record_id, entry in state.items():
            memory.join_entry(record_id, entry)
    joined = join(a, b)
    assert memory.state() == joined
    for record_id, entry in joined.items():
        for device in DEVICES:
            said = {
                f"{part}/{name}": registers[device][0][:16]
                for part, fields in entry.items()
                for name, registers in fields.items()
                if device in registers
            }
            assert memory.records[record_id].stamps_of(device) == said
    assert {i: r.row for i, r in memory.records.items() if len(r.row) > 1} == view(joined, left_out)


@FEW
@given(GOALS, GOALS)
def test_a_row_is_replaced_never_changed(a, b):
    memory = Memory()
    memory.join_entry(GOAL, a)
    row = memory.records[GOAL].row
    before = repr(row)
    memory.join_entry(GOAL, b)
    assert repr(row) == before


def test_a_record_made_at_once_keeps_one_stamp():
    memory = Memory()
    stamp = f"{7:016x}-{DEVICES[0]}"
    memory.join_line("note-2", stamp, {"readers": "only_you", "tags/b": True, "tags/a": True}, {"text": ["hello", {}]})
    record = memory.records["note-2"]
    assert record.row == {"id": "note-2", "readers": "only_you", "tags": ["a", "b"], "text": "hello"}
    assert (record.stamp, record.stamps, record.spelled, record.odd) == (stamp, None, None, False)
