"""Kudos, trophies, rewards; introductions and what came of them."""

from datetime import timedelta

import pytest

from mentortui.changes import editing, introductions, milestones, recognition, sharing
from mentortui.documents import markdown
from mentortui.errors import NotFound, Refused
from mentortui.model.delta import Delta
from mentortui.practice import readers
from tests.changes.book import ME, NOW, TODAY, Book, mentor, person


@pytest.fixture
def book():
    book = Book()
    mentor(book, "Ana Silva")
    return book


def kudos(book, who, text, **more):
    (record_id,) = book.do(recognition.kudos(book, who, text, now=NOW, new_id=book.new_id, **more))
    return book.get(record_id)


def give(book, type_, who, title, **more):
    (record_id,) = book.do(recognition.give(book, who, title, type_=type_, now=NOW, new_id=book.new_id, **more))
    return book.get(record_id)


def test_kudos_are_their_author_s_until_shared(book):
    (pair,) = (row["id"] for row in book.rows("relationship"))
    row = kudos(book, "Ana", "You asked the hard question.", value_tag="Courage")
    assert (row["title"], row["type"], row["by"]) == ("You asked the hard question.", "kudos", ME)
    assert (row["readers"], row["relationship"], row["value_tag"]) == ("only_you", pair, "Courage")
    assert kudos(book, "Ana", "Again", share=True)["readers"] == "relationship"
    assert readers.would_count(book, "recognition", row) == "21 Nov, kudos, Courage. Never these words."


def test_long_kudos_keep_all_their_words(book):
    text = "Thanks.\n\n" + "word " * 100
    row = kudos(book, "Ana", text)
    assert len(row["title"]) <= 200 and row["title"].startswith("Thanks. word") and row["text"] == text.rstrip()


def test_kudos_to_oneself_and_to_nobody_are_refused(book):
    with pytest.raises(Refused, match="somebody else"):
        kudos(book, "me", "Well done")
    with pytest.raises(NotFound, match="no person 'Nobody'"):
        kudos(book, "Nobody", "Well done")
    with pytest.raises(Refused, match="title is empty"):
        kudos(book, "Ana", "  ")


def test_what_is_given_may_be_one_s_own_and_is_never_of_tomorrow(book):
    assert give(book, "trophy", "me", "Mentor of the month")["person"] == ME
    assert give(book, "reward", "Ana", "A book of her choice")["title"] == "A book of her choice"
    with pytest.raises(Refused, match="day to come"):
        give(book, "trophy", "me", "Mentor of the month", on=TODAY + timedelta(days=1))


def test_sharing_needs_somebody_who_reads_it_and_shows_nothing_private(book):
    person(book, "Bo")
    with pytest.raises(Refused, match="in no relationship with Bo"):
        kudos(book, "Bo", "Thanks", share=True)
    book.do(milestones.add(book, "The talk", on=TODAY, now=NOW, new_id=book.new_id))
    with pytest.raises(Refused, match="Only you can read The talk"):
        kudos(book, "Ana", "Thanks", share=True, milestone="The talk")
    assert kudos(book, "Ana", "Thanks", milestone="The talk")["milestone"]


def test_kudos_for_one_person_do_not_go_to_the_relationship_of_another(book):
    mentor(book, "Bo")
    book.do(milestones.add(book, "The talk", on=TODAY, now=NOW, new_id=book.new_id, person="Bo", share=True))
    row = kudos(book, "Ana", "Thanks", milestone="The talk", share=True)
    assert row["relationship"] != book.rows("milestone")[0]["relationship"]


def test_an_introduction_is_noted_and_what_came_of_it(book):
    (record_id,) = book.do(
        introductions.add(book, "Rita Moura", now=NOW, new_id=book.new_id, person="Ana", why="Runs the forum")
    )
    row = book.get(record_id)
    assert (row["name"], row["why"], row["readers"], "worked" in row) == (
        "Rita Moura",
        "Runs the forum",
        "only_you",
        False,
    )
    assert readers.would_count(book, "introduction", row) == "21 Nov. Never these words."
    book.do(introductions.outcome(book, "rita", "They run it together now.", worked=True))
    assert (book.get(record_id)["outcome"], book.get(record_id)["worked"]) == ("They run it together now.", True)
    assert readers.would_count(book, "introduction", book.get(record_id)).startswith("21 Nov, something came of it")
    book.do(introductions.outcome(book, "rita", worked=False))
    assert book.get(record_id)["worked"] is False
    for again in ({"worked": False}, {}, {"text": " "}):
        with pytest.raises(Refused, match="Nothing new"):
            introductions.outcome(book, "rita", **again)


def test_introductions_of_nobody_to_nobody_and_of_tomorrow_are_refused(book):
    for name, more, words in (
        (" ", {}, "name is empty"),
        ("Rita", {"person": "Nobody"}, "no person 'Nobody'"),
        ("Rita", {"on": TODAY + timedelta(days=2)}, "once it was made"),
    ):
        with pytest.raises(Refused, match=words):
            introductions.add(book, name, now=NOW, new_id=book.new_id, **more)
    with pytest.raises(NotFound):
        introductions.outcome(book, "Rita", "x")


def test_kudos_from_another_stay_in_their_words(book):
    row = kudos(book, "Ana", "Thanks", share=True)
    ana = row["person"]
    book.do(Delta("as it comes by a shared folder", update={row["id"]: {"by": ana, "person": ME}}))
    for change in (
        lambda: editing.set_fields(book, row["id"], {"title": "Thanks a lot"}),
        lambda: editing.delete(book, row["id"]),
        lambda: sharing.unshare(book, row["id"], new_id=book.new_id),
    ):
        with pytest.raises(Refused, match="Ana Silva wrote it"):
            change()
    assert "- from: Ana Silva" in markdown.record(book, book.get(row["id"]))
