"""The attainment scale: five levels, three first."""

from datetime import date

from mentortui.practice.attainment import levels, missing, work_started

TODAY = date(2026, 11, 21)
SCALE = {"id": "scale-1", "less": "3 of 6", "expected": "6 of 6", "better": "talk", "level": 0, "baseline_level": -1}


def test_levels_stand_worst_first_with_their_meaning():
    assert [(one.score, one.label, one.text) for one in levels(SCALE)] == [
        (-2, "much less than hoped", ""),
        (-1, "less than hoped", "3 of 6"),
        (0, "as hoped", "6 of 6"),
        (1, "better than hoped", "talk"),
        (2, "much better than hoped", ""),
    ]
    assert [one.score for one in levels(SCALE) if one.reached] == [0]
    assert [one.score for one in levels(SCALE) if one.baseline] == [-1]


def test_three_lines_are_asked_first_and_the_ends_later():
    assert missing({}) == [-1, 0, 1, -2, 2]
    assert missing(SCALE) == [-2, 2]


def test_work_starts_with_the_first_day_or_an_earlier_report():
    assert work_started({"start": "2026-12-01"}, [], TODAY) is None
    assert work_started({"start": "2026-11-01"}, [], TODAY) == "2026-11-01"
    assert work_started({"start": "2026-12-01"}, [{"on": "2026-11-20"}], TODAY) == "2026-11-20"
    assert work_started({}, [], TODAY) is None
