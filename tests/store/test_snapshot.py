"""journal.json: what is written is read, torn is told from edited, and stock TinyDB reads it."""

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tinydb import TinyDB

from mentortui.errors import NewerFormat
from mentortui.store.memory import Memory
from mentortui.store.snapshot import Damaged, decode, encode, join_into
from mentortui.store.state import join, view
from tests.store.strategies import FEW, GOAL, states

META = {"format": 1, "min_reader": 1, "generation": 3, "clock": ""}


def memory_of(state):
    memory = Memory()
    for record_id, entry in state.items():
        memory.join_entry(record_id, entry)
    return memory


@FEW
@given(states())
def test_what_is_written_is_read(state):
    again = Memory()
    found = decode(encode(memory_of(state), META))
    join_into(again, found)
    assert again.state() == state
    assert {i: r.row for i, r in again.records.items() if len(r.row) > 1} == view(state)
    assert not found.edited
    assert found.generation == 3


@FEW
@given(states(), states())
def test_a_snapshot_joins_what_is_known(a, b):
    memory = memory_of(b)
    join_into(memory, decode(encode(memory_of(a), META)))
    assert memory.state() == join(a, b)


@FEW
@given(states(), st.data())
def test_no_torn_snapshot_reads_as_whole(state, data):
    written = encode(memory_of(state), META)
    cut = data.draw(st.integers(0, len(written) - 3))  # without its last line end it says all the same
    with pytest.raises(Damaged):
        decode(written[:cut])


@pytest.mark.parametrize("data", [b"", b"\0" * 500, b"[]", b"{}", b'{"_meta": 5}', b"\xff\xfe", b"[" * 100_000])
def test_nonsense_is_damaged(data):
    with pytest.raises(Damaged):
        decode(data)


def test_an_edit_is_told_from_a_whole_file():
    written = encode(memory_of({GOAL: {"f": {"title": {"aaaaaaaaaaaa": [f"{1:016x}-aaaaaaaaaaaa", "Lead"]}}}}), META)
    assert decode(written.replace(b'"Lead"', b'"Led"')).edited
    assert decode(json.dumps(json.loads(written), indent=4).encode()).edited


def test_a_newer_file_is_not_read():
    written = encode(Memory(), {**META, "min_reader": 2})
    with pytest.raises(NewerFormat, match="newer version"):
        decode(written)


def test_stock_tinydb_reads_every_table(tmp_path):
    stamp = f"{1:016x}-aaaaaaaaaaaa"
    memory = Memory()
    memory.join_line("goal-1", stamp, {"title": "Lead", "owners/person-1": True}, {})
    memory.join_line("goal-2", stamp, {"title": "Gone", "deleted": True}, {})
    path = tmp_path / "journal.json"
    path.write_bytes(encode(memory, META))
    with TinyDB(path, access_mode="r") as db:
        assert [dict(row) for row in db.table("goals")] == [{"id": "goal-1", "title": "Lead", "owners": ["person-1"]}]
        assert {len(db.table(name)) for name in db.tables()} == {0, 1}
        assert [row["generation"] for row in db.table("_meta")] == [3]


def test_a_row_in_the_table_of_another_kind_is_refused():
    written = encode(Memory(), META).replace(b'"goals":{}', b'"goals":{"1":{"id":"note-1","text":"x"}}')
    memory = Memory()
    join_into(memory, decode(written))
    assert memory.state() == {}
