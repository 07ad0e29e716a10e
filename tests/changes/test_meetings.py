"""Meetings planned, noted, held, missed; actions and milestones."""

from __future__ import annotations

from datetime import date, timedelta

import pytest

from mentortui.changes import actions, meetings, milestones
from mentortui.changes.capture import Wish, action_add
from mentortui.changes.editing import delete
from mentortui.changes.goals import add as goal_add
from mentortui.errors import Ambiguous, NotFound, Refused
from mentortui.model.vocabulary import kind_of
from mentortui.practice.position import ordered
from tests.changes.book import ME, NOW, TODAY, Book, mentor, person

FRIDAY = date(2026, 11, 27)


def planned(book, days=(FRIDAY,), **more):
    ids = book.do(meetings.plan(book, ["Ana"], list(days), now=NOW, new_id=book.new_id, **more))
    return [one for one in ids if kind_of(one) == "meeting"]


def test_a_planned_meeting_with_its_agenda(pair):
    (meeting,) = planned(pair, time="16:00", minutes=45, agenda=["Budget", "Talk"], link="https://meet.example.org/a")
    row = pair.get(meeting)
    assert (row["status"], row["on"], row["time"], row["readers"]) == (
        "planned",
        "2026-11-27",
        "16:00",
        "relationship",
    )
    pair.do(meetings.agenda_add(pair, "Ana", ["Course"], now=NOW, new_id=pair.new_id))
    assert [item["title"] for item in ordered(pair.rows("agenda"))] == ["Budget", "Talk", "Course"]
    pair.do(meetings.agenda_tick(pair, "Budget"))
    with pytest.raises(Refused, match="ticked already"):
        meetings.agenda_tick(pair, "Budget")
    pair.do(meetings.agenda_tick(pair, "Budget", done=False))


def test_both_sides_of_a_series_make_the_same_ids(pair):
    days = [FRIDAY + timedelta(days=14 * turn) for turn in range(3)]
    ids = planned(pair, days, series="2 weeks")
    (relationship,) = pair.rows("relationship")
    assert ids == [meetings.series_id(relationship["id"], "2 weeks", day) for day in days]
    assert len(set(ids)) == 3


def test_planning_a_series_again_adds_only_what_is_missing_and_revives_what_was_deleted(pair):
    days = [FRIDAY + timedelta(days=14 * turn) for turn in range(3)]
    first = planned(pair, days[:2], series="2 weeks")
    assert planned(pair, days, series="2 weeks") == [
        meetings.series_id(pair.rows("relationship")[0]["id"], "2 weeks", days[2])
    ]
    with pytest.raises(Refused, match="planned already"):
        planned(pair, days, series="2 weeks")
    pair.do(delete(pair, first[0]))
    assert planned(pair, days, series="2 weeks") == []
    assert pair.get(first[0])["status"] == "planned"


def test_a_series_needs_a_relationship(book):
    person(book, "Ana")
    with pytest.raises(Refused, match="no relationship with Ana"):
        planned(book, series="2 weeks")
    planned(book)


@pytest.mark.parametrize(
    ("more", "field"),
    [
        ({"minutes": 9999}, "minutes"),
        ({"link": "javascript:alert(1)"}, "link"),
        ({"time": "25"}, "time"),
        ({"agenda": [" "]}, "title"),
    ],
)
def test_what_a_meeting_cannot_be(pair, more, field):
    with pytest.raises(Refused) as refused:
        planned(pair, **more)
    assert refused.value.field == field


def test_a_meeting_is_found_by_day_title_id_and_the_person_it_is_with(pair):
    near, far = planned(pair, [TODAY - timedelta(days=1), FRIDAY], title="Monthly")
    assert meetings.find(pair, "2026-11-27", TODAY)["id"] == far
    assert meetings.find(pair, near, TODAY)["id"] == near
    assert meetings.find(pair, "Ana", TODAY)["id"] == near
    with pytest.raises(Ambiguous):
        meetings.find(pair, "Monthly", TODAY)
    with pytest.raises(NotFound):
        meetings.find(pair, "Zoe", TODAY)
    person(pair, "Zoe")
    with pytest.raises(NotFound):
        meetings.find(pair, "Zoe", TODAY)


