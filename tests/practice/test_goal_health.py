"""On track, at risk with its reason, done."""

from datetime import date

import pytest

from mentortui.practice.goal_health import health, time_gone
from mentortui.practice.progress import Standing

TODAY = date(2026, 11, 21)


def stands(percent=50, last="2026-11-15", confidence=None):
    return Standing(percent, percent, f"{percent} %", last, confidence, None)


@pytest.mark.parametrize(
    ("goal", "standing", "words"),
    [
        ({"start": "2026-09-01"}, stands(), "on track"),
        ({"start": "2026-09-01"}, stands(last="2026-10-28"), "at risk: no progress for 24 days"),
        ({"start": "2026-09-01"}, stands(last="2026-11-01"), "on track"),
        ({"start": "2026-09-01"}, stands(last="2026-10-31"), "at risk: no progress for 3 weeks"),
        ({"start": "2026-09-01"}, stands(percent=100, last="2026-10-01"), "on track"),
        ({"start": "2026-09-01", "due": "2026-11-16"}, stands(), "at risk: was due 5 days ago"),
        ({"start": "2026-09-01"}, stands(confidence=3), "at risk: confidence is 3 of 10"),
        ({"start": "2026-09-01"}, stands(confidence=4), "on track"),
        (
            {"start": "2026-09-01", "due": "2026-12-01"},
            stands(percent=20),
            "at risk: 20 % done, 89 % of the time gone",
        ),
        ({"start": "2026-12-01"}, stands(percent=0, last=None), "on track: starts in 10 days"),
        ({"status": "achieved", "due": "2026-01-01"}, stands(), "done"),
        ({"status": "paused"}, stands(last="2026-01-01"), "paused"),
        ({"status": "dropped"}, stands(), "dropped"),
    ],
)
def test_health_gives_its_reason(goal, standing, words):
    assert health({"at": "2026-09-01T10:00:00+00:00", **goal}, standing, TODAY).words == words


def test_a_goal_written_down_today_is_not_stuck_because_it_began_long_ago():
    goal = {"at": "2026-11-21T08:00:00+00:00", "start": "2026-01-01"}
    assert health(goal, stands(percent=0, last=None), TODAY).words == "on track"


def test_time_gone_stays_within_its_bounds():
    goal = {"start": "2026-11-01", "due": "2026-11-11"}
    assert [time_gone(goal, date(2026, *day)) for day in ((10, 1), (11, 1), (11, 6), (12, 1))] == [0, 0, 50, 100]
    assert time_gone({"start": "2026-11-01"}, TODAY) is None
