"""What people say of themselves in more than two ways: no figure of fewer than ten, by no difference either."""

from __future__ import annotations

from datetime import date

from mentortui.program.auditing import Audit
from mentortui.program.figures import Figure
from mentortui.program.rolling import Rolled, roll
from mentortui.program.rules import Rules
from mentortui.program.scope import Someone, Whole
from mentortui.program.showing import BESIDE, Period, Shown
from mentortui.program.summaries import Summary

DAY = date(2026, 10, 2)


def _whole(column: str, *sizes: int, cohorts: int = 1) -> Whole:
    """A program of groups of these sizes by a column, of whom every second was heard from."""
    values = [value for value, size in zip("abcdef", sizes, strict=False) for _ in range(size)]
    people = (
        Someone(f"p{number:03}", frozenset({"mentee"}), groups=((column, value),), cohort=f"C{number % cohorts}",
                heard="2026-10-01" if number % 2 else "2026-01-01", since="2026-01-01")
        for number, value in enumerate(values)
    )  # fmt: skip
    return Whole("P", tuple(people), Summary())


def _heard(rolled: Rolled) -> Figure:
    found = rolled.rollup.figure("heard-from")
    assert found is not None
    return found


def _shown(column: str, *sizes: int) -> list[bool]:
    whole = _whole(column, *sizes)
    groups = [f"{column}={value}" for value in "abcdef"[: len(sizes)]]
    rolled = [roll(whole, as_of=DAY, rules=Rules(), group=group) for group in groups]
    return [not one.rollup.refused and _heard(one).shown for one in rolled]


def test_a_third_group_of_five_to_nine_is_not_told_by_the_difference() -> None:
    assert _shown("site", 31, 12, 7) == [True, True, True]
    assert _shown("gender", 31, 12, 7) == [True, False, False]
    assert _shown("gender", 30, 20, 6, 7) == [True, True, False, False], "two that are ten together let the rest stand"
    assert _shown("gender", 31, 12, 10) == [True, True, True]
    whole = _whole("gender", 31, 12, 7)
    assert _heard(roll(whole, as_of=DAY, rules=Rules(), group="gender=b")).why_not == BESIDE
    assert _heard(roll(whole, as_of=DAY, rules=Rules())).n == 50


def test_nor_within_a_cohort() -> None:
    whole = _whole("gender", 62, 24, 14, cohorts=2)
    a, b = (_heard(roll(whole, as_of=DAY, rules=Rules(), cohort="C0", group=f"gender={value}")) for value in "ab")
    assert a.shown and not b.shown


def test_what_older_periods_give_away_does_not_hide_what_adds_nothing_to_it() -> None:
    whole = _whole("gender", 31, 12, 10, cohorts=1)
    everybody = _heard(roll(whole, as_of=DAY, rules=Rules()))
    ids = frozenset(one.id for one in whole.people)
    told = frozenset(sorted(ids)[7:])  # seven fewer, a week before: fine by five, and told for good
    before = [
        Period(day, "", "", {"heard-from": everybody}, {"heard-from": Shown(people, frozenset())})
        for day, people in (("2026-09-25", told), ("2026-09-26", ids))
    ]
    assert _heard(roll(whole, as_of=DAY, rules=Rules(), group="gender=b", periods=before)).shown
    b = frozenset(one.id for one in whole.people if ("gender", "b") in one.groups)
    few = frozenset(sorted(b)[:8])  # with what was given this would single out the four others of the group
    assert not Audit(5, [ids, ids - few]).allows(b)
    assert not Audit(10, given=[ids, ids - few]).allows(b), "what it adds is refused all the same"
    assert Audit(10, given=[ids, ids - few]).allows(ids - few)
