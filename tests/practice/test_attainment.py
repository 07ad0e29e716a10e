"""The attainment scale: five levels, three first."""

from datetime import date

import pytest

from mentortui.practice.attainment import course, levels, missing, together

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


@pytest.mark.parametrize(
    ("scale", "words"),
    [
        ({}, ""),
        ({"baseline_level": -2}, "began at much less than hoped, not scored yet"),
        ({"level": 0}, "reached: as hoped; where it began was not written down"),
        ({"baseline_level": -1, "level": 1}, "from less than hoped to better than hoped, two levels up"),
        ({"baseline_level": 0, "level": -1}, "from as hoped to less than hoped, one level down"),
        ({"baseline_level": -1, "level": -1}, "as at the start: less than hoped"),
    ],
)
def test_a_participant_reads_words(scale, words):
    assert course(scale).words == words


def test_goals_are_set_together_as_t_and_levels_are_never_averaged():
    """Five goals from -1 each to 0: the published median baseline of Turner-Stokes & Williams 2010, 34.9, to 50."""
    found = together([{"baseline_level": -1, "level": 0}] * 5)
    assert (found.goals, round(found.baseline, 4), found.achieved, found.warning) == (5, 34.9244, 50, "")
    assert found.change == found.achieved - found.baseline
    unscored = together([{"baseline_level": -1, "level": 0}] * 5 + [{"level": 2}, {"baseline_level": 2}, {}])
    assert unscored == found


@pytest.mark.parametrize("goals", [0, 1, 2, 3])
def test_fewer_than_three_goals_are_warned_of(goals):
    found = together([{"baseline_level": -1, "level": 1}] * goals)
    assert bool(found.warning) == (goals < 3)
    assert (found.baseline is None) == (goals == 0) == (found.change is None)
