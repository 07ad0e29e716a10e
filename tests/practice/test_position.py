"""Positions always sort between, whatever is put where."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mentortui.practice.position import DIGITS, at_end, between, is_position, moved, ordered

positions = st.text(DIGITS, min_size=1, max_size=12).filter(is_position)


@given(one=positions, other=positions)
def test_a_new_position_sorts_between(one, other):
    low, high = sorted((one, other))
    if low != high:
        made = between(low, high)
        assert low < made < high
        assert is_position(made)


@given(positions)
def test_a_new_position_sorts_before_and_after(one):
    assert between(None, one) < one < between(one, None)
    assert is_position(between(None, one))
    assert is_position(between(one, None))


@given(st.lists(st.integers(0, 30), max_size=60))
def test_any_insertions_keep_the_order_of_a_list(places):
    taken = []
    for place in places:
        at = min(place, len(taken))
        taken.insert(at, between(taken[at - 1] if at else None, taken[at] if at < len(taken) else None))
    assert taken == sorted(set(taken))


@pytest.mark.parametrize("at_front", [True, False])
def test_a_thousand_appends_stay_short(at_front):
    taken = [between(None, None)]
    for _ in range(1000):
        taken.append(between(None, taken[-1]) if at_front else between(taken[-1], None))
    assert taken == sorted(set(taken), reverse=at_front)
    assert max(map(len, taken)) <= 6


def test_the_numbers_may_end_and_the_list_goes_on():
    last = "zzzzzz"
    for _ in range(20):
        after = between(last, None)
        assert after > last
        last = after
    first = "000001"
    for _ in range(20):
        before = between(None, first)
        assert before < first
        first = before


@given(low=st.none() | st.text(max_size=5), high=st.none() | st.text(max_size=5))
def test_what_another_program_wrote_never_breaks_it(low, high):
    assert is_position(between(low, high))


def test_rows_without_a_position_follow_in_the_order_they_were_made():
    rows = [
        {"id": "agenda-3", "at": "2026-01-02"},
        {"id": "agenda-2", "at": "2026-01-01"},
        {"id": "agenda-1", "at": "2026-01-09", "position": "k"},
        {"id": "agenda-0", "at": "2026-01-09", "position": "V"},
    ]
    assert [row["id"][-1] for row in ordered(rows)] == ["0", "1", "2", "3"]
    assert at_end(rows) > "k"


@given(st.lists(st.sampled_from([None, "", "V", "k", "A", "A", "V0"]), min_size=1, max_size=8), st.data())
def test_a_moved_row_stands_where_it_was_put_and_the_others_keep_their_order(places, data):
    rows = [{"id": f"step-{at}", "at": "", **({"position": one} if one else {})} for at, one in enumerate(places)]
    before = [row["id"] for row in ordered(rows)]
    row_id, by = data.draw(st.sampled_from(before)), data.draw(st.integers(-9, 9))
    update = moved(rows, row_id, by)
    placed = [{**row, "position": update.get(row["id"], row.get("position"))} for row in rows]
    after = [row["id"] for row in ordered(placed)]
    wanted = [one for one in before if one != row_id]
    wanted.insert(max(0, min(len(before) - 1, before.index(row_id) + by)), row_id)
    assert after == wanted
    assert (update == {}) == (wanted == before)


def test_where_there_is_room_one_row_moves():
    rows = [{"id": one, "at": "", "position": at} for one, at in (("a", "A"), ("b", "K"), ("c", "V"))]
    assert list(moved(rows, "c", -1)) == ["c"]
    assert "A" < moved(rows, "c", -1)["c"] < "K"
    assert moved(rows, "a", 5)["a"] > "V"
    assert moved(rows, "c", 1) == {}
