"""The plot of a goal's reports: what it shows, and that it fits whatever was reported."""

from __future__ import annotations

from datetime import date
from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from mentortui.practice.plot import HEIGHT, LEAST, plot

TODAY = date(2026, 11, 21)
GOAL = {"id": "goal-1", "baseline": 0, "target": 6, "start": "2026-09-01", "due": "2027-02-28"}


def report(on: str, value: float | None, confidence: int | None = None) -> dict[str, Any]:
    return {"id": f"progress-{on}", "on": on, "value": value, "confidence": confidence}


def drawn(*args: Any, **kwargs: Any) -> list[str]:
    return [f"{line.label:>8} {line.cells}".rstrip() for line in plot(*args, **kwargs)]


def test_a_goal_on_its_way() -> None:
    reports = [report("2026-09-10", 1, 5), report("2026-10-20", 3, 6), report("2026-11-20", 4, 10)]
    assert drawn(GOAL, reports, [], TODAY, 40) == [
        "  want 6 ▸────────────────────────────────────────",
        "         │",
        "         │                 █",
        "         │          █░░░░░░█",
        "  from 0 │ █░░░░░░░░█░░░░░░█",
        "          1 Sep 2026  today            28 Feb 2027",
        "    sure   5        6      10",
    ]


def test_the_twin_has_the_same_shape_in_ascii() -> None:
    reports = [report("2026-09-10", 1, 5), report("2026-11-20", 6, 6)]
    fancy, twin = plot(GOAL, reports, [], TODAY, 40), plot(GOAL, reports, [], TODAY, 40, plain=True)
    assert all(line.cells.isascii() for line in twin)
    assert [len(line.cells) for line in twin] == [len(line.cells) for line in fancy]
    assert "#" in twin[0].cells


def test_there_is_no_plot_of_one_day_or_in_no_room() -> None:
    assert plot(GOAL, [], [], TODAY, 40) == []
    assert plot(GOAL, [report("2026-09-10", 1)], [], TODAY, 40) == []
    assert plot(GOAL, [report("2026-09-10", 1), report("2026-09-10", 2)], [], TODAY, 40) == []
    assert plot(GOAL, [report("2026-09-10", 1), report("2026-09-11", None, 4)], [], TODAY, 40) == []
    assert plot(GOAL, [report("2026-09-10", 1), report("2026-09-11", 2)], [], TODAY, LEAST - 1) == []


def test_yes_or_no_is_a_line_of_dots() -> None:
    goal = {"id": "goal-1", "mode": "yes-no"}
    reports = [report("2026-09-10", 0), report("2026-10-10", 0), report("2026-11-21", 1)]
    first, *rest = plot(goal, reports, [], TODAY, 30)
    assert (first.label, first.cells[1], first.cells[-1], first.cells.count("○")) == ("done", "○", "●", 2)
    assert len(rest) == 1


def test_steps_are_plotted_as_they_are_ticked() -> None:
    steps: list[dict[str, Any]] = [{"id": str(day), "done": True, "done_on": f"2026-11-{day:02}"} for day in (2, 9, 16)]
    lines = plot({"id": "goal-1", "mode": "steps"}, [], [*steps, {"id": "x"}], TODAY, 40)
    assert lines[0].label == "want 4"
    assert "█" not in lines[0].cells
    assert lines[1].cells.count("█") == 0
    assert lines[2].cells.count("█") == 1


def test_only_a_target_that_was_reached_fills_the_plot() -> None:
    almost = plot(GOAL, [report("2026-09-10", 1), report("2026-11-21", 5.99)], [], TODAY, 40)
    reached = plot(GOAL, [report("2026-09-10", 1), report("2026-11-21", 6)], [], TODAY, 40)
    assert "█" not in almost[0].cells
    assert "█" in reached[0].cells


days = st.dates(date(1, 1, 1), date(9999, 12, 31))
numbers = st.one_of(st.integers(-(10**15), 10**15), st.floats(allow_nan=False, allow_infinity=False), st.none())


@given(
    st.fixed_dictionaries(
        {},
        optional={
            "baseline": numbers, "target": numbers, "start": days.map(str), "due": days.map(str),
            "mode": st.sampled_from(["value", "steps", "yes-no"]),
        },
    ),
    st.lists(st.tuples(days, numbers, st.one_of(st.none(), st.integers(1, 10))), max_size=12),
    st.lists(days, max_size=6),
    days,
    st.integers(-5, 90),
    st.booleans(),
)  # fmt: skip
def test_anything_that_can_be_reported_fits(
    goal: dict[str, Any], told: list[Any], ticked: list[date], today: date, width: int, plain: bool
) -> None:
    reports = [report(str(on), value, sure) for on, value, sure in told]
    steps = [{"id": str(at), "done": True, "done_on": str(day)} for at, day in enumerate(ticked)]
    lines = plot({"id": "goal-1", **goal}, reports, steps, today, width, plain=plain)
    assert all(len(line.cells) <= width + 2 for line in lines)
    assert len(lines) in (0, 2, 3, HEIGHT + 1, HEIGHT + 2)
    if plain:
        assert all(line.cells.isascii() for line in lines)


@given(st.integers(0, 6), st.integers(0, 6))
def test_more_is_never_drawn_lower(less: int, more: int) -> None:
    less, more = sorted((less, more))
    lines = plot(GOAL, [report("2026-09-10", less), report("2026-11-21", more)], [], TODAY, 60)[:HEIGHT]
    first, *_, last = [at for at in range(61) if lines[-1].cells[at] in "█·"]
    low, high = (sum(line.cells[at] == "█" for line in lines) for at in (first, last))
    assert low <= high
    assert (low == 0) == (less == 0)
    assert (high == HEIGHT) == (more == 6)
