"""A program of six pairs whose every figure was worked out by hand, to the digits that are printed."""

from __future__ import annotations

from datetime import date

import pytest

from mentortui.program.definitions import DEFINITIONS
from mentortui.program.figures import in_words
from mentortui.program.rolling import WORKED_OUT, roll, rollup
from mentortui.program.rules import Rules
from mentortui.program.summaries import Event
from tests.program.made import Program

DAY = date(2026, 11, 21)
MENTORS = [f"m{number}" for number in range(6)]
MENTEES = [f"e{number}" for number in range(6)]


def _six():
    """Six mentors, six mentees, two more mentees who wait; pair i met first i days after its start, on 1 September."""
    one = Program()
    for mentor in MENTORS:
        one.person(mentor, "mentor")
    for mentee in MENTEES:
        one.person(mentee, "mentee")
    one.person("w0", heard="", joined=False, since="")
    one.person("w1", heard="2026-09-01")
    pairs = []
    for number, (mentor, mentee) in enumerate(zip(MENTORS, MENTEES, strict=True)):
        agreed = {"agreed_on": "2026-09-20"} if number < 4 else {}
        ended = {"ended_on": "2026-10-31", "ending": "lapsed", "challenge": "time"} if number == 5 else {}
        pair = one.pair(mentor, mentee, end="2027-03-01", **agreed, **ended)
        pairs.append(pair)
        one.met(pair, f"2026-09-{number + 1:02}")
        if number < 3:
            one.met(pair, "2026-11-10", minutes=30)
        one.fact(
            "goal",
            mentee,
            person=mentee,
            status="achieved" if number < 3 else "dropped" if number < 5 else "active",
            level=1 if number < 3 else 0,
            baseline_level=-1,
            **({"objective": "Care"} if number else {}),
        )
        one.answer("program", mentee, worth=5 if number < 4 else 2, recommend=10 if number < 3 else 6)
        one.answer("pair-fit", mentee, fit="good fit" if number < 5 else "not a fit", person=mentor)
        one.answer(
            "pulse",
            mentee,
            person=mentor,
            goal_shared=4,
            goal_worth=4,
            task_clear=3 + number % 2,
            task_useful=4,
            bond_trust=5,
            bond_respect=5,
        )
        one.answer("needs", mentee, priorities_importance=5, priorities_level=3 - number % 2)
        for order, level in ((1, 2), (2, 3 + number % 2)):
            one.fact(
                "rating",
                mentee,
                at=f"2026-1{order - 1}-01T09:00:00+00:00",
                person=mentee,
                skill="deciding",
                type="soft",
                level=level,
                role="self",
            )
        for on, value in (("2026-09-02", 2), ("2026-11-02", 3 + number % 2)):
            one.answer("outcome", mentee, on, confidence_task=value, confidence_new=value, confidence_doubt=6 - value)
        if number < 5:
            one.fact("training", mentee, module="begin", on="2026-09-01" if number < 3 else "2026-10-01")
            one.fact(
                "recognition",
                mentee,
                person=MENTORS[number],
                on="2026-11-01" if number < 4 else "2026-05-01",
                type="kudos",
            )
            one.fact("introduction", MENTORS[number], on="2026-10-01", worked=number < 2)
    one.outcomes = [
        Event("outcome-1", "outcome", "e0", "lead", "2026-07-20", "promotion", ""),
        Event("outcome-2", "outcome", "e1", "lead", "2026-07-20", "left", ""),
    ]  # fmt: skip
    return one


@pytest.fixture(scope="module")
def figures():
    bands = [(one, day, band) for number, one in enumerate(MENTEES)
             for day, band in (("2026-01-01", "B1"), ("2026-10-01", "b1" if number < 3 else "B2"))]  # fmt: skip
    whole = _six().whole()._replace(bands=tuple(bands))
    asked = [{"figure": "nps", "target": 10}, {"figure": "bands"}]
    found = rollup(whole, as_of=DAY, rules=Rules(5, 10), measures=asked)
    return {one.id: one for one in found.figures}


