"""Places in a list: always strictly between their neighbors, and short under appends."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from mentortui.changes.position import FIRST, at_end, between, is_place, order


@given(st.lists(st.integers(min_value=0, max_value=10_000), max_size=60))
def test_every_insertion_keeps_the_list_in_order(wishes):
    places: list[str] = []
    for wish in wishes:
        at = wish % (len(places) + 1)
        low = places[at - 1] if at else None
        high = places[at] if at < len(places) else None
        new = between(low, high)
        assert is_place(new)
        assert (low is None or low < new) and (high is None or new < high)
        places.insert(at, new)
    assert places == sorted(set(places))


def test_a_thousand_appends_and_prepends_stay_short():
    rows = [{"id": "x", "position": FIRST}]
    for _ in range(1000):
        rows.append({"id": "x", "position": at_end(rows)})
    low = FIRST
    for _ in range(1000):
        low = between(None, low)
    assert max(len(row["position"]) for row in rows) <= 3
    assert len(low) <= 3


def test_always_between_the_same_neighbors():
    low, high = FIRST, between(FIRST, None)
    for _ in range(200):
        low = between(low, high)
        assert low < high


def test_what_is_no_place_is_passed_over():
    assert at_end([{"id": "x", "position": text} for text in ("", "7", "a", "ä", "a00", None, 4)]) == FIRST
    assert order({"id": "step-1", "at": "2026"}) == ("", "2026", "step-1")
