"""A meeting while it goes on: its timer, what is private in it, when the next is proposed."""

from __future__ import annotations

from datetime import datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mentortui.practice import live

START = datetime.fromisoformat("2026-11-21T09:30:00+01:00")


def meeting(**more):
    return {"id": "meeting-1", "status": "planned", "started": START.isoformat(), **more}


@given(st.integers(-(10**6), 10**6))
def test_the_timer_never_runs_backwards(seconds):
    said = live.seconds(meeting(), START + timedelta(seconds=seconds))
    assert said == max(0, seconds)


@given(st.integers(0, 3 * 86_400), st.integers(1, 1440))
def test_minutes_are_a_length_a_meeting_can_have_or_none(seconds, planned):
    long = live.minutes(meeting(minutes=planned), START + timedelta(seconds=seconds))
    assert long is None or 1 <= long <= 1440
    if long is not None and seconds >= 60:
        assert abs(long - seconds / 60) <= 0.5


def test_a_forgotten_timer_says_no_length():
    assert live.minutes(meeting(), START + timedelta(hours=4)) == 240
    assert live.minutes(meeting(), START + timedelta(hours=5)) is None
    assert live.minutes(meeting(minutes=300), START + timedelta(hours=9)) == 540


@pytest.mark.parametrize("row", [None, {}, meeting(status="held"), meeting(started=None), meeting(started="soon")])
def test_what_does_not_go_on(row):
    assert not live.running(row)
    assert live.going_on([row or {}]) == []


def test_what_only_one_reads_is_hidden_and_without_a_relationship_what_was_written_before():
    before, after = (START - timedelta(days=1)).isoformat(), (START + timedelta(minutes=1)).isoformat()
    together = meeting(relationship="relationship-1", readers="relationship")
    assert live.is_private(together, {"at": after, "readers": "only_you"})
    assert not live.is_private(together, {"at": after, "readers": "relationship"})
    assert live.is_private(meeting(), {"at": before})
    assert not live.is_private(meeting(), {"at": after})


def test_the_time_people_meet_is_not_the_moment_one_began():
    assert live.usual_time(meeting(time="16:00")) == "16:00"
    assert live.usual_time(meeting(time="09:30")) is None
    assert live.usual_time(meeting()) is None