BY_HAND = {
    # 12 of 14 heard from since 22 October; Wilson: 60.1 to 96.0
    "heard-from": ("86 %", 14, 0, 0, "60 to 96"),
    # 12 of 14 have met
    "stages": ("86 %", 14, 0, 0, "60 to 96"),
    # (0 + 1 + 2 + 3 + 4 + 5) / 6 = 2.5; sd 1.871, t(5) 2.571: 2.5 +- 1.96
    "first-meeting": ("2.5 days", 6, 6, 0, "0.54 to 4.46"),
    # five open; three met on 10 November, 11 days ago, within 21; the other two are heard from and did not
    "active": ("60 %", 5, 5, 0, "23 to 88"),
    # due: 81 days / 14 = 5.786 in five, 60 / 14 = 4.286 in one; (3 x 2/5.786 + 2 x 1/5.786 + 1/4.286) / 6
    "adherence": ("27 %", 6, 6, 0, "18 to 36"),
    # 5 of 6
    "pair-fit": ("83 %", 6, 6, 7, "44 to 97"),
    # sums of six: 25, 26 in turn; means 4.1667 and 4.3333
    "pulse": ("4.25 points", 6, 6, 7, "4.15 to 4.35"),
    # 4 of 6 in the top two boxes
    "satisfaction": ("67 %", 6, 0, 7, "30 to 90"),
    # 3 of 5 that are over; eight enrolled have no goal
    "goals": ("60 %", 5, 0, 8, "23 to 88"),
    # one goal each: 60 three times and 50 three times
    "attainment": ("T 55.0", 6, 0, 0, "49.25 to 60.75"),
    # 2 -> 3, 4 in turn: mean change 1.5, sd 0.548, no spread before (correlation 0): d = 1.5 / (0.548 / sqrt 2)
    # = 3.873, times J = 1 - 3/19 = 0.8421; variance J^2 (1/6 + d^2/12) 2 = 2.009: +- 2.78
    "skills": ("3.26 g", 6, 0, 0, "0.48 to 6.04"),
    # five open relationships, five mentors
    "load": ("1.0 a mentor", 5, 0, 0, "1.00 to 1.00"),
    # (5 - 3) x 5 = 10 and (5 - 2) x 5 = 15
    "needs": ("12.50 points", 6, 0, 7, "9.63 to 15.37"),
    # twelve people met; e0 on the day, e1 and e2 read before their first meeting, the others after or never
    "training": ("25 %", 12, 0, 0, "9 to 53"),
    # six, one ended early on day 60 with six at risk: 5/6
    "survival": ("83 %", 6, 6, 0, "54 to 100"),
    # four of fourteen thanked since 23 August
    "recognition": ("29 %", 14, 0, 0, "12 to 55"),
    # 6 x 60 + 3 x 30 = 450 minutes, 6 mentors
    "hours": ("1.2 hours a mentor", 6, 0, 0, "0.96 to 1.54"),
    # six of the thirteen who joined
    "response-rate": ("46 %", 13, 0, 1, "23 to 71"),
    # two of five
    "introductions": ("40 %", 5, 0, 0, "12 to 77"),
    # 2 -> 3 or 4 on one scale only
    "outcome-form": ("1.50 points", 6, 0, 7, "0.93 to 2.07"),
    # one of 13 left, on day 200 with 13 at risk
    "retention": ("92 %", 13, 0, 1, "78 to 100"),
    # 12 x 324 + 200 days = 11.1923 years; 100 / 11.1923; Garwood 0.0253 to 5.5716 events
    "promotions": ("8.9 per 100 person-years", 13, 0, 1, "0.23 to 49.78"),
    # three of six in another band; eight of fourteen without two
    "bands": ("50 %", 6, 0, 8, "19 to 81"),
    # three of six 10, three 6
    "nps": ("0.0 points from -100 to 100", 6, 0, 7, "-80.02 to 80.02"),
}


@pytest.mark.parametrize("figure_id", list(BY_HAND))
def test_each_figure_to_the_printed_digits(figures, figure_id):
    one = figures[figure_id]
    digits = 0 if one.unit == "%" else 2
    span = f"{one.low:.{digits}f} to {one.high:.{digits}f}"
    assert (one.said, one.n, one.about, one.missing, span) == BY_HAND[figure_id], "\n".join(one.steps)
    assert one.steps and one.definition and one.decision


def test_every_figure_is_defined_and_worked_out(figures):
    assert list(WORKED_OUT) == list(DEFINITIONS) == list(BY_HAND) == list(figures)


def test_parts_stand_beside_their_figure(figures):
    stages = {part.name: part.value for part in figures["stages"].parts}
    assert stages == {"invited": 14, "joined": 13, "matched": 12, "met": 12, "agreed": 8, "goal": 12, "midway": 0,
                      "closed": 2}  # fmt: skip
    parts = {part.name: part.said for part in figures["outcome-form"].parts}
    assert parts["confidence"] == "1.50 points" and parts["belonging"] == "too few to say"
    assert {part.name: part.said for part in figures["attainment"].parts} == {
        "where they began": "between 35 and 50, all much alike", "change": "T 15.0"}  # fmt: skip
    assert {part.name: part.said for part in figures["load"].parts}["mentees who wait"] == "3 people"


def test_a_meeting_that_both_wrote_down_is_counted_once():
    one = _six()
    pair = one.pair("m0", "e0")
    before = rollup(one.whole(), as_of=DAY, rules=Rules()).figure("hours")
    one.met(pair, "2026-11-10", by="e0", minutes=30)
    after = rollup(one.whole(), as_of=DAY, rules=Rules()).figure("hours")
    assert before.value == after.value


def test_no_news_is_missing_and_never_called_no_meeting():
    one = _six()
    one.people = [person._replace(heard="2026-09-01") if person.id in ("m3", "e3") else person for person in one.people]
    active = rollup(one.whole(), as_of=DAY, rules=Rules(3)).figure("active")
    assert (active.n, active.missing, active.said) == (4, 1, "75 %")
    assert "no news, so nothing is known: 1" in active.steps


def test_nothing_is_said_of_too_few_and_targets_and_changes_are_told():
    one = _six()
    few = rollup(one.whole(), as_of=DAY, rules=Rules(7)).figure("satisfaction")
    assert (few.said, few.value, few.n, few.steps) == ("too few to say", None, 0, ())
    measures = [{"figure": "satisfaction", "target": 80, "decision": "Go on?"}]
    found = rollup(one.whole(), as_of=DAY, rules=Rules(), measures=measures).figure("satisfaction")
    assert (found.reached, found.decision, found.target) == (False, "Go on?", 80)
    assert in_words(found.target, found.unit) == "80 %"


def test_equal_answers_are_banded():
    one = Program()
    for name in ("a", "b", "c", "d", "e", "f"):
        one.person(name)
        one.answer("program", name, worth=5)
    found = rollup(one.whole(), as_of=DAY, rules=Rules()).figure("satisfaction")
    assert (found.said, found.value, found.parts, found.steps) == ("between 4 and 5, all much alike", None, (), ())


def test_nobody_is_nothing_and_the_same_is_the_same():
    empty = rollup(Program().whole(), as_of=DAY, rules=Rules())
    assert all(one.said == "too few to say" for one in empty.figures)
    assert roll(_six().whole(), as_of=DAY, rules=Rules()) is not None
    one = _six().whole()
    assert roll(one, as_of=DAY, rules=Rules()) == roll(one, as_of=DAY, rules=Rules())
