"""Quick capture: what is written, who can read which part, what is refused."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mentortui.changes.capture import Wish, action_add, log, note, parse_action, progress
from mentortui.changes.goals import add as goal_add
from mentortui.changes.naming import person as find_person
from mentortui.errors import Ambiguous, NotFound, Refused
from mentortui.model.records import validate
from mentortui.model.vocabulary import kind_of
from tests.changes.book import ME, NOW, TODAY, Book, mentor, person
from tests.hostile import TEXTS


def logged(book, text="Talked", with_=("Ana",), **more):
    return log(book, text, list(with_), on=TODAY, now=NOW, new_id=book.new_id, **more)


def of_kind(delta, kind):
    return [row for record_id, row in delta.create.items() if kind_of(record_id) == kind]


def test_a_logged_meeting_is_shared_and_its_text_is_not(pair):
    delta = logged(pair, minutes=45)
    pair.do(delta)
    (meeting,), (entry,) = of_kind(delta, "meeting"), of_kind(delta, "entry")
    (relationship,) = pair.rows("relationship")
    assert (meeting["readers"], entry["readers"]) == ("relationship", "only_you")
    assert meeting["relationship"] == entry["relationship"] == relationship["id"]
    assert meeting["attendees"] == sorted([ME, find_person(pair, "Ana")])
    assert (meeting["on"], meeting["minutes"], meeting["status"], meeting["type"]) == (
        "2026-11-21",
        45,
        "held",
        "one-to-one",
    )
    assert entry["meeting"] in delta.create
    assert "Talked" not in str(meeting)


def test_sharing_opens_the_text_too(pair):
    (entry,) = of_kind(logged(pair, share=True), "entry")
    assert entry["readers"] == "relationship"


def test_somebody_outside_of_any_relationship_can_be_met_but_not_shared_with(book):
    person(book, "Bo")
    (meeting,) = of_kind(logged(book, with_=["Bo"]), "meeting")
    assert "relationship" not in meeting
    with pytest.raises(Refused, match="in no relationship with Bo"):
        logged(book, with_=["Bo"], share=True)


def test_several_others_make_a_group(book):
    person(book, "Bo")
    person(book, "Cy")
    (meeting,) = of_kind(logged(book, with_=["Bo", "Cy"]), "meeting")
    assert meeting["type"] == "group"
    assert len(meeting["attendees"]) == 3


def test_an_action_of_the_other_is_shared_and_ones_own_is_not(pair):
    wishes = [Wish("Send outline", "2026-11-27"), Wish("Draft the talk", None, "Ana"), Wish("Mine", None, "me")]
    delta = logged(pair, actions=wishes)
    pair.do(delta)
    mine, hers, also_mine = of_kind(delta, "action")
    assert (mine["readers"], mine["owner"], mine["due"]) == ("only_you", ME, "2026-11-27")
    assert (hers["readers"], hers["owner"]) == ("relationship", find_person(pair, "Ana"))
    assert also_mine["owner"] == ME


def test_an_owner_of_the_meeting_comes_before_another_of_the_same_first_name(pair):
    person(pair, "Ana Lima")
    delta = logged(pair, with_=["Ana Silva"], actions=[Wish("Draft", None, "Ana")])
    assert of_kind(delta, "action")[0]["owner"] == find_person(pair, "Ana Silva")
    with pytest.raises(Ambiguous):
        action_add(pair, Wish("Draft", None, "Ana"), now=NOW, new_id=pair.new_id)


@pytest.mark.parametrize(
    ("more", "sentence"),
    [
        ({"minutes": -5}, "from 1 to 1440"),
        ({"minutes": 9999}, "from 1 to 1440"),
        ({"text": " \n "}, "text is empty"),
        ({"with_": ["me"]}, "That is you"),
        ({"with_": []}, "With whom"),
        ({"type_": "party"}, "choose one of"),
        ({"channel": "owl"}, "choose one of"),
        ({"actions": [Wish("")]}, "title is empty"),
    ],
)
def test_what_a_meeting_cannot_be(pair, more, sentence):
    with pytest.raises(Refused, match=sentence):
        logged(pair, **more)


def test_an_unknown_person_is_refused(pair):
    with pytest.raises(NotFound, match="person add"):
        logged(pair, with_=["Zoe"])


@pytest.mark.parametrize(
    ("text", "title", "due", "owner"),
    [
        ("Send the outline", "Send the outline", None, None),
        ("Send it due:friday", "Send it", "2026-11-27", None),
        ("Send it due: friday owner:Ana Silva", "Send it", "2026-11-27", "Ana Silva"),
        ("owner:Ana due:in 2 weeks", "", "2026-12-05", "Ana"),
        ("Send due:tomorrow the outline", "Send the outline", "2026-11-22", None),
        ("Due:2026-12-01 pay", "pay", "2026-12-01", None),
        ("note: this is text", "note: this is text", None, None),
        ("see https://example.org/due", "see https://example.org/due", None, None),
    ],
)
def test_actions_as_typed(text, title, due, owner):
    wish = parse_action(text, TODAY)
    assert (wish.title, wish.due, wish.owner) == (title, due, owner)


@pytest.mark.parametrize("text", ["Send due:", "Send due:someday", "Send owner:", "Send due:01/12/2026"])
def test_actions_that_say_no_day_or_nobody(text):
    with pytest.raises(Refused):
        parse_action(text, TODAY)


@given(st.sampled_from(TEXTS) | st.text(max_size=200), st.booleans())
def test_any_text_is_kept_clean_or_refused(text, share):
    book = Book()
    mentor(book, "Ana")
    try:
        delta = logged(book, text, share=share)
    except Refused:
        return
    book.do(delta)
    (entry,) = book.rows("entry")
    assert validate("entry", entry)["text"] == entry["text"]
    entry["text"].encode("utf-8")


def test_the_same_arguments_make_equal_deltas():
    first, second = Book(), Book()
    for book in (first, second):
        mentor(book, "Ana")
    assert logged(first) == logged(second)


def test_a_note_is_always_private(pair):
    delta = note(
        pair,
        "Hard to say no",
        now=NOW,
        new_id=pair.new_id,
        type_="learning",
        mood=4,
        energy=2,
        about="Ana",
        tags=["b", "a", "a"],
    )
    pair.do(delta)
    (row,) = pair.rows("note")
    assert (row["readers"], row["type"], row["mood"], row["energy"]) == ("only_you", "learning", 4, 2)
    assert row["tags"] == ["a", "b"]
    assert row["person"] == find_person(pair, "Ana")
    for mood in (0, 6, True):
        with pytest.raises(Refused, match="Mood"):
            note(pair, "x", now=NOW, new_id=pair.new_id, mood=mood)


def test_progress_is_read_by_whom_the_goal_is(pair):
    for share, readers in ((False, "only_you"), (True, "relationship")):
        (goal_id,) = pair.do(goal_add(pair, f"Goal {share}", now=NOW, new_id=pair.new_id, share=share, unit="pages"))
        delta = progress(pair, f"Goal {share}", on=date(2026, 11, 20), now=NOW, new_id=pair.new_id, value=4.0)
        (row,) = of_kind(delta, "progress")
        assert (row["readers"], row["goal"], row["value"], row["on"]) == (readers, goal_id, 4, "2026-11-20")
        assert row.get("relationship") == pair.get(goal_id).get("relationship")
        assert delta.says.endswith(", 4 pages")
        pair.do(delta)


@pytest.mark.parametrize("more", [{}, {"note": " "}, {"confidence": 11}, {"confidence": 0}, {"value": float("nan")}])
def test_progress_that_says_nothing_or_the_impossible(pair, more):
    pair.do(goal_add(pair, "Goal", now=NOW, new_id=pair.new_id))
    with pytest.raises(Refused):
        progress(pair, "Goal", on=TODAY, now=NOW, new_id=pair.new_id, **more)


def test_a_shared_action_does_not_point_to_a_private_goal(pair):
    pair.do(goal_add(pair, "Secret", now=NOW, new_id=pair.new_id))
    with pytest.raises(Refused, match="only you can read"):
        action_add(pair, Wish("Do", None, "Ana"), now=NOW, new_id=pair.new_id, goal="Secret")
    pair.do(action_add(pair, Wish("Do"), now=NOW, new_id=pair.new_id, goal="Secret"))


def test_an_action_shared_without_saying_with_whom(pair):
    delta = action_add(pair, Wish("Do"), now=NOW, new_id=pair.new_id, share=True)
    assert next(iter(delta.create.values()))["readers"] == "relationship"
    mentor(pair, "Bo")
    with pytest.raises(Refused, match="with whom"):
        action_add(pair, Wish("Do"), now=NOW, new_id=pair.new_id, share=True)
