"""Local times of two people."""

from datetime import datetime
from zoneinfo import ZoneInfo

import pytest

from mentortui.practice.zones import end, exists, moment, zone

LISBON = ZoneInfo("Europe/Lisbon")


@pytest.mark.parametrize("name", [None, "", " ", "Mars/Olympus", "../etc/passwd", "/etc/passwd", "Europe", "x\x00y"])
def test_what_is_no_zone_is_none(name):
    assert zone(name) is None


def test_a_name_is_a_zone():
    assert zone(" Europe/Lisbon ") == LISBON


@pytest.mark.parametrize(("time", "there"), [("00:59", True), ("01:00", False), ("01:30", False), ("02:00", True)])
def test_a_time_the_clocks_skip_does_not_exist(time, there):
    found = moment("2026-03-29", time, LISBON)
    assert found is not None
    assert exists(found) == there


def test_a_text_that_is_no_time_is_no_moment():
    assert moment("2026-02-30", "10:00", LISBON) is None
    assert moment("2026-02-01", "25:00", LISBON) is None


def test_an_hour_is_an_hour_also_in_the_night_the_clocks_change():
    start = datetime(2026, 3, 29, 0, 30, tzinfo=LISBON)
    assert end(start, 60).strftime("%H:%M") == "02:30"
