"""What a figure is held against: by name, and only where that may be shown; bands stay on this computer."""

from __future__ import annotations

from datetime import date
from itertools import count

import pytest

from mentortui.changes.publishing import publish
from mentortui.errors import Refused
from mentortui.program.periods import written
from mentortui.program.rolling import roll
from mentortui.program.rules import Rules
from mentortui.program.showing import Period
from tests.changes.book import NOW, Book
from tests.program.made import Program

DAY = date(2026, 11, 21)


def cohorts(first=6, second=6):
    """Two cohorts of mentees, each with an answer on the program; the first gives less."""
    one = Program()
    for name, people, since in (("Spring", first, "2026-03-01"), ("Autumn", second, "2026-09-01")):
        for number in range(people):
            person = one.person(f"{name}-{number}", cohort=name, since=since)
            one.answer("program", person, worth=3 + number % 3 if name == "Autumn" else 2 + number % 3)
    return one


def rolled(program, **more):
    return roll(program.whole(), as_of=DAY, rules=Rules(), **more)


def test_a_cohort_is_held_against_the_one_before_by_name():
    found = rolled(cohorts(), cohort="autumn")
    assert found.rollup.figure("satisfaction").comparison == "cohort Spring: 33 %"
    assert rolled(cohorts(), cohort="Spring").rollup.figure("satisfaction").comparison == "none"
    assert rolled(cohorts()).rollup.figure("satisfaction").comparison == "none"


def test_a_cohort_of_which_nothing_may_be_said_is_not_named():
    small = cohorts(first=4, second=12)
    small.people += cohorts(0, 0).people
    for number in range(6):
        small.person(f"more-{number}", cohort="Winter", since="2026-10-01")
    found = rolled(small, cohort="Autumn")
    assert not found.rollup.refused
    assert {one.comparison for one in found.rollup.figures} == {"none"}
    assert not found.against.sets


def test_a_figure_that_is_hidden_of_the_cohort_before_is_not_named():
    one = Program()
    for cohort, since, answering in (("Spring", "2026-03-01", 4), ("Autumn", "2026-09-01", 6),
                                     ("Winter", "2026-10-01", 6)):  # fmt: skip
        for number in range(6):
            person = one.person(f"{cohort}-{number}", cohort=cohort, since=since)
            if number < answering:
                one.answer("program", person, worth=3 + number % 3)
    found = rolled(one, cohort="Autumn")
    assert found.rollup.figure("satisfaction").shown and not found.against.rollup.figure("satisfaction").shown
    assert found.rollup.figure("satisfaction").comparison == "none"
    assert found.rollup.figure("stages").comparison == "cohort Spring: 0 %"


def test_the_summary_published_last_is_named_with_its_day():
    program = cohorts()
    before = rolled(program)
    figures = {one.id: one for one in before.rollup.figures if one.shown}
    period = Period("2026-10-01", "", "", figures, before.sets)
    figure = rolled(program, periods=[period]).rollup.figure("satisfaction")
    assert figure.comparison == "the summary of 2026-10-01: 50 %"
    assert figure.change == "level"


def test_what_was_named_beside_is_recorded_with_it():
    found = rolled(cohorts(), cohort="Autumn")
    ids = count(1)
    delta = publish(Book(), found, "one", now=NOW, new_id=lambda kind: f"{kind}-{next(ids):032x}")
    assert sorted(row["cohort"] for row in delta.create.values()) == ["Autumn", "Spring"]


@pytest.fixture
def with_bands():
    program = Program()
    for number in range(8):
        program.person(f"p{number}")
    whole = program.whole()
    bands = [(f"p{number}", f"2026-0{month}-01", f"B{number % 3 if month == 1 else 1}")
             for number in range(8) for month in (1, 6)]  # fmt: skip
    return whole._replace(bands=tuple(bands))


def test_bands_are_no_figure_until_the_program_asks_and_leave_this_computer_never(with_bands):
    assert roll(with_bands, as_of=DAY, rules=Rules()).rollup.figure("bands") is None
    measures = [{"figure": "bands", "decision": "Look at pay"}]
    found = roll(with_bands, as_of=DAY, rules=Rules(), measures=measures)
    figure = found.rollup.figure("bands")
    assert (figure.said, figure.n) == ("62 %", 8)  # 0, 2 and 0, 2 and 0 of B0, B1, B2 moved to B1: 5 of 8
    kept = written(found, "one")
    assert "bands" not in kept["figures"] and "bands" not in kept["over"]


def test_where_every_band_changed_alike_no_number_says_so(with_bands):
    alike = with_bands._replace(bands=tuple(
        (person, on, f"B{on[6]}") for person, on, _ in with_bands.bands))  # fmt: skip
    found = roll(alike, as_of=DAY, rules=Rules(), measures=[{"figure": "bands"}]).rollup.figure("bands")
    assert found.value is None and found.said == "between 75 and 100, all much alike"


def test_where_all_that_may_be_shown_was_published_before_nothing_is_written_and_nothing_refused():
    found = rolled(cohorts())
    before = found._replace(sets={}, against=None)
    assert publish(Book(), before, "one", now=NOW, new_id=str).says == "Published already"
    nothing = found.rollup._replace(figures=tuple(one._replace(shown=False) for one in found.rollup.figures))
    with pytest.raises(Refused, match="Nothing of it may be shown"):
        publish(Book(), found._replace(rollup=nothing), "one", now=NOW, new_id=str)
