"""Scores as bars over time: where they stand, how tall they are, and what is said below them."""

from datetime import date, timedelta

from hypothesis import given
from hypothesis import strategies as st

from mentortui.practice import over_time

TODAY = date(2026, 11, 20)
YEAR = ("2025-12-20", "2026-02-18", "2026-04-19", "2026-06-18", "2026-08-17", "2026-10-16")


def drawn(days, values, *, width=60, plain=False):
    slots = over_time.slots(days, TODAY, width)
    return over_time.bars(slots, values, 1, 5, ("1 never", "5 always"), lambda value: f"{value:.1f}", plain=plain)


def test_a_year_of_answers_stands_at_its_days_in_eighths_with_its_figures():
    lines = drawn(YEAR, (3.0, 3.5, None, 1.0, 4.5, 5.0))
    assert [f"{label:>8} {cells}" for label, cells in lines] == [
        "5 always │                                         ▃▃▃       ███",
        "         │           ▁▁▁                           ███       ███",
        "         │ ▄▄▄       ███                           ███       ███",
        "         │ ███       ███                           ███       ███",
        " 1 never │ ███       ███                 ▁▁▁       ███       ███",
        "           3.0       3.5                 1.0       4.5       5.0",
        "          20 Dec 2025                                          today",
    ]
    plain = drawn(YEAR, (3.0, 3.5, None, 1.0, 4.5, 5.0), plain=True)
    assert all(line.cells.isascii() for line in plain)


def test_of_answers_that_would_touch_the_middle_one_is_drawn_and_counted():
    days = [(TODAY - timedelta(days=back)).isoformat() for back in (100, 99, 98, 97, 0)]
    lines = {line.label: line.cells.split() for line in drawn(days, (1.0, 2.0, 4.0, 5.0, 3.0))}
    assert lines["answers"] == ["4", "1"]
    assert "2.0  " in drawn(days, (1.0, 2.0, 4.0, 5.0, 3.0))[5].cells


def test_one_day_or_too_little_room_draws_nothing():
    assert over_time.slots([], TODAY, 60) is None
    assert over_time.slots(["2026-11-01"] * 3, TODAY, 60) is None
    assert over_time.slots(YEAR, TODAY, 10) is None


@given(st.lists(st.dates(date(1, 1, 1), TODAY), min_size=2, unique=True, max_size=40), st.integers(16, 200), st.data())
def test_bars_fit_their_room_and_every_answer_is_in_one(days, width, data):
    values = data.draw(st.lists(st.none() | st.floats(1, 5), min_size=len(days), max_size=len(days)))
    slots = over_time.slots([day.isoformat() for day in days], TODAY, width)
    lines = over_time.bars(slots, values, 1, 5, ("1", "5"), lambda value: f"{value:.1f}")
    assert all(len(line.cells) <= width + 2 for line in lines)
    counted = next((line.cells.split() for line in lines if line.label == "answers"), None)
    answered = sum(value is not None for value in values)
    figures = lines[over_time.HEIGHT].cells.split()
    assert len(figures) == len(counted or figures)
    assert (sum(map(int, counted)) if counted else len(figures)) == answered
