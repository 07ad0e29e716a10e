"""Agreements: a draft, both words, a next version, and nothing that was agreed ever lost."""

from __future__ import annotations

from datetime import date, timedelta

import pytest

from mentortui.changes import agreement, closing, editing
from mentortui.errors import NotFound, Refused
from mentortui.model.delta import Delta
from mentortui.practice.agreement import AGREED, CHANGED, DRAFT, NONE, ONE_SIDE, content, label, standing, stands
from tests.changes.book import ME, NOW, TODAY, Book, mentor

DEFAULTS = {"cadence": "2 weeks", "minutes": 45, "between_us": "All of it.", "review_weeks": 12}


def edit(book: Book, who: str = "Ana", **fields: object) -> list[str]:
    return book.do(agreement.edit(book, who, fields, now=NOW, new_id=book.new_id, defaults=DEFAULTS))


def agree(book: Book, who: str = "Ana", **more: object) -> list[str]:
    return book.do(agreement.agree(book, who, now=NOW, new_id=book.new_id, **more))  # type: ignore[arg-type]


def both(book: Book) -> None:
    agree(book)
    agree(book, person="Ana", how="by phone", on=date(2026, 11, 20))


def now_stands(book: Book):
    return standing(book, book.rows("relationship")[0])


def test_the_first_version_begins_with_the_defaults_and_a_review_date(pair: Book) -> None:
    assert now_stands(pair).state == NONE
    edit(pair, hopes_mentee="To lead the handover")
    (row,) = pair.rows("agreement")
    assert (row["version"], row["readers"], row["relationship"]) == (
        1, "relationship", pair.rows("relationship")[0]["id"],
    )  # fmt: skip
    assert content(row) == {
        "hopes_mentee": "To lead the handover", "cadence": "2 weeks", "minutes": 45, "between_us": "All of it.",
        "review": (TODAY + timedelta(weeks=12)).isoformat(),
    }  # fmt: skip
    assert now_stands(pair).state == DRAFT


def test_a_cadence_the_pair_has_already_comes_before_the_default(pair: Book) -> None:
    pair.do(editing.set_fields(pair, pair.rows("relationship")[0]["id"], {"cadence": "1 month"}))
    edit(pair)
    assert pair.rows("agreement")[0]["cadence"] == "1 month"


def test_a_draft_is_changed_in_place_and_says_what_changed(pair: Book) -> None:
    edit(pair)
    delta = agreement.edit(pair, "Ana", {"minutes": 60, "wants": ["Advice"]}, now=NOW, new_id=pair.new_id)
    assert delta.says == "Agreement with Ana Silva changed: how long, what is wanted"
    pair.do(delta)
    assert [(row["version"], row["minutes"], row["wants"]) for row in pair.rows("agreement")] == [(1, 60, ["advice"])]


def test_with_both_words_cadence_and_day_are_those_of_the_relationship(pair: Book) -> None:
    edit(pair)
    agree(pair)
    assert now_stands(pair).state == ONE_SIDE
    assert stands(pair, now_stands(pair)) == ("Version 1: you agreed on 21 November 2026; Ana Silva's word is missing.")
    assert "cadence" not in pair.rows("relationship")[0]
    agree(pair, person="Ana", how="by phone", on=date(2026, 11, 20))
    found = now_stands(pair)
    assert (found.state, found.agreed_on, found.review) == (AGREED, "2026-11-21", date(2027, 2, 13))
    assert stands(pair, found) == "Version 1: agreed by all, 21 November 2026."
    assert {field: pair.rows("relationship")[0][field] for field in ("cadence", "agreed_on")} == {
        "cadence": "2 weeks", "agreed_on": "2026-11-21",
    }  # fmt: skip


def test_what_somebody_agreed_to_stays_and_a_next_version_says_the_new(pair: Book) -> None:
    edit(pair)
    agree(pair)
    edit(pair, cadence="1 month")
    assert [(row["version"], row["cadence"]) for row in pair.rows("agreement")] == [(1, "2 weeks"), (2, "1 month")]
    assert now_stands(pair).state == DRAFT
    both(pair)
    edit(pair, minutes=None)
    assert [row["version"] for row in pair.rows("agreement")] == [1, 2, 3]
    assert "minutes" not in pair.rows("agreement")[2]
    found = now_stands(pair)
    assert found.agreed is not None and found.agreed["version"] == 2  # the third waits; the second still holds
    assert found.terms is not None and found.terms["cadence"] == "1 month"


def test_a_next_version_written_at_the_review_is_looked_at_again_as_far_away(pair: Book) -> None:
    edit(pair, review="2026-12-05")
    both(pair)
    later = NOW + timedelta(days=20)
    pair.do(agreement.edit(pair, "Ana", {"minutes": 60}, now=later, new_id=pair.new_id))
    assert pair.rows("agreement")[1]["review"] == "2026-12-25"  # 14 days, as the first


