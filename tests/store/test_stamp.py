"""Stamps rise, whatever the clocks say."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mentortui.errors import StoreError
from mentortui.store.stamp import LAST_MS, LogicalClock, device_of, is_stamp, milliseconds

DEVICE = "k7m2q9x4c5ab"
moments = st.integers(-(10**12), LAST_MS - 1)


@given(st.lists(moments, min_size=2, max_size=30))
def test_stamps_of_a_device_rise_under_any_clock(times):
    clock = LogicalClock(DEVICE)
    made = [clock.tick(now) for now in times]
    assert made == sorted(made)
    assert len(set(made)) == len(made)
    assert all(is_stamp(stamp) and device_of(stamp) == DEVICE for stamp in made)


@given(moments, moments)
def test_a_stamp_made_after_seeing_another_is_larger(there, here):
    theirs = LogicalClock("aaaaaaaaaaaa").tick(there)
    mine = LogicalClock("zzzzzzzzzzzz")
    mine.see(theirs)
    assert mine.tick(here) > theirs


def test_a_full_counter_carries_into_the_milliseconds():
    clock = LogicalClock(DEVICE)
    clock.see(f"{5:012x}ffff-other0000000")
    stamp = clock.tick(5)
    assert stamp == f"{6:012x}0000-{DEVICE}"
    assert milliseconds(stamp) == 6


def test_ten_years_ahead_is_not_clamped():
    ahead = 10 * 365 * 86_400_000 + 1_800_000_000_000
    assert milliseconds(LogicalClock(DEVICE).tick(ahead)) == ahead


def test_beyond_the_year_9999_is_refused():
    clock = LogicalClock(DEVICE)
    beyond = f"{LAST_MS + 1:012x}0000-{DEVICE}"
    assert not is_stamp(beyond)
    with pytest.raises(StoreError, match="9999"):
        clock.see(beyond)
    with pytest.raises(StoreError, match="9999"):
        clock.tick(LAST_MS + 1)
    clock.see(f"{LAST_MS:012x}ffff-{DEVICE}")
    with pytest.raises(StoreError, match="9999"):
        clock.tick(0)


@pytest.mark.parametrize("text", ["", "x", "0" * 16, "0" * 16 + "-", "0" * 16 + "-../../x", "G" * 16 + "-abc", 5, None])
def test_nonsense_is_no_stamp(text):
    assert not is_stamp(text)
