"""Goals: adding, sharpening, revising, standing, steps, scales."""

from __future__ import annotations

from datetime import date

import pytest

from mentortui.changes import capture, goals
from mentortui.changes.scales import scale
from mentortui.errors import Refused
from mentortui.practice.position import ordered
from tests.changes.book import ME, NOW, mentor, person


def added(book, title="Lead the handover", **more):
    return book.do(goals.add(book, title, now=NOW, new_id=book.new_id, **more))[0]


def test_a_goal_is_ones_own_and_private(pair):
    row = pair.get(added(pair, due="2027-02-28", baseline=3, target=7))
    assert row["owners"] == [ME]
    assert (row["readers"], row["status"], row["target"]) == ("only_you", "active", 7)
    assert "relationship" not in row


def test_a_goal_of_two_belongs_to_their_relationship_and_is_private_until_shared(pair):
    (relationship,) = pair.rows("relationship")
    private, shared = pair.get(added(pair, with_="Ana")), pair.get(added(pair, with_="Ana", share=True))
    assert len(private["owners"]) == len(shared["owners"]) == 2
    assert private["relationship"] == shared["relationship"] == relationship["id"]
    assert (private["readers"], shared["readers"]) == ("only_you", "relationship")


def test_sharing_needs_to_know_with_whom(pair):
    assert pair.get(added(pair, share=True))["readers"] == "relationship"
    mentor(pair, "Bo")
    with pytest.raises(Refused, match="--relationship NAME"):
        added(pair, share=True)
    assert pair.get(added(pair, share=True, relationship="Bo"))["readers"] == "relationship"
    person(pair, "Cy")
    with pytest.raises(Refused, match="no relationship with Cy"):
        added(pair, share=True, with_="Cy")


def test_first_steps_stand_in_their_order_and_follow_the_readers(pair):
    goal = added(pair, share=True, steps=["one", "two", "three"])
    pair.do(goals.step_add(pair, goal, "four", now=NOW, new_id=pair.new_id, due=date(2026, 12, 1)))
    steps = ordered(pair.rows("step"))
    assert [step["title"] for step in steps] == ["one", "two", "three", "four"]
    assert {step["readers"] for step in steps} == {"relationship"}
    assert {step["relationship"] for step in steps} == {pair.get(goal)["relationship"]}


@pytest.mark.parametrize(
    ("fields", "sentence"),
    [
        ({"baseline": 3, "target": 3}, "equals the baseline"),
        ({"start": "2027-01-01", "due": "2026-12-01"}, "before it starts"),
        ({"title": " "}, "title is empty"),
        ({"title": "x" * 10_001}, "at most 10,000"),
        ({"purpose": "fame"}, "choose one of career"),
        ({"area": "work"}, "choose one of professional"),
        ({"with_": "me"}, "yourself"),
        ({"target": float("inf")}, "not a number"),
    ],
)
def test_what_a_goal_cannot_be(book, fields, sentence):
    with pytest.raises(Refused, match=sentence):
        added(book, **fields)


def test_smart_fills_what_is_empty_and_leaves_the_rest_to_revise(book):
    goal = added(book, target=7)
    book.do(goals.smart(book, goal, relevant="Nights need one", baseline=3))
    assert book.get(goal)["relevant"] == "Nights need one"
    with pytest.raises(Refused, match="already says target: 7"):
        goals.smart(book, goal, target=8)
    with pytest.raises(Refused, match="equals the baseline"):
        goals.smart(book, added(book, "B", baseline=3), target=3)
    with pytest.raises(Refused, match="says that already"):
        goals.smart(book, goal, target=7)
    with pytest.raises(Refused, match="No part"):
        goals.smart(book, goal)


def test_a_draft_is_sharpened_freely(book):
    goal = added(book, target=7, status="draft")
    book.do(goals.smart(book, goal, target=8))
    assert book.get(goal)["target"] == 8


def test_a_revision_keeps_what_was_said_and_why(book):
    goal = added(book, target=7, due="2027-01-01")
    book.do(goals.revise(book, goal, "Course moved", now=NOW, new_id=book.new_id, due="2027-03-01", metric="days"))
    (revision,) = book.rows("revision")
    assert revision["before"] == {"due": "2027-01-01", "metric": None}
    assert revision["after"] == {"due": "2027-03-01", "metric": "days"}
    assert (revision["reason"], revision["on"], revision["goal"]) == ("Course moved", "2026-11-21", goal)
    assert book.get(goal)["due"] == "2027-03-01"
    with pytest.raises(Refused, match="needs a reason"):
        goals.revise(book, goal, " ", now=NOW, new_id=book.new_id, due="2027-04-01")
    with pytest.raises(Refused, match="says that already"):
        goals.revise(book, goal, "why", now=NOW, new_id=book.new_id, due="2027-03-01")


