"""Skills rated, added, put into other words, left out."""

from __future__ import annotations

from datetime import date

import pytest

from mentortui.changes import editing, sharing, skills
from mentortui.changes.people import relationship_add
from mentortui.errors import Ambiguous, NotFound, Refused
from mentortui.practice import readers
from mentortui.practice.skills import before_after, skill
from mentortui.practice.skills import skills as listed
from tests.changes.book import ME, NOW, TODAY, Book, mentor, person

MARCH = date(2026, 3, 2)


def rated(book: Book, words: str, level: int, on: date = TODAY, **more: object) -> str:
    return book.do(skills.rate(book, words, level, on=on, now=NOW, new_id=book.new_id, **more))[0]


def added(book: Book, name: str, **more: object) -> str:
    return book.do(skills.add(book, name, now=NOW, new_id=book.new_id, **more))[0]


def edited(book: Book, words: str, **fields: object) -> list[str]:
    return book.do(skills.edit(book, words, fields, now=NOW, new_id=book.new_id))


def row_of(book: Book, person_id: str, name: str):
    return next(one for one in before_after(book, person_id) if one.skill.name == name)


def test_a_rating_is_dated_and_ones_own(book):
    rated(book, "active", 2, MARCH, evidence="I interrupt")
    rated(book, "active-listening", 4)
    found = row_of(book, ME, "Active listening")
    assert (found.own.first.level, found.own.first.on, found.own.first.evidence) == (2, "2026-03-02", "I interrupt")
    assert (found.own.latest.words, found.own.change) == ("4, in new situations", 2)
    assert found.mentor.latest is None and found.gap is None
    assert {row["readers"] for row in book.rows("rating")} == {"only_you"}


def test_a_mentor_rates_who_they_mentor_and_both_stand_side_by_side(pair):
    (ana,) = (row["id"] for row in pair.rows("person") if row["name"] == "Ana Silva")
    rated(pair, "deciding", 2, person="Ana")
    rated(pair, "deciding", 4, person="Ana", role="self")
    found = row_of(pair, ana, "Deciding")
    assert (found.own.latest.level, found.mentor.latest.level, found.gap) == (4, 2, 2)
    assert not any(one.rated for one in before_after(pair, ME))


def test_what_my_mentor_said_of_me(book):
    rated(book, "deciding", 3, role="mentor")
    assert row_of(book, ME, "Deciding").mentor.latest.level == 3


def test_nobody_rates_whom_they_do_not_mentor(book):
    person(book, "Lena Fischer")
    with pytest.raises(Refused, match="You do not mentor Lena Fischer"):
        rated(book, "deciding", 3, person="Lena")
    rated(book, "deciding", 3, person="Lena", role="self")
    book.do(relationship_add(book, ["me"], ["Bo Lind"], kind="peer", now=NOW, new_id=book.new_id))
    rated(book, "deciding", 3, person="Bo")


def test_a_second_rating_of_a_day_takes_the_place_of_the_first(book):
    first = rated(book, "deciding", 3)
    delta = skills.rate(book, "deciding", 4, on=TODAY, now=NOW, new_id=book.new_id)
    assert delta.says == "Deciding rated 4, in new situations instead of 3"
    assert (delta.create, delta.update) == ({}, {first: {"level": 4}})
    with pytest.raises(Refused, match="stands there already"):
        skills.rate(book, "deciding", 3, on=TODAY, now=NOW, new_id=book.new_id)


@pytest.mark.parametrize("level", [0, 6, -1, 99, True, 2.5])
def test_a_level_out_of_range_is_refused_in_words(book, level):
    with pytest.raises(Refused, match="1 new to me, 2 with help") as refused:
        rated(book, "deciding", level)
    assert refused.value.field == "level"


def test_a_day_to_come_is_refused(book):
    with pytest.raises(Refused, match="still to come"):
        rated(book, "deciding", 3, date(2026, 11, 22))


@pytest.mark.parametrize(
    ("words", "error", "says"),
    [
        ("", Refused, "No skill was named"),
        ("juggling", NotFound, "There is no skill 'juggling'"),
        ("deciiding", NotFound, "Did you mean Deciding"),
        ("feedback", Ambiguous, "Giving feedback and Taking feedback"),
    ],
)
def test_a_skill_that_cannot_be_told_is_refused(book, words, error, says):
    with pytest.raises(error, match=says):
        rated(book, words, 3)