def test_notes_of_a_meeting_are_private_unless_shared(pair):
    planned(pair)
    pair.do(meetings.note(pair, "Ana", "mine", now=NOW, new_id=pair.new_id))
    pair.do(
        meetings.note(
            pair,
            "Ana",
            "ours",
            now=NOW,
            new_id=pair.new_id,
            share=True,
            type_="decision",
            actions=[Wish("Ask Ines", "2026-11-30", "Ana")],
        )
    )
    mine, ours = ordered(pair.rows("entry"))
    assert (mine["readers"], ours["readers"], ours["type"]) == ("only_you", "relationship", "decision")
    assert pair.rows("action")[0]["readers"] == "relationship"
    with pytest.raises(Refused, match="text is empty"):
        meetings.note(pair, "Ana", " ", now=NOW, new_id=pair.new_id)


def test_held_and_missed(pair):
    past, future = planned(pair, [TODAY - timedelta(days=7), FRIDAY])
    pair.do(meetings.held(pair, past, now=NOW, minutes=45))
    assert (pair.get(past)["status"], pair.get(past)["minutes"]) == ("held", 45)
    with pytest.raises(Refused, match="held already"):
        meetings.held(pair, past, now=NOW)
    with pytest.raises(Refused, match="still to come"):
        meetings.held(pair, future, now=NOW)
    pair.do(meetings.missed(pair, "Ana", now=NOW))
    assert pair.get(future)["status"] == "missed"
    pair.do(meetings.held(pair, future, now=NOW, on=TODAY))
    assert (pair.get(future)["status"], pair.get(future)["on"]) == ("held", TODAY.isoformat())


def test_an_action_is_done_and_reopened_and_an_open_one_comes_first(book):
    for _ in range(2):
        book.do(action_add(book, Wish("Send outline"), now=NOW, new_id=book.new_id))
    with pytest.raises(Ambiguous):
        actions.done(book, "Send", now=NOW)
    first = book.rows("action")[0]["id"]
    book.do(actions.done(book, first, now=NOW))
    book.do(actions.done(book, "Send", now=NOW))
    assert all(row["done_on"] == "2026-11-21" for row in book.rows("action"))
    with pytest.raises(Refused, match="done already"):
        actions.done(book, first, now=NOW)
    book.do(actions.reopen(book, first))
    assert "done_on" not in book.get(first)
    with pytest.raises(Refused, match="open already"):
        actions.reopen(book, first)


def kept(book, title="First module", on=TODAY, **more):
    (record_id,) = book.do(milestones.add(book, title, on=on, now=NOW, new_id=book.new_id, **more))
    return book.get(record_id)


def test_a_milestone_is_reached_or_planned_by_its_day(pair):
    assert kept(pair)["status"] == "reached"
    row = kept(pair, "Talk given", FRIDAY)
    assert row["status"] == "planned" and row["person"] == ME
    pair.do(milestones.reach(pair, "Talk", on=TODAY))
    assert (pair.get(row["id"])["status"], pair.get(row["id"])["on"]) == ("reached", "2026-11-21")
    with pytest.raises(Refused, match="reached already"):
        milestones.reach(pair, "Talk", on=TODAY)


def test_a_shared_milestone_does_not_point_to_a_private_goal(pair):
    pair.do(goal_add(pair, "Secret", now=NOW, new_id=pair.new_id))
    with pytest.raises(Refused, match="Only you can read Secret"):
        kept(pair, goal="Secret", share=True)
    assert kept(pair, share=True)["readers"] == "relationship"
    assert kept(pair, person="Ana", share=True)["readers"] == "relationship"


def test_a_milestone_shared_with_nobody_is_refused():
    book = Book()
    with pytest.raises(Refused, match="with whom"):
        kept(book, share=True)
    mentor(book, "Ana", "Bo")
    with pytest.raises(Refused, match="with whom"):
        kept(book, share=True)
