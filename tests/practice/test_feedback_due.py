"""Which forms are due: after meetings, on days of a relationship, in its course, at its end; once, and not for ever."""

from datetime import date, timedelta

import pytest

from mentortui.practice import forms
from mentortui.practice.feedback_due import due
from tests.practice.journal import Rows
from tests.steps import calls

TODAY = date(2026, 11, 21)


def ago(days):
    return (TODAY - timedelta(days=days)).isoformat()


def pair(**fields):
    journal = Rows()
    person, row = journal.pair("Ana Silva", **{"start": ago(400), **fields})
    return journal, person, row


def waiting(journal, form, today=TODAY):
    return [one for one in due(journal, today) if one.form == form]


def meet(journal, person, row, days, **fields):
    return journal.add(
        "meeting", on=ago(days), attendees=[journal.me, person], relationship=row["id"], status="held", **fields
    )


def answered(journal, form, days=0, **fields):
    return journal.add("response", form=form, version=1, on=ago(days), **fields)


def test_a_meeting_asks_each_role_its_own_form_for_two_weeks():
    journal, person, row = pair()
    met = meet(journal, person, row, 13)
    meet(journal, person, row, 14)
    (one,) = waiting(journal, "meeting-mentor")
    assert (one.meeting, one.relationship, one.about, one.since) == (met["id"], row["id"], person, ago(13))
    assert one.why == "the meeting with Ana Silva, Sun 8 Nov"
    assert not waiting(journal, "meeting-mentee")


def test_a_meeting_is_asked_about_once_whatever_the_version():
    journal, person, row = pair()
    met = meet(journal, person, row, 1)
    journal.add("response", form="meeting-mentor", version=9, on=ago(0), meeting=met["id"])
    assert not waiting(journal, "meeting-mentor")


def test_anothers_answers_are_not_mine():
    journal, person, row = pair()
    met = meet(journal, person, row, 1)
    answered(journal, "meeting-mentor", meeting=met["id"], by=person)
    assert waiting(journal, "meeting-mentor")


@pytest.mark.parametrize("status", ["planned", "missed"])
def test_only_meetings_that_took_place_are_asked_about(status):
    journal, person, row = pair()
    meet(journal, person, row, 1)["status"] = status
    assert not waiting(journal, "meeting-mentor")
    meet(journal, person, row, -1)  # said to be held, but tomorrow
    assert not waiting(journal, "meeting-mentor")


def test_peers_are_both_and_answer_what_either_is_asked():
    journal, person, row = pair()
    row["mentees"] = row["mentors"] = [journal.me, person]
    meet(journal, person, row, 1)
    (as_mentee,), (as_mentor,) = waiting(journal, "meeting-mentee"), waiting(journal, "meeting-mentor")
    assert as_mentee.why.endswith("yesterday, as the mentee") and as_mentor.why.endswith("yesterday, as the mentor")


def test_a_meeting_outside_a_relationship_goes_by_what_i_say_i_am():
    journal = Rows()
    person = journal.person("Ruth")
    journal.meeting(ago(1), [person])
    assert not due(journal, TODAY)
    journal.get(journal.me)["roles"] = ["mentee"]
    assert [one.form for one in due(journal, TODAY)] == ["meeting-mentee"]
    journal.get(journal.me)["roles"] = ["mentee", "mentor"]
    assert not due(journal, TODAY)


def test_a_meeting_i_was_not_in_is_not_mine_to_rate():
    journal, person, row = pair()
    meet(journal, person, row, 1)["attendees"] = [person]
    assert not waiting(journal, "meeting-mentor")


def test_pair_fit_is_asked_after_the_first_meeting_and_again_while_undecided():
    journal, person, row = pair()
    first = meet(journal, person, row, 12)
    (one,) = waiting(journal, "pair-fit")
    assert (one.occasion, one.meeting) == ("first meeting", first["id"])
    said = answered(
        journal, "pair-fit", 12, relationship=row["id"], meeting=first["id"], answers={"fit": "still deciding"}
    )
    assert not waiting(journal, "pair-fit")
    second = meet(journal, person, row, 3)
    (one,) = waiting(journal, "pair-fit")
    assert (one.occasion, one.meeting) == ("asked again", second["id"])
    said["answers"] = {"fit": "good fit"}
    assert not waiting(journal, "pair-fit")


