"""Milestones kept from rules, celebrated and passed by."""

from datetime import timedelta

import pytest

from mentortui.changes import goals, milestones, sharing
from mentortui.errors import NotFound, Refused
from mentortui.practice import celebrations
from tests.changes.book import ME, NOW, TODAY, Book, mentor


@pytest.fixture
def book():
    book = Book()
    mentor(book, "Ana Silva")
    return book


def add(book, title, on=TODAY, **more):
    (record_id,) = book.do(milestones.add(book, title, on=on, now=NOW, new_id=book.new_id, **more))
    return record_id


def test_what_is_kept_carries_its_rule_and_is_not_found_again(book):
    (pair,) = (row["id"] for row in book.rows("relationship"))
    found = [
        celebrations.Found("first-meeting", "First meeting with Ana", "2026-11-02", None, None, pair, "it was"),
        celebrations.Found("ten-hours", "10 hours as a mentor", "2026-11-03", None, ME, None, "they were"),
    ]
    delta = milestones.keep(book, found, now=NOW, new_id=book.new_id)
    assert delta.says == "Kept 2 milestones"
    first, second = (book.get(one) for one in book.do(delta))
    assert (first["rule"], first["relationship"], first["on"]) == ("first-meeting", pair, "2026-11-02")
    assert "person" not in first and second["person"] == ME
    assert first["readers"] == "only_you" and "celebrated" not in first
    assert celebrations.to_celebrate(book, TODAY) == [second, first]


def test_a_found_one_may_be_shared_with_its_relationship_only(book):
    (pair,) = (row["id"] for row in book.rows("relationship"))
    whole = celebrations.Found("one-year", "A year with Ana", "2026-11-02", None, None, pair, "so old")
    (kept,) = book.do(milestones.keep(book, [whole], now=NOW, new_id=book.new_id, share=True))
    assert book.get(kept)["readers"] == "relationship"
    (goal,) = (one for one in book.do(goals.add(book, "Mine", now=NOW, new_id=book.new_id)) if one[:4] == "goal")
    for one, words in (
        (whole._replace(relationship=None, person=ME), "Nobody else"),
        (whole._replace(goal=goal), "Only you can read Mine"),
    ):
        with pytest.raises(Refused, match=words):
            milestones.keep(book, [one], now=NOW, new_id=book.new_id, share=True)
    with pytest.raises(Refused, match="found nothing"):
        milestones.keep(book, [], now=NOW, new_id=book.new_id)


def test_a_goal_that_was_reached_gives_its_value_to_the_milestone(book):
    (goal,) = book.do(goals.add(book, "Speak up", value_tag="Courage", now=NOW, new_id=book.new_id))
    book.do(goals.status(book, "Speak up", "achieved", now=NOW, new_id=book.new_id, reason="Said it."))
    (kept,) = book.do(milestones.keep(book, celebrations.found(book, TODAY), now=NOW, new_id=book.new_id))
    row = book.get(kept)
    assert (row["goal"], row["value_tag"], row["person"], row["on"]) == (goal, "Courage", ME, TODAY.isoformat())


def test_celebrating_keeps_what_made_it_work(book):
    record_id = add(book, "The talk")
    delta = milestones.celebrate(book, "talk", worked="Asking early.\n")
    assert delta.says == "Celebrated: The talk"
    book.do(delta)
    row = book.get(record_id)
    assert (row["celebrated"], row["worked"]) == (True, "Asking early.")
    assert celebrations.to_celebrate(book, TODAY) == []
    for again in (None, " ", "Asking early."):
        with pytest.raises(Refused, match="celebrated already"):
            milestones.celebrate(book, "talk", worked=again)
    book.do(milestones.celebrate(book, "talk", worked="And practice."))
    assert book.get(record_id)["worked"] == "And practice."


def test_what_is_not_reached_is_not_celebrated(book):
    add(book, "The talk", TODAY + timedelta(days=9))
    with pytest.raises(Refused, match="not reached yet"):
        milestones.celebrate(book, "The talk")
    with pytest.raises(NotFound):
        milestones.celebrate(book, "Nothing like it")


def test_one_passed_by_stays_on_the_trail_and_asks_no_more(book):
    record_id = add(book, "The talk")
    book.do(milestones.pass_by(book, "The talk"))
    assert celebrations.to_celebrate(book, TODAY) == []
    assert [stop.row["id"] for stop in celebrations.trail(book, TODAY)] == [record_id]
    with pytest.raises(Refused, match="passed by already"):
        milestones.pass_by(book, "The talk")
    book.do(milestones.celebrate(book, "The talk", worked="Time."))


def test_a_milestone_of_nobody_is_refused(book):
    with pytest.raises(NotFound, match="no person 'Nobody'"):
        milestones.add(book, "The talk", on=TODAY, now=NOW, new_id=book.new_id, person="Nobody")


def test_kudos_follow_a_milestone_that_is_shared(book):
    from mentortui.changes import recognition

    record_id = add(book, "The talk", person="Ana")
    (thanks,) = book.do(recognition.kudos(book, "Ana", "Well said.", now=NOW, new_id=book.new_id, milestone="The talk"))
    book.do(sharing.share(book, record_id, new_id=book.new_id))
    assert book.get(thanks)["milestone"] in {row["id"] for row in book.rows("milestone")}
    book.do(sharing.share(book, thanks, new_id=book.new_id))
    (shared,) = (row for row in book.rows("milestone"))
    book.do(sharing.unshare(book, shared["id"], new_id=book.new_id))
    (said,) = book.rows("recognition")
    assert "milestone" not in said, "what is shared names nothing private"
