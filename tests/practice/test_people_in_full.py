"""What somebody can give and how it grows old, load, the time of a relationship, sides in words, the constellation."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mentortui.practice.availability import availability
from mentortui.practice.constellation import constellation, speaks_of
from mentortui.practice.course import course
from mentortui.practice.load import load
from mentortui.practice.people import table
from mentortui.practice.profile import LABELS, facts
from mentortui.practice.sides import format_words, own_words
from tests.practice.journal import Rows

TODAY = date(2026, 11, 21)


@pytest.mark.parametrize(
    ("profile", "words", "asked"),
    [
        ({"hours_a_month": 3, "available_on": "2026-11-01"}, "3 hours a month", ""),
        ({"hours_a_month": 1, "capacity": 2, "available_on": "2026-05-22"}, "1 hour a month, for 2 at once", ""),
        ({"hours_a_month": 3, "available_on": "2026-05-21"}, "3 hours a month", "said in May, ask again"),
        ({"capacity": 0, "available_on": "2025-03-01"}, "takes nobody new", "said in March 2025, ask again"),
        ({"hours_a_month": 0, "available_on": "2026-11-21"}, "no time at present", ""),
        (
            {"hours_a_month": 2.5, "available_until": "2026-11-20", "available_on": "2026-11-01"},
            "2.5 hours a month, was until 20 November 2026",
            "said in November, ask again",
        ),
        (
            {"available_until": "2026-11-21", "at": "2026-10-01T10:00:00+01:00"},
            "until 21 November 2026",
            "",
        ),
    ],
)
def test_what_somebody_can_give_is_asked_for_again_when_it_is_old(profile, words, asked):
    found = availability(profile, TODAY)
    assert (found.words, found.asked_again, found.stale) == (words, asked, bool(asked))


def test_a_profile_without_a_word_of_time_says_nothing_of_it():
    assert availability({"name": "Ana", "available_on": "2020-01-01"}, TODAY) is None


@given(st.dates(date(2000, 1, 1), date(2100, 1, 1)), st.integers(0, 4000))
def test_what_was_said_stays_old_once_it_is(said, days):
    row = {"hours_a_month": 1, "available_on": said.isoformat()}
    later = said + timedelta(days=days)
    assert availability(row, later).stale >= availability(row, said).stale
    assert (not availability(row, later).stale) if days < 181 else True
    assert availability(row, later).stale if days > 184 else True


def test_every_fact_of_a_profile_has_its_label_and_empty_ones_stay_out():
    journal = Rows()
    row = journal.add("person", name="Ana", roles=["mentee"], offers=["a", "b"], learns="by trying", experience=" ")
    assert [(one.label, one.said) for one in facts(journal, row, TODAY)] == [
        ("Role", "mentee"), ("Can help with", "a, b"), ("Learns", "by trying"),
    ]  # fmt: skip
    assert {one.field for one in facts(journal, row, TODAY)} <= LABELS.keys()


def test_the_load_counts_what_is_active_and_blames_nobody():
    journal = Rows()
    for name in ("Ana", "Bo", "Cid"):
        journal.pair(name)
    journal.pair("Dora")[1]["status"] = "closed"
    journal.pair("Eva")[1]["status"] = "paused"
    assert load(journal, journal.me).words == "3 active, 1 paused"
    journal.get(journal.me)["capacity"] = 4
    assert load(journal, journal.me).words == "3 of 4 places taken, 1 paused"
    journal.get(journal.me)["capacity"] = 2
    assert load(journal, journal.me).words == "3 active, 1 more than the 2 in mind, 1 paused"
    assert load(journal, journal.person("Zoe")).words == "0 active"


@pytest.mark.parametrize(
    ("start", "end", "words", "part"),
    [
        ("2026-11-21", "2027-11-20", "week 1 of 53", 0),
        ("2026-03-02", "2027-03-01", "week 38 of 53", 264 / 364),
        ("2026-01-01", "2026-11-21", "week 47 of 47", 1),
        ("2026-01-01", "2026-11-14", "the last day was 1 week ago", 1),
        ("2026-12-01", "2027-01-01", "begins in 10 days", 0),
        ("2026-11-20", "2026-11-25", "day 2 of 6", 0.2),
        ("2026-11-21", "2026-11-21", "day 1 of 1", 1),
    ],
)
def test_where_the_time_of_a_relationship_is(start, end, words, part):
    found = course({"start": start, "end": end}, TODAY)
    assert found.words == words and found.part == pytest.approx(part)


def test_without_an_end_or_after_it_there_is_no_bar():
    assert course({"start": "2026-01-01"}, TODAY) is None
    assert course({"start": "2026-01-01", "end": "2027-01-01", "status": "closed"}, TODAY) is None


def test_the_words_say_who_is_senior_and_how_many_one_is():
    journal = Rows()
    ana, bo = journal.person("Ana"), journal.person("Bo")
    me = journal.me
    said = {
        ("traditional", (me,), (ana,)): "you are the mentor",
        ("reverse", (ana,), (me,)): "you are the mentee and senior",
        ("reverse", (me,), (ana,)): "you are the mentor and junior",
        ("peer", (me, ana), (me, ana)): "you are peers",
        ("traditional", (me,), (ana, bo)): "you are the mentor",
        ("traditional", (ana,), (bo, me)): "you are one of 2 mentees",
        ("traditional", (me, ana), (bo,)): "you are one of 2 mentors",
        ("traditional", (ana,), (bo,)): "without you",
    }
    for (kind, mentors, mentees), words in said.items():
        assert own_words(journal, {"kind": kind, "mentors": list(mentors), "mentees": list(mentees)}) == words
    row = {"kind": "reverse", "format": "informal", "mentors": [me, ana], "mentees": [bo], "cohort": "2027"}
    assert format_words(row) == "in reverse, informal, a circle of 3, 2027"


def test_goals_moving_are_those_that_moved_within_three_weeks():
    journal = Rows()
    ana, row = journal.pair("Ana")
    goals = [
        journal.add("goal", title=f"G{at}", relationship=row["id"], start="2026-01-01", at="2026-01-01T00:00:00+00:00",
                    owners=[ana], status="paused" if at == 3 else "active")
        for at in range(4)
    ]  # fmt: skip
    journal.add("progress", goal=goals[0]["id"], on="2026-11-01")
    journal.add("step", goal=goals[1]["id"], title="S", done=True, done_on="2026-10-31")
    (line,) = table(journal, TODAY)
    assert (line.moving, line.goals) == (1, 3)


def test_the_constellation_names_who_gives_what_and_what_nobody_gives():
    journal = Rows()
    me = journal.me
    journal.get(me)["wants"] = ["public speaking", "budgets"]
    tom, ruth, old, circle = (journal.person(name) for name in ("Tom", "Ruth", "Petra", "Cid"))
    journal.get(tom)["offers"] = ["how to speak so that others follow"]

    def mentored(mentors, mentees=(me,), **more):
        return journal.add("relationship", mentors=list(mentors), mentees=list(mentees), **more)

    first = mentored([tom])
    mentored([me, ruth], [me, ruth], status="paused")
    mentored([old], status="closed")
    mentored([me], [circle])
    version = journal.add("agreement", relationship=first["id"], version=1, wants=["advice", "listening"])
    shared = journal.add("goal", title="Speak", owners=[me], relationship=first["id"], readers="relationship")
    alone = journal.add("goal", title="Budget", owners=[me])
    journal.add("goal", title="Sleep", owners=[me], area="wellbeing")
    found = constellation(journal, TODAY)
    assert [star.line.title for star in found.stars] == ["Tom", "Ruth"], "closed ones and my own mentees are not in it"
    star = found.stars[0]
    assert (star.gives, star.agreed, star.meets) == (("advice", "listening"), False, ("public speaking",))
    assert star.goals == (shared,) and found.alone == (alone,)
    assert found.stars[1].resting
    assert found.gaps == ["coaching", "sponsorship", "budgets"]
    for person in (me, tom):
        journal.add("acceptance", agreement=version["id"], person=person, on="2026-11-01",
                    said={"wants": ["advice", "listening"]}, relationship=first["id"])  # fmt: skip
    assert constellation(journal, TODAY).stars[0].agreed


@pytest.mark.parametrize(
    ("wish", "offer", "speaks"),
    [
        ("public speaking", "speak up", True), ("budgets", "Budget decisions", True), ("a talk", "talks", True),
        ("a way into it", "way into IT", False), ("leading", "leadership", False), ("Führung", "führungsfragen", True),
        ("", "anything", False), ("[/b] \u202ecourage", "courage", True),
    ],
)  # fmt: skip
def test_a_wish_and_an_offer_are_laid_together_by_their_words(wish, offer, speaks):
    assert speaks_of(wish, [offer]) is speaks