def test_status_with_and_without_a_reason(book):
    goal = added(book)
    book.do(goals.status(book, goal, "paused", now=NOW, new_id=book.new_id, reason="Exams"))
    assert book.rows("revision")[0]["before"] == {"status": "active"}
    book.do(goals.status(book, goal, "achieved", now=NOW, new_id=book.new_id))
    assert book.get(goal)["status"] == "achieved" and len(book.rows("revision")) == 1
    with pytest.raises(Refused, match="achieved already"):
        goals.status(book, goal, "achieved", now=NOW, new_id=book.new_id)
    with pytest.raises(Refused, match="choose one of"):
        goals.status(book, goal, "done", now=NOW, new_id=book.new_id)


def test_a_step_is_ticked_and_unticked(book):
    added(book, steps=["Shadow two"])
    book.do(goals.step_tick(book, "Shadow", now=NOW))
    (step,) = book.rows("step")
    assert step["done"] is True and step["done_on"] == "2026-11-21"
    with pytest.raises(Refused, match="done already"):
        goals.step_tick(book, "Shadow", now=NOW)
    book.do(goals.step_tick(book, "Shadow", now=NOW, done=False))
    (step,) = book.rows("step")
    assert not step.get("done") and "done_on" not in step


def scaled(book, goal, levels=None, **more):
    book.do(scale(book, goal, levels or {}, now=NOW, new_id=book.new_id, **more))
    return book.rows("scale")[0]


def test_a_scale_needs_its_three_middle_levels(book):
    goal = added(book)
    with pytest.raises(Refused, match=r"missing: 0, \+1"):
        scaled(book, goal, {-1: "less"})
    with pytest.raises(Refused, match="no level 3"):
        scaled(book, goal, {3: "more"})
    row = scaled(book, goal, {-1: "less", 0: "as hoped", 1: "more"}, baseline=-1)
    assert (row["less"], row["expected"], row["better"], row["baseline_level"]) == ("less", "as hoped", "more", -1)


def test_a_frozen_scale_changes_only_with_a_reason_but_is_scored_freely(book):
    goal = added(book)
    row = scaled(book, goal, {-1: "less", 0: "as hoped", 1: "more"})
    row = scaled(book, goal, {-1: "lesser"})
    assert row["less"] == "lesser" and not book.rows("revision")
    assert scaled(book, goal, freeze=True)["frozen_on"] == "2026-11-21"
    for change in ({"levels": {-1: "least"}}, {"baseline": 0}, {"levels": {-1: "least"}, "reason": " "}):
        with pytest.raises(Refused, match="frozen on 2026-11-21"):
            scaled(book, goal, **change)
    assert scaled(book, goal, level=1)["level"] == 1
    assert scaled(book, goal, {-1: "least"}, reason="Misread it")["less"] == "least"
    assert book.rows("revision")[0]["before"] == {"less": "lesser"}
    with pytest.raises(Refused, match="no level 5"):
        scaled(book, goal, level=5)
    with pytest.raises(Refused, match="says that already"):
        scaled(book, goal, level=1, freeze=True)


def test_the_first_report_fixes_what_a_scale_says_and_leaves_open_what_it_does_not(book):
    goal = added(book)
    scaled(book, goal, {-1: "less", 0: "as hoped", 1: "more"})
    book.do(capture.progress(book, goal, on=date(2026, 11, 20), now=NOW, new_id=book.new_id, value=1))
    with pytest.raises(Refused, match="first report on 2026-11-20"):
        scaled(book, goal, {0: "easier"})
    row = scaled(book, goal, {2: "much more"}, baseline=-1)
    assert (row["much_better"], row["baseline_level"]) == ("much more", -1) and not book.rows("revision")
    assert scaled(book, goal, {0: "easier"}, reason="Half the ward closed")["expected"] == "easier"
    assert book.rows("revision")[0]["before"] == {"expected": "as hoped"}


def test_a_scale_that_comes_after_the_work_began_says_so(book):
    goal = added(book)
    book.do(capture.progress(book, goal, on=date(2026, 11, 20), now=NOW, new_id=book.new_id, value=1))
    delta = scale(book, goal, {-1: "less", 0: "as hoped", 1: "more"}, now=NOW, new_id=book.new_id)
    assert delta.says.endswith("(after the work began: first report on 2026-11-20)")


def test_a_pathway_has_tasks_resources_and_checks_in_an_order_that_can_be_changed(pair):
    goal = added(pair, steps=["one", "two"])
    made = pair.do(goals.step_add(pair, goal, "three", now=NOW, new_id=pair.new_id, type="resource"))[0]
    assert pair.get(made)["type"] == "resource"
    made = pair.do(goals.step_add(pair, goal, "four", now=NOW, new_id=pair.new_id, type="task"))[0]
    assert "type" not in pair.get(made)
    pair.do(goals.step_move(pair, "three", -2))
    assert [step["title"] for step in ordered(pair.rows("step"))] == ["three", "one", "two", "four"]
    with pytest.raises(Refused, match="first step already"):
        goals.step_move(pair, "three", -1)
    with pytest.raises(Refused, match="type"):
        goals.step_add(pair, goal, "five", now=NOW, new_id=pair.new_id, type="book")