def test_ones_own_skill_is_never_counted(book):
    own = added(book, "Handover", type_="hard", description="In twelve minutes")
    rating = book.get(rated(book, "handover", 3))
    assert rating["skill"] == own
    assert [one.name for one in listed(book)][-1] == "Handover"
    assert readers.would_count(book, "rating", rating) == "nothing: a skill of your own is never counted"
    shipped = book.get(rated(book, "deciding", 3))
    assert readers.would_count(book, "rating", shipped) == "Deciding, soft, 3 of 5, rated by self. Never these words."
    assert readers.counts(book, "rating", shipped) == "nothing"


def test_other_words_for_a_skill_of_the_list_keep_its_id_and_its_counting(book):
    rated(book, "deciding", 3)
    (stands_in,) = edited(book, "deciding", name="Making up my mind")
    assert skill(book, "deciding").name == "Making up my mind"
    assert "Deciding, soft" in readers.would_count(book, "rating", book.rows("rating")[0])
    edited(book, "Making up", type="hard", description="In a day")
    assert (skill(book, "deciding").type, skill(book, "deciding").record) == ("hard", stands_in)
    book.do(editing.delete(book, stands_in))
    assert skill(book, "deciding").name == "Deciding"


def test_hidden_skills_are_left_out_and_their_ratings_stay(book):
    rated(book, "deciding", 3)
    book.do(skills.hide(book, "deciding", now=NOW, new_id=book.new_id))
    assert "Deciding" not in [one.name for one in listed(book)]
    assert "Deciding" in [one.skill.name for one in before_after(book, ME, hidden=True)]
    with pytest.raises(Refused, match="left out of your list"):
        rated(book, "deciding", 4)
    with pytest.raises(Refused, match="left out already"):
        skills.hide(book, "deciding", now=NOW, new_id=book.new_id)
    book.do(skills.hide(book, "deciding", now=NOW, new_id=book.new_id, hidden=False))
    assert row_of(book, ME, "Deciding").own.times == 1


def test_names_are_not_taken_twice(book):
    for taken in ("deciding", "DECIDING "):
        with pytest.raises(Refused, match="already a skill called Deciding"):
            added(book, taken)
    added(book, "Handover")
    with pytest.raises(Refused, match="already a skill called Handover"):
        edited(book, "deciding", name="handover")
    edited(book, "handover", name="HANDOVER")
    with pytest.raises(Refused, match="says that already"):
        edited(book, "budgeting", name="Budgeting")


def test_a_deleted_skill_leaves_its_ratings_readable(book):
    own = added(book, "Handover")
    rated(book, "handover", 3)
    book.do(editing.delete(book, own))
    last = before_after(book, ME)[-1]
    assert (last.skill.name, last.own.latest.level) == ("a skill that is not in this list", 3)


def test_a_shared_rating_takes_its_skill_along_or_is_refused(pair):
    shared = pair.get(rated(pair, "deciding", 3, person="Ana", share=True))
    assert shared["readers"] == "relationship" and shared["relationship"]
    own = added(pair, "Handover")
    with pytest.raises(Refused, match="share it first"):
        rated(pair, "handover", 3, person="Ana", share=True)
    mine = rated(pair, "handover", 3, person="Ana")
    with pytest.raises(Refused, match="share that one first"):
        sharing.share(pair, mine, new_id=pair.new_id)
    (moved,) = pair.do(sharing.share(pair, own, new_id=pair.new_id))
    assert pair.get(mine)["skill"] == moved
    pair.do(sharing.share(pair, mine, new_id=pair.new_id))
    with pytest.raises(Refused, match="are shared; keep these to yourself first"):
        sharing.unshare(pair, moved, new_id=pair.new_id)


def test_words_of_ones_own_for_the_list_are_not_shared(pair):
    (stands_in,) = edited(pair, "deciding", name="Making up my mind")
    with pytest.raises(Refused, match="stays with you"):
        sharing.share(pair, stands_in, new_id=pair.new_id)


def test_sharing_needs_somebody_to_share_with(book):
    with pytest.raises(Refused, match="Share it with whom"):
        rated(book, "deciding", 3, share=True)
    mentor(book, "Ana Silva")
    assert book.get(rated(book, "deciding", 3, share=True))["readers"] == "relationship"
