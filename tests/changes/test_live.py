"""Meetings begun now and finished with what comes next."""

from __future__ import annotations

from datetime import date, datetime, timedelta

import pytest

from mentortui.changes import live, meetings
from mentortui.errors import NotFound, Refused
from mentortui.model.vocabulary import kind_of
from mentortui.practice import live as practice
from tests.changes.book import ME, NOW, TODAY, Book, mentor, person

LATER = NOW + timedelta(minutes=24, seconds=10)


def start(book: Book, *with_: str, now: datetime = NOW):
    return live.start(book, list(with_), now=now, new_id=book.new_id)


def finish(book: Book, *with_: str, now: datetime = LATER, **more):
    return live.finish(book, list(with_), now=now, new_id=book.new_id, **more)


def plan(book: Book, day: date = TODAY, **more) -> str:
    ids = book.do(meetings.plan(book, ["Ana"], [day], now=NOW, new_id=book.new_id, **more))
    return next(one for one in ids if kind_of(one) == "meeting")


def test_today_s_planned_meeting_is_taken_and_else_one_is_made(pair):
    far, near = plan(pair, time="16:00"), plan(pair, time="10:30")
    assert start(pair, "Ana").update == {near: {"started": "2026-11-21T10:00:00+01:00"}}
    assert far != near
    made = live.start(pair, ["Ana"], now=NOW + timedelta(days=1), new_id=pair.new_id)
    (row,) = made.create.values()
    assert (row["status"], row["on"], row["time"], row["readers"]) == ("planned", "2026-11-22", "10:00", "relationship")
    assert row["relationship"] == pair.rows("relationship")[0]["id"]
    assert made.says == "Meeting started: Ana Silva"


def test_one_planned_for_another_day_moves_when_it_is_named(pair):
    friday = plan(pair, date(2026, 11, 27), time="16:00")
    assert start(pair, friday).update[friday] == {
        "started": "2026-11-21T10:00:00+01:00", "on": "2026-11-21", "time": "10:00",
    }  # fmt: skip
    assert start(pair, "Ana").create, "by her name a meeting of today is begun"


def test_what_goes_on_is_taken_up_again(pair):
    pair.do(start(pair, "Ana"))
    again = start(pair, "Ana", now=LATER)
    assert not again and again.says == "Meeting goes on: Ana Silva"
    assert practice.seconds(live.started(pair, ["Ana"], LATER), LATER) == 24 * 60 + 10


def test_a_circle_and_somebody_in_no_relationship(book):
    mentor(book, "Ana Silva")
    bo, eve = person(book, "Bo"), person(book, "Eve")
    (row,) = start(book, bo, eve).create.values()
    assert row["type"] == "group" and set(row["attendees"]) == {ME, bo, eve} and "relationship" not in row


@pytest.mark.parametrize(("with_", "error"), [("Zoe", NotFound), ("me", Refused), ("meeting-12", NotFound)])
def test_nobody_is_refused(pair, with_, error):
    with pytest.raises(error):
        start(pair, with_)


def test_what_took_place_is_not_begun_again(pair):
    meeting = plan(pair, title="Review")
    pair.do(meetings.held(pair, meeting, now=NOW))
    with pytest.raises(Refused, match="held already"):
        start(pair, "Review")


def test_finishing_says_held_plans_the_next_and_celebrates(pair):
    meeting = plan(pair, time="16:00", minutes=45, link="https://meet.example.org/a", channel="video")
    pair.do(start(pair, "Ana"))
    delta = finish(pair, next_on=date(2026, 12, 5), celebrate="First handover led", share=True)
    assert delta.update[meeting] == {"status": "held", "minutes": 24, "started": None}
    assert delta.says == "Meeting held: Ana Silva, today; next on Sat 5 Dec"
    planned = next(row for one, row in delta.create.items() if kind_of(one) == "meeting")
    assert (planned["time"], planned["minutes"], planned["link"]) == ("16:00", 45, "https://meet.example.org/a")
    reached = next(row for one, row in delta.create.items() if kind_of(one) == "milestone")
    ana = next(row["id"] for row in pair.rows("person") if row["name"] == "Ana Silva")
    assert (reached["person"], reached["readers"], reached["on"]) == (ana, "relationship", "2026-11-21")
    pair.do(delta)
    with pytest.raises(Refused, match="No such meeting goes on"):
        finish(pair, "Ana")


def test_the_length_may_be_said_and_a_forgotten_timer_leaves_the_plan(pair):
    meeting = plan(pair, minutes=45)
    pair.do(start(pair, "Ana"))
    assert finish(pair, minutes=30).update[meeting]["minutes"] == 30
    assert "minutes" not in finish(pair, now=NOW + timedelta(hours=9)).update[meeting]


def test_a_meeting_over_midnight_was_on_the_day_it_began(pair):
    late = datetime.fromisoformat("2026-11-21T23:50:00+01:00")
    pair.do(start(pair, "Ana", now=late))
    (meeting,) = pair.rows("meeting")
    delta = finish(pair, now=late + timedelta(minutes=30))
    pair.do(delta)
    assert pair.get(meeting["id"])["on"] == "2026-11-21"
    assert pair.get(meeting["id"])["minutes"] == 30


def test_the_next_day_is_not_in_the_past(pair):
    pair.do(start(pair, "Ana"))
    with pytest.raises(Refused, match="has gone"):
        finish(pair, next_on=date(2026, 11, 20))


def test_marking_it_held_or_missed_ends_it_too(pair):
    meeting = plan(pair)
    pair.do(start(pair, "Ana"))
    assert meetings.missed(pair, meeting, now=LATER).update[meeting] == {"status": "missed", "started": None}
    assert meetings.held(pair, meeting, now=LATER).update[meeting]["started"] is None


def test_the_next_day_comes_from_the_cadence_unless_one_is_planned(pair):
    pair.do(start(pair, "Ana"))
    meeting = live.started(pair, ["Ana"], NOW)
    assert practice.proposed_next(pair, meeting, TODAY) is None
    (together,) = pair.rows("relationship")
    from mentortui.model.delta import Delta

    pair.do(Delta("", update={together["id"]: {"cadence": "2 weeks"}}))
    assert practice.proposed_next(pair, meeting, TODAY) == date(2026, 12, 5)
    plan(pair, date(2026, 11, 27))
    assert practice.proposed_next(pair, meeting, TODAY) is None