def test_pair_fit_does_not_come_a_year_late():
    journal, person, row = pair()
    meet(journal, person, row, 300)
    meet(journal, person, row, 2)
    assert not waiting(journal, "pair-fit")


@pytest.mark.parametrize(
    ("day", "occasion"),
    [(29, None), (30, "day 30"), (59, "day 30"), (60, None), (90, "day 90"), (150, "day 150"), (400, "day 390")],
)
def test_the_pulse_comes_on_day_30_and_then_every_60_days(day, occasion):
    journal, _, _ = pair(start=ago(day))
    assert [one.occasion for one in waiting(journal, "pulse")] == ([occasion] if occasion else [])


def test_a_pulse_is_answered_by_any_answer_since_its_day():
    journal, _, row = pair(start=ago(95))
    answered(journal, "pulse", 6, relationship=row["id"])
    assert waiting(journal, "pulse")  # that was for day 30
    answered(journal, "pulse", 4, relationship=row["id"])
    assert not waiting(journal, "pulse")


@pytest.mark.parametrize("status", ["paused", "closed"])
def test_a_relationship_that_rests_is_not_felt_for_its_pulse(status):
    journal, _, row = pair(start=ago(30))
    row["status"] = status
    assert not waiting(journal, "pulse")


@pytest.mark.parametrize(
    ("day", "occasion"),
    [(0, "start"), (29, "start"), (31, None), (100, "middle"), (131, None), (200, "end"), (386, "six months after")],
)
def test_the_outcome_form_follows_the_course(day, occasion):
    journal, _, _ = pair(start=ago(day), end=ago(day - 200))
    assert [one.occasion for one in waiting(journal, "outcome")] == ([occasion] if occasion else [])


@pytest.mark.parametrize(("day", "occasion"), [(0, "start"), (179, None), (180, "day 180"), (365, "day 360")])
def test_without_an_end_the_outcome_form_comes_every_half_year(day, occasion):
    journal, _, _ = pair(start=ago(day))
    assert [one.occasion for one in waiting(journal, "outcome")] == ([occasion] if occasion else [])


def test_what_is_about_me_is_asked_once_for_all_relationships():
    journal, _, _ = pair(start=ago(3))
    journal.pair("Bo Lind", start=ago(1))
    (one,) = waiting(journal, "outcome")
    assert one.since == ago(3)
    answered(journal, "outcome", 2)
    assert not waiting(journal, "outcome")


def test_closing_is_asked_once_when_it_is_closed():
    journal, person, row = pair()
    meet(journal, person, row, 20)
    assert not waiting(journal, "closing")
    row["status"] = "closed"
    (one,) = waiting(journal, "closing")
    assert (one.since, one.why) == (ago(20), "the end of your time with Ana Silva")
    row["ended_on"] = ago(5)
    assert waiting(journal, "closing")[0].since == ago(5)
    answered(journal, "closing", relationship=row["id"])
    assert not waiting(journal, "closing")


def test_readiness_and_needs_are_offered_not_due():
    assert {one.id for one in forms.shipped().values() if one.due is None} == {
        "needs", "readiness-mentee", "readiness-mentor", "program", "interview",
    }  # fmt: skip


def test_what_waits_longest_comes_first_and_nothing_waits_in_an_empty_journal():
    assert due(Rows(), TODAY) == []
    journal, person, row = pair(start=ago(30))
    meet(journal, person, row, 5)
    meet(journal, person, row, 1)
    found = due(journal, TODAY)
    assert [one.since for one in found] == sorted(one.since for one in found)
    assert len(found) == 4  # outcome is past its time; two meetings, pair fit, pulse


def test_a_long_journal_is_looked_through_once():
    journal, person, row = pair()

    def grown() -> int:
        for number in range(300):
            met = meet(journal, person, row, number // 4)
            answered(journal, "meeting-mentor", number // 4, meeting=met["id"], relationship=row["id"])
        return calls(lambda: waiting(journal, "meeting-mentor"))

    once, twice = grown(), grown()
    assert not waiting(journal, "meeting-mentor")
    assert twice < 2.5 * once  # the work grows with the meetings, not with their square
