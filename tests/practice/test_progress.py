"""Where a goal stands, in each of the three ways to measure it."""

from itertools import count

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from mentortui.practice.progress import percent_of, standing, standing_of, standings
from tests.practice.journal import Rows

numbers = st.floats(allow_nan=False, allow_infinity=False) | st.integers(-1000, 1000)
_ids = count()


def report(on, value=None, **fields):
    return {"id": f"progress-{next(_ids):05}", "on": on, "at": on, "value": value, **fields}


@pytest.mark.parametrize(
    ("goal", "values", "percent", "words"),
    [
        ({"target": 6, "unit": "modules"}, [2, 4], 66, "4 of 6"),
        ({"target": 100, "unit": "%"}, [30], 30, "30 %"),
        ({"baseline": 3, "target": 7}, [5], 50, "now 5, want 7"),
        ({"baseline": 3, "target": 7}, [], 0, "now 3, want 7"),
        ({"baseline": 10, "target": 2}, [6], 50, "now 6, want 2"),
        ({"baseline": 10, "target": 2}, [12], 0, "now 12, want 2"),
        ({"baseline": 0, "target": 3}, [2.999], 99, "2.999 of 3"),
        ({"target": 3}, [4], 100, "4 of 3"),
        ({"unit": "calls"}, [4], None, "4 calls"),
        ({}, [], None, "no report yet"),
        ({"mode": "yes-no"}, [], 0, "not yet"),
        ({"mode": "yes-no"}, [0, 1], 100, "done"),
        ({"mode": "yes-no", "status": "achieved"}, [], 100, "done"),
        ({"mode": "steps"}, [], None, "no steps yet"),
    ],
)
def test_a_goal_stands_where_its_reports_say(goal, values, percent, words):
    told = [report(f"2026-11-{day:02}", value) for day, value in enumerate(values, 1)]
    found = standing(goal, told, [])
    assert (found.percent, found.words) == (percent, words)


def test_the_latest_day_counts_not_the_latest_written():
    told = [report("2026-11-10", 4), report("2026-11-02", 1)]
    found = standing({"target": 6}, told, [])
    assert found.value == 4
    assert found.last == "2026-11-10"


def test_a_report_without_a_value_keeps_the_last_one_and_says_how_sure():
    told = [report("2026-11-01", 2, confidence=7), report("2026-11-08", None, confidence=4)]
    found = standing({"target": 6}, told, [])
    assert (found.value, found.confidence, found.confidence_before) == (2, 4, 7)


def test_steps_count_and_the_day_one_was_ticked_is_progress():
    steps = [{"done": True, "done_on": "2026-11-12"}, {"done": False}, {}]
    found = standing({"mode": "steps"}, [], steps)
    assert (found.percent, found.words, found.last) == (33, "1 of 3", "2026-11-12")


@example(value=0.0, baseline=0.0, target=5e-324)
@example(value=1e308, baseline=-1e308, target=1.5e308)
@given(value=numbers, baseline=numbers, target=numbers)
def test_percent_stays_within_its_bounds_and_100_is_only_said_when_reached(value, baseline, target):
    percent = percent_of(value, baseline, target)
    if target == baseline:
        assert percent is None
        return
    assert 0 <= percent <= 100
    reached = value >= target if target > baseline else value <= target
    if reached:
        assert percent == 100


@given(done=st.integers(0, 500), steps=st.integers(1, 500))
def test_whole_numbers_give_the_floor_of_the_share(done, steps):
    assert percent_of(min(done, steps), 0, steps) == 100 * min(done, steps) // steps


@given(st.lists(st.integers(0, 10), min_size=2, max_size=8))
def test_more_is_never_less(values):
    percents = [percent_of(value, 0, 10) for value in sorted(values)]
    assert percents == sorted(percents)


def test_all_at_once_is_each_by_itself():
    rows = Rows()
    goals = [rows.add("goal", title=f"Goal {n}", target=10, owners=[rows.me]) for n in range(4)]
    for n, goal in enumerate(goals):
        rows.add("progress", goal=goal["id"], on="2026-11-01", value=n)
        rows.add("step", goal=goal["id"], title="A step", done=True, done_on="2026-11-05")
    assert standings(rows) == {goal["id"]: standing_of(rows, goal) for goal in goals}