def test_a_change_behind_the_words_is_seen_and_what_was_agreed_still_holds(pair: Book) -> None:
    edit(pair)
    both(pair)
    first = pair.rows("agreement")[0]
    pair.do(Delta("as another computer might", update={first["id"]: {"between_us": "Nothing."}}))
    found = now_stands(pair)
    assert (found.state, found.changed) == (CHANGED, ("between_us",))
    assert set(found.missing) == {ME, pair.rows("relationship")[0]["mentees"][0]}
    assert found.terms is not None and found.terms["between_us"] == "All of it."
    assert stands(pair, found) == (
        "Version 1 was changed after somebody agreed (what stays between us); your word and Ana Silva's are missing."
    )
    agree(pair)  # to what it says now; Ana's word was for the other text
    assert now_stands(pair).state == CHANGED
    assert now_stands(pair).missing == (pair.rows("relationship")[0]["mentees"][0],)
    assert now_stands(pair).terms == found.terms  # two words for two texts are no agreement: the old one holds
    agree(pair, person="Ana", how="by phone")
    found = now_stands(pair)
    assert found.state == AGREED and found.terms is not None and found.terms["between_us"] == "Nothing."


@pytest.mark.parametrize(
    ("how", "sentence"),
    [
        ({}, "You agreed to version 1 already, on 21 November 2026"),
        ({"person": "Ana"}, "Only Ana Silva can say so here"),
        ({"person": "Ana", "how": "by phone", "on": TODAY + timedelta(days=1)}, "is still to come"),
        ({"person": "Bo", "how": "by phone"}, "Bo Lind is not in this relationship"),
        ({"person": "Zoe", "how": "by phone"}, "There is no person 'Zoe'"),
        ({"person": "Ana", "how": "by phone", "version": 2}, "Version 2 is not there"),
        ({"how": "by post"}, "The way of agreeing 'by post' is not known"),
    ],
)
def test_a_word_that_cannot_be_given_is_refused_in_one_sentence(pair: Book, how: dict, sentence: str) -> None:  # type: ignore[type-arg]
    mentor(pair, "Bo Lind")
    edit(pair)
    agree(pair)
    before = len(pair.rows("acceptance"))
    with pytest.raises(Refused, match=sentence.replace("(", r"\(")):
        agree(pair, **how)
    assert len(pair.rows("acceptance")) == before


def test_an_older_version_cannot_be_agreed_to(pair: Book) -> None:
    edit(pair)
    agree(pair)
    edit(pair, minutes=30)
    with pytest.raises(Refused, match="Version 1 is an older one"):
        agree(pair, version=1)


def test_nothing_nobody_oneself_and_what_is_closed(pair: Book) -> None:
    with pytest.raises(NotFound, match="There is no agreement with Ana Silva yet"):
        agree(pair)
    with pytest.raises(Refused, match="That is you"):
        edit(pair, "me")
    with pytest.raises(NotFound, match="There is no person 'Zoe'"):
        edit(pair, "Zoe")
    with pytest.raises(Refused, match="has no dowry"):
        edit(pair, dowry="a goat")
    with pytest.raises(Refused, match="'gold' is not known; choose one of advice"):
        edit(pair, wants=["gold"])
    edit(pair)
    with pytest.raises(Refused, match="says that already"):
        edit(pair, minutes=45)
    pair.do(closing.close(pair, "Ana", "completed", now=NOW, talked=True))
    with pytest.raises(Refused, match="was closed on 21 November 2026; nothing was changed"):
        edit(pair, minutes=30)


def test_an_agreement_without_cadence_leaves_that_of_the_pair(pair: Book) -> None:
    link = pair.rows("relationship")[0]["id"]
    pair.do(editing.set_fields(pair, link, {"cadence": "3 weeks"}))
    edit(pair, cadence=None)
    both(pair)
    assert (pair.get(link) or {})["cadence"] == "3 weeks"
    assert now_stands(pair).state == AGREED


def test_in_a_circle_everybody_gives_their_word(book: Book) -> None:
    from mentortui.changes.people import relationship_add

    book.do(relationship_add(book, ["me"], ["Ana Silva", "Bo Lind"], now=NOW, new_id=book.new_id))
    edit(book)
    agree(book)
    agree(book, person="Ana", how="by phone")
    assert stands(book, now_stands(book)).endswith("Bo Lind's word is missing.")
    agree(book, person="Bo", how="by phone")
    assert now_stands(book).state == AGREED
    assert label(book, book.rows("relationship")[0], "hopes_mentee") == "What Ana and Bo hope to gain"
    assert label(book, book.rows("relationship")[0], "hopes_mentor") == "What you hope to gain"
