"""Which people a summary may be of, what is refused and why, and what stands there while there is nothing."""

from __future__ import annotations

from mentortui.program.choosing import Choice, choices, cohorts
from mentortui.program.gathered import Gathered
from mentortui.program.parts import PARTS, narrowed
from mentortui.program.scope import Someone


def people(count, cohort="", since="2026-01-01", **groups):
    there = tuple(groups.items())
    return [Someone(f"{cohort}{there}{number}", cohort=cohort, since=since, groups=there) for number in range(count)]


def test_everybody_then_cohorts_as_they_began_then_columns_with_why_not():
    there = [*people(6, "B", "2026-09-01", site="North", gender="woman"), *people(9, "A", site="South", gender="man"),
             *people(2, "A", site="East")]  # fmt: skip
    found = choices(there, 5)
    assert [one.name for one in found] == [
        "everybody",
        "A",
        "B",
        "gender man",
        "gender woman",
        "site East",
        "site North",
        "site South",
    ]
    said = {one.name: (one.people, one.why_not) for one in found}
    assert said["everybody"] == (17, "") and said["B"] == (6, "") and said["site South"] == (9, "")
    assert said["site East"] == (0, "too few to say: fewer than 5 people are in it")
    assert said["gender man"] == (0, "too few to say: fewer than 10 people say that of themselves")
    assert [one.declared for one in found] == [False, False, False, True, True, False, False, False]
    assert cohorts(there) == ["A", "B"]


def test_a_choice_whose_rest_would_be_told_is_refused():
    [_, north, south] = choices([*people(9, site="North"), *people(3, site="South")], 5)
    assert "the difference to everybody would tell of them" in north.why_not and not north.people
    [_, no, _] = choices([*people(20, disability="no"), *people(7, disability="yes")], 5)
    assert "fewer than 10 people are not in it" in no.why_not and not no.people
    assert "fewer than 5 people are in it" in south.why_not


def test_only_figures_follow_a_group_and_whom_to_call_a_cohort_at_most():
    by_cohort = [part for part in PARTS if narrowed(part, "A", "")]
    by_group = [part for part in PARTS if narrowed(part, "", "site=North")]
    assert by_cohort == ["week", "overview", "stages", "health", "feedback", "goals", "outcomes", "needs"]
    assert by_group == [part for part in by_cohort if part not in ("week", "health")]
    assert not any(narrowed(part, "", "") for part in PARTS)
    assert Choice("A", "site=North", 0, "").name == "A, site North"


def test_what_comes_first_is_said_while_there_is_nothing():
    def said(facts=0, **standing):
        there = tuple((name.replace("_", " "), count) for name, count in standing.items())
        found = Gathered({}, {}, None, (), (), (), (), (), (), "", (), (), {}, there, facts=facts)  # type: ignore[arg-type]
        return found.empty

    assert said(joined=0, not_yet=0).startswith("Nobody is on your list yet.")
    assert said(joined=0, not_yet=1).startswith("1 person is invited, and nobody has joined yet.")
    assert said(joined=2, not_yet=1).startswith("Nobody lets the program count anything yet.")
    assert said(facts=3, joined=2, not_yet=1) == ""
