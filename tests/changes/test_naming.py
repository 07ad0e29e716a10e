"""Names: what is found, what is ambiguous, what is near."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mentortui.changes import naming
from mentortui.changes.goals import add
from mentortui.errors import Ambiguous, NotFound, Refused
from mentortui.model.vocabulary import KINDS
from tests.changes.book import ME, NOW, Book, mentor, person
from tests.hostile import TEXTS


def goal(book, title):
    return book.do(add(book, title, now=NOW, new_id=book.new_id))[0]


def test_a_person_by_every_way_of_naming_them(book):
    ana = person(book, "Ana Silva")
    for words in ("Ana Silva", "ana silva", " ANA  SILVA ", "Ana", "silva", "an sil", ana, ana[:20]):
        assert naming.find(book, ("person",), words) == ana
    assert naming.find(book, ("person",), "me") == ME


def test_an_exact_name_comes_before_its_beginning(book):
    ana, anabel = person(book, "Ana"), person(book, "Anabel")
    assert naming.person(book, "ana") == ana
    assert naming.person(book, "anab") == anabel


def test_composed_and_decomposed_letters_are_one(book):
    ines = person(book, "Inês Rocha")
    assert naming.person(book, "Ine\u0302s") == ines


def test_two_of_one_beginning_are_listed_with_ids(book):
    person(book, "Ana Silva")
    person(book, "Ana Lima")
    with pytest.raises(Ambiguous, match=r"'ana' could be Ana Silva \(person-[0-9a-f]{8}\) or Ana Lima"):
        naming.person(book, "ana")


def test_many_of_one_beginning_are_cut_short(book):
    for number in range(20):
        person(book, f"Ana {number:02}")
    with pytest.raises(Ambiguous, match="and 12 more"):
        naming.person(book, "ana")


def test_a_mistyped_name_is_met_with_the_near_one_and_the_way_to_add(book):
    person(book, "Ana Silva")
    with pytest.raises(NotFound, match=r'Did you mean Ana Silva\?.*person add "Anna"'):
        naming.person(book, "Anna")


def test_an_id_of_another_kind_is_not_found(book):
    with pytest.raises(NotFound):
        naming.find(book, ("goal",), person(book, "Ana"))


def test_nothing_is_no_name(book):
    with pytest.raises(Refused, match="No goal was named"):
        naming.find(book, ("goal",), "  ")


def test_the_beginning_of_an_id_needs_four_digits_without_its_kind(book):
    first = goal(book, "One")
    assert naming.find(book, ("goal",), first.partition("-")[2]) == first
    with pytest.raises(NotFound):
        naming.find(book, ("goal",), "000")


@given(st.sampled_from(TEXTS) | st.text(max_size=40))
def test_any_words_find_one_or_are_refused(words):
    book = Book()
    person(book, "Ana Silva")
    goal(book, "met [/b] at 3")
    try:
        assert book.get(naming.find(book, tuple(KINDS), words)) is not None
    except Refused as error:
        assert error.sentence.endswith((".", "?"))


def test_the_relationship_with_one_comes_before_the_circle_with_her(book):
    from mentortui.changes.people import relationship_add

    book.do(relationship_add(book, ["me"], ["Ana", "Bo"], now=NOW, new_id=book.new_id))
    (alone,) = mentor(book, "Ana")
    assert naming.relationship_with(book, [naming.person(book, "Ana")])["id"] == alone
    together = naming.relationship_with(book, [naming.person(book, "Ana"), naming.person(book, "Bo")])
    assert together is not None and together["id"] != alone


def test_labels_of_every_kind_say_something(pair):
    from mentortui.changes.capture import log

    pair.do(log(pair, "Hello " * 40, ["Ana"], on=NOW.date(), now=NOW, new_id=pair.new_id))
    for kind in KINDS:
        for row in pair.rows(kind):
            label = naming.label(pair, row)
            assert label and len(label) <= 60
    (meeting,) = pair.rows("meeting")
    assert naming.label(pair, meeting) == "meeting with Ana Silva on 21 November 2026"
